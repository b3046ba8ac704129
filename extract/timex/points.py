"""Calendar units as numbers: every unit counts its own instances, so that a step is an addition.

Years are astronomical (0 is 1 BC), so histories before our era need no special case until their text is printed.
"""

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from extract import value as values
from extract.conventions import DEFAULT
from extract.granularity import Granularity as G
from extract.value import Value

SEASONS = ("SP", "SU", "FA", "WI")  # each three whole months from March on; winter belongs to the year it begins in
DAYPARTS = ("MO", "MI", "AF", "EV", "NI", "DT")
_GRANULARITY = {
    "day": G.DAY,
    "weekend": G.WEEKEND,
    "week": G.WEEK,
    "month": G.MONTH,
    "season": G.SEASON,
    "quarter": G.QUARTER,
    "half": G.HALF,
    "year": G.YEAR,
    "decade": G.DECADE,
    "century": G.CENTURY,
    "millennium": G.MILLENNIUM,
}
_MONTHS_PER = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
_ABOUT = ("APPROX", "BEFORE", "AFTER")  # "more than two years ago" is hardly four
_FIRST_ORDINAL, _LAST_ORDINAL = 1, date.max.toordinal()
_DAYS_KEPT = 8192  # a text tells the same days again and again
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097  # after which the calendar repeats


@dataclass(frozen=True, slots=True)
class Point:
    """One instance of a calendar unit, such as the week number 1054321; `time` is TIMEX3's part behind T."""

    unit: str
    index: int
    time: str = ""

    @property
    def granularity(self) -> G:
        """The unit on the scale of granularities."""
        if self.time:
            return G.DAYPART if self.time in DAYPARTS else G.MINUTE
        return _GRANULARITY[self.unit]

    @property
    def year(self) -> int:
        """The astronomical year that its first day lies in."""
        return self._first_month // 12

    @property
    def first_month(self) -> int:
        """Its first month as a number (year * 12 + month - 1)."""
        return self._first_month

    @property
    def _first_month(self) -> int:
        if self.unit in _MONTHS_PER:
            return self.index * _MONTHS_PER[self.unit]
        if self.unit == "season":
            return self.index * 3 + 2
        year, month_number, _ = calendar_day(self.first_day)
        return year * 12 + month_number - 1

    @property
    def first_day(self) -> int:
        """Ordinal of its first day, 1 January 1 being the first, held before the year 10000."""
        if self.unit == "day":
            return self.index if self.index <= _LAST_ORDINAL else _LAST_ORDINAL
        if self.unit in ("week", "weekend"):
            return min(self.index * 7 + (1 if self.unit == "week" else 6), _LAST_ORDINAL)
        return _month_start(self._first_month)

    @property
    def last_day(self) -> int:
        """Ordinal of its last day."""
        if self.unit == "day":
            return self.first_day
        if self.unit in ("week", "weekend"):
            return min(self.index * 7 + 7, _LAST_ORDINAL)
        return _month_start(self._first_month + self._months) - 1

    @property
    def _months(self) -> int:
        return 3 if self.unit == "season" else _MONTHS_PER[self.unit]

    @property
    def in_range(self) -> bool:
        """True where its days are days of the years 1 to 9999; the first century is, though it lacks a year."""
        if self.unit in ("day", "week", "weekend"):
            return self.index > 0
        return self._first_month + self._months > 12 and self._first_month < 10000 * 12

    def stepped(self, count: int) -> "Point":
        """The instance `count` units on."""
        return replace(self, index=self.index + count)

    def containing(self, unit: str) -> "Point":
        """The instance of another unit that holds the first day of this one."""
        return containing(self, unit)

    def timex(self) -> str:
        """TIMEX3 text: 2022-03-16, 2022-W11, 2022-SP, 199, BC0490 …"""
        text = _TEXT[self.unit](self)
        return f"{text}T{self.time}" if self.time else text

    def value(self, mod: str = "") -> Value:
        """Bounds, narrowed by START, MID and END; before year 1 only EDTF text."""
        if not self.in_range:
            return Value(None, None, G.YEAR, era=_era(self))
        first, last = narrowed(self, mod)
        clock = self.time[:5] if len(self.time) >= 5 and self.time[2:3] == ":" else None
        offset = _offset(self.time) if clock else ""
        whole = (first, last) == (self.first_day, self.last_day)
        granularity = self.granularity if whole or self.unit == "day" else G.DAY
        first = max(first, _FIRST_ORDINAL)
        if clock and first == last:
            return values.day(date.fromordinal(first), clock + offset)
        return Value(date.fromordinal(first), date.fromordinal(last), granularity, qualifier="~" * (mod in _ABOUT))


def _offset(time: str) -> str:
    tail = time[5:]
    return "+00:00" if tail == "Z" else tail


