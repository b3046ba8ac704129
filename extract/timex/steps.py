"""The steps of a partial value, walked from its starting point."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from extract import value as values
from extract.granularity import Granularity as G
from extract.model import Direction
from extract.timex import points
from extract.timex.named_days import named_day
from extract.timex.points import SEASONS, Point
from extract.timex.settings import DEFAULT
from extract.timex.starts import Start
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
_COARSE = ("month", "season", "quarter", "half", "year", "decade", "century", "M", "SP", "SU", "FA", "WI", "-P", "+P")


@dataclass(frozen=True, slots=True)
class State:
    """Where a walk stands: a point, or a value that is none (`value`); `when` and `text` override the point's own."""

    point: Point | None
    value: str | None = None
    when: Value | None = None
    text: str | None = None


Step = Callable[[State], State]


def walk(base: Point | None, steps: Sequence[str]) -> State:
    """Walk all steps; without a base only what the steps say by themselves is known."""
    state = State(base)
    for step in steps:
        state = read_step(step)(state)
    return state


def is_coarse(steps: Sequence[str]) -> bool:
    """True where the first step goes by months or longer."""
    return bool(steps) and steps[0].startswith(_COARSE) and not steps[0].endswith(("D", "W", "H", "WE"))


def direction(steps: Sequence[str]) -> Direction:
    """The way that the first step goes."""
    if not steps:
        return Direction.SAME
    found = re.search(r"([+-])P?(\d+|X)|^(recent|past|coming|next|soon)", steps[0])
    if found is None or found[2] == "0":
        return Direction.SAME
    return Direction.PAST if found[1] == "-" or (found[3] or "").startswith(("recent", "past")) else Direction.FUTURE


_UNSAID = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "millennium": "X",
}


def unsaid(start: Start, steps: Sequence[str]) -> str:
    """The TIMEX3 value of an expression without an anchor: X for all that is not said."""
    text = start.text if start.text[:1] in "X0123456789B" else "XXXX-XX-XX"
    if start.text.startswith("@"):
        text = _unsaid_holiday(start.text[1:])
    for step in steps:
        text = _unsaid_step(text, step)
    return text


def _unsaid_holiday(name: str) -> str:
    return f"XXXX-{named_day(name, 2001):%m-%d}" if name in points_fixed() else "XXXX-XX-XX"


def points_fixed() -> frozenset[str]:
    """Named days with the same date in every year."""
    from extract.timex.named_days import FIXED

    return frozenset(FIXED)


def _unsaid_step(text: str, step: str) -> str:
    unit = re.match(r"[a-z]+(?=[+-])", step)
    if unit:
        return _UNSAID.get(unit[0], text)
    distance = re.match(r"[+-]P(?:[0-9.]+|X)(T?[A-Z]+)$", step)
    if distance:
        return _UNSAID.get(UNITS.get(distance[1], ""), "XXXX-XX-XX")
    if step[0] == "T":
        return text + step if "T" not in text else text
    if re.fullmatch(r"W[1-7].*", step):
        return f"XXXX-WXX-{step[1]}"
    month = re.fullmatch(r"M([0-9]{2}).*", step)
    if month:
        return f"XXXX-{month[1]}"
    if step[0] == "D" and step[1:3].isdigit() and len(text) == 7:
        return f"{text}-{step[1:3]}"
    return f"XXXX-{step[:2]}" if step[:2] in SEASONS else text


_UNCOUNTED = {"D": "-XX-XX", "W": "-WXX", "M": "-XX"}


def vague_text(told: str | None, steps: Sequence[str]) -> str | None:
    """Some weeks after a date that was told: its year, with X for the week."""
    unit = re.search(r"PX([DWM])$", steps[0]) if steps else None
    return told[:4] + _UNCOUNTED[unit[1]] if unit and told else None


@lru_cache(maxsize=4096)
def read_step(text: str) -> Step:
    """Read one step; ValueError for an unknown one."""
    for pattern, make in _STEPS:
        match = pattern.fullmatch(text)
        if match:
            return make(match)
    raise ValueError(f"unknown step {text!r}")


