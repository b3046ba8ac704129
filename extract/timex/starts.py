"""The starting word of a partial value, read: a point of its own, or candidates round an anchor."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extract.model import Direction
from extract.timex import points
from extract.timex.named_days import named_day
from extract.timex.points import SEASONS, Point

Candidate = Callable[[int], Point | None]

_NEAR_DEADLINE = 60  # days
_FAR_PLAN = 270
_BACK = 0.4  # in a history, a month ahead of the last date told is likelier than one as far behind it


@dataclass(frozen=True, slots=True)
class Start:
    """A starting word: `point` where it says it all; else `candidate(year)` gives its instance in a year."""

    text: str
    point: Point | None = None
    cycle: str = ""  # "century", "year", "month" or "week": what the unsaid part repeats with
    candidate: Candidate | None = None
    weekday: int = 0  # the day of the week (1 to 7) that the text says it is

    @property
    def is_plain(self) -> bool:
        """A length, a reference or a set: nothing to anchor."""
        return self.point is None and self.candidate is None and self.text not in ("now", "then", "here")

    def candidates(self, anchor: Point) -> Iterator[Point]:
        """The instances in the cycles round an anchor; of a told weekday, where there are such."""
        found = list(self._around(anchor))
        told = [point for point in found if point.first_day % 7 == self.weekday % 7] if self.weekday else []
        yield from told or found

    def _around(self, anchor: Point) -> Iterator[Point]:
        if self.candidate is None or (self.cycle == "week" and not anchor.in_range):
            return  # weeks before year 1 are not counted
        if self.cycle == "year":
            around = range(anchor.year - 1, anchor.year + 2)
        else:
            unit = containing_number(anchor, self.cycle)
            around = range(unit - (2 if self.cycle == "month" else 1), unit + 3)
        for number in around:
            point = self.candidate(number)
            if point is not None:
                yield point

    def nearest(self, anchor: Point, hint: Direction) -> Point | None:
        """The instance that news means: by tense, else the latest weekday or month, else the nearest day."""
        found = list(self.candidates(anchor))
        if not found:
            return None
        today = anchor.first_day
        past = [point for point in found if point.first_day <= today]
        future = [point for point in found if point.last_day >= today]
        if self.cycle == "year" and found[0].unit == "day":
            return self._nearest_day(found, today, hint)
        if hint is Direction.FUTURE and future:
            return min(future, key=lambda point: point.first_day)
        if self.cycle in ("week", "century") and past:
            return max(past, key=lambda point: point.first_day)
        if hint is Direction.PAST and past:
            return max(past, key=lambda point: point.first_day)
        return min(found, key=lambda point: _distance(point, today))

    @staticmethod
    def _nearest_day(found: list[Point], today: int, hint: Direction) -> Point:
        """The nearest of the year's days; the past tense misleads only where a deadline or a trial is near."""
        nearest = min(found, key=lambda point: _distance(point, today))
        if hint is Direction.PAST and nearest.first_day - today > _NEAR_DEADLINE:
            behind = (point for point in found if point.first_day <= today)
            return max(behind, key=lambda point: point.first_day, default=nearest)
        return nearest

    def just_missed(self, coming: Point, anchor: Point) -> Point | None:
        """ "Talks scheduled for May were called off", told in June: the May just over, where the next is far."""
        latest = self.latest(anchor) if self.cycle == "year" else None
        far = coming.first_day - anchor.first_day > _FAR_PLAN
        return latest if latest and far and anchor.first_day - latest.last_day < _NEAR_DEADLINE else None

    def is_long_past(self, point: Point, anchor: Point) -> bool:
        """True for a day of the year that a plan cannot mean: it lies further back than a deadline just missed."""
        return self.cycle == "year" and point.unit == "day" and anchor.first_day - point.first_day > _NEAR_DEADLINE

    def coming(self, anchor: Point) -> Point | None:
        """The next instance, that of the anchor itself included: what a plain request or a plan means."""
        ahead = [point for point in self.candidates(anchor) if point.last_day >= anchor.first_day]
        return min(ahead, key=lambda point: point.first_day) if ahead else self.nearest(anchor, Direction.NONE)

    def latest(self, anchor: Point) -> Point | None:
        """The last instance that has begun."""
        past = [point for point in self.candidates(anchor) if point.first_day <= anchor.first_day]
        return max(past, key=lambda point: point.first_day, default=None)

    def nearest_told(self, anchor: Point) -> Point | None:
        """The instance that a history means: round the last date told, rather ahead of it than behind."""
        found = list(self.candidates(anchor))
        if not found:
            return None
        inside = [point for point in found if point.first_day >= anchor.first_day and point.last_day <= anchor.last_day]
        if inside:
            return inside[0]
        later = [p for p in found if p.first_month == anchor.first_month and p.first_day >= anchor.first_day]
        if later and self.cycle == "month":
            return later[0]
        return min(found, key=lambda point: _told_distance(point, anchor))


def _distance(point: Point, today: int) -> int:
    if point.first_day <= today <= point.last_day:
        return 0
    return min(abs(point.first_day - today), abs(point.last_day - today))