def narrowed(point: Point, mod: str) -> tuple[int, int]:
    """First and last day under START, MID or END: days 1–10, 11–20, 21–end of a month; Monday and Tuesday, midweek,
    Friday to Sunday of a week; the settings' years of a decade or century; thirds of anything else."""
    first, last = point.first_day, point.last_day
    if mod not in ("START", "MID", "END") or first == last:
        return first, last
    if point.unit == "month":
        early, mid = first + DEFAULT.early_day - 1, first + DEFAULT.mid_day - 1
        return {"START": (first, early), "MID": (early + 1, mid), "END": (mid + 1, last)}[mod]
    if point.unit == "year":
        third = [_month_start(point.first_month + month) for month in (0, 4, 8, 12)]
        return {
            "START": (third[0], third[1] - 1),
            "MID": (third[1], third[2] - 1),
            "END": (third[2], third[3] - 1),
        }[mod]
    if point.unit == "week":
        return {"START": (first, first + 1), "MID": (first + 2, first + 3), "END": (first + 4, last)}[mod]
    if point.unit in DEFAULT.parts_of_years:
        begin, end = DEFAULT.parts_of_years[point.unit][mod]
        return _month_start(point.first_month + 12 * begin), _month_start(point.first_month + 12 * (end + 1)) - 1
    length = last - first + 1
    one, two = first + (length + 2) // 3, first + (2 * length + 2) // 3
    return {"START": (first, one - 1), "MID": (one, max(two - 1, one)), "END": (min(two, last), last)}[mod]


def day(when: date) -> Point:
    """A day as a point."""
    return Point("day", when.toordinal())


@lru_cache(maxsize=_DAYS_KEPT)
def calendar_day(ordinal: int) -> tuple[int, int, int]:
    """Astronomical year, month and day of an ordinal, before the year 1 too (proleptic Gregorian)."""
    cycles = (_FIRST_ORDINAL - ordinal + _CYCLE_DAYS - 1) // _CYCLE_DAYS if ordinal < _FIRST_ORDINAL else 0
    found = date.fromordinal(ordinal + cycles * _CYCLE_DAYS)
    return found.year - cycles * _CYCLE_YEARS, found.month, found.day


@lru_cache(maxsize=_DAYS_KEPT)
def ordinal_of(year: int, month_number: int, number: int) -> int:
    """The ordinal of a day of an astronomical year; ValueError where there is no such day."""
    cycles = -((year - 1) // _CYCLE_YEARS) if year < 1 else 0
    return date(year + cycles * _CYCLE_YEARS, month_number, number).toordinal() - cycles * _CYCLE_DAYS


def month(year: int, number: int) -> Point:
    """A month of an astronomical year."""
    return Point("month", year * 12 + number - 1)


def containing(point: Point, unit: str) -> Point:
    """The instance of `unit` that holds the first day of `point`."""
    if unit == point.unit:
        return Point(unit, point.index)
    if unit in ("week", "weekend") and not point.in_range:
        raise ValueError("weeks before year 1 are not counted")
    if unit == "day":
        return Point(unit, point.first_day)
    if unit in ("week", "weekend"):
        return Point(unit, (point.first_day - 1) // 7)
    first = point.first_month
    if unit == "season":
        return Point(unit, (first - 2) // 3)
    return Point(unit, first // _MONTHS_PER[unit])


@lru_cache(maxsize=_DAYS_KEPT)
def _month_start(number: int) -> int:
    year, month_number = divmod(number, 12)
    return ordinal_of(year, month_number + 1, 1) if year <= 9999 else _LAST_ORDINAL + 1


@lru_cache(maxsize=_DAYS_KEPT)
def days_in_month(number: int) -> int:
    """Days of a month given as its number (proleptic Gregorian)."""
    year, month_number = divmod(number, 12)
    return calendar.monthrange(year if 1 <= year <= 9999 else 2000 + year % 400, month_number + 1)[1]


def year_text(year: int) -> str:
    """TIMEX3's year: four digits, `BC0490` before our era."""
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def _era(point: Point) -> str:
    digits = {"century": 2, "millennium": 1}.get(point.unit)
    if digits:  # the 4th century BC is 400 to 301 BC, in years counted through zero -0399 to -0300
        return f"-{-point.index - 1:0{digits}}{'X' * (4 - digits)}"
    if point.unit == "decade":  # the 490s BC, 499 to 490 BC, are no ten years of one X when counted through zero
        tens = (-point.index - 1) * 10
        return f"[-{tens + 8:04}..-{tens - 1:04}]"
    text = f"-{-point.year:04}"
    if point.unit not in ("day", "month"):
        return text
    text = f"{text}-{point.first_month % 12 + 1:02}"
    return f"{text}-{calendar_day(point.index)[2]:02}" if point.unit == "day" else text


def _decade_text(point: Point, length: int) -> str:
    digits = 3 if length == 10 else 2
    if point.index >= 0:
        return f"{point.index:0{digits}}"
    return f"BC{-(point.index + 1):0{digits}}"


@lru_cache(maxsize=_DAYS_KEPT)
def _iso(ordinal: int) -> str:
    year, month_number, number = calendar_day(ordinal)
    return f"{year_text(year)}-{month_number:02}-{number:02}"


def _week_text(point: Point) -> str:
    iso = date.fromordinal(point.first_day).isocalendar()
    return f"{iso.year:04}-W{iso.week:02}"


_TEXT: dict[str, Callable[[Point], str]] = {
    "day": lambda point: _iso(point.first_day),
    "week": _week_text,
    "weekend": lambda point: _week_text(point) + "-WE",
    "month": lambda point: f"{year_text(point.year)}-{point.index % 12 + 1:02}",
    "season": lambda point: f"{year_text(point.year)}-{SEASONS[point.index % 4]}",
    "quarter": lambda point: f"{year_text(point.year)}-Q{point.index % 4 + 1}",
    "half": lambda point: f"{year_text(point.year)}-H{point.index % 2 + 1}",
    "year": lambda point: year_text(point.index),
    "decade": lambda point: _decade_text(point, 10),
    "century": lambda point: _decade_text(point, 100),
    "millennium": lambda point: f"{point.index}" if point.index >= 0 else f"BC{-point.index - 1}",
}
