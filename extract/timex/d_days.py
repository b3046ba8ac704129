"""D-Day is 6 June 1944, unless the text itself says which day it was ("D-Day was fixed for 15 August"); "D+5" is
counted from it, and from nothing in a text that names no D-Day.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.timex.recognize import Found

_NORMANDY = "1944-06-06"
_DAY = re.compile(r"(?:XXXX|\d{4})-\d\d-\d\d")
_IS_SET = re.compile(
    r"(?:,| \(|:)? ?(?:(?:was|had been|is|would be) )?"
    r"(?:(?:fixed|set|scheduled|planned|finally) )*(?:for |on )?(?:the )?"
)


def with_d_days(found: Sequence[Found], text: str) -> list[Found]:
    """The expressions, D-Day and what is counted from it on the day that the text gives it."""
    if not any(item.rule.name == "D-Day" for item in found):
        return [item for item in found if item.rule.name != "days from D-Day"]
    day = next((there for here, there in pairwise(found) if _is_told(here, there, text)), None)
    return [_moved(item, day.partial.value) for item in found] if day else list(found)


def _is_told(here: Found, there: Found, text: str) -> bool:
    dated = here.rule.name == "D-Day" and _DAY.match(there.partial.value)
    return bool(dated) and _IS_SET.fullmatch(text, here.end, there.start) is not None


def _moved(item: Found, day: str) -> Found:
    if item.rule.name not in ("D-Day", "days from D-Day"):
        return item
    return replace(item, partial=replace(item.partial, value=item.partial.value.replace(_NORMANDY, day)))
