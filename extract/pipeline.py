"""The line itself, in one place: Article → Timexes → Events → Warnings."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from extract.article.language import language_name
from extract.model import Article, Event, Extraction, Timex, Warning, WarningCode
from extract.timex import find_timexes, prove_publication
from extract.value import Value

if TYPE_CHECKING:
    from spacy.tokens import Doc

Only = Literal["timexes", "events"]

DEFAULT_SALIENCE = 0.5


def extract(article: Article, *, only: Only = "events", min_salience: float = DEFAULT_SALIENCE) -> Extraction:
    """Resolve an article's temporal expressions and find its events.

    `only="timexes"` stops before the events and loads no language model. `min_salience` (0 to 1) is how much a
    reader must want an event; 0 gives every mention, plain statements included. A text in another language gives
    the dates written out in it, no events, and a warning that says so.
    """
    return extract_all([article], only=only, min_salience=min_salience)[0]


def extract_all(
    articles: Sequence[Article], *, only: Only = "events", min_salience: float = DEFAULT_SALIENCE
) -> list[Extraction]:
    """As `extract`, for a handful of articles at once: each on its own, but parsed together, which is cheaper."""
    resolved = [_resolved(article) for article in articles]
    if only == "timexes" or not any(extraction.article.is_english for extraction in resolved):
        return resolved

    from extract.nlp import parse_all, pipeline  # the events' half of the line is heavy: imported when asked for

    english = [extraction for extraction in resolved if extraction.article.is_english]
    with pipeline().memory_zone():  # what spaCy keeps of a text goes with it: memory stays flat
        docs = iter(parse_all([(extraction.article, extraction.timexes) for extraction in english]))
        return [
            _with_events(extraction, next(docs), min_salience) if extraction.article.is_english else extraction
            for extraction in resolved
        ]


def _resolved(article: Article) -> Extraction:
    """The half of the line that needs no language model."""
    timexes, warnings = find_timexes(article)
    if article.published is None:
        article = replace(article, inferred=prove_publication(article, timexes))
    if not article.is_english:
        warnings = (_foreign(article), *warnings)
    return Extraction(article, timexes, (), warnings)


def _with_events(extraction: Extraction, doc: "Doc", min_salience: float) -> Extraction:
    from extract.consistency import check
    from extract.events import find_events

    article = extraction.article
    events, timexes, doubts = find_events(article, extraction.timexes, min_salience=min_salience, doc=doc)
    warnings = _still_true(extraction.warnings, timexes, events)
    return Extraction(article, timexes, events, (*warnings, *doubts, *check(article, timexes, events)))


def _is_closed(when: Value | None) -> bool:
    return when is not None and when.is_closed


def _foreign(article: Article) -> Warning:
    said = language_name(article.language)
    message = f"The text is in {said}: dates written out in it are read, its events are not."
    return Warning(WarningCode.FOREIGN, message)


def _still_true(
    warnings: tuple[Warning, ...], timexes: tuple[Timex, ...], events: tuple[Event, ...]
) -> tuple[Warning, ...]:
    """Without those of expressions that an event of the article has dated since, or that date one beside another
    ("a day after the talks")."""
    found = {name for event in events if event.certainty.is_firm and _is_closed(event.when) for name in event.timexes}
    dated = {(timex.start, timex.end) for timex in timexes if timex.when is not None or timex.id in found}
    return tuple(w for w in warnings if w.code is not WarningCode.UNANCHORED or (w.start, w.end) not in dated)
