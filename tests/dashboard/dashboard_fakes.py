"""Extractions made by hand, so that the store's tests need no language model."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.store import Digest
from extract import (
    Anchor,
    Article,
    Certainty,
    Event,
    Extraction,
    Factuality,
    Granularity,
    Timex,
    TimexType,
    Value,
    article_from_text,
)
from extract.merge import tellings_of


def day(text: str) -> Value:
    when = date.fromisoformat(text)
    return Value(when, when)


def year(number: int) -> Value:
    return Value(date(number, 1, 1), date(number, 12, 31), Granularity.YEAR)


@dataclass(frozen=True)
class Told:
    """One event to be found at the word `trigger`; `expression` stands in the text too."""

    trigger: str
    when: Value | None
    title: str = ""
    expression: str = ""
    kind: str | None = "CONSULT"
    certainty: Certainty = Certainty.GOVERNED
    factuality: Factuality = Factuality.OCCURRED
    salience: float = 0.6
    actors: tuple[str, ...] = ("Ukraine", "Russia")
    places: tuple[str, ...] = ("Berlin",)
    flags: tuple[str, ...] = ()
    words: tuple[str, ...] = ("talks",)


MAYBE = Told("met", None, "Envoys meet again", actors=("Ukraine",), places=(), words=())
"""May be the same as envoys of Ukraine and Russia who met in Berlin, and is not surely so."""


def digest(
    text: str,
    told: Sequence[Told],
    *,
    published: Value | None = None,
    title: str = "An article",
    source: str = "A paper",
) -> Digest:
    """What the worker would hand over for `text`."""
    plain = article_from_text(text, title=title)
    article = Article(
        id=plain.id, text=plain.text, title=title, source=source, url="https://example.org/a", published=published
    )
    timexes = tuple(_timex(text, f"t{number}", each) for number, each in enumerate(told, 1) if each.expression)
    ids = {timex.text: timex.id for timex in timexes}
    events = tuple(_event(text, f"e{number}", each, ids) for number, each in enumerate(told, 1))
    extraction = Extraction(article, timexes, events)
    return Digest(extraction, tuple(telling.as_dict() for telling in tellings_of(extraction)))


def _timex(text: str, key: str, told: Told) -> Timex:
    start = text.index(told.expression)
    return Timex(
        key,
        start,
        start + len(told.expression),
        told.expression,
        TimexType.DATE,
        told.when.edtf if told.when else "",
        "day-month-year",
        when=told.when,
        anchor=Anchor("own"),
    )


def _event(text: str, key: str, told: Told, timexes: dict[str, str]) -> Event:
    start = text.index(told.trigger)
    sentence_start = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    sentence_end = text.find(".", start) + 1 or len(text)
    title = told.title or f"Somebody {told.trigger}"
    return Event(
        id=key,
        title=title,
        label=title[:26],
        kind=told.kind,
        mode=None,
        trigger=(start, start + len(told.trigger)),
        sentence=(sentence_start, sentence_end),
        when=told.when,
        certainty=told.certainty if told.when else Certainty.NONE,
        factuality=told.factuality,
        salience=told.salience,
        actors=told.actors,
        places=told.places,
        timexes=(timexes[told.expression],) if told.expression else (),
        flags=told.flags,
        lemma=told.trigger,
        words=told.words,
    )
