"""The steps of a partial value, walked from its starting point over the calendar."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from extract.conventions import DEFAULT
from extract.granularity import Granularity as G
from extract.model import Direction
from extract.timex import points
from extract.timex.distances import DISTANCES
from extract.timex.named_days import named_day
from extract.timex.nth import NTH
from extract.timex.other_calendars import CALENDARS
from extract.timex.points import SEASONS, Point
from extract.timex.states import State, Step, on_point, stepped_unit
from extract.timex.zones import MARK, with_offset
from extract.value import Value

_NOON = 12
_HALF_A_YEAR = 6
_CUTS = ("until", "from", "sofar")
_COARSE = ("month", "season", "quarter", "half", "year", "decade", "century", "M", "SP", "SU", "FA", "WI", "-P", "+P")


def walk(base: Point | None, steps: Sequence[str]) -> State:
    """Walk all steps; without a base only what the steps say by themselves is known."""
    state = State(base)
    for step in steps:
        state = _cut(state, base, step) if step in _CUTS else read_step(step)(state)
    return state


def _cut(state: State, base: Point | None, step: str) -> State:
    """Earlier this week: the days of it before the starting point; later: those behind; so far: up to and with it."""
    point = state.point
    if point is None or base is None or base.unit != "day" or not point.in_range:
        return state
    first, last = point.first_day, point.last_day
    first, last = {
        "until": (first, base.first_day - 1),
        "from": (base.first_day + 1, last),
        "sofar": (first, base.first_day),
    }[step]
    if first > last:
        return state
    return replace(state, when=Value(date.fromordinal(first), date.fromordinal(last), point.granularity))


def is_coarse(steps: Sequence[str]) -> bool:
    """True where the first step goes by months or longer."""
    return bool(steps) and steps[0].startswith(_COARSE) and not steps[0].endswith(("D", "W", "H", "WE"))


def direction(steps: Sequence[str]) -> Direction:
    """The way that the first step goes."""
    if not steps:
        return Direction.SAME
    found = re.search(r"([+-])P?(\d+|X)|^(recent|past|coming|next|within|soon)", steps[0])
    if found is None or found[2] == "0":
        return Direction.SAME
    return Direction.PAST if found[1] == "-" or (found[3] or "").startswith(("recent", "past")) else Direction.FUTURE


@lru_cache(maxsize=4096)
def read_step(text: str) -> Step:
    """Read one step; ValueError for an unknown one."""
    for pattern, make in _STEPS:
        match = pattern.fullmatch(text)
        if match:
            return make(match)
    raise ValueError(f"unknown step {text!r}")


def _unit_step(match: re.Match[str]) -> Step:
    unit, count = match[1], int(match[2])
    return lambda state: stepped_unit(state.point, unit, count) if state.point is not None else state


def _season_step(match: re.Match[str]) -> Step:
    wanted, sign = SEASONS.index(match[1]), match[2]

    def move(point: Point) -> Point:
        if sign is None:
            return Point("season", point.year * 4 + wanted)
        season = point.containing("season").index
        if sign == "+0" and match[1] != "WI":
            return Point("season", point.year * 4 + wanted)
        if sign == "+0":
            return Point("season", season - (season - wanted + 2) % 4 + 2)  # told in summer: the winter to come
        if sign == "+1":
            season = _end(point).containing("season").index
            return Point("season", season + ((wanted - season - 1) % 4 + 1))
        return Point("season", season - ((season - wanted - 1) % 4 + 1))

    return on_point(move)


def _month_step(match: re.Match[str]) -> Step:
    wanted, count = int(match[1]) - 1, int((match[2] or "0").lstrip("~"))

    def move(point: Point) -> Point:
        if not match[2] or (count == 0 and point.granularity.rank >= G.YEAR.rank):
            return Point("month", point.year * 12 + wanted)
        if count == 0:  # "They passed the winter there. That January": of that year or the next, whichever is nearer
            inside = Point("month", point.year * 12 + wanted)
            return inside.stepped(12) if point.first_month - inside.index > _HALF_A_YEAR else inside
        month = (_end(point) if count > 0 else point).containing("month").index  # "in 1978 …, the following May": 1979
        first = month + (wanted - month - 1) % 12 + 1 if count > 0 else month - ((month - wanted - 1) % 12 + 1)
        return Point("month", first + 12 * (count - 1 if count > 0 else count + 1))

    return on_point(move)


def _end(point: Point) -> Point:
    """The last day of a point."""
    return Point("day", point.last_day)


def _weekday_step(match: re.Match[str]) -> Step:
    wanted, count = int(match[1]), int((match[2] or "0").lstrip("~"))

    def move(point: Point) -> Point:
        if not match[2]:
            return Point("day", point.containing("week").index * 7 + wanted)
        today = point.first_day
        ahead = (wanted - today) % 7
        if count == 0:
            return Point("day", today + ahead - (7 if ahead > 3 else 0))
        if count > 0:
            return Point("day", today + (ahead or 7) + 7 * (count - 1))
        return Point("day", today - ((today - wanted) % 7 or 7) + 7 * (count + 1))

    return on_point(move)


def _day_step(match: re.Match[str]) -> Step:
    number = int(match[1])

    def move(point: Point) -> Point:
        month = point.containing("month").index
        if number > points.days_in_month(month):
            raise ValueError("no such day in the month")
        return Point("day", points.ordinal_of(month // 12, month % 12 + 1, number))

    return on_point(move)


def _day_on_weekday(match: re.Match[str]) -> Step:
    """Tuesday the 15th: the nearest month, coming ones first, whose day is that weekday."""
    number, weekday = int(match[1]), int(match[2])

    def move(point: Point) -> Point:
        month = point.containing("month").index
        for distance in (0, 1, -1, 2, -2, 3, -3, 4, 5, 6, 7, 8, 9, 10, 11):
            year, offset = divmod(month + distance, 12)
            if number <= monthrange(year, offset + 1)[1] and date(year, offset + 1, number).isoweekday() == weekday:
                return points.day(date(year, offset + 1, number))
        raise ValueError("no such day")

    return on_point(move)


def _time_step(match: re.Match[str]) -> Step:
    time, clock = match[1], match[1].partition(MARK)[0]

    def step(state: State) -> State:
        if state.point is None:
            return state
        if state.point.unit != "day":
            return replace(state, text=f"{state.point.timex()}T{clock}", when=state.point.value())
        told = with_offset(time, date.fromordinal(state.point.first_day)) if state.point.in_range else time
        return State(replace(state.point, time=told))

    return step


def in_half(clock: str, part: str) -> tuple[str, int]:
    """A clock time as the part of the day tells it, and on which day: 9:40 at night is 21:40, two is on the next."""
    hour = int(clock[:2])
    if hour > _NOON:
        return clock, 0
    past_midnight = part == "NI" and (hour < DEFAULT.nightfall or hour == _NOON)
    late = part in ("AF", "EV", "NI") and not past_midnight
    return f"{hour % 12 + 12 * late:02}{clock[2:]}", int(past_midnight)


def _half_of_day_step(match: re.Match[str]) -> Step:
    def step(state: State) -> State:
        point = state.point
        if point is None or point.time[2:3] != ":":
            return state
        clock, days = in_half(point.time, match[1])
        index = point.index + (days if point.unit == "day" else 0)
        return replace(state, point=replace(point, index=index, time=clock))

    return step


def _night_step(match: re.Match[str]) -> Step:
    """The night that ends on the morning of the day: both days, some time between."""

    def step(state: State) -> State:
        if state.point is None:
            return State(None, "XXXX-XX-XXTNI")
        evening = state.point.containing("day").stepped(-1)
        first, last = date.fromordinal(evening.first_day), date.fromordinal(evening.first_day + 1)
        return State(replace(evening, time="NI"), None, Value(first, last, G.DAYPART))

    return step


def _half_step(match: re.Match[str]) -> Step:
    """The half of a year; of any other unit, half of its days."""
    second = match[1] == "2"

    def step(state: State) -> State:
        point = state.point
        if point is None or point.unit == "year":
            return State(Point("half", point.year * 2 + second)) if point else state
        if not point.in_range:
            return state
        middle = point.first_day + (point.last_day - point.first_day) // 2
        first, last = (middle + 1, point.last_day) if second else (point.first_day, middle)
        return State(point, None, Value(date.fromordinal(first), date.fromordinal(last), point.granularity))

    return step


def _turn_step(_: re.Match[str]) -> Step:
    """The years round the first day of a century."""

    def step(state: State) -> State:
        point = state.point
        if point is None or not point.in_range:
            return state
        first = date.fromordinal(point.first_day).year
        window = Value(date(first - DEFAULT.turn, 1, 1), date(first + DEFAULT.turn, 12, 31), G.YEAR)
        return State(point, None, window)

    return step


def _quarter_century_step(match: re.Match[str]) -> Step:
    """Twenty-five of a century's years."""

    def step(state: State) -> State:
        point = state.point
        if point is None or not point.in_range:
            return state
        first = date.fromordinal(point.first_day).year + 25 * (int(match[1]) - 1)
        return State(point, None, Value(date(first, 1, 1), date(first + 24, 12, 31), G.YEAR))

    return step


