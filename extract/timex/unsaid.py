"""The TIMEX3 value of what has no anchor: X for all that is not said."""

import re
from collections.abc import Sequence

from extract.timex.distances import UNITS
from extract.timex.named_days import FIXED, named_day
from extract.timex.points import SEASONS
from extract.timex.starts import Start
from extract.timex.steps import in_half
from extract.timex.zones import MARK

_CLOCK = re.compile(r"(?<=T)(?:0[1-9]|1[01])(?=:)")  # whose half of the day a part of it may tell
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
    return f"XXXX-{named_day(name, 2001):%m-%d}" if name in FIXED else "XXXX-XX-XX"


def _unsaid_step(text: str, step: str) -> str:
    unit = re.match(r"[a-z]+(?=[+-])", step)
    if unit:
        return _UNSAID.get(unit[0], text)
    distance = re.match(r"[+-]P(?:[0-9YMWD.]*[0-9]|X)(T?[A-Z]+)$", step)
    if distance:
        return _UNSAID.get(UNITS.get(distance[1], ""), "XXXX-XX-XX")
    if step.startswith("in"):
        return _CLOCK.sub(lambda hour: in_half(hour[0], step[2:])[0], text)
    if step[0] == "T":
        return text + step.partition(MARK)[0] if "T" not in text else text
    if re.fullmatch(r"W[1-7].*", step):
        return f"XXXX-WXX-{step[1]}"
    month = re.fullmatch(r"M([0-9]{2}).*", step)
    if month:
        return f"XXXX-{month[1]}"
    if step[0] == "D" and step[1:3].isdigit() and len(text) == 7:
        return f"{text}-{step[1:3]}"
    return f"XXXX-{step[:2]}" if step[:2] in SEASONS else text


_UNCOUNTED = {"D": "-XX-XX", "W": "-WXX", "M": "-XX"}


def vague_text(told: str | None, steps: Sequence[str], *, on_a_day: bool) -> str | None:
    """Some weeks after a date that was told: its year, with X for the week; some hours after a day: that day."""
    if on_a_day and steps and re.search(r"P(?:X|[0-9.]+)T[HMS]$", steps[0]):
        return f"{told}TXX"
    unit = re.search(r"PX([DWM])$", steps[0]) if steps else None
    return told[:4] + _UNCOUNTED[unit[1]] if unit and told else None