def _told_distance(point: Point, anchor: Point) -> float:
    if point.first_day >= anchor.first_day:
        return (point.first_day - anchor.first_day) * _BACK
    return float(anchor.first_day - point.first_day)


def containing_number(anchor: Point, unit: str) -> int:
    """The number of the unit that holds an anchor."""
    return anchor.containing(unit).index


@lru_cache(maxsize=4096)
def read_start(text: str) -> Start:
    """Read a starting word; anything unknown is a plain value."""
    for pattern, make in _SHAPES:
        match = pattern.fullmatch(text)
        if match:
            return make(text, match)
    return Start(text)


def _year(text: str) -> int:
    return 1 - int(text[2:]) if text.startswith("BC") else int(text)


def _day(year: int, month: int, number: int) -> Point | None:
    if not 1 <= month <= 12 or not 1 <= number <= points.days_in_month(year * 12 + month - 1):
        return None
    return Point("day", points.ordinal_of(year, month, number)) if year <= 9999 else None


def _own(make: Callable[[re.Match[str]], Point | None]) -> "Callable[[str, re.Match[str]], Start]":
    return lambda text, match: Start(text, make(match))


def _in_year(make: Callable[[int, re.Match[str]], Point | None]) -> "Callable[[str, re.Match[str]], Start]":
    return lambda text, match: Start(text, None, "year", lambda year: make(year, match))


def _iso_week(year: int, week: int) -> Point | None:
    try:
        return points.day(date.fromisocalendar(year, week, 1)).containing("week")
    except ValueError:
        return None


def _season(year: int, name: str) -> Point:
    return Point("season", year * 4 + SEASONS.index(name))


def _named(year: int, name: str) -> Point | None:
    try:
        return points.day(named_day(name, year)) if 1 <= year <= 9999 else None
    except ValueError:  # out of the tables
        return None


def _weekday(match: re.Match[str]) -> Candidate:
    return lambda week: Point("day", week * 7 + int(match[1]))


def _year_of_century(match: re.Match[str]) -> Candidate:
    return lambda century: Point("year", century * 100 + int(match[1]))


def _day_of_month(match: re.Match[str]) -> Candidate:
    return lambda month: _day(month // 12, month % 12 + 1, int(match[1]))


_Y = r"(BC[0-9]{4}|[0-9]{4})"
_SHAPES: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Start]], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (_Y + r"-([0-9]{2})-([0-9]{2})", _own(lambda m: _day(_year(m[1]), int(m[2]), int(m[3])))),
        (_Y + r"-([0-9]{2})", _own(lambda m: points.month(_year(m[1]), int(m[2])) if 1 <= int(m[2]) <= 12 else None)),
        (_Y, _own(lambda m: Point("year", _year(m[1])))),
        (r"([0-9]{3})", _own(lambda m: Point("decade", int(m[1])))),
        (r"([0-9]{2})", _own(lambda m: Point("century", int(m[1])))),
        (r"millennium:(-?)([0-9]+)", _own(lambda m: Point("millennium", -int(m[2]) if m[1] else int(m[2]) - 1))),
        (r"BC([0-9]{3})", _own(lambda m: Point("decade", -int(m[1]) - 1))),
        (r"BC([0-9]{2})", _own(lambda m: Point("century", -int(m[1]) - 1))),
        (_Y + r"-(SP|SU|FA|WI)", _own(lambda m: _season(_year(m[1]), m[2]))),
        (_Y + r"-Q([1-4])", _own(lambda m: Point("quarter", _year(m[1]) * 4 + int(m[2]) - 1))),
        (_Y + r"-H([12])", _own(lambda m: Point("half", _year(m[1]) * 2 + int(m[2]) - 1))),
        (r"([0-9]{4})-W([0-9]{2})", _own(lambda m: _iso_week(int(m[1]), int(m[2])))),
        (r"XXXX-([0-9]{2})-([0-9]{2})", _in_year(lambda y, m: _day(y, int(m[1]), int(m[2])))),
        (r"XXXX-([0-9]{2})", _in_year(lambda y, m: points.month(y, int(m[1])))),
        (r"XXXX-W([0-9]{2})", _in_year(lambda y, m: _iso_week(y, int(m[1])))),
        (r"XXXX-(SP|SU|FA|WI)", _in_year(lambda y, m: _season(y, m[1]))),
        (r"XXXX-Q([1-4])", _in_year(lambda y, m: Point("quarter", y * 4 + int(m[1]) - 1))),
        (r"XXXX-H([12])", _in_year(lambda y, m: Point("half", y * 2 + int(m[1]) - 1))),
        (r"@([a-z-]+)", _in_year(lambda y, m: _named(y, m[1]))),
        (r"XX([0-9]{2})", lambda text, m: Start(text, None, "century", _year_of_century(m))),
        (r"XXXX-WXX-([1-7])", lambda text, m: Start(text, None, "week", _weekday(m))),
        (r"XXXX-WXX-WE", lambda text, m: Start(text, None, "week", lambda week: Point("weekend", week))),
        (r"XXXX-XX-([0-9]{2})", lambda text, m: Start(text, None, "month", _day_of_month(m))),
    )
)