def _on_point(move: Callable[[Point], Point]) -> Step:
    def step(state: State) -> State:
        return State(move(state.point)) if state.point is not None else state

    return step


def _unit_step(match: re.Match[str]) -> Step:
    unit, count = match[1], int(match[2])
    return _on_point(lambda point: point.containing(unit).stepped(count))


def _season_step(match: re.Match[str]) -> Step:
    wanted, sign = SEASONS.index(match[1]), match[2]

    def move(point: Point) -> Point:
        if sign is None:
            return Point("season", point.year * 4 + wanted)
        season = point.containing("season").index
        if sign == "+0" and match[1] != "WI":
            return Point("season", point.year * 4 + wanted)
        if sign == "+0":
            return Point("season", season - (season - wanted + 1) % 4 + 1)
        if sign == "+1":
            return Point("season", season + ((wanted - season - 1) % 4 + 1))
        return Point("season", season - ((season - wanted - 1) % 4 + 1))

    return _on_point(move)


def _month_step(match: re.Match[str]) -> Step:
    wanted, count = int(match[1]) - 1, int(match[2] or 0)

    def move(point: Point) -> Point:
        if not match[2]:
            return Point("month", point.year * 12 + wanted)
        month = point.containing("month").index
        first = month + (wanted - month - 1) % 12 + 1 if count > 0 else month - ((month - wanted - 1) % 12 + 1)
        return Point("month", first + 12 * (count - 1 if count > 0 else count + 1))

    return _on_point(move)


def _weekday_step(match: re.Match[str]) -> Step:
    wanted, count = int(match[1]), int(match[2] or 0)

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

    return _on_point(move)


