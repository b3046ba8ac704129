"""Adding articles: files or one pasted text; what is accepted goes into a review that is kept on the server."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

import streamlit as st

from dashboard import inbox, link, resources
from dashboard.access import READER, Visitor
from dashboard.original import LONGEST_ADDRESS, web_address
from dashboard.store import Collection, Store
from dashboard.typed import not_read, not_yet
from dashboard.widgets import who
from dashboard.widgets.plain import plain
from dashboard.words import date_words
from extract import Value, foreign_language, language_name, read_typed_date

_SAID_TYPES = ("txt", "md", "html", "pdf", "docx", "eml")
TYPES = (*_SAID_TYPES, "markdown", "htm")
_PASTED = "Pasted text.txt"


class File(NamedTuple):
    """What is sent: a file, or a pasted text with the title that was typed for it."""

    name: str
    data: bytes
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """The fields beside the files, as they were filled in."""

    pasted: str
    title: str
    typed: str
    outlet: str
    address: str

    @property
    def written(self) -> Value | None:
        """The day of writing; None where none was typed that can be read."""
        return read_typed_date(self.typed) if self.typed.strip() else None


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
        uploaded = st.file_uploader(
            f"Files: {', '.join(_SAID_TYPES)}; at most {resources.settings().upload_mb:g} MB each, {_most()} at once",
            type=list(TYPES),
            accept_multiple_files=True,
            max_upload_size=ceil(resources.settings().upload_mb),
        )
        said = _fields()
        sent = st.form_submit_button("Read and review", type="primary")
    if not sent:
        return ""
    files = [File(each.name, each.getvalue()) for each in uploaded or ()]
    if said.pasted.strip():
        title = " ".join(said.title.split())
        files.append(File(title or _PASTED, said.pasted.encode(), title))
    if problem := _problem(files, said) or _too_fast(visitor, len(files)):
        st.warning(plain(problem))
        return ""
    review = token or store.start_review(collection=place, by=visitor.name or READER).token
    return _accept(store, visitor, review, files, said)


def _fields() -> _Said:
    return _Said(
        pasted=st.text_area("Or paste one article’s text", height=160, max_chars=1_000_000),
        title=st.text_input("Title of the pasted text (if it has one)", max_chars=200),
        typed=st.text_input(
            "Written on (if you know it)",
            placeholder="16 Dec 2025; leave it empty, and the text is searched for it",
            max_chars=80,
        ),
        outlet=st.text_input(
            "Where it appeared (outlet)",
            placeholder="of all files given here; leave it empty, and what a file says of itself stands",
            max_chars=link.LONGEST_TEXT,
        ),
        address=st.text_input(
            "Its address",
            placeholder="https://…, of one file or one text; readers find the original there, nothing is fetched",
            max_chars=LONGEST_ADDRESS,
        ),
    )


def _collection(collections: Sequence[Collection]) -> str:
    names = {each.slug: each.name for each in collections}
    return st.selectbox("Conflict", list(names), format_func=names.__getitem__)


def _problem(files: Sequence[File], said: _Said) -> str:
    """What is wrong with what was given, in words; "" where nothing is."""
    if not files:
        return "Nothing was given: choose files or paste a text."
    if len(files) > _most():
        return f"{len(files)} files are too many at once: at most {_most()} here. Nothing was stored."
    if said.typed.strip() and said.written is None:
        return not_read(said.typed, "Nothing was stored.")
    if ahead := not_yet(said.written):
        return f"{ahead} Nothing was stored."
    if said.address.strip() and (no_address := _no_address(said.address, len(files))):
        return f"{no_address} Nothing was stored."
    words = said.pasted.split()
    if len(words) == 1 and words[0].startswith(("http://", "https://", "www.")):
        return "That is an address, not an article. This server fetches no pages: paste the article’s text instead."
    if said.pasted.strip() and (language := foreign_language(said.pasted)):
        named = language_name(language)
        return f"This text seems to be in {named}, and only English is read here. Paste a translation."
    return ""


def _no_address(typed: str, files: int) -> str:
    """Why an address is not taken."""
    if not web_address(typed):
        return f"“{typed.strip()[:60]}” is no whole address: it begins with https:// or http://, and names a host."
    return f"An address is that of one article, and {files} were given: add them one by one." if files > 1 else ""


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


def _accept(store: Store, visitor: Visitor, review: str, files: Sequence[File], said: _Said) -> str:
    for name, data, title in files:
        inbox.accept(
            store,
            resources.settings(),
            review,
            name,
            data,
            written=said.written,
            title=title,
            source=" ".join(said.outlet.split()),
            url=said.address.strip(),
            by=visitor.name or READER,
        )
    resources.inbox().ring()
    if said.written:
        st.toast(plain(f"Written {date_words(said.written)}"))
    return review
