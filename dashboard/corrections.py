"""Corrections that need the article read again: its day of writing, its placeholders, and the undo of both.

Everything that hangs on the mended date is resolved again in a worker; ids, links and corrections by hand live on.
"""

from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from dashboard.store import (
    Added,
    ArticleDetail,
    Change,
    Digest,
    NotFound,
    Overtaken,
    OwnDates,
    Refused,
    Resolved,
    Store,
    Upload,
)
from dashboard.worker import Document
from extract import Article, Clue, ClueKind, CodingChoice, Span, UnreadableArticle, Value, coding_choices

BY_A_PERSON = "set by a person"
"""The source named in the clue of a day of writing that a person set."""

TRIES = 3
"""How often an article is read again where others mend it at the same time."""


class Extractor(Protocol):
    """What is needed of `dashboard.worker.Reader`."""

    def extract(self, article: Article) -> Digest:
        """Find the events of an article."""

    def read(self, document: Document) -> Digest:
        """Read a file and find its events."""


def set_written(
    store: Store, reader: Extractor, article: int, written: Value | None, *, who: str, why: str = "", token: str = ""
) -> Resolved:
    """Set or correct the day an article was written; None says that it is not known. Raises Unread where the worker
    gave up, and then nothing was changed."""
    return _mend(store, reader, article, {None: written}, what="written", who=who, why=why, token=token)


def fill(
    store: Store,
    reader: Extractor,
    article: int,
    span: Span,
    when: Value | None,
    *,
    who: str,
    why: str = "",
    token: str = "",
) -> Resolved:
    """Answer a placeholder; None empties it again. The article's own words stay as they are."""
    return _mend(store, reader, article, {span: when}, what="filled", who=who, why=why, token=token)


def read_as(store: Store, reader: Extractor, article: int, coding: str, *, who: str, token: str) -> Added:
    """Read the file of a draft again in the coding that a person chose; returns what takes its place. The first reading
    is set aside with all that was decided in it. Raises Unread, Refused and NotFound."""
    known = _article(store, article, token)
    upload = store.doubtful_upload(article)
    if upload is None:
        raise NotFound("The file of this article is not kept any more.")
    choice = next((each for each in choices_of(upload) if each.coding == coding), None)
    if choice is None:
        raise Refused("It can’t be read in this coding.")
    written = known.article.published if _set_by_a_person(known.article) else upload.written
    day = written.edtf if written else None
    said = (day, upload.title or None, upload.source, upload.url)
    digest = reader.read(Document(upload.file_name, upload.data, *said, coding=choice.coding))
    return store.replace_reading(article, digest, who=who, why=f"read again as {choice.name}")


def choices_of(upload: Upload) -> tuple[CodingChoice, ...]:
    """The codings in which a file may be read, the present guess first."""
    try:
        return coding_choices(upload.data, name=upload.file_name)
    except UnreadableArticle:
        return ()


def _set_by_a_person(article: Article) -> bool:
    return bool(article.published and article.clues and article.clues[0].source == BY_A_PERSON)


def undo(
    store: Store, reader: Extractor, change: int, *, who: str, why: str = "", token: str = ""
) -> Change | Resolved:
    """Take any change back and nothing else, whether or not the article must be read again for it. Raises Refused where
    it was undone before or a later change stands on it."""
    before, made = store.own_dates_before(change), store.change(change)
    if before is None or made is None:
        return store.undo(change, who=who, why=why)
    assert made.article is not None
    return _mend(store, reader, made.article, before, what="undone", who=who, why=why, token=token, undoes=made)


def _mend(
    store: Store,
    reader: Extractor,
    article: int,
    dates: OwnDates,
    *,
    what: str,
    who: str,
    why: str,
    token: str,
    undoes: Change | None = None,
) -> Resolved:
    """Give an article dates of its own and have it read again. Where somebody else mended it meanwhile it is read once
    more, so that both changes stand."""
    for _ in range(TRIES):
        known = _article(store, article, token).article
        mended = _with(known, dates)
        if mended == known and undoes is None:
            raise Refused("That is what it says already.")
        old, new = (undoes.new, undoes.old) if undoes else _told(known, dates)
        number = undoes.id if undoes else None
        digest = reader.extract(mended)
        with suppress(Overtaken):
            return store.resolve_again(
                article, digest, what=what, old=old, new=new, who=who, why=why, was=known, undoes=number
            )
    raise Refused("Others mend this article at this moment. Try again when they are done.")


def _article(store: Store, article: int, token: str) -> ArticleDetail:
    detail = store.article(article, token=token or None)
    if detail is None or not detail.article.text:
        raise NotFound(f"There is no article {article}.")
    return detail


def _with(article: Article, dates: OwnDates) -> Article:
    """The article with these dates of its own; the others stay."""
    holes = {span: when for span, when in dates.items() if span is not None}
    if any(not 0 <= start < end <= len(article.text) for start, end in holes):
        raise Refused("There is no such place in the text.")
    filled = {**dict(article.fills), **holes}
    fills = tuple((span, when) for span, when in sorted(filled.items()) if when is not None)
    mended = replace(article, fills=fills)
    return _as_written(mended, dates[None]) if None in dates else mended


def _told(article: Article, dates: OwnDates) -> tuple[str | None, str | None]:
    """Old and new of one date, as the page of changes shows them."""
    ((span, new),) = dates.items()
    old = article.published if span is None else dict(article.fills).get(span)
    return _text(old), _text(new)


def _as_written(article: Article, written: Value | None) -> Article:
    """The article with another day of writing; every clue of its own is kept."""
    clues = tuple(clue for clue in article.clues if clue.source != BY_A_PERSON)
    if written is None:
        return replace(article, published=None, clues=clues)
    if any(clue.kind is ClueKind.PUBLISHED and clue.value == written for clue in clues):
        return replace(article, published=written, clues=clues)
    own = Clue(ClueKind.PUBLISHED, BY_A_PERSON, written.edtf, written)
    return replace(article, published=written, clues=(own, *clues), inferred=None)


def _text(when: Value | None) -> str | None:
    return when.edtf if when is not None else None