def _day_step(match: re.Match[str]) -> Step:
    number = int(match[1])

    def move(point: Point) -> Point:
        month = point.containing("month").index
        if number > points.days_in_month(month):
            raise ValueError("no such day in the month")
        return points.day(date(month // 12, month % 12 + 1, number))

    return _on_point(move)


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

    return _on_point(move)


def _nth_step(match: re.Match[str]) -> Step:
    nth, what = int(match[1]), match[2]

    def move(point: Point) -> Point:
        if nth == 0:
            raise ValueError("there is no zeroth")
        if what.startswith("W"):
            return _nth_weekday(point, nth, int(what[1]))
        if what == "week":
            return _nth_week(point, nth)
        first, last = point.containing(what), Point("day", point.last_day).containing(what)
        found = first.stepped(nth - 1) if nth > 0 else last.stepped(nth + 1)
        if found.first_day > point.last_day or found.last_day < point.first_day:
            raise ValueError("not so many in it")
        return found

    return _on_point(move)


def _nth_weekday(point: Point, nth: int, weekday: int) -> Point:
    if nth > 0:
        first = point.first_day + (weekday - point.first_day) % 7
        found = Point("day", first + 7 * (nth - 1))
    else:
        last = point.last_day - (point.last_day - weekday) % 7
        found = Point("day", last + 7 * (nth + 1))
    if not point.first_day <= found.first_day <= point.last_day:
        raise ValueError("not so many in it")
    return found


def _nth_week(point: Point, nth: int) -> Point:
    """The nth week that begins inside; the last one is the last to begin and end inside."""
    if nth > 0:
        return Point("week", -(-(point.first_day - 1) // 7)).stepped(nth - 1)
    return Point("week", point.last_day // 7 - 1).stepped(nth + 1)


def _time_step(match: re.Match[str]) -> Step:
    time = match[1]

    def step(state: State) -> State:
        if state.point is None:
            return state
        if state.point.unit != "day":
            return replace(state, text=f"{state.point.timex()}T{time}", when=state.point.value())
        return State(replace(state.point, time=time))

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


def _vague_distance(state: State, sign: int, code: str) -> State:
    """Some days later, hours ago: before or after the anchor, no calendar date."""
    if state.point is None or not state.point.in_range:
        return State(None, "PAST_REF" if sign < 0 else "FUTURE_REF")
    value = state.point.value()
    if code.startswith("T"):
        return State(None, "PAST_REF" if sign < 0 else "FUTURE_REF", value)
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
    return State(point.containing(unit).stepped(whole))


def _window_step(match: re.Match[str]) -> Step:
    """recent months, coming weeks: as many of the unit as the settings say."""
    back = match[1] == "recent"
    code = match[2].lstrip("T")
    count = (DEFAULT.recent if back else DEFAULT.coming).get(code, 1)
    return _windowed("PAST_REF" if back else "FUTURE_REF", -count if back else count, code, Extent.WITHIN)


def _counted_window(match: re.Match[str]) -> Step:
    """The past two weeks, the next three months: all the time up to, or from, the anchor."""
    back, count, code = match[1] == "past", match[2], match[3]
    name = f"PX{code}" if count == "X" else f"P{count}{code}"
    name = name if not code.startswith("T") else f"PT{count}{code[1:]}"
    settings = DEFAULT.recent if back else DEFAULT.coming
    number = settings.get(code.lstrip("T"), 3) if count == "X" else float(count)
    return _windowed(name, -number if back else number, code, Extent.THROUGHOUT)


def _windowed(name: str, count: float, code: str, extent: Extent) -> Step:
    def step(state: State) -> State:
        if state.point is None or not state.point.in_range:
            return State(None, name)
        today = state.point.first_day
        other = _far_end(state.point, count, code)
        first, last = (other, today) if count < 0 else (today + 1, max(other, today + 1))
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


def _night_step(match: re.Match[str]) -> Step:
    """The night that ends on the morning of the day: both days, some time between."""

    def step(state: State) -> State:
        if state.point is None:
            return State(None, "XXXX-XX-XXTNI")
        evening = state.point.containing("day").stepped(-1)
        first, last = date.fromordinal(evening.first_day), date.fromordinal(evening.first_day + 1)
        return State(replace(evening, time="NI"), None, Value(first, last, G.DAYPART))

    return step


def _julian_step(match: re.Match[str]) -> Step:
    def move(point: Point) -> Point:
        from convertdate import julian

        day = date.fromordinal(point.first_day)
        return points.day(date(*julian.to_gregorian(day.year, day.month, day.day)))

    return _on_point(move)


def _half_step(match: re.Match[str]) -> Step:
    return _on_point(lambda point: Point("half", point.year * 2 + int(match[1]) - 1))


def _quarter_step(match: re.Match[str]) -> Step:
    return _on_point(lambda point: Point("quarter", point.year * 4 + int(match[1]) - 1))


def _holiday_step(match: re.Match[str]) -> Step:
    return _on_point(lambda point: points.day(named_day(match[1], point.year)))


def _nearest_step(match: re.Match[str]) -> Step:
    return _weekday_step(re.fullmatch(r"nearest([1-7])(~0)?()", match[0]) or match)


_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Step]], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (r"(day|weekend|week|month|season|quarter|half|year|decade|century|millennium)([+-][0-9]+)", _unit_step),
        (r"(SP|SU|FA|WI)([+-][01])?", _season_step),
        (r"M([0-9]{2})([+-][0-9]+)?", _month_step),
        (r"(?:next)?W([1-7])([+-~][0-9]+)?", _weekday_step),
        (r"D([0-9]{2})", _day_step),
        (r"D([0-9]{2})-W([1-7])", _day_on_weekday),
        (r"D", lambda match: _on_point(lambda point: point.containing("day"))),
        (r"nth(-?[0-9]+):(W[1-7]|[a-z]+)", _nth_step),
        (r"T(.+)", _time_step),
        (r"([+-])P([0-9.]+|X)(T?[A-Z]+)", _distance_step),
        (r"(recent|coming)(T?[A-Z]+)", _window_step),
        (r"(past|next)([0-9.]+|X)(T?[A-Z]+)", _counted_window),
        (r"recently|soon", _reference_step),
        (r"night", _night_step),
        (r"julian", _julian_step),
        (r"H([12])", _half_step),
        (r"Q([1-4])", _quarter_step),
        (r"@([a-z-]+)", _holiday_step),
        (r"nearest([1-7])()", _nearest_step),
    )
)
