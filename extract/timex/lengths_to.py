"""Lengths that a date ends: "the 18 months to June 2023", "the three months ended Sept. 30" run up to that date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.granularity import Granularity as G
from extract.model import Anchor, Direction, Timex, TimexType
from extract.timex.distances import first_of
from extract.value import Extent, Value

_LINK = re.compile(r" (?:to|through|up to|end(?:ed|ing)(?: on| in)?) (?:the )?")
_LENGTH = re.compile(r"P(\d+)([DWMY])")


def ended_by_dates(timexes: Sequence[Timex], text: str) -> Iterator[Timex]:
    """The expressions, each length that ends on the date right behind it with the time that this makes."""
    for timex, behind in zip(timexes, [*timexes[1:], None], strict=False):
        ended = behind and timex.type is TimexType.DURATION and _LINK.fullmatch(text, timex.end, behind.start)
        yield _ended(timex, behind) if ended and behind else timex


def _ended(timex: Timex, by: Timex) -> Timex:
    length, last = _LENGTH.fullmatch(timex.value), by.when.latest if by.when else None
    if length is None or last is None:
        return timex
    try:
        first = first_of(int(length[1]), length[2], last)
    except (ValueError, OverflowError):  # out of the calendar
        return timex
    anchor = Anchor("text", last.isoformat(), by.id)
    return replace(timex, when=Value(first, last, G.DAY, Extent.THROUGHOUT), anchor=anchor, direction=Direction.PAST)
