"""Steps by a distance: two weeks ago, the past three months, recent weeks, soon."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from extract import value as values
from extract.conventions import DEFAULT
from extract.granularity import Granularity as G
from extract.timex import points
from extract.timex.points import Point
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
_DAY_HOURS = 24
_MINUTES = {"TH": 60, "TM": 1}
_PIECES = re.compile(r"([0-9]+)([YMWD])")
_EXACT = {"D": (0, 1), "W": (0, 7), "M": (1, 0), "Q": (3, 0), "Y": (12, 0), "DE": (120, 0)}  # months, days
_LENGTHS: dict[str, tuple[int, float]] = {
    **_EXACT,
    "WE": (0, 7),
    "FN": (0, 14),
    "H": (0, 1 / 24),
    "TH": (0, 1 / 24),
    "SE": (3, 0),
    "CE": (1200, 0),
    "ML": (12000, 0),
}


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
        if count != "X" and code in _MINUTES and state.point is not None and state.point.time[2:3] == ":":
            return State(_clock_on(state.point, sign * round(float(count) * _MINUTES[code])))
        if count.isdigit() and code == "TH" and int(count) % 24 == 0 and state.point is not None:
            return _moved(state.point, sign * int(count) // 24, "day")
        if count.isdigit() and code == "TH" and int(count) > _DAY_HOURS and state.point is not None:
            return _some_days_on(state.point, sign * int(count))
        if count == "X" or code.startswith("T"):
            return _vague_distance(state, sign, code)
        if state.point is None:
            return state
        return _moved(state.point, sign * float(count), UNITS[code])

    return step


def _some_days_on(point: Point, hours: int) -> State:
    """84 hours later: on the third or on the fourth day, where no hour is told to count from."""
    if point.unit != "day" or not point.in_range:
        return _vague_distance(State(point), 1 if hours > 0 else -1, "TH")
    near = point.first_day + hours // _DAY_HOURS
    when = Value(date.fromordinal(near), date.fromordinal(near + 1), G.DAY)
    return State(Point("day", near), None, when)


def _clock_on(clock: Point, minutes: int) -> Point:
    """A clock time so many minutes on, in its own zone; past midnight it is another day's."""
    days, minute = divmod(int(clock.time[:2]) * 60 + int(clock.time[3:5]) + minutes, 24 * 60)
    return replace(clock, index=clock.index + days, time=f"{minute // 60:02}:{minute % 60:02}{clock.time[5:]}")


def _exact_distance(match: re.Match[str]) -> Step:
    """Two years ago today: the same day of another week, month or year."""
    sign, count, unit = (-1 if match[1] == "-" else 1), match[2], match[3]
    if unit not in _EXACT or not count.isdigit():
        return _distance_step(match)
    months, days = (int(count) * factor for factor in _EXACT[unit])

    def move(point: Point) -> Point:
        if days:
            return Point("day", point.first_day + sign * days)
        return points.day(values.months_on(date.fromordinal(point.first_day), sign * months))

    return on_point(move)


def _compound_distance(match: re.Match[str]) -> Step:
    """A year and two months later, as fine as its last unit; with hours it comes to no calendar date."""
    sign = -1 if match[1] == "-" else 1
    months, days, finest = amount(match[2])

    def step(state: State) -> State:
        if match[3] or state.point is None or not state.point.in_range:
            return _vague_distance(state, sign, "TH") if match[3] else state
        if finest == "month" and not match[4]:
            return stepped_unit(state.point, "month", sign * months)
        moved = _shifted(state.point, lambda day: values.months_on(day, sign * months) + timedelta(sign * days))
        return State(moved.point.containing(finest)) if finest == "week" and moved.point and not match[4] else moved

    return step


def amount(pieces: str) -> tuple[int, int, str]:
    """Months and days of a length of years, months, weeks and days (`1Y2M3D`), and its finest unit."""
    found = [(int(number), code) for number, code in _PIECES.findall(pieces)]
    counted = [tuple(count * factor for factor in _EXACT[code]) for count, code in found]
    return sum(months for months, _ in counted), sum(days for _, days in counted), UNITS[found[-1][1]] if found else ""


def _vague_distance(state: State, sign: int, code: str) -> State:
    """Some days later, hours ago: before or after the anchor, no calendar date."""
    if state.point is None or not state.point.in_range:
        return State(None, "PAST_REF" if sign < 0 else "FUTURE_REF")
    value = replace(state.point, time="").value()
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
        days = timedelta(whole * (1 if unit == "day" else 7))
        return _shifted(point, lambda day: day + days) if point.in_range else State(None, "XXXX-XX-XX")
    return stepped_unit(point, unit, whole)


def _shifted(point: Point, move: Callable[[date], date]) -> State:
    """A point whose days are all moved; what was coarser than a day stays as wide as it was."""
    first, last = (move(date.fromordinal(edge)) for edge in (point.first_day, point.last_day))
    moved = points.day(first)
    if point.unit == "day":
        return State(moved)
    text = moved.containing("month").timex() + "-XX" if point.unit == "month" else moved.containing("year").timex()
    return State(moved.containing(point.unit), None, Value(first, last, G.DAY), text)


