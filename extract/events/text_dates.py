"""Builds the dates of a text: expressions with their place in the parse; ranges and other pairs joined; date lines
told apart from the text; the heads of liveblog entries and chronologies found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc, Span, Token

from extract.events.dates import Dates, TextDate
from extract.events.elided import with_elided
from extract.events.triggers import is_event_noun
from extract.events.wordforms import timex_spans
from extract.granularity import Granularity
from extract.model import Article, Timex, TimexType
from extract.value import Extent, Value

BESIDE = "the day beside something"
_EVE = "eve of something"
_DATELINE_LINES, _DATELINE_TOKENS = 7, 14
_FULL_LINE = 60  # characters
_POSTED = frozenset({"update", "publish", "post", "print", "modify", "create"})
_ENTRIES = 3  # lines that open with a clock, from so many on they are a liveblog's
_HEADING = (":", "*", "**")  # behind the date that opens an entry
_HEADS = 2  # lines that hold only a date, from so many on they head entries
_ELSEWHERE = re.compile(r"(?: [^()\n]{0,30})? \($")  # "23:00 in Washington (06:00 …"
_FROM = re.compile(r"(?:,? (?:from|starting|beginning|starting on|beginning on|as of))\s+(?:the\s+)?$")
_LENGTH = re.compile(r"P(\d+)([DW])")
_THE_END = re.compile(r"\b(?:end|close)\b", re.IGNORECASE)


def dates_of(doc: Doc, article: Article, timexes: Sequence[Timex], instead: Mapping[str, Timex] | None = None) -> Dates:
    """The dates of a parsed article that events may hang on. `instead` gives the right date for a retracted one."""
    sentence_of = {i: number for number, sent in enumerate(doc.sents) for i in range(sent.start, sent.end)}
    spans = timex_spans(doc)
    datelines = [*article.datelines, *_date_lines(doc, spans.values())]
    by_id = {timex.id: timex for timex in timexes}
    found: list[TextDate] = []
    length: Timex | None = None
    for told in timexes:
        span = spans.get(told.id)
        timex = replace((instead or {}).get(told.id, told), relation=told.relation)
        if span is None or not _is_usable(timex) or _is_second(timex, by_id):
            length = told if told.type is TimexType.DURATION else None
            continue
        other = by_id.get(timex.pair or "")
        dated = _text_date(timex, other, span, spans, sentence_of, datelines)
        if length is not None:
            dated = _lasting(length, dated, article.text)
        length = None
        joined = _joined(found[-1], dated, article.text) if found else None
        if joined is None:
            found.append(dated)
        else:
            found[-1] = joined
    found = with_elided(_with_entries(found), article.text)
    return Dates(tuple(found), sentence_of, article.published, _heads(doc, found))


def _with_entries(found: list[TextDate]) -> list[TextDate]:
    """Clocks that open lines again and again head the entries of a liveblog: then no clock stands without its day."""
    if sum(dated.is_bare_clock and dated.opens_line for dated in found) < _ENTRIES:
        return found
    return [replace(dated, in_liveblog=True) if dated.is_bare_clock else dated for dated in found]


def _joined(first: TextDate, last: TextDate, text: str) -> TextDate | None:
    """Two dates that tell one: the next day in one breath ("on Sunday and Monday"), the same hour elsewhere."""
    if first.relation or last.relation or first.when is None or last.when is None:
        return None
    between = text[first.timexes[-1].end : last.timexes[0].start]
    if first.when.granularity is last.when.granularity is Granularity.MONTH:
        return _months(first, last, between.strip().lower())
    if not (first.is_day and last.is_day):
        return None
    next_day = first.when.latest is not None and first.when.latest + timedelta(1) == last.when.earliest
    if next_day and between.strip().lower() in ("and", "and on"):
        return _both(first, last, Extent.THROUGHOUT)
    if first.when.time and last.when.time and _ELSEWHERE.fullmatch(between):
        return first if first.when.earliest == last.when.earliest else _both(first, last, Extent.WITHIN)
    return None


def _months(first: TextDate, last: TextDate, between: str) -> TextDate | None:
    """ "In March and April", "in May, June and July": all the time; "in March 2014 and in July 2015": some time."""
    assert first.when is not None and last.when is not None
    if between not in (",", "and", ", and", "and in") or not first.when.latest or not last.when.earliest:
        return None
    days = (last.when.earliest - first.when.latest).days
    if days == 1:
        return _both(first, last, Extent.THROUGHOUT, Granularity.MONTH)
    beside = last.root.dep_ == "conj" or last.root.head.dep_ == "conj"
    return _both(first, last, Extent.WITHIN, Granularity.MONTH) if days > 1 and beside and between != "," else None


def _both(first: TextDate, last: TextDate, extent: Extent, granularity: Granularity = Granularity.DAY) -> TextDate:
    assert first.when is not None and last.when is not None
    days = [day for d in (first, last) if d.when for day in (d.when.earliest, d.when.latest) if day]
    when = Value(min(days), max(days), granularity, extent)
    return replace(first, timexes=(*first.timexes, *last.timexes), when=when, last=last.last)


def _lasting(length: Timex, start: TextDate, text: str) -> TextDate:
    """ "For six days from 1 March": a length joined to the day it begins on."""
    found = _LENGTH.fullmatch(length.value)
    if not found or not start.is_day or not _FROM.fullmatch(text, length.end, start.timexes[0].start):
        return start
    assert start.when is not None and start.when.earliest is not None
    days = int(found[1]) * (7 if found[2] == "W" else 1)
    try:
        last = start.when.earliest + timedelta(days=days - 1)
    except OverflowError:
        return start
    when = Value(start.when.earliest, last, Granularity.DAY, Extent.THROUGHOUT)
    return replace(start, timexes=(length, *start.timexes), when=when, relation="")


def _heads(doc: Doc, dates: Sequence[TextDate]) -> dict[int, TextDate]:
    """For each sentence the date that heads its entry, where a text is built that way: alone on the line above, or
    with a colon or in bold at the beginning of its line."""
    sentences = list(doc.sents)
    opening = [d for d in dates if d.when and d.opens_line]
    inline = [d for d in opening if _heads_its_line(sentences[d.sentence], d)]
    if len(inline) >= _ENTRIES or (inline and len(opening) >= 2 * _ENTRIES):
        return _line_heads(sentences, inline)
    alone = {d.sentence: d for d in dates if d.when and _is_alone(sentences[d.sentence], d)}
    leading = [number for number in alone if number + 1 not in alone and number + 1 < len(sentences)]
    if len(leading) < _HEADS:
        return {}
    heads, current = {}, None
    for number in range(len(sentences)):
        current = alone.get(number, current)
        if current is not None:
            heads[number] = current
    return heads


def _heads_its_line(sentence: Span, dated: TextDate) -> bool:
    """ "3 May: …", "**3 May** …", "28 June. …"."""
    behind = dated.root.doc[dated.last : dated.last + 1].text
    return behind in _HEADING or (_is_alone(sentence, dated) and "\n" not in sentence.text)


def _line_heads(sentences: Sequence[Span], opening: Sequence[TextDate]) -> dict[int, TextDate]:
    """ "1991-94: Full-scale war. About 30,000 are killed.": a date heads its own line, to the end."""
    heads: dict[int, TextDate] = {}
    for dated in opening:
        number = dated.sentence
        while number < len(sentences):
            heads[number] = dated
            if "\n" in sentences[number].text.lstrip("\n"):
                break
            number += 1
    return heads


def _is_alone(sentence: Span, dated: TextDate) -> bool:
    return all(t.is_space or t.is_punct for t in sentence if not dated.first <= t.i < dated.last)


def _is_usable(timex: Timex) -> bool:
    """Calendar time, or a date that is only lacking its anchor; no bare duration, set or vague reference."""
    if timex.retracted or timex.type is TimexType.SET:
        return False
    if timex.when is not None:
        return not timex.when.is_open or bool(timex.when.era)  # a day before our era dates, and is none of ours
    if timex.rule in (BESIDE, _EVE):  # "the day after the vote", "the eve of the war": told by another event
        return False
    names_a_day = timex.type in (TimexType.DATE, TimexType.TIME) and not timex.value.startswith("XXXX-XX-XXT")
    return names_a_day and not timex.value.endswith("_REF")


def _is_second(timex: Timex, by_id: dict[str, Timex]) -> bool:
    other = by_id.get(timex.pair or "")
    return other is not None and other.start < timex.start


def _text_date(
    timex: Timex,
    other: Timex | None,
    span: Span,
    spans: dict[str, Span],
    sentence_of: dict[int, int],
    datelines: Iterable[tuple[int, int]],
) -> TextDate:
    end = spans.get(other.id, span).end if other else span.end
    when, relation = (_range(timex, other), "") if other else (timex.when, _relation(timex))
    when = None if when is not None and when.is_open else when
    inside = any(start <= span.start_char and span.end_char <= stop for start, stop in datelines)
    both = (timex, other) if other else (timex,)
    return TextDate(both, when, relation, span.start, end, span.root, sentence_of[span.start], inside)


def _relation(timex: Timex) -> str:
    """A "to" without a "from" is no bound: "moved to Friday". Before the end of the year is by it."""
    if timex.relation == "before" and timex.mod == "END" and _THE_END.search(timex.text):
        return "by"
    return "" if timex.relation == "to" else timex.relation


def _range(first: Timex, second: Timex) -> Value | None:
    """ "between A and B" is some time between; "from A to B" all the time."""
    start, end = first.when, second.when
    if start is None or end is None:
        return None
    extent = Extent.WITHIN if first.relation == "between" else Extent.THROUGHOUT
    finer = min(start.granularity, end.granularity, key=lambda granularity: granularity.rank)
    if start.earliest and end.latest and start.earliest > end.latest:
        return None
    return Value(start.earliest, end.latest, finer, extent)


def _tells(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return token.lemma_.lower() not in _POSTED
    return token.pos_ == "NOUN" and is_event_noun(token) and token.lemma_.lower() not in _POSTED


def _date_lines(doc: Doc, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Short lines near the top that hold a date and tell nothing: "May 3, 2013", "Posted: Thursday, 1:32 PM"."""
    starts = {span.start for span in spans}
    for number, sent in enumerate(doc.sents):
        if number >= _DATELINE_LINES:
            return
        tells = any(_tells(token) for token in sent)
        if len(sent) <= _DATELINE_TOKENS and not tells and any(t.i in starts for t in sent) and not _goes_on(sent):
            yield sent.start_char, sent.end_char


def _goes_on(sent: Span) -> bool:
    """The last line of a paragraph that was broken into lines."""
    above = sent.doc.text[: sent.start_char].rpartition("\n\n")[2].rstrip().rpartition("\n")[2]
    return len(above) >= _FULL_LINE and sent.text.rstrip().endswith(".")
