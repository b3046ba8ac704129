"""Days told by a length from another day: "three days after", "less than two weeks before", "ten years to the day"."""

import re
from datetime import date, timedelta

from extract import value
from extract.granularity import Granularity
from extract.model import Timex
from extract.timex.distances import amount
from extract.value import Value

LENGTH = re.compile(r"P((?:\d+[YMWD])+)")
EXACT = "to the day"


def at_length(known: Value, length: Timex, *, back: bool) -> Value | None:
    """ "Three days after", to the day; "two weeks after", about that day; "less than two weeks after", up to it."""
    if known.earliest is None or known.latest is None:
        return None
    first = moved(known.earliest, length.value, back=back, exact=True)
    behind = moved(known.latest + timedelta(1), length.value, back=back, exact=True)  # so that a month stays a month
    if first is None or behind is None or behind.earliest is None:
        return None
    when = first if known.is_day else Value(first.earliest, behind.earliest - timedelta(1), known.granularity)
    counted = length.value.endswith("D") or is_exact(length) or not known.is_day
    return at_most(when if counted or length.mod else when.uncertain("~"), known, length.mod, back=back)


def is_exact(length: Timex) -> bool:
    """The length is told to the day."""
    return EXACT in length.text or "exactly" in length.text


def at_most(when: Value, known: Value, mod: str, *, back: bool) -> Value:
    """Less than a year after it: some time between the two days; more than a year: beyond the further one."""
    near, far = sorted((when, known), key=lambda value: value.earliest or date.min)
    if mod == "LESS_THAN":
        return Value(near.earliest, far.latest, Granularity.DAY)
    if mod == "MORE_THAN":
        return Value(None, when.latest, Granularity.DAY) if back else Value(when.earliest, None, Granularity.DAY)
    return when.uncertain("~") if mod == "APPROX" else when


def moved(day: date, length: str, *, back: bool, exact: bool) -> Value | None:
    """A day moved by a TIMEX3 length; as fine as its unit, or to the day where `exact`."""
    found = LENGTH.fullmatch(length)
    if found is None:
        return None
    months, days, unit = amount(found[1])
    sign = -1 if back else 1
    try:
        target = value.months_on(day, sign * months) + timedelta(days=sign * days)
    except (ValueError, OverflowError):
        return None
    if exact or unit == "day":
        return value.day(target)
    if unit == "year":
        return value.year(target.year)
    if unit == "month":
        return value.month(target.year, target.month)
    monday = target - timedelta(days=target.weekday())
    return Value(monday, monday + timedelta(days=6), Granularity.WEEK)
