"""Steps into other calendars: Julian dates, Islamic ones, feasts and months that a sighted moon begins."""

import re
from datetime import date

from extract.granularity import Granularity as G
from extract.timex import points
from extract.timex.points import Point
from extract.timex.states import State, Step, on_point
from extract.value import Value


def _julian_step(match: re.Match[str]) -> Step:
    def move(point: Point) -> Point:
        from convertdate import julian

        day = date.fromordinal(point.first_day)
        return points.day(date(*julian.to_gregorian(day.year, day.month, day.day)))

    return on_point(move)


def _hijri_step(match: re.Match[str]) -> Step:
    """A date of the Islamic civil calendar; the sighted month may begin a day earlier or later."""

    def step(state: State) -> State:
        from convertdate import islamic

        if state.point is None:
            return state
        day = date.fromordinal(state.point.first_day)
        point = points.day(date(*islamic.to_gregorian(day.year, day.month, day.day)))
        return _give_or_take_a_day(point)

    return step


def _sighted_step(match: re.Match[str]) -> Step:
    """A feast that begins when the moon is seen: the day before or behind the table's, too."""

    def step(state: State) -> State:
        return state if state.point is None else _give_or_take_a_day(state.point)

    return step


def _give_or_take_a_day(point: Point) -> State:
    first, last = (date.fromordinal(point.first_day + distance) for distance in (-1, 1))
    return State(point, None, Value(first, last, G.DAY, qualifier="~"))


def _lunation_step(match: re.Match[str]) -> Step:
    """The lunar month that begins on the day: 29 or 30 days, from when the moon is seen."""

    def step(state: State) -> State:
        if state.point is None:
            return state
        first, last = (date.fromordinal(state.point.first_day + distance) for distance in (-1, 30))
        return State(
            state.point.containing("month"), None, Value(first, last, G.DAY, qualifier="~"), f"{first.year:04}-XX-XX"
        )

    return step


CALENDARS = (
    (r"julian", _julian_step),
    (r"hijri", _hijri_step),
    (r"sighted", _sighted_step),
    (r"lunation", _lunation_step),
)
