"""The line itself, in one place: Article → Timexes → Events → Warnings."""

from dataclasses import replace
from typing import Literal

from extract.article.language import language_name
from extract.model import Article, Extraction, Timex, Warning, WarningCode
from extract.timex import find_timexes, prove_publication

Only = Literal["timexes", "events"]

DEFAULT_SALIENCE = 0.5


def extract(article: Article, *, only: Only = "events", min_salience: float = DEFAULT_SALIENCE) -> Extraction:
    """Resolve an article's temporal expressions and find its events.

    `only="timexes"` stops before the events and loads no language model. `min_salience` (0 to 1) is how much a
    reader must want an event; 0 gives every mention, plain statements included. A text in another language gives
    the dates written out in it, no events, and a warning that says so.
    """
    timexes, warnings = find_timexes(article)
    if article.published is None:
        article = replace(article, inferred=prove_publication(article, timexes))
    if not article.is_english:
        return Extraction(article, timexes, (), (_foreign(article), *warnings))
    if only == "timexes":
        return Extraction(article, timexes, (), warnings)

    from extract.consistency import check  # the events' half of the line is heavy: imported when asked for
    from extract.events import find_events

    events, timexes, doubts = find_events(article, timexes, min_salience=min_salience)
    warnings = _still_true(warnings, timexes)
    return Extraction(article, timexes, events, (*warnings, *doubts, *check(article, timexes, events)))


def _foreign(article: Article) -> Warning:
    said = language_name(article.language)
    message = f"The text is in {said}: dates written out in it are read, its events are not."
    return Warning(WarningCode.FOREIGN, message)


def _still_true(warnings: tuple[Warning, ...], timexes: tuple[Timex, ...]) -> tuple[Warning, ...]:
    """Without those of expressions that an event of the article has dated since."""
    dated = {(timex.start, timex.end) for timex in timexes if timex.when is not None}
    return tuple(w for w in warnings if w.code is not WarningCode.UNANCHORED or (w.start, w.end) not in dated)
