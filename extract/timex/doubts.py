"""What is doubtful about an expression: a hole that nobody filled, a day that cannot be, an anchor not known."""

import re
from collections.abc import Iterator
from datetime import date

from extract.model import Timex, Warning, WarningCode
from extract.timex.points import days_in_month
from extract.timex.rules.en.slots import WEEKDAYS

_WITH_WEEKDAY = ("weekday, date", "date, weekday", "weekday (date)")
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_UNSAID = re.compile(r"X{2,}|XXX")
_DAY = re.compile(r"([0-9]{4}|XXXX)-([0-9]{2})-([0-9]{2})")
_MONTHS = 12
_LEAP = 2000


def doubts(timex: Timex) -> Iterator[Warning]:
    """The warnings about one expression, if any."""
    if timex.is_placeholder and timex.anchor.kind != "person":
        message = f"A date was left out here: “{timex.text}”."
        yield Warning(WarningCode.PLACEHOLDER, message, timex.start, timex.end)
    elif timex.when is None and _is_no_day(timex.value):
        message = f"“{timex.text}” is a day that its month does not have."
        yield Warning(WarningCode.CONTRADICTION, message, timex.start, timex.end)
    elif timex.when is None and timex.type in ("DATE", "TIME") and _UNSAID.search(timex.value):
        message = f"“{timex.text}” hangs on a date that is not known."
        yield Warning(WarningCode.UNANCHORED, message, timex.start, timex.end)
    elif (day := _other_weekday(timex)) is not None:
        message = f"“{timex.text}” names another weekday: {day:%-d %B %Y} is a {day:%A}."
        yield Warning(WarningCode.CONTRADICTION, message, timex.start, timex.end)


def _is_no_day(value: str) -> bool:
    """31 February; 29 February of a year without one."""
    told = _DAY.match(value)
    if told is None or not 1 <= int(told[2]) <= _MONTHS:
        return False
    year = _LEAP if told[1] == "XXXX" else int(told[1])
    return int(told[3]) > days_in_month(year * _MONTHS + int(told[2]) - 1)


def _other_weekday(timex: Timex) -> date | None:
    """The day of a date that is told with a weekday which it is not."""
    day = timex.when.earliest if timex.when and timex.when.is_day and timex.rule in _WITH_WEEKDAY else None
    told = _WEEKDAY.search(timex.text)
    return day if day and told and WEEKDAYS[day.weekday()][:3] != told[0].lower() else None
