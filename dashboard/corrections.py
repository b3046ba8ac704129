"""Corrections that need the article read again: its day of writing, its placeholders, and the undo of both.

Everything that hangs on the mended date is resolved again in a worker; ids, links and corrections by hand live on.
"""

from dataclasses import replace
from typing import Protocol

from dashboard.store import (
    ArticleDetail,
    Change,
    Digest,
    NotFound,
    Proposal,
    Refused,
    Resolved,
    Store,
    Target,
    Upload,
)
from dashboard.worker import Document
from extract import Article, Clue, ClueKind, CodingChoice, Span, UnreadableArticle, Value, coding_choices

BY_A_PERSON = "set by a person"
"""The source named in the clue of a day of writing that a person set."""


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
    known = _article(store, article, token).article
    digest = reader.extract(_as_written(known, written))
    return store.resolve_again(
        article, digest, what="written", old=_text(known.published), new=_text(written), who=who, why=why
    )


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
    known = _article(store, article, token).article
    if not 0 <= span[0] < span[1] <= len(known.text):
        raise Refused("There is no such place in the text.")
    old = next((value for place, value in known.fills if place == span), None)
    others = tuple((place, value) for place, value in known.fills if place != span)
    filled = (*others, (span, when)) if when is not None else others
    digest = reader.extract(replace(known, fills=tuple(sorted(filled, key=lambda each: each[0]))))
    return store.resolve_again(article, digest, what="filled", old=_text(old), new=_text(when), who=who, why=why)


def read_as(store: Store, reader: Extractor, article: int, coding: str, *, who: str, token: str) -> int:
    """Read the file of a draft again in the coding that a person chose; returns the article that takes its place. The
    first reading is set aside with all that was decided in it. Raises Unread, Refused and NotFound."""
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
    digest = reader.read(Document(upload.job.name, upload.data, *said, coding=choice.coding))
    added = store.add_article(digest, collection=known.row.collection, by=upload.by, token=token)
    if added.duplicate:
        raise Refused("Read so it is an article that is here already.")
    store.replace_reading(article, added.article, who=who, why=f"read again as {choice.name}")
    return added.article


def choices_of(upload: Upload) -> tuple[CodingChoice, ...]:
    """The codings in which a file may be read, the present guess first."""
    try:
        return coding_choices(upload.data, name=upload.job.name)
    except UnreadableArticle:
        return ()


def _set_by_a_person(article: Article) -> bool:
    return bool(article.published and article.clues and article.clues[0].source == BY_A_PERSON)


def accept(
    store: Store, reader: Extractor, proposal: Proposal, article: int, *, who: str, token: str = ""
) -> Resolved | Change:
    """Take a date that another article gives. It goes into the placeholder that the event hangs on, so that all that
    hangs on it follows; where there is none, onto the claim itself."""
    detail = _article(store, article, token)
    told = [each for each in detail.claims if each.event == proposal.event]
    claim = next((each for each in told if each.when is None), next(iter(told), None))
    if claim is None:
        raise NotFound("This article does not tell that event.")
    why = f"from “{proposal.article_title}” ({proposal.source})"
    hole = _placeholder(detail, claim.timexes)
    if hole is None:
        return store.redate(Target("claim", claim.id), proposal.when, who=who, why=why)
    return fill(store, reader, article, hole, proposal.when, who=who, why=why, token=token)


def undo(
    store: Store, reader: Extractor, change: int, *, who: str, why: str = "", token: str = ""
) -> Change | Resolved:
    """Take any change back, whether or not the article must be read again for it."""
    made = store.change(change)
    if made is None:
        raise NotFound(f"There is no change {change}.")
    before = store.written_before(change)
    if before is None:
        return store.undo(change, who=who, why=why)
    if made.undone_by is not None:
        raise Refused("This was undone before.")
    assert made.article is not None
    written, fills = before
    known = _article(store, made.article, token).article
    digest = reader.extract(_as_written(replace(known, fills=fills), written))
    return store.resolve_again(
        made.article, digest, what="undone", old=made.new, new=made.old, who=who, why=why, undoes=change
    )


def _article(store: Store, article: int, token: str) -> ArticleDetail:
    detail = store.article(article, token=token or None)
    if detail is None or not detail.article.text:
        raise NotFound(f"There is no article {article}.")
    return detail


def _as_written(article: Article, written: Value | None) -> Article:
    """The article with another day of writing; every clue of its own is kept."""
    clues = tuple(clue for clue in article.clues if clue.source != BY_A_PERSON)
    if written is None:
        return replace(article, published=None, clues=clues)
    if any(clue.kind is ClueKind.PUBLISHED and clue.value == written for clue in clues):
        return replace(article, published=written, clues=clues)
    own = Clue(ClueKind.PUBLISHED, BY_A_PERSON, written.edtf, written)
    return replace(article, published=written, clues=(own, *clues), inferred=None)


def _placeholder(detail: ArticleDetail, timexes: tuple[str, ...]) -> Span | None:
    holes = {
        (warning.start, warning.end)
        for warning in detail.warnings
        if warning.code == "placeholder" and warning.start is not None and warning.end is not None
    }
    spans = {timex.id: (timex.start, timex.end) for timex in detail.timexes}
    own = [spans[key] for key in timexes if key in spans]
    return next((span for span in own if span in holes), None)


def _text(when: Value | None) -> str | None:
    return when.edtf if when is not None else None
