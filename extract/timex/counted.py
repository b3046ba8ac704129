"""Days counted from a beginning that the expression does not date: "the 1,000th day of the war"."""

import re
from datetime import date, timedelta

from extract.timex.rules.en.numbers import count, ordinal
from extract.value import months_on

RULES = ("nth day of something", "anniversary of something")
_WORDS = re.compile(
    r"(?i)(?:the )?(?P<number>[\w,]+(?:[- ][a-z]+)??)[- ](?P<unit>day|night|week|month|year|anniversary)"
)
_DAY_FIRST = re.compile(r"(?i)day (?P<number>[0-9a-z,-]+)")


def counted(text: str, beginning: date) -> tuple[date, date] | None:
    """First and last day of what the expression counts from a beginning; None where it counts nothing in the calendar.

    The first day is the beginning itself; the first anniversary lies a year after it.
    """
    if match := _DAY_FIRST.fullmatch(text):
        number, unit = int(count(match["number"])), "day"
    elif match := _WORDS.fullmatch(text):
        number, unit = int(ordinal(match["number"])), match["unit"].lower()
    else:
        return None
    try:
        if unit in ("day", "night", "week"):
            days = 7 if unit == "week" else 1
            first = beginning + timedelta(days=(number - 1) * days)
            return first, first + timedelta(days=days - 1)
        if unit == "anniversary":
            day = months_on(beginning, number * 12)
            return day, day
        months = 1 if unit == "month" else 12
        first = months_on(beginning, (number - 1) * months)
        return first, months_on(beginning, number * months) - timedelta(days=1)
    except (OverflowError, ValueError):
        return None
