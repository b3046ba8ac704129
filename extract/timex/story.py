"""The course of a history: which year each "in April" means, and which dates are only told in passing.

A history moves in small steps. Of all ways to read its dates, the one is taken in which the story
moves least (a shortest path over the dates in order, a handful of positions kept at each): so a date that comes
later can say what an earlier one meant, and a year told in passing drags nothing after it. "Two years later" and "the
following spring" take the story along; "four years earlier" looks back from where it stands.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.granularity import Granularity as G
from extract.model import TimexType
from extract.timex.points import Point, calendar_day
from extract.timex.recognize import Found
from extract.timex.starts import Start, read_start
from extract.timex.steps import walk
from extract.timex.surroundings import is_aside, is_attribute, opens_sentence

# Costs of a reading: their proportions matter, not their size.
_NEW_PARAGRAPH = 0.6  # a new paragraph may begin elsewhere
_EXPLICIT = 0.45  # a date that says its year needs less nearness
_ASIDE_ATTRIBUTE = 0.0  # "the 1975 plan", "since 1971"
_ASIDE_INSIDE = 2.2  # a year inside a sentence
_ASIDE_OPENING = 3.0  # "In 1941, …" is hardly ever told in passing
_ASIDE_FULL = 3.5  # nor is a day or month with its year
_HEADING = 20.0  # a date at the head of a line of its own: what follows lies there
_OUT_OF_HEADING = 3.0  # and what stands below a year on a line of its own lies in it
_PASSED_BY = 2.0  # "jailed in 1978, freed the following February": what is counted from was no date in passing
_BACK_UNTIL = 2.0  # "it lasted until February": a February behind the date told last
_OUT_OF_YEAR = 1.5  # a month straight after a year lies in that year
_YEAR_LONG = 11  # months
_KEPT = 12
_AROUND = 50
YEARS_AGO = re.compile(r"^now (?:day[+-]1 )?-P([0-9]+)Y")
_LINE_START = re.compile(r"(?:^|\n)[#*_> ]*$")
_HEAD_LINE = re.compile(r"[*_]* ?[:\n]")
_SENTENCE_END = re.compile(r"[.;:!?\n] ")
_UNTIL = re.compile(r"\b(?:until|till) (?:the )?$")
_RANGE_END = re.compile(r"[0-9](?: ?[-–] ?| to | until | till |/)$")


@dataclass(frozen=True, slots=True)
class Course:
    """What a history's dates mean: `points` by place in the text, and the places of dates told in passing."""

    points: dict[int, Point]
    asides: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to read all dates so far: where the story stands (first and last month) and what it cost."""

    first: float
    last: float
    cost: float
    before: "_Way | None" = None
    place: int = -1
    point: Point | None = None
    aside: bool = False
    here: Point | None = None  # the date told last of those that the story moved to


def read_course(text: str, found: Sequence[Found], paragraphs: Sequence[int], writing: Point | None = None) -> Course:
    """The cheapest reading of a history's dates; `paragraphs` are the places where one begins, and years are counted
    back from the day of `writing`."""
    ways: list[_Way] = []
    headed: int | None = None  # the year over the lines that are read
    dated: Found | None = None  # the date before
    starts = iter([*paragraphs, len(text) + 1])
    edge = next(starts)
    for item in found:
        start = read_start(item.partial.start)
        fresh = item.start >= edge
        while item.start >= edge:
            edge = next(starts)
        if item.type not in (TimexType.DATE, TimexType.TIME):
            continue
        if writing is not None and start.text == "now":
            start = Start(start.text, _counted(writing, item))
        if start.text == "then" and ways:
            ways = _best(_relative(ways, item, _beside(text, dated, item)))
        elif _dates(start):
            dated = item
            if start.point is not None and is_heading(item, text):
                headed = start.point.year if start.point.unit == "year" else None
            ways = _best(_step(ways, item, start, text, _NEW_PARAGRAPH if fresh else 1.0, headed))
    return _trace(ways[0]) if ways else Course({}, frozenset())


def _dates(start: Start) -> bool:
    if start.point is not None:
        return start.point.granularity.rank <= G.YEAR.rank
    return start.cycle == "year"


def _step(ways: list[_Way], item: Found, start: Start, text: str, ease: float, headed: int | None) -> Iterator[_Way]:
    if start.point is not None:
        point = _told(start.point, item.partial.mod)
        if not ways:
            yield _Way(*_months(point), 0.0, None, item.start, point, here=point)
        passing = _aside_cost(point, item, text)
        for way in ways:
            yield _moved(way, point, item.start, _EXPLICIT * ease)
            at_home = point.unit == "year" and way.last - way.first < _YEAR_LONG and way.first // 12 == point.index
            cost = way.cost + (0.0 if at_home else passing)
            yield _Way(way.first, way.last, cost, way, item.start, point, aside=True, here=way.here)
        return
    until = _UNTIL.search(text[max(0, item.start - _AROUND) : item.start]) is not None
    for way in ways:
        year = int(way.first // 12)
        for candidate_year in range(year - 1, year + 3):
            candidate = start.candidate(candidate_year) if start.candidate else None
            if candidate is not None:
                extra = _OUT_OF_HEADING if headed is not None and candidate.year != headed else 0.0
                extra += _BACK_UNTIL if until and candidate.first_month < int(way.first) else 0.0
                yield _moved(way, candidate, item.start, ease, unsaid=True, extra=extra)


def _beside(text: str, dated: Found | None, item: Found) -> int | None:
    """The place of the date before, where it stands in the same sentence, or ends the one before: "… died in 1992. The
    following summer"."""
    between = text[dated.end : item.start] if dated else ""
    return dated.start if dated and (between == ". " or not _SENTENCE_END.search(between)) else None


