"""Adding articles: files or one pasted text; what is accepted goes into a review that is kept on the server."""

from collections.abc import Sequence
from math import ceil

import streamlit as st

from dashboard import inbox, resources
from dashboard.access import READER, Visitor
from dashboard.store import Collection, Store
from dashboard.typed import not_read, not_yet
from dashboard.widgets import who
from dashboard.widgets.plain import plain
from dashboard.words import date_words
from extract import Value, foreign_language, language_name, read_typed_date

_SAID_TYPES = ("txt", "md", "html", "pdf", "docx", "eml")
TYPES = (*_SAID_TYPES, "markdown", "htm")
File = tuple[str, bytes]


def form(store: Store, visitor: Visitor, token: str = "") -> str:
    """Draw the form; returns the review's token where something was accepted, else "".

    What was refused stays in its fields, to be mended; what was accepted leaves them with the page or the
    dialog that they are on.
    """
    collections = resources.live().collections()
    if not collections:
        st.write("There is no collection yet to add to.")
        return ""
    with st.form("add_articles", clear_on_submit=False, border=False):
        place = "" if token else _collection(collections)
        files = st.file_uploader(
            f"Files: {', '.join(_SAID_TYPES)}; at most {resources.settings().upload_mb:g} MB each, {_most()} at once",
            type=list(TYPES),
            accept_multiple_files=True,
            max_upload_size=ceil(resources.settings().upload_mb),
        )
        pasted = st.text_area("Or paste one article’s text", height=160, max_chars=1_000_000)
        title = st.text_input("Title of the pasted text (if it has one)", max_chars=200)
        typed = st.text_input(
            "Written on (if you know it)",
            placeholder="16 Dec 2025; leave it empty, and the text is searched for it",
            max_chars=80,
        )
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
    review = token or store.start_review(collection=place, by=visitor.name or READER).token
    return _accept(store, visitor, review, given, written, title.strip() if pasted.strip() else "")


def _collection(collections: Sequence[Collection]) -> str:
    names = {each.slug: each.name for each in collections}
    return st.selectbox("Conflict", list(names), format_func=names.__getitem__)


def _problem(given: Sequence[File], pasted: str, typed: str, written: Value | None) -> str:
    """What is wrong with what was given, in words; "" where nothing is."""
    if not given:
        return "Nothing was given: choose files or paste a text."
    if len(given) > _most():
        return f"{len(given)} files are too many at once: at most {_most()} here. Nothing was stored."
    if typed.strip() and written is None:
        return not_read(typed, "Nothing was stored.")
    if ahead := not_yet(written):
        return f"{ahead} Nothing was stored."
    words = pasted.split()
    if len(words) == 1 and words[0].startswith(("http://", "https://", "www.")):
        return "That is an address, not an article. This server fetches no pages: paste the article’s text instead."
    if pasted.strip() and (language := foreign_language(pasted)):
        named = language_name(language)
        return f"This text seems to be in {named}, and only English is read here. Paste a translation."
    return ""


def _most() -> int:
    return resources.settings().upload_files


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
    review: str,
    given: Sequence[File],
    written: Value | None,
    title: str,
) -> str:
    name = visitor.name or READER
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
