"""Liveblogs: lines headed by clock times, which together say on which day each entry was written.

The clock runs one way, mostly from the newest entry to the oldest; where it jumps, midnight has passed. A page whose
publication has a time ends there; one that names only a day begins on it. The day of an entry is the day of writing
for all that stands in it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from extract.model import Direction
from extract.timex.points import Point
from extract.timex.recognize import Found
from extract.timex.starts import read_start
from extract.value import Value

_FEWEST = 3
_LINE_HEAD = re.compile(r"(?:^|\n)[ \t*#>•|–-]*$")
_CLOCK = re.compile(r"\bT(\d\d):(\d\d)(Z|[+-]\d\d:\d\d|@\S+)?$")
_ALL_TIMES = re.compile(r"\ball times\b[^.\n]{0,60}", re.IGNORECASE)
_OFFSET = re.compile(r"(?:GMT|UTC) ?([+-])(\d{1,2})(?::?(\d\d))?")


@dataclass(frozen=True, slots=True)
class Liveblog:
    """Where entries begin, on which day and at which clock each was written, and the offset of all its clocks (""
    where not said)."""

    heads: tuple[int, ...]
    days: tuple[Point, ...]
    clocks: tuple[str, ...]
    offset: str = ""

    def day_at(self, place: int) -> Point | None:
        """The day on which the entry round a place was written."""
        entry = self._entry_at(place)
        return self.days[entry] if entry >= 0 else None

    def moment_at(self, place: int) -> Point | None:
        """The same with its clock: "20 minutes ago" counts from there."""
        entry = self._entry_at(place)
        return replace(self.days[entry], time=self.clocks[entry] + self.offset) if entry >= 0 else None

    def _entry_at(self, place: int) -> int:
        return bisect_right(self.heads, place) - 1


@dataclass(frozen=True, slots=True)
class _Head:
    place: int
    minute: int
    day: Point | None  # where the head itself names it: "Saturday, 23:50"


def read_liveblog(text: str, found: Sequence[Found], published: Value | None, zones: dict[str, str]) -> Liveblog | None:
    """The entries of a liveblog; None for any other text, and without a day of publication."""
    if published is None or published.earliest is None:
        return None
    page = Point("day", published.earliest.toordinal())
    heads = [head for item in found if (head := _head(text, item, page))]
    if len(heads) < _FEWEST:
        return None
    newest_first = _rolls([head.minute for head in reversed(heads)]) <= _rolls([head.minute for head in heads])
    downwards = newest_first == bool(published.time)
    days = _walk(heads if downwards else heads[::-1], page, back=bool(published.time))
    in_order = days if downwards else days[::-1]
    clocks = (f"{head.minute // 60:02}:{head.minute % 60:02}" for head in heads)
    return Liveblog(tuple(head.place for head in heads), tuple(in_order), tuple(clocks), _offset(text, zones))


def _head(text: str, item: Found, page: Point) -> _Head | None:
    clock = _CLOCK.search(item.partial.value)
    if not clock or not _LINE_HEAD.search(text[max(0, item.start - 12) : item.start]):
        return None
    start = read_start(item.partial.start)
    day = start.point or start.nearest(page, Direction.PAST) if start.text != "then" else None
    return _Head(item.start, int(clock[1]) * 60 + int(clock[2]), day)


def _rolls(minutes: Sequence[int]) -> int:
    """How often midnight passes if the clocks are told in this order."""
    return sum(later < earlier for earlier, later in pairwise(minutes))


def _walk(heads: Sequence[_Head], page: Point, *, back: bool) -> list[Point]:
    """Days of entries along the clock, from the page's day on (or back)."""
    day, days = page, list[Point]()
    for number, head in enumerate(heads):
        if head.day is not None:
            day = head.day
        elif number and (head.minute > heads[number - 1].minute if back else head.minute < heads[number - 1].minute):
            day = day.stepped(-1 if back else 1)
        days.append(day)
    return days


def _offset(text: str, zones: dict[str, str]) -> str:
    """The offset that "all times …" names."""
    said = _ALL_TIMES.search(text)
    if not said:
        return ""
    offset = _OFFSET.search(said[0])
    if offset:
        return f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}"
    named = next((word for word in re.findall(r"\b[A-Z]{3,4}\b", said[0]) if zones.get(word)), "")
    return zones.get(named, "")


def beside(clock: Point, other: str) -> Point:
    """The day of a second clock told in brackets ("23:00 in Washington (06:00 in Kyiv)"): the same instant elsewhere,
    so the day that puts the two nearest together."""
    hours = [int(time[:2]) + int(time[3:5]) / 60 for time in (clock.time, other)]
    ahead = (hours[1] - hours[0] + 12) % 24 - 12
    first = date.fromordinal(clock.first_day)
    return Point("day", first.toordinal() + int((hours[0] + ahead) // 24))