def _relative(ways: list[_Way], item: Found, beside: int | None) -> Iterator[_Way]:
    """A date counted from the one told last, onward it moves the story, back it only looks; `beside` is the place of
    a date in its sentence, which it rather counts from."""
    for way in ways:
        if way.aside and way.place == beside:
            yield from _also_in_passing(way, item)
            way = replace(way, cost=way.cost + _PASSED_BY)
        point = _counted(way.here, item)
        point = _told(point, item.partial.mod) if point else None
        if point is None or way.here is None or point.first_month < way.here.first_month:
            yield way
        else:
            yield _moved(way, point, item.start, 0.0)


def _also_in_passing(way: _Way, item: Found) -> Iterator[_Way]:
    """ "Condemned in 1908 and pardoned the following year": both in passing, and the story goes on where it was."""
    point = _counted(way.point, item)
    if point is not None:
        yield _Way(way.first, way.last, way.cost, way, item.start, point, aside=True, here=way.here)


def _counted(here: Point | None, item: Found) -> Point | None:
    if here is None:
        return None
    try:
        point = walk(here, item.partial.steps).point
    except (ValueError, OverflowError):
        return None
    return point if point is not None and point.granularity.rank <= G.YEAR.rank else None


def _moved(way: _Way, point: Point, place: int, ease: float, *, unsaid: bool = False, extra: float = 0.0) -> _Way:
    first, last = _months(point)
    distance = _distance(way, first, last)
    out_of_year = _OUT_OF_YEAR if unsaid and distance and way.last - way.first > _YEAR_LONG else 0.0
    cost = way.cost + ease * distance + out_of_year + extra
    return _Way(first, last, cost, way, place, point, here=point)


def _distance(way: _Way, first: float, last: float) -> float:
    if first > way.last:
        return math.log2(1 + first - way.last)
    if last < way.first:
        return math.log2(1 + way.first - last)
    return 0.0


def _months(point: Point) -> tuple[float, float]:
    """First and last month of a point, days as parts of one."""
    first = point.first_month
    if point.unit == "day":
        *_, day = calendar_day(point.first_day)
        return first + (day - 1) / 31, first + day / 31
    length = {"year": 12, "half": 6, "quarter": 3, "season": 3}.get(point.unit, 1)
    return float(first), first + length - 0.01


def _told(point: Point, mod: str) -> Point:
    """Late 1943 is rather its autumn than its January."""
    if point.unit == "year" and mod in ("START", "MID", "END"):
        return Point("month", point.index * 12 + {"START": 1, "MID": 5, "END": 10}[mod])
    return point


def is_heading(item: Found, text: str) -> bool:
    """The date opens a line and stands alone in it, or before a colon."""
    before, after = text[max(0, item.start - _AROUND) : item.start], text[item.end : item.end + _AROUND]
    return _LINE_START.search(before) is not None and _HEAD_LINE.match(after) is not None


def _aside_cost(point: Point, item: Found, text: str) -> float:
    before, after = text[max(0, item.start - _AROUND) : item.start], text[item.end : item.end + _AROUND]
    if is_heading(item, text):
        return _HEADING
    if is_attribute(before, after):
        return _ASIDE_ATTRIBUTE
    if point.unit == "year" and (_RANGE_END.search(before) or is_aside(before)):
        return _ASIDE_ATTRIBUTE
    if opens_sentence(before):
        return _ASIDE_OPENING
    return _ASIDE_INSIDE if point.unit == "year" else _ASIDE_FULL


def _best(ways: Iterator[_Way]) -> list[_Way]:
    """The cheapest way to each position, and of these the cheapest few."""
    cheapest: dict[tuple[float, float], _Way] = {}
    for way in ways:
        known = cheapest.get((way.first, way.last))
        if known is None or way.cost < known.cost:
            cheapest[way.first, way.last] = way
    return sorted(cheapest.values(), key=lambda way: way.cost)[:_KEPT]


def _trace(way: _Way | None) -> Course:
    points: dict[int, Point] = {}
    asides = set()
    while way is not None:
        if way.point is not None:
            points[way.place] = way.point
        if way.aside:
            asides.add(way.place)
        way = way.before
    return Course(points, frozenset(asides))
