"""Article → resolved expressions: recognise, anchor, resolve in the order of the text, then join the ends of ranges."""

import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.model import Anchor, Article, Span, Timex, TimexType, Warning
from extract.timex.anchor import Anchors
from extract.timex.d_days import with_d_days
from extract.timex.doubts import doubts
from extract.timex.foreign import find_foreign, words_of
from extract.timex.genre import of_their_era
from extract.timex.lengths_to import ended_by_dates
from extract.timex.liveblog import read_liveblog
from extract.timex.named_events import counted_from_names
from extract.timex.nations import with_nations
from extract.timex.persons import without_persons
from extract.timex.placeholders import Hole, find_holes
from extract.timex.recognize import Found, english
from extract.timex.relations import paired, relation_beside
from extract.timex.resolve import Resolved, resolve, unanchored
from extract.timex.sharing import with_shared_years
from extract.timex.spoken import Quotations
from extract.timex.towns import with_towns
from extract.zone_letters import OFFSETS

_BACK = ("then -P", "then quarter-4", "then same-1")  # earlier than the date told, or its figure of a year before


def find_timexes(article: Article, past: frozenset[int] = frozenset()) -> tuple[tuple[Timex, ...], tuple[Warning, ...]]:
    """Every temporal expression of an article in the order of its text, and a warning for each hole in it.

    Anchored on the publication day or on dates told before, as each paragraph asks; without either, an expression
    keeps its underspecified value. `Article.fills` say what a person put in place of a placeholder. `past` are the
    places of expressions that are known to lie behind the day of writing: a parser has seen the tense of their verb.
    """
    holes = find_holes(article.text)
    read = _english(article.text) if article.is_english else find_foreign(article.text, article.language)
    found = with_towns(list(_outside(read, [(hole.start, hole.end) for hole in holes])), article.text)
    found = with_nations(list(of_their_era(found)), article.text)
    liveblog = read_liveblog(article.text, found, article.published, OFFSETS)
    anchors = Anchors(article.text, found, article.published, liveblog, past, words_of(article.language))
    other = "news" if anchors.narrative else "history"
    found = with_shared_years([f for f in found if f.rule.genre != other], article.text)
    items: list[Found | Hole] = sorted([*found, *holes], key=lambda item: item.start)
    names = {item.start: f"t{number}" for number, item in enumerate(items, 1)}
    quotations = Quotations(article.text, found, names)
    timexes = [_read(item, names[item.start], article, anchors, quotations) for item in items]
    lengths = list(ended_by_dates(list(counted_from_names(timexes, article.text)), article.text))
    resolved = paired(lengths, article.text)
    return tuple(resolved), tuple(warning for timex in resolved for warning in doubts(timex))


def _english(text: str) -> Iterable[Found]:
    return with_d_days(without_persons(list(english().find(text)), text), text)


def _outside(found: Iterable[Found], spans: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Expressions that touch none of the spans, both in the order of the text."""
    ends = [end for _, end in spans]
    for item in found:
        place = bisect_right(ends, item.start)
        if place == len(spans) or spans[place][0] >= item.end:
            yield item


def _read(item: Found | Hole, name: str, article: Article, anchors: Anchors, quotations: Quotations) -> Timex:
    if isinstance(item, Hole):
        timex = _fill(item, name, article)
        anchors.leave_out(timex, (item.start, item.end))
        return timex
    quotation = quotations.around(item)
    if quotation is None:
        return _resolve(item, name, article, anchors)
    anchors.enter(quotation.said)
    said = resolve(quotation.said.partial, anchors, (quotation.said.start, quotation.said.end))
    with anchors.speaking(quotation.name, said.point):
        return _resolve(item, name, article, anchors)


def _resolve(found: Found, name: str, article: Article, anchors: Anchors) -> Timex:
    anchors.enter(found)
    if found.type is TimexType.SET:  # a set recurs: no anchor makes it a date
        return _timex(found, name, unanchored(found.partial), article.text)
    result = resolve(found.partial, anchors, (found.start, found.end))
    dateline = _dateline_of(found, article.datelines)
    if result.point and dateline and _is_an_agencys(dateline, article.text):
        anchors.written(result.point, name)
    elif result.point and not dateline:
        span = (found.start, found.end)
        back = found.partial.value.startswith(_BACK)
        anchors.tell(result.as_told(found.partial.mod), name, span, kind=result.anchor.kind, counted_back=back)
    return _timex(found, name, result, article.text)


def _dateline_of(found: Found, datelines: Sequence[Span]) -> Span | None:
    place = bisect_right(datelines, (found.start, sys.maxsize)) - 1
    return datelines[place] if place >= 0 and found.start < datelines[place][1] else None


def _is_an_agencys(dateline: Span, text: str) -> bool:
    """It opens a paragraph; a line of its own only says when the page was put out."""
    return not text.startswith("\n", dateline[1])


def _timex(found: Found, name: str, result: Resolved, text: str) -> Timex:
    return Timex(
        name,
        found.start,
        found.end,
        text[found.start : found.end],
        found.type,
        result.value,
        found.rule.name,
        result.mod,
        result.when,
        result.anchor,
        result.direction,
        relation_beside(text, found.start, found.end),
    )


def _fill(hole: Hole, name: str, article: Article) -> Timex:
    """A placeholder: what a person put there, else the bounds that its own words imply."""
    filled = next((value for span, value in article.fills if span == (hole.start, hole.end)), None)
    timex = Timex(name, hole.start, hole.end, hole.text, hole.type, hole.value, hole.rule, when=hole.when)
    timex = replace(timex, relation=relation_beside(article.text, hole.start, hole.end))
    if filled is None:
        return timex
    return replace(timex, value=filled.edtf, when=filled, anchor=Anchor("person"))
