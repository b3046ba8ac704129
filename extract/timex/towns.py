"""Clock times whose town stands beside them: "9 p.m. local time in Baghdad", "23:00 in Washington (06:00 in Kyiv)"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import TimexType
from extract.partial import Partial
from extract.timex.recognize import Found
from extract.timex.zones import named_zone

_BARE_CLOCK = re.compile(r" T\d\d:\d\d$")
_IN_TOWN = re.compile(r" in ([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})")
_REACH = 45


def with_towns(found: Sequence[Found], text: str) -> list[Found]:
    """The expressions, clock times in the zone of the town that they are told for.

    "At 9 p.m. in Baghdad" tells where something was and not whose clock is meant; "local time in Baghdad" says it, and
    so does one instant told for two towns.
    """
    return [_in_town(item, text) for item in found]


def _in_town(item: Found, text: str) -> Found:
    if item.type is not TimexType.TIME or not _BARE_CLOCK.search(item.partial.value):
        return item
    town = _IN_TOWN.match(text, item.end, item.end + _REACH)
    if town is None:
        return item
    behind = text[town.end() : town.end() + 2]
    told_twice = text[max(0, item.start - 1) : item.start] == "(" or behind == " ("
    if not told_twice and not text[item.start : item.end].lower().endswith("local time"):
        return item
    return replace(item, partial=Partial(item.partial.value + named_zone(town[1].rstrip(".")), item.partial.mod))