def _quarter_step(match: re.Match[str]) -> Step:
    return on_point(lambda point: Point("quarter", point.year * 4 + int(match[1]) - 1))


def _holiday_step(match: re.Match[str]) -> Step:
    """The day of that name in the year, or the last before the day, or the next after it."""

    def move(point: Point) -> Point:
        day = points.day(named_day(match[1], point.year))
        if match[2] == "-1" and day.index >= point.first_day:
            return points.day(named_day(match[1], point.year - 1))
        if match[2] == "+1" and day.index <= point.first_day:
            return points.day(named_day(match[1], point.year + 1))
        return day

    return on_point(move)


_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Step]], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        *DISTANCES,
        *CALENDARS,
        *NTH,
        (r"(day|weekend|week|month|season|quarter|half|year|decade|century|millennium)([+-][0-9]+)", _unit_step),
        (r"(SP|SU|FA|WI)([+-][01])?", _season_step),
        (r"M([0-9]{2})([+~-][0-9]+)?", _month_step),
        (r"(?:next)?W([1-7])([+~-][0-9]+)?", _weekday_step),
        (r"D([0-9]{2})", _day_step),
        (r"on[1-7]", lambda match: lambda state: state),  # the weekday that is told: it chose the year
        (r"D([0-9]{2})-W([1-7])", _day_on_weekday),
        (r"D", lambda match: on_point(lambda point: point.containing("day"))),
        (r"T(.+)", _time_step),
        (r"in(MO|MI|AF|EV|NI|DT)", _half_of_day_step),
        (r"night", _night_step),
        (r"H([12])", _half_step),
        (r"turn", _turn_step),
        (r"Q([1-4])", _quarter_step),
        (r"quarter([1-4])", _quarter_century_step),
        (r"@([a-z-]+?)([+-]1)?", _holiday_step),
    )
)
