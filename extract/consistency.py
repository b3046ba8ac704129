"""Doubts that only show when an article's parts are held against each other and against who was in office when."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from extract.granularity import Granularity
from extract.model import Article, Event, Factuality, Span, Timex, Warning, WarningCode
from extract.offices import HolderMention, Term, find_holders
from extract.value import Value

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’)]*\s|\n")
_LONGEST_SENTENCE = 1000
_CLAUSE = r"^,?(?![’']s)[^,;:.–—]{0,40}?"  # from a person to the verb: the same clause
_SUBJECT = r"^(?: and \w+)?(?: \w+ly| also| now| still)?"  # no modifier: "the Bush administration rules"
_PRESENT = (
    r" (?:has|have|is|are|says?|wants?|plans?|seeks?|hopes?|insists?|remains?|continues?|intends?|reflects?|will)\b"
)
_SAYING = r" (?<!had )(?:said|told|added|announced|warned|insisted|stressed|declined|confirmed)\b"
_PAST = re.compile(r"^(?: \w+ly)? (?:\w{3,}ed|met|held|went|came|flew|made|gave|took|began|won|lost|spoke|sent)\b")
# By kind of mention (a government, a person): the present and the perfect, a saying.
_IS_PRESENT = {kind: re.compile(start + _PRESENT) for kind, start in ((True, _SUBJECT), (False, _CLAUSE))}
_SAID = {kind: re.compile(start + _SAYING) for kind, start in ((True, _SUBJECT), (False, _CLAUSE))}
_AS_HISTORY = re.compile(r"\b(?:under|during|since|unlike|after|before|by|of)\s+(?:the\s+)?$", re.I)
_OFFICIALS = re.compile(r"\b(?:officials?|members?|representatives?|sources|spokes\w+) of\s+(?:the\s+)?$", re.I)
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
    sentence, before = _sentence(text, place), text[max(0, place - 30) : place]
    behind = text[mention.end : sentence[1]]
    is_history = _AS_HISTORY.search(before) and not _OFFICIALS.search(before)
    if is_history or _tells_of_term(mention, dated, sentence):
        return False
    if _IS_PRESENT[mention.is_government].search(behind):
        return True
    if _tells_of_term(mention, dated, _paragraph(text, place)):
        return False
    is_news = written is not None and (place < _LEAD or _tells_news(dated, sentence, written))
    return bool(_SAID[mention.is_government].search(behind) or (is_news and _PAST.search(behind)))


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
    terms: dict[str, list[str]] = {}
    for each in mention.terms:
        if each.term.earliest and each.term.latest:
            time = f"from {_day(each.term.earliest)} to {_day(each.term.latest)}"
            terms.setdefault(_subject(mention, each), []).append(time)
    known = "; ".join(f"{who} was in office {' and '.join(times)}" for who, times in terms.items())
    message = f"Who was in office? {_quoted(mention)} is spoken of as in office. {known}. "
    message += "Once the day of writing is set, this is checked."
    return Warning(WarningCode.UNANCHORED, message, mention.start, mention.end)


def _anachronism(mention: HolderMention, when: Value, what: str) -> Warning:
    """Against the term that ended last before `when`, else the one that begins first after it."""
    terms = sorted(mention.terms, key=lambda each: each.term.earliest or date.min)
    over = [each for each in terms if when.earliest and each.term.latest and each.term.latest < when.earliest]
    if over and when.earliest and over[-1].term.latest:
        who, left = _subject(mention, over[-1]), over[-1].term.latest
        fact = f"{who} left office on {_day(left)}, {_distance(left, when.earliest)} before {what}."
    else:
        who, came = _subject(mention, terms[0]), terms[0].term.earliest or date.min
        distance = f"{_distance(when.latest, came)} " if when.latest else ""
        fact = f"{who} came to office on {_day(came)}, {distance}after {what}."
    message = f"{_quoted(mention)} is spoken of as in office. {fact}"
    return Warning(WarningCode.ANACHRONISM, message, mention.start, mention.end)


def _subject(mention: HolderMention, term: Term) -> str:
    return "It" if mention.is_government else term.holder


def _quoted(mention: HolderMention) -> str:
    return f"“{mention.text[0].upper()}{mention.text[1:]}”"


def _as_fine_as(when: Value) -> str:
    """The first day of a value, or its month or year where it says no more."""
    first = when.earliest or date.min
    form = {Granularity.YEAR: "{0.year}", Granularity.MONTH: "{0:%B} {0.year}"}.get(when.granularity)
    return form.format(first) if form else _day(first)


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
        if event.when is None or event.when.earliest is None:
            continue
        if event.when.earliest > written.latest and event.factuality in _HAPPENED and event.certainty.is_firm:
            when = _as_fine_as(event.when)
            message = f"“{event.title}” is told as past, but {when} lies after {known}, {_day(written.latest)}."
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
