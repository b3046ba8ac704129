"""Expressions that count from an event: "the 1,000th day of the war", "the tenth anniversary of the annexation".

They are dates as soon as another sentence of the article dates the event; until then they stay underspecified.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Span, Token

from extract.events.joining import Candidate
from extract.events.triggers import lemma_of
from extract.events.wordforms import timex_spans
from extract.families import family
from extract.granularity import Granularity
from extract.model import Anchor, Certainty, Timex
from extract.timex.counted import RULES, counted
from extract.value import Extent, Value, day

_WARS = frozenset({"war", "conflict", "invasion", "fighting"})  # one begins with the other
_OPENINGS = frozenset({"begin", "start", "launch", "erupt", "break"})


def with_counted(doc: Doc, timexes: Sequence[Timex], candidates: Sequence[Candidate]) -> tuple[Timex, ...]:
    """The expressions, those resolved that count from an event which the article dates to one day."""
    spans = timex_spans(doc)
    return tuple(
        _resolved(timex, spans[timex.id], candidates) if timex.rule in RULES and timex.id in spans else timex
        for timex in timexes
    )


def _resolved(timex: Timex, span: Span, candidates: Sequence[Candidate]) -> Timex:
    noun = _counted_from(span)
    found = dict(_beginnings(noun, candidates)) if noun else {}
    bounds = counted(timex.text, next(iter(found))) if len(found) == 1 else None
    if bounds is None:
        return timex
    beginning, ids = next(iter(found.items()))
    first, last = bounds
    length = Granularity.DAY if first == last else Granularity.NONE
    when = day(first) if first == last else Value(first, last, length, Extent.WITHIN)
    return replace(timex, value=when.edtf, when=when, anchor=Anchor("text", beginning.isoformat(), ids[0]))


def _counted_from(span: Span) -> Token | None:
    """The noun behind "of"."""
    of = span.doc[span.end] if span.end < len(span.doc) else None
    if of is None or of.lower_ != "of":
        return None
    return next((child for child in of.children if child.dep_ == "pobj"), None)


def _beginnings(noun: Token, candidates: Sequence[Candidate]) -> Iterator[tuple[date, tuple[str, ...]]]:
    """The days on which the article says that it happened or began."""
    own = _families(noun)
    for candidate in candidates:
        anchored = candidate.anchored
        firm = anchored.certainty in (Certainty.GOVERNED, Certainty.CLAUSE) and not anchored.relation
        if firm and anchored.when and anchored.when.is_day and anchored.when.earliest and own & _of(candidate):
            yield anchored.when.earliest, anchored.dates


def _of(candidate: Candidate) -> set[str]:
    """What has begun: the event itself, or what a verb of beginning opens ("launched an invasion")."""
    named = _families(candidate.args.trigger)
    if candidate.args.head.lemma_ in _OPENINGS:
        for token in (*candidate.args.subjects, *candidate.args.objects):
            named |= _families(token)
    return named


def _families(token: Token) -> set[str]:
    name = family(lemma_of(token))
    wars = {family(word) for word in _WARS}
    return wars if name in wars else {name}
