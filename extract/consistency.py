"""Doubts that only show when an article's parts are held against each other and against who was in office when."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from extract.model import Article, Event, Factuality, Span, Timex, Warning, WarningCode
from extract.offices import HolderMention, find_holders
from extract.value import Value

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’)]*\s|\n")
_LONGEST_SENTENCE = 1000
_CLAUSE = r"^[^,;:.–—]{0,40}?"  # from the holder to the verb: the same clause
_IS_PRESENT = re.compile(
    _CLAUSE + r"\b(?:has|have|is|are|says?|wants?|plans?|seeks?|hopes?|insists?|remains?|continues?|intends?|will)\b"
)
_SAID = re.compile(_CLAUSE + r"\b(?<!had )(?:said|told|added|announced|warned|insisted|stressed|declined|confirmed)\b")
_AS_HISTORY = re.compile(r"\b(?:under|during|since|unlike|after|before|by the end of)\s+(?:the\s+)?$", re.I)
_LEAD = 400  # characters: what opens an article is its news
_NEWS = timedelta(days=62)  # a sentence with a date so shortly before the article tells its news
_GRACE = timedelta(days=7)  # reports of the days round a change of office call the holders by their old titles
_HAPPENED = (Factuality.OCCURRED, Factuality.ONGOING)


def check(article: Article, timexes: Sequence[Timex], events: Sequence[Event]) -> tuple[Warning, ...]:
    """Anachronisms, past told of the future, and ranges that end before they begin.

    An office holder spoken of as in office is held against the day of writing, else against what the text proves of
    it; where neither is known, the warning says what will be checked once it is. No date is ever changed by this.
    """
    return (
        *_office_holders(article, timexes),
        *_told_before_it_happened(article, events),
        *_reversed_ranges(timexes),
    )


# --- office holders ------------------------------------------------------------------------------------------------


def _office_holders(article: Article, timexes: Sequence[Timex]) -> Iterator[Warning]:
    """One warning a holder: its first place stands for all."""
    seen: set[str] = set()
    dated = [timex for timex in timexes if timex.when and not timex.retracted]
    for mention in find_holders(article.text):
        holder = mention.terms[0].holder
        warning = None if holder in seen else _judge(mention, dated, article)
        if warning:
            seen.add(holder)
            yield warning


def _judge(mention: HolderMention, dated: Sequence[Timex], article: Article) -> Warning | None:
    written = article.published or (article.inferred.value if article.inferred else None)
    if written is not None and not _in_office(mention, written):
        is_known = written.earliest is None or written.earliest <= mention.known_to
        if is_known and _as_present(mention, dated, article, written):
            what = "this was written" if article.published else "the time of writing that the text proves"
            return _anachronism(mention, written, what)
        return None
    if article.published or any(term.term.latest is None for term in mention.terms):
        return None
    return _unchecked(mention) if _as_present(mention, dated, article, None) else None


def _in_office(mention: HolderMention, when: Value) -> bool:
    return any(_widened(term.term).overlaps(when) for term in mention.terms)


def _widened(term: Value) -> Value:
    first, last = term.earliest, term.latest
    return Value(first - _GRACE if first else None, last + _GRACE if last else None, term.granularity, term.extent)


def _as_present(mention: HolderMention, dated: Sequence[Timex], article: Article, written: Value | None) -> bool:
    """Whether the text speaks of the holder as in office at the time of its telling, and not of a past time.

    A date of the holder's own term in the sentence makes it history. Else the present and the perfect say so, and a
    saying told without an older date in its paragraph; of other acts only those that are news: at the head of the
    article, or dated shortly before it.
    """
    text, place = article.text, mention.start
    sentence, paragraph = _sentence(text, place), _paragraph(text, place)
    behind = text[mention.end : sentence[1]]
    if _AS_HISTORY.search(text[max(0, place - 20) : place]) or _tells_of_term(mention, dated, sentence):
        return False
    if _IS_PRESENT.search(behind):
        return True
    if _tells_of_term(mention, dated, paragraph):
        return False
    is_news = written is not None and (place < _LEAD or _tells_news(dated, sentence, written))
    return bool(_SAID.search(behind)) or is_news


def _tells_of_term(mention: HolderMention, dated: Sequence[Timex], span: Span) -> bool:
    """A closed date in or just round the term; what is told "since 2021" lasts until the telling."""
    return any(when.is_closed and _in_office(mention, when) for when in _told(dated, span))


def _tells_news(dated: Sequence[Timex], span: Span, written: Value) -> bool:
    """All dates of a sentence lie shortly before the day of writing."""
    first = (written.earliest or date.max) - _NEWS
    told = [when.earliest for when in _told(dated, span) if when.is_closed]
    return bool(told) and all(day is not None and day >= first for day in told)


def _told(dated: Sequence[Timex], span: Span) -> list[Value]:
    return [t.when for t in dated if t.when and t.relation != "since" and span[0] <= t.start < span[1]]


def _unchecked(mention: HolderMention) -> Warning:
    times = " and ".join(
        f"from {_day(term.term.earliest)} to {_day(term.term.latest)}"
        for term in mention.terms
        if term.term.earliest and term.term.latest
    )
    message = f"Who was in office? {_quoted(mention)} is spoken of as in office. {_subject(mention)} was in office "
    message += f"{times}. Once the day of writing is set, this is checked."
    return Warning(WarningCode.UNANCHORED, message, mention.start, mention.end)


def _anachronism(mention: HolderMention, when: Value, what: str) -> Warning:
    ends = [term.term.latest for term in mention.terms if term.term.latest]
    left = [day for day in ends if when.earliest and day < when.earliest]
    starts = [term.term.earliest for term in mention.terms if term.term.earliest]
    if left and when.earliest:
        fact = f"left office on {_day(max(left))}, {_distance(max(left), when.earliest)} before {what}."
    else:
        came = min(day for day in starts if when.latest is None or day > when.latest)
        distance = f"{_distance(when.latest, came)} " if when.latest else ""
        fact = f"came to office on {_day(came)}, {distance}after {what}."
    message = f"{_quoted(mention)} is spoken of as in office. {_subject(mention)} {fact}"
    return Warning(WarningCode.ANACHRONISM, message, mention.start, mention.end)


def _subject(mention: HolderMention) -> str:
    return "It" if mention.is_government else mention.terms[0].holder


def _quoted(mention: HolderMention) -> str:
    return f"“{mention.text[0].upper()}{mention.text[1:]}”"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _distance(first: date, last: date) -> str:
    """How far apart two days are, to the nearest day, month or year."""
    days = (last - first).days
    for unit, length, most in (("day", 1, 45), ("month", 30.44, 730), ("year", 365.25, None)):
        if most is None or days < most:
            count = round(days / length)
            return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    raise AssertionError("the last row takes all")


def _sentence(text: str, place: int) -> Span:
    """The sentence round a place, by its punctuation; short words with a capital before a full stop are titles."""
    first = max(0, place - _LONGEST_SENTENCE)
    start = max((match.end() for match in _SENTENCE_END.finditer(text, first, place)), default=first)
    end = _SENTENCE_END.search(text, place, place + _LONGEST_SENTENCE)
    return start, end.end() if end else min(len(text), place + _LONGEST_SENTENCE)


def _paragraph(text: str, place: int) -> Span:
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)


# --- past and future, first and last -------------------------------------------------------------------------------


def _told_before_it_happened(article: Article, events: Sequence[Event]) -> Iterator[Warning]:
    """Events with a firm date that lies wholly after the day of writing, told as if they had happened."""
    written = article.published or (article.inferred.value if article.inferred else None)
    if written is None or written.latest is None:
        return
    known = "the day of writing" if article.published else "the time of writing that the text proves"
    for event in events:
        first = event.when.earliest if event.when else None
        if first and first > written.latest and event.factuality in _HAPPENED and event.certainty.is_firm:
            message = f"“{event.title}” is told as past, but {_day(first)} lies after {known}, {_day(written.latest)}."
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
