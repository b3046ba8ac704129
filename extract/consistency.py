"""Doubts that only show when an article's parts are held against each other and against who was in office when."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from extract.model import Article, Certainty, Event, Factuality, Span, Timex, Warning, WarningCode
from extract.offices import HolderMention, Term, find_holders
from extract.value import Value

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
_AS_PRESENT = re.compile(r"\b(?:has|have|is|are|says?|wants?|plans?|seeks?|remains?|continues?|will|hopes?|insists?)\b")
_OVERTURNED = (Factuality.OCCURRED, Factuality.ONGOING)


def check(article: Article, timexes: Sequence[Timex], events: Sequence[Event]) -> tuple[Warning, ...]:
    """Anachronisms, past told of the future, and ranges that end before they begin.

    Office holders are held against the date that their own sentence tells, else against the day of writing; where
    neither is known, the warning says what will be checked once it is.
    """
    return (
        *_office_holders(article, timexes),
        *_told_before_it_happened(article, events),
        *_reversed_ranges(timexes),
    )


# --- office holders ------------------------------------------------------------------------------------------------


def _office_holders(article: Article, timexes: Sequence[Timex]) -> Iterator[Warning]:
    """One warning a holder and kind of date: the first place stands for all."""
    seen: set[tuple[str, bool]] = set()
    for mention in find_holders(article.text):
        sentence = _sentence(article.text, mention.start)
        told = [t for t in timexes if t.when and sentence[0] <= t.start < sentence[1] and not t.retracted]
        warning = _judge(mention, told, article, sentence)
        key = (mention.terms[0].holder, bool(told))
        if warning and key not in seen:
            seen.add(key)
            yield warning


def _judge(mention: HolderMention, told: Sequence[Timex], article: Article, sentence: Span) -> Warning | None:
    """Against the sentence's own dates first; dates counted from the day of writing are as good as that day."""
    own = [timex.when for timex in told if timex.when]
    if any(_fits(mention, when) for when in own):
        return None
    if own and not all(timex.anchor.kind == "publication" for timex in told):
        return _anachronism(mention, own[0], "the date that the sentence tells")
    if article.published:
        fits = _fits(mention, article.published)
        return None if fits else _anachronism(mention, article.published, "this was written")
    proven = article.inferred.value if article.inferred else None
    if proven and not _fits(mention, proven):
        return _anachronism(mention, proven, "the time of writing that the text proves")
    return _unchecked(mention) if _AS_PRESENT.search(article.text, mention.end, sentence[1]) else None


def _fits(mention: HolderMention, when: Value) -> bool:
    return _in_office(mention.terms, when) or _beyond_what_is_known(mention.terms, when)


def _in_office(terms: Sequence[Term], when: Value) -> bool:
    return any(term.term.overlaps(when) for term in terms)


def _beyond_what_is_known(terms: Sequence[Term], when: Value) -> bool:
    return any(term.term.latest is None and term.term.earliest and _after(when, term.term.earliest) for term in terms)


def _after(when: Value, day: date) -> bool:
    return when.earliest is not None and when.earliest >= day


def _unchecked(mention: HolderMention) -> Warning:
    times = " and ".join(_in_words(term.term) for term in mention.terms)
    message = f"{_quoted(mention)} is spoken of as in office: that was {times}. "
    message += "Once the day of writing is set, this is checked."
    return Warning(WarningCode.UNANCHORED, message, mention.start, mention.end)


def _anachronism(mention: HolderMention, when: Value, what: str) -> Warning:
    ended = [term.term.latest for term in mention.terms if term.term.latest and _after(when, term.term.latest)]
    if ended and when.earliest:
        left = max(ended)
        then = f"left office on {_day(left)}, {_distance(left, when.earliest)} before {what}."
    else:
        came = min(term.term.earliest for term in mention.terms if term.term.earliest)
        distance = f"{_distance(when.latest, came)} " if when.latest else ""
        then = f"came to office on {_day(came)}, {distance}after {what}."
    message = f"{_quoted(mention)} is spoken of as in office, but {then}"
    return Warning(WarningCode.ANACHRONISM, message, mention.start, mention.end)


def _quoted(mention: HolderMention) -> str:
    return f"“{mention.text[0].upper()}{mention.text[1:]}”"


def _in_words(term: Value) -> str:
    first = f"from {_day(term.earliest)}" if term.earliest else ""
    return f"{first} to {_day(term.latest)}" if term.latest else f"{first} on"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _distance(first: date, last: date) -> str:
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if months < 1:
        days = (last - first).days
        return "1 day" if days == 1 else f"{days} days"
    if months < 24:
        return "1 month" if months == 1 else f"{months} months"
    return f"{months // 12} years"


def _sentence(text: str, place: int) -> Span:
    """The sentence round a place, by its punctuation; titles with a full stop are rare beside office holders."""
    start = max((match.end() for match in _SENTENCE_END.finditer(text, max(0, place - 1000), place)), default=0)
    end = _SENTENCE_END.search(text, place)
    return start, end.end() if end else len(text)


# --- past and future, first and last -------------------------------------------------------------------------------


def _told_before_it_happened(article: Article, events: Sequence[Event]) -> Iterator[Warning]:
    written = article.published or (article.inferred.value if article.inferred else None)
    if written is None or written.latest is None:
        return
    known = "the day of writing" if article.published else "the time of writing that the text proves"
    for event in events:
        when = event.when
        if event.factuality not in _OVERTURNED or not event.certainty.is_firm or when is None or when.earliest is None:
            continue
        if when.earliest > written.latest and event.certainty is not Certainty.NONE:
            message = f"“{event.title}” is told as past, but {_day(when.earliest)} lies after {known}."
            yield Warning(WarningCode.ANACHRONISM, message, *event.trigger)


def _reversed_ranges(timexes: Sequence[Timex]) -> Iterator[Warning]:
    by_id = {timex.id: timex for timex in timexes}
    for first in timexes:
        last = by_id.get(first.pair or "")
        if last is None or first.relation not in ("from", "between") or not (first.when and last.when):
            continue
        if first.when.earliest and last.when.latest and last.when.latest < first.when.earliest:
            message = f"“{first.text}” to “{last.text}” ends before it begins."
            yield Warning(WarningCode.CONTRADICTION, message, first.start, last.end)
