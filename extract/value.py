"""A date as honest people state it: two inclusive bounds, how fine, how sure, and how it fills its bounds.

`Value` is the one record behind bounds, EDTF text (ISO 8601-2:2019, levels 0 to 2 as far as needed) and the words
that the dashboard says. Nothing here knows a clock or a text.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from extract.granularity import Granularity as G


class Extent(StrEnum):
    """How a value fills its bounds."""

    WITHIN = "within"  # some time between the two: EDTF [A..B], or one coarse value
    THROUGHOUT = "throughout"  # all the time from the one to the other: EDTF A/B


QUALIFIERS = ("", "?", "~", "%")  # EDTF: sure, uncertain, approximate, both

# EDTF codes of sub-year groupings (ISO 8601-2, 4.8): code → (granularity, first month, number of months).
# Seasons are whole months, winter the one that begins in December of its year.
GROUPINGS = {
    21: (G.SEASON, 3, 3),
    22: (G.SEASON, 6, 3),
    23: (G.SEASON, 9, 3),
    24: (G.SEASON, 12, 3),
    33: (G.QUARTER, 1, 3),
    34: (G.QUARTER, 4, 3),
    35: (G.QUARTER, 7, 3),
    36: (G.QUARTER, 10, 3),
    40: (G.HALF, 1, 6),
    41: (G.HALF, 7, 6),
}


@dataclass(frozen=True, slots=True)
class Value:
    """Inclusive days `earliest` and `latest` (None = open or unknown), with granularity, extent and qualifier.

    `time` is a wall clock "HH:MM" with its UTC offset where known ("HH:MM±HH:MM"); the bounds are then that local
    day. Dates before year 1 have no bounds; their EDTF text stands in `era`. Raises ValueError where the bounds are
    reversed or the qualifier is none of EDTF's.
    """

    earliest: date | None
    latest: date | None
    granularity: G = G.DAY
    extent: Extent = Extent.WITHIN
    qualifier: str = ""
    time: str | None = None
    era: str | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"bounds are reversed: {self.earliest} > {self.latest}")
        if self.qualifier not in QUALIFIERS:
            raise ValueError(f"not an EDTF qualifier: {self.qualifier!r}")

    @property
    def is_closed(self) -> bool:
        """Both bounds are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def is_open(self) -> bool:
        """Neither bound is known."""
        return self.earliest is None and self.latest is None

    @property
    def is_day(self) -> bool:
        """Exactly one calendar day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def edtf(self) -> str:
        """EDTF text; `parse(value.edtf)` has the same bounds, extent and qualifier."""
        return _print(self)

    def uncertain(self, qualifier: str = "?") -> "Value":
        """The same value, marked as uncertain; uncertain and approximate together are `%`."""
        both = {self.qualifier, qualifier} - {""}
        return replace(self, qualifier="%" if len(both) > 1 else next(iter(both), ""))

    def overlaps(self, other: "Value") -> bool:
        """True where some day is possible for both; open ends reach without limit."""
        return (self.earliest or date.min) <= (other.latest or date.max) and (other.earliest or date.min) <= (
            self.latest or date.max
        )

    def inside(self, other: "Value") -> bool:
        """True where every day possible for this one is possible for the other."""
        return (self.earliest or date.min) >= (other.earliest or date.min) and (self.latest or date.max) <= (
            other.latest or date.max
        )


def day(when: date, time: str | None = None) -> Value:
    """One calendar day, or an instant in it."""
    return Value(when, when, G.MINUTE if time else G.DAY, time=time)


def month(year: int, number: int) -> Value:
    """A whole calendar month."""
    return Value(date(year, number, 1), _month_end(year, number), G.MONTH)


def year(number: int) -> Value:
    """A whole calendar year (1 to 9999)."""
    return Value(date(number, 1, 1), date(number, 12, 31), G.YEAR)


def years(first: int, last: int, granularity: G) -> Value:
    """Whole years from `first` to `last`, such as a decade or a century."""
    return Value(date(max(first, 1), 1, 1), date(min(last, 9999), 12, 31), granularity)


def grouping(number: int, code: int) -> Value:
    """A season, quarter or half of a year by its EDTF code."""
    granularity, first, length = GROUPINGS[code]
    last = first + length - 1
    return Value(date(number, first, 1), _month_end(number + (last - 1) // 12, (last - 1) % 12 + 1), granularity)


def between(earliest: date | None, latest: date | None, granularity: G = G.DAY) -> Value:
    """Some time between two days (`within`)."""
    return Value(earliest, latest, granularity)


def throughout(earliest: date | None, latest: date | None, granularity: G = G.DAY) -> Value:
    """All the time from one day to another; None leaves an end open."""
    return Value(earliest, latest, granularity, Extent.THROUGHOUT)


def after(value: Value) -> Value:
    """Some time after a value: from the day behind its last one, no end known."""
    return Value(_shift(value.latest, 1), None, value.granularity, qualifier=value.qualifier)


def before(value: Value) -> Value:
    """Some time before a value: up to the day ahead of its first one, no beginning known."""
    return Value(None, _shift(value.earliest, -1), value.granularity, qualifier=value.qualifier)


def since(value: Value) -> Value:
    """From a value on, with an open end."""
    return Value(value.earliest, None, value.granularity, Extent.THROUGHOUT, value.qualifier)


def by(value: Value) -> Value:
    """At the latest in a value; no beginning known."""
    return Value(None, value.latest, value.granularity, qualifier=value.qualifier)


def intersect(one: Value, other: Value) -> Value | None:
    """The days that both allow, with the finer granularity; None where they contradict each other."""
    if not one.overlaps(other):
        return None
    finer = min(one, other, key=lambda value: value.granularity.rank)
    earliest = max(filter(None, (one.earliest, other.earliest)), default=None)
    latest = min(filter(None, (one.latest, other.latest)), default=None)
    return replace(finer, earliest=earliest, latest=latest)


def _shift(when: date | None, days: int) -> date | None:
    try:
        return when + timedelta(days) if when else None
    except OverflowError:
        return None


def _month_end(number: int, month_number: int) -> date:
    if number > 9999:
        return date.max
    return date(number, month_number, calendar.monthrange(number, month_number)[1])


def months_on(day: date, months: int) -> date:
    """The same day that many months later (or earlier); the last one of a month that is too short. Raises ValueError
    out of the calendar."""
    number, month_number = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(number, month_number + 1, min(day.day, _month_end(number, month_number + 1).day))


# --- EDTF text -----------------------------------------------------------------------------------------------------


def _print(value: Value) -> str:
    if value.era:
        return value.era + value.qualifier
    if value.is_open:
        return ""
    if value.extent is Extent.THROUGHOUT:
        return f"{_end(value, first=True) or '..'}/{_end(value, first=False) or '..'}"
    unit = _unit(value)
    if unit:
        return unit + value.qualifier
    return f"[{_end(value, first=True)}..{_end(value, first=False)}]"


def _end(value: Value, *, first: bool) -> str:
    """One end of an interval, as coarse as its granularity and its day allow."""
    when = value.earliest if first else value.latest
    if when is None:
        return ""
    text = when.isoformat()
    if value.extent is Extent.THROUGHOUT:
        months = when.day == 1 if first else when == _month_end(when.year, when.month)
        if value.granularity is G.YEAR and months and when.month == (1 if first else 12):
            text = text[:4]
        elif value.granularity is G.MONTH and months:
            text = text[:7]
    return text + value.qualifier


def _unit(value: Value) -> str:
    """The text of one calendar unit, where the bounds are exactly that unit; else nothing."""
    first = value.earliest
    if first is None or value.latest is None:
        return ""
    if value.is_day:
        return f"{first.isoformat()}T{value.time}" if value.time else first.isoformat()
    for text, unit in _candidates(first, value.granularity):
        if (unit.earliest, unit.latest) == (value.earliest, value.latest):
            return text
    return ""


def _candidates(first: date, granularity: G) -> list[tuple[str, Value]]:
    if granularity is G.MONTH:
        return [(f"{first:%Y-%m}".zfill(7), month(first.year, first.month))]
    if granularity is G.YEAR:
        return [(f"{first.year:04}", year(first.year))]
    if granularity is G.DECADE:
        return [(f"{first.year // 10:03}X", years(first.year // 10 * 10, first.year // 10 * 10 + 9, G.DECADE))]
    if granularity is G.CENTURY:
        start = first.year // 100 * 100
        return [(f"{first.year // 100:02}XX", years(start, start + 99, G.CENTURY))]
    codes = [code for code, row in GROUPINGS.items() if row[0] is granularity]
    return [(f"{first.year:04}-{code}", grouping(first.year, code)) for code in codes]


_SHAPES = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<time>\d\d:\d\d(?:[+-]\d\d:\d\d|Z)?))?)?)?"
    r"|(?P<decade>\d{3})X|(?P<century>\d\d)XX"
)

_ERA = re.compile(r"(-(?:\d{4}(?:-\d\d){0,2}|\d\dXX|\dXXX)|\[-\d{4}\.\.-\d{4}\])([?~%]?)")  # before year 1


def parse(text: str) -> Value:
    """EDTF text → Value.

    Reads days, months, years, decades (`201X`), centuries (`19XX`), groupings (`2014-21`), times of day,
    intervals (`A/B`, `A/..`), one-of sets with a range (`[A..B]`, `[A..]`) and qualifiers. Raises ValueError.
    """
    text = text.strip()
    if era := _ERA.fullmatch(text):
        return Value(None, None, G.YEAR, qualifier=era[2], era=era[1])
    if text.startswith("[") and text.endswith("]") and ".." in text:
        first, last = text[1:-1].split("..", 1)
        return _join(first, last, Extent.WITHIN)
    if "/" in text:
        first, last = (end.replace("..", "") for end in text.split("/", 1))
        return _join(first, last, Extent.THROUGHOUT)
    return _parse_unit(text)


def _join(first: str, last: str, extent: Extent) -> Value:
    start, end = (_parse_unit(part) if part else None for part in (first, last))
    ends = [value for value in (start, end) if value]
    if not ends:
        raise ValueError("an interval needs at least one end")
    coarsest = max(ends, key=lambda value: value.granularity.rank)
    return Value(
        start.earliest if start else None,
        end.latest if end else None,
        coarsest.granularity,
        extent,
        coarsest.qualifier,
    )


def _parse_unit(text: str) -> Value:
    qualifier = text[-1:] if text[-1:] in ("?", "~", "%") else ""
    found = _SHAPES.fullmatch(text.removesuffix(qualifier) if qualifier else text)
    if not found:
        raise ValueError(f"not an EDTF date that is read here: {text!r}")
    return replace(_unit_of(found.groupdict()), qualifier=qualifier)


def _unit_of(part: dict[str, str | None]) -> Value:
    if part["decade"]:
        return years(int(part["decade"]) * 10, int(part["decade"]) * 10 + 9, G.DECADE)
    if part["century"]:
        return years(int(part["century"]) * 100, int(part["century"]) * 100 + 99, G.CENTURY)
    number = int(part["year"] or 0)
    if not part["month"]:
        return year(number)
    if not part["day"]:
        code = int(part["month"])
        return grouping(number, code) if code in GROUPINGS else month(number, code)
    time = part["time"]
    return day(date(number, int(part["month"]), int(part["day"])), time.replace("Z", "+00:00") if time else None)
