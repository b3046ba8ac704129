"""Steps by a distance: two weeks ago, the past three months, recent weeks, soon."""

import re
from collections.abc import Sequence
from datetime import date

from extract import value as values
from extract.granularity import Granularity as G
from extract.timex import points
from extract.timex.points import Point
from extract.timex.settings import DEFAULT
from extract.timex.states import State, Step, on_point, stepped_unit
from extract.value import Extent, Value

UNITS = {
    "D": "day",
    "WE": "weekend",
    "W": "week",
    "M": "month",
    "SE": "season",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
    "ML": "millennium",
}
_EXACT = {"D": (1, 0), "W": (7, 0), "M": (0, 1), "Q": (0, 3), "Y": (0, 12), "DE": (0, 120)}  # days, months


def planned(steps: Sequence[str]) -> tuple[str, ...]:
    """The steps of a plain request: whoever plans counts "in two weeks" to the day, and "next three weeks" in weeks."""
    exact = (re.sub(r"^([+-]P[0-9]+[WM])$", r"\1.D", step) for step in steps)
    return tuple(re.sub(r"^((?:past|next)[0-9]+(?:W|M|Q|Y))$", r"whole:\1", step) for step in exact)


def _whole_window(match: re.Match[str]) -> Step:
    """Whole calendar units before or behind the one that holds the anchor."""
    back, count, code = match[1] == "past", int(match[2]), match[3]

    def step(state: State) -> State:
        if state.point is None or not count:
            return State(None, f"P{count}{code}")
        unit = state.point.containing(UNITS[code])
        first, last = (unit.stepped(-count), unit.stepped(-1)) if back else (unit.stepped(1), unit.stepped(count))
        bounds = (date.fromordinal(first.first_day), date.fromordinal(last.last_day))
        return State(None, f"P{count}{code}", Value(*bounds, first.granularity, Extent.THROUGHOUT))

    return step


def _distance_step(match: re.Match[str]) -> Step:
    sign = -1 if match[1] == "-" else 1
    count, code = match[2], match[3]

    def step(state: State) -> State:
        if count == "X" or code.startswith("T"):
            return _vague_distance(state, sign, code)
        if state.point is None:
            return state
        return _moved(state.point, sign * float(count), UNITS[code])

    return step


def _exact_distance(match: re.Match[str]) -> Step:
    """Two years ago today: the same day of another week, month or year."""
    sign, count, unit = (-1 if match[1] == "-" else 1), match[2], match[3]
    if unit not in _EXACT or not count.isdigit():
        return _distance_step(match)
    days, months = (int(count) * factor for factor in _EXACT[unit])

    def move(point: Point) -> Point:
        if days:
            return Point("day", point.first_day + sign * days)
        return points.day(values.months_on(date.fromordinal(point.first_day), sign * months))

    return on_point(move)


def _vague_distance(state: State, sign: int, code: str) -> State:
    """Some days later, hours ago: before or after the anchor, no calendar date."""
    if state.point is None or not state.point.in_range:
        return State(None, "PAST_REF" if sign < 0 else "FUTURE_REF")
    value = state.point.value()
    if code.startswith("T"):
        return State(None, "PAST_REF" if sign < 0 else "FUTURE_REF", value)
    if code in UNITS and G(UNITS[code]).is_finer_than(state.point.granularity):
        bounds = Value(None, value.latest) if sign < 0 else Value(value.earliest, None)  # "in 2014 … weeks later"
    else:
        bounds = values.before(value) if sign < 0 else values.after(value)
    return State(None, "PAST_REF" if sign < 0 else "FUTURE_REF", bounds)


def _moved(point: Point, count: float, unit: str) -> State:
    if count != int(count):
        finer = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100), "month": ("day", 30)}
        unit, factor = finer.get(unit, ("day", 7))
        count = round(count * factor)
    whole = int(count)
    if unit in ("day", "week", "weekend") and point.unit not in ("day", "week", "weekend"):
        if not point.in_range:
            return State(None, "XXXX-XX-XX")
        days = whole * (1 if unit == "day" else 7)
        first, last = (date.fromordinal(edge + days) for edge in (point.first_day, point.last_day))
        moved = Point("day", point.first_day + days)
        text = moved.containing("month").timex() + "-XX" if point.unit == "month" else moved.containing("year").timex()
        return State(moved.containing(point.unit), None, Value(first, last, G.DAY), text)
    return stepped_unit(point, unit, whole)


def _window_step(match: re.Match[str]) -> Step:
    """recent months, coming weeks: as many of the unit as the settings say."""
    back = match[1] == "recent"
    code = match[2].lstrip("T")
    count = (DEFAULT.recent if back else DEFAULT.coming).get(code, 1)
    return _windowed("PAST_REF" if back else "FUTURE_REF", -count if back else count, code, Extent.WITHIN)


def _counted_window(match: re.Match[str]) -> Step:
    """The past two weeks, the next three months: all the time up to, or from, the anchor; within three: some of it."""
    back, count, code = match[1] == "past", match[2], match[3]
    name = f"PX{code}" if count == "X" else f"P{count}{code}"
    name = name if not code.startswith("T") else f"PT{count}{code[1:]}"
    settings = DEFAULT.recent if back else DEFAULT.coming
    number = settings.get(code.lstrip("T"), 3) if count == "X" else float(count)
    extent = Extent.WITHIN if match[1] == "within" else Extent.THROUGHOUT
    return _windowed(name, -number if back else number, code, extent)


def _windowed(name: str, count: float, code: str, extent: Extent) -> Step:
    def step(state: State) -> State:
        if state.point is None or not state.point.in_range:
            return State(None, name)
        today = state.point.first_day
        other = _far_end(state.point, count, code)
        begins = today if code.startswith("T") else today + 1  # hours to come begin now, days tomorrow
        first, last = (other, today) if count < 0 else (begins, max(other, begins))
        return State(None, name, Value(date.fromordinal(first), date.fromordinal(last), G.DAY, extent))

    return step


def _far_end(point: Point, count: float, code: str) -> int:
    day = date.fromordinal(point.first_day)
    months = {"M": 1, "Q": 3, "SE": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}.get(code)
    if months is None:
        days = {"D": 1.0, "WE": 7.0, "W": 7.0, "H": 1 / 24, "TH": 1 / 24}.get(code, 0.0)
        return day.toordinal() + round(days * count)
    number = day.year * 12 + day.month - 1 + round(months * count)
    number = min(max(number, 12), 9999 * 12 + 11)
    return date(number // 12, number % 12 + 1, min(day.day, points.days_in_month(number))).toordinal()


def _reference_step(match: re.Match[str]) -> Step:
    if match[0] == "recently":
        return _windowed("PAST_REF", -DEFAULT.recently, "D", Extent.WITHIN)
    return _windowed("FUTURE_REF", DEFAULT.soon, "D", Extent.WITHIN)


DISTANCES = (
    (r"([+-])P([0-9.]+|X)(T?[A-Z]+)", _distance_step),
    (r"([+-])P([0-9.]+|X)(T?[A-Z]+)\.D", _exact_distance),
    (r"(recent|coming)(T?[A-Z]+)", _window_step),
    (r"(past|next|within)([0-9.]+|X)(T?[A-Z]+)", _counted_window),
    (r"whole:(past|next)([0-9]+)([WMQY])", _whole_window),
    (r"recently|soon", _reference_step),
)