def _span_of_distances(match: re.Match[str]) -> Step:
    """Two or three weeks ago: some time between the two."""
    sign, code = (-1 if match[1] == "-" else 1), match[4]
    name = "PAST_REF" if sign < 0 else "FUTURE_REF"

    def step(state: State) -> State:
        if state.point is None or not state.point.in_range or code not in UNITS:
            return State(None, name)
        near, far = (stepped_unit(state.point, UNITS[code], sign * int(count)) for count in (match[2], match[3]))
        ends = [found.when or found.point.value() for found in (near, far) if found.point]
        first, last = (ends[1], ends[0]) if sign < 0 else (ends[0], ends[1])
        return State(None, name, Value(first.earliest, last.latest, first.granularity))

    return step


def first_of(count: int, code: str, last: date) -> date:
    """The first day of so many exact units (a key of `_EXACT`) that end with `last`.

    Raises KeyError for another unit, ValueError or OverflowError out of the calendar.
    """
    months, days = (count * factor for factor in _EXACT[code])
    return values.months_on(last + timedelta(1), -months) - timedelta(days)


def _units_of(match: re.Match[str]) -> Step:
    """The first ten days of May, the last three months of the year."""
    count, code = int(match[2]), match[3]

    def step(state: State) -> State:
        point = state.point
        if point is None or not point.in_range or code not in _EXACT:
            return State(None, f"P{count}{code}")
        months, days = (count * factor for factor in _EXACT[code])
        first, last = date.fromordinal(point.first_day), date.fromordinal(point.last_day)
        if match[1] == "first":
            last = min(last, values.months_on(first, months) + timedelta(days - 1))
        else:
            first = max(first, first_of(count, code, last))
        return State(None, f"P{count}{code}", Value(first, last, G.DAY))

    return step


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


def _compound_window(match: re.Match[str]) -> Step:
    """The past year and two months."""
    sign, length = (-1 if match[1] == "past" else 1), match[2]
    months, days, _ = amount(length)
    extent = Extent.WITHIN if match[1] == "within" else Extent.THROUGHOUT
    return _window(f"P{length}{match[3] or ''}", sign * months, sign * days, extent)


def _windowed(name: str, count: float, code: str, extent: Extent) -> Step:
    months, days = _LENGTHS.get(code, (0, 0.0))
    return _window(name, round(months * count), days * count, extent, by_clock=code.startswith("T"))


def _window(name: str, months: int, days: float, extent: Extent, *, by_clock: bool = False) -> Step:
    back = months < 0 or days < 0

    def step(state: State) -> State:
        if state.point is None or not state.point.in_range:
            return State(None, name)
        today = state.point.first_day
        other = _months_on(date.fromordinal(today), months) + round(days)
        begins = today if by_clock else today + 1  # hours to come begin now, days tomorrow
        first, last = (other, today) if back else (begins, max(other, begins))
        return State(None, name, Value(date.fromordinal(first), date.fromordinal(last), G.DAY, extent))

    return step


def _months_on(day: date, months: int) -> int:
    """The ordinal of a day some months on, held inside the calendar."""
    earliest, latest = 12 - (day.year * 12 + day.month - 1), 9999 * 12 + 11 - (day.year * 12 + day.month - 1)
    return values.months_on(day, min(max(months, earliest), latest)).toordinal()


def _reference_step(match: re.Match[str]) -> Step:
    if match[0] == "recently":
        return _windowed("PAST_REF", -DEFAULT.recently, "D", Extent.WITHIN)
    return _windowed("FUTURE_REF", DEFAULT.soon, "D", Extent.WITHIN)


def _same_of_year(match: re.Match[str]) -> Step:
    """The same quarter, half, month or day of another year: "the year-earlier period", "the tenth anniversary of"."""
    years = int(match[1])

    return on_point(lambda point: _years_on(point, years))


def _same_in_year(match: re.Match[str]) -> Step:
    """The same quarter, half, month or day of a year that is told: "the same month of 2021"."""
    return on_point(lambda point: _years_on(point, int(match[1]) - point.year))


def _years_on(point: Point, years: int) -> Point:
    if point.unit == "day":
        return points.day(values.months_on(date.fromordinal(point.first_day), 12 * years))
    per_year = {"month": 12, "season": 4, "quarter": 4, "half": 2}.get(point.unit, 1)
    return point.stepped(per_year * years)


DISTANCES = (
    (r"same([+-][0-9]+)", _same_of_year),
    (r"same([0-9]{4})", _same_in_year),
    (r"([+-])P([0-9]+)\.\.([0-9]+)(T?[A-Z]+)", _span_of_distances),
    (r"([+-])P([0-9.]+|X)(T?[A-Z]+)", _distance_step),
    (r"([+-])P([0-9.]+|X)(T?[A-Z]+)\.D", _exact_distance),
    (r"([+-])P((?:[0-9]+[YMWD])*)(T[0-9HMS]+)?(\.D)?", _compound_distance),
    (r"(first|last)([0-9]+)([A-Z]+)", _units_of),
    (r"(recent|coming)(T?[A-Z]+)", _window_step),
    (r"(past|next|within)([0-9.]+|X)(T?[A-Z]+)", _counted_window),
    (r"(past|next|within)((?:[0-9]+[YMWD])+)(T[0-9HMS]+)?", _compound_window),
    (r"whole:(past|next)([0-9]+)([WMQY])", _whole_window),
    (r"recently|soon", _reference_step),
)
