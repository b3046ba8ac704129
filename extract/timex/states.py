"""Where a walk over the calendar stands, and what a step is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from extract.timex.points import Point
from extract.value import Value


@dataclass(frozen=True, slots=True)
class State:
    """Where a walk stands: a point, or a value that is none (`value`); `when` and `text` override the point's own."""

    point: Point | None
    value: str | None = None
    when: Value | None = None
    text: str | None = None


Step = Callable[[State], State]


def on_point(move: Callable[[Point], Point]) -> Step:
    """A step that only moves the point; where there is none, it stays so."""

    def step(state: State) -> State:
        return State(move(state.point)) if state.point is not None else state

    return step


_RANK = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "millennium")
_WITHIN_MONTH = {"day": "-XX", "week": "-XX"}
_WITHIN_YEAR = {
    "day": "-XX-XX",
    "weekend": "-WXX-WE",
    "week": "-WXX",
    "month": "-XX",
    "season": "-XX",
    "quarter": "-QX",
}


def stepped_unit(point: Point, unit: str, count: int) -> State:
    """The `count`-th unit from the one that holds a point.

    "That day" after no more than a month stays open: its bounds are all days that it can be, its text says X.
    """
    if _RANK.index(unit) >= _RANK.index(point.unit) or unit == "weekend" or point.unit in ("weekend", "week"):
        return State(point.containing(unit).stepped(count))
    unsaid = (_WITHIN_MONTH if point.unit == "month" else _WITHIN_YEAR).get(unit, "")
    if not point.in_range:
        return State(point, None, None, _whole(point, point.unit).timex() + unsaid)
    first = Point("day", point.containing(unit).stepped(count).first_day)
    last = Point("day", point.last_day).containing(unit).stepped(count).last_day
    when = Value(date.fromordinal(first.index), date.fromordinal(last), point.granularity)
    return State(first.containing(point.unit), None, when, _whole(first, point.unit).timex() + unsaid)


def _whole(point: Point, told: str) -> Point:
    """The month or year that is left when what is finer stays open."""
    return point.containing("month" if told == "month" else "year")
