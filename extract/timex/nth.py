"""Steps that count inside a period or from a day: its second Monday, last week or last working day; the next one."""

import re

from extract.timex.points import Point
from extract.timex.states import Step, on_point

_FRIDAY = 4


def _nth_step(match: re.Match[str]) -> Step:
    nth, what = int(match[1]), match[2]

    def move(point: Point) -> Point:
        if nth == 0:
            raise ValueError("there is no zeroth")
        if what.startswith("W"):
            return _nth_weekday(point, nth, int(what[1]))
        if what == "week":
            return _nth_week(point, nth)
        if what == "workday":
            edge = point.first_day - 1 if nth > 0 else point.last_day + 1
            return _inside(point, _working_day(edge, nth))
        if what in ("second", "minute", "hour") or (what == "quarter" and point.unit != "year"):
            raise ValueError("no unit of the calendar")
        first, last = point.containing(what), Point("day", point.last_day).containing(what)
        found = first.stepped(nth - 1) if nth > 0 else last.stepped(nth + 1)
        if found.first_day > point.last_day or found.last_day < point.first_day:
            raise ValueError("not so many in it")
        return found

    return on_point(move)


def _working_day_step(match: re.Match[str]) -> Step:
    count = int(match[1])
    return on_point(lambda point: _working_day(point.last_day if count > 0 else point.first_day, count))


def _nth_weekday(point: Point, nth: int, weekday: int) -> Point:
    if nth > 0:
        first = point.first_day + (weekday - point.first_day) % 7
        found = Point("day", first + 7 * (nth - 1))
    else:
        last = point.last_day - (point.last_day - weekday) % 7
        found = Point("day", last + 7 * (nth + 1))
    return _inside(point, found)


def _inside(point: Point, found: Point) -> Point:
    if not point.first_day <= found.first_day <= point.last_day:
        raise ValueError("not so many in it")
    return found


def _working_day(day: int, count: int) -> Point:
    """So many working days behind or before a day; holidays are not known here."""
    step = 1 if count > 0 else -1
    for _ in range(abs(count)):
        day += step
        while (day - 1) % 7 > _FRIDAY:
            day += step
    return Point("day", day)


def _nth_week(point: Point, nth: int) -> Point:
    """The nth week that begins inside; the last one is the last to begin and end inside."""
    if nth > 0:
        return Point("week", -(-(point.first_day - 1) // 7)).stepped(nth - 1)
    return Point("week", point.last_day // 7 - 1).stepped(nth + 1)


NTH = (
    (r"nth(-?[0-9]+):(W[1-7]|[a-z]+)", _nth_step),
    (r"workday([+-][0-9]+)", _working_day_step),
)
