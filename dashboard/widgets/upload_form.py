"""Adding articles: files or one pasted text; what is accepted goes into a review that is kept on the server."""

from collections.abc import Sequence

import streamlit as st

from dashboard import inbox, resources
from dashboard.access import READER, Visitor
from dashboard.store import Collection, Store
from dashboard.widgets import who
from dashboard.widgets.plain import plain
from dashboard.words import date_words
from extract import Value, foreign_language, read_typed_date

TYPES = ("txt", "md", "markdown", "html", "htm", "pdf", "docx", "eml")
File = tuple[str, bytes]


def form(store: Store, visitor: Visitor, token: str = "") -> str:
    """Draw the form; returns the review's token where something was accepted, else ""."""
    collections = resources.live().collections()
    if not collections:
        st.write("There is no collection yet to add to.")
        return ""
    with st.form("add_articles", clear_on_submit=True, border=False):
        chosen = _collection(collections)
        files = st.file_uploader(
            f"Files: {', '.join(TYPES)}",
            type=list(TYPES),
            accept_multiple_files=True,
            max_upload_size=max(1, int(resources.settings().upload_mb)),
        )
        pasted = st.text_area("Or paste one article’s text", height=160, max_chars=1_000_000)
        title = st.text_input("Title of the pasted text (if it has one)", max_chars=200)
        typed = st.text_input("Written on (if you know it)", placeholder="16 Dec 2025", max_chars=80)
        sent = st.form_submit_button("Read and review", type="primary")
    if not sent:
        return ""
    given = [(each.name, each.getvalue()) for each in files or ()]
    if pasted.strip():
        given.append((f"{title.strip() or 'Pasted text'}.txt", pasted.encode()))
    written = read_typed_date(typed) if typed.strip() else None
    if problem := _problem(given, pasted, typed, written) or _too_fast(visitor, len(given)):
        st.warning(plain(problem))
        return ""
    return _accept(store, visitor, token, chosen, given, written, title.strip() if pasted.strip() else "")


def _collection(collections: Sequence[Collection]) -> Collection:
    names = {each.slug: each.name for each in collections}
    slug = st.selectbox("Conflict", list(names), format_func=names.__getitem__)
    return next(each for each in collections if each.slug == slug)


def _problem(given: Sequence[File], pasted: str, typed: str, written: Value | None) -> str:
    """What is wrong with what was given, in words; "" where nothing is."""
    if not given:
        return "Nothing was given: choose files or paste a text."
    most = resources.settings().upload_files
    if len(given) > most:
        return f"{len(given)} files are too many at once: at most {most} here. Nothing was stored."
    if typed.strip() and written is None:
        return f"“{typed[:40]}” can’t be read as a date. Nothing was stored. Try 14 Dec 2025 · Dec 2025 · 2014"
    words = pasted.split()
    if len(words) == 1 and words[0].startswith(("http://", "https://", "www.")):
        return "That is an address, not an article. This server fetches no pages: paste the article’s text instead."
    if pasted.strip() and (language := foreign_language(pasted)):
        return f"This text is not English but “{language}”. Only English is read yet. Paste a translation."
    return ""


def _too_fast(visitor: Visitor, files: int) -> str:
    if visitor.edits:
        return ""
    wait = resources.upload_limit().take(session=who.session_key(), address=st.context.ip_address, files=files)
    if wait == 0:
        return ""
    if wait < 0:
        return f"So many files at once are not taken here: at most {resources.upload_limit().most}."
    return f"That was many files in a short time. Try again in {wait // 60 + 1} minutes; nothing was stored."


def _accept(
    store: Store,
    visitor: Visitor,
    token: str,
    collection: Collection,
    given: Sequence[File],
    written: Value | None,
    title: str,
) -> str:
    name = visitor.name or READER
    review = token or store.start_review(collection=collection.slug, by=name).token
    for file, data in given:
        inbox.accept(
            store,
            resources.settings(),
            review,
            file,
            data,
            written=written,
            title=title if len(given) == 1 else "",
            by=name,
        )
    resources.inbox().ring()
    if written:
        st.toast(plain(f"Written {date_words(written)}"))
    return review
