"""How many events each stretch of time holds: the strip over the lanes, and what a lane folds for want of room."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from dashboard.store.columns import OPEN_FUTURE, OPEN_PAST, day_number, day_of
from dashboard.store.facet import Ints, Mask

DAY = 86_400_000  # milliseconds
Days = tuple[int, int]
"""Two days as the columns count them, the last one included."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Bars of the strip: the first day of each, how many of its events a person checked, and how many not yet."""

    unit: str
    edges: Ints
    checked: NDArray[np.float64]
    unchecked: NDArray[np.float64]


def known_bounds(earliest: Ints, latest: Ints) -> tuple[Ints, Ints]:
    """Bounds with an open end folded onto the known one: where an event is counted when only one bound is known."""
    first = np.where(earliest == OPEN_PAST, latest, earliest)
    last = np.where(latest == OPEN_FUTURE, earliest, latest)
    return first, last


def extent(earliest: Ints, latest: Ints, asked: tuple[date | None, date | None] = (None, None)) -> Days:
    """The whole stretch that the strip shows: all dated events and the period asked for, with a margin.

    Whole months where it is longer than four of them. Without any date: the year 2000, so that there is an axis.
    """
    begun, ended = earliest != OPEN_PAST, latest != OPEN_FUTURE
    dated = begun | ended
    first, last = known_bounds(earliest[dated], latest[dated])
    lows, highs = first[ended[dated]], last[begun[dated]]  # "before 2024" says nothing of how late to look, nor does
    ends = [day_number(day, 0) for day in asked if day]  # "after 1914" of how early
    found = [*ends, *([int(lows.min())] if len(lows) else []), *([int(highs.max())] if len(highs) else [])]
    found = found or [day_number(date(2000, 1, 1), 0), day_number(date(2000, 12, 31), 0)]
    low, high = min(found), max(found)
    margin = max(2, (high - low) // 40)
    start, end = _day(low - margin), _day(high + margin)
    if high - low > 120:
        start, end = start.replace(day=1), _next_month(end) - timedelta(1)
    return day_number(start, OPEN_PAST), day_number(end, OPEN_FUTURE)


def strip(earliest: Ints, latest: Ints, checked: Mask, whole: Days) -> Strip:
    """Events of each bar. One that lies within more than one bar is shared out over its days: no bar claims it."""
    unit, edges = _edges(whole)
    return Strip(
        unit,
        edges,
        _per_bar(earliest[checked], latest[checked], whole, edges),
        _per_bar(earliest[~checked], latest[~checked], whole, edges),
    )


def _per_bar(earliest: Ints, latest: Ints, whole: Days, edges: Ints) -> NDArray[np.float64]:
    """Each event's weight of one, spread evenly over its days, summed by bar."""
    first, last = known_bounds(earliest, latest)
    first, last = np.clip(first, *whole) - whole[0], np.clip(last, *whole) - whole[0]
    length = whole[1] - whole[0] + 1
    weight = 1.0 / (last - first + 1)
    steps = np.bincount(first, weight, length + 1) - np.bincount(last + 1, weight, length + 1)
    daily = np.cumsum(steps[:length])
    return np.add.reduceat(daily, edges - whole[0]) if length else np.zeros(0)


_UNITS = (("day", 70, 1), ("month", 366 * 22, 1), ("quarter", 366 * 60, 3), ("year", 366 * 260, 12))


def _edges(whole: Days) -> tuple[str, Ints]:
    """The unit of a bar, so that there are at most some 260 of them, and each bar's first day."""
    length = whole[1] - whole[0] + 1
    unit, months = next(((name, step) for name, most, step in _UNITS if length <= most), ("decade", 120))
    if unit == "day":
        return unit, np.arange(whole[0], whole[1] + 1, dtype=np.int32)
    starts = [whole[0]]
    number = _day(whole[0]).year * 12 + _day(whole[0]).month - 1
    number += months - number % months
    while number // 12 <= 9999:
        day = day_number(date(number // 12, number % 12 + 1, 1), 0)
        if day > whole[1]:
            break
        starts.append(day)
        number += months
    return unit, np.asarray(starts, dtype=np.int32)


def folded(place: NDArray[np.float64], lane: Ints, lanes: int, bins: int) -> list[tuple[int, int, int]]:
    """(lane, bin, number) of events that are not drawn; `place` is their middle as a share of the window."""
    at = np.clip((place * bins).astype(np.int64), 0, bins - 1)
    number = np.bincount(lane * bins + at, minlength=lanes * bins)
    return [(int(each // bins), int(each % bins), int(number[each])) for each in np.flatnonzero(number)]


def _day(number: int) -> date:
    lowest, highest = day_number(date.min, 0), day_number(date.max, 0)
    return day_of(min(max(number, lowest), highest)) or date.min


def _next_month(when: date) -> date:
    if (when.year, when.month) == (9999, 12):
        return date.max
    return date(when.year + when.month // 12, when.month % 12 + 1, 1)
