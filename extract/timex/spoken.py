"""Quotations with a day of their own: “We will sign it tomorrow,” he said on Monday, is of Tuesday, whenever printed.

Where the words that introduce or follow a quotation date the saying, whatever in it hangs on the day of writing hangs
on that day instead. Where they date it more coarsely ("he said in 2014"), what hangs on a day stays open.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.model import TimexType
from extract.timex.recognize import Found

_LONGEST = 600  # characters
_QUOTATION = re.compile(rf"[“\"][^“”\"\n]{{2,{_LONGEST}}}(?:[”\"]|\n|$)")  # one that runs on closes with its paragraph
_NEAR = 90  # characters between a quotation and the day of its saying
_SAID = (
    r"said|says|told|wrote|writes|tweeted|posted|announced|declared|warned|added|stated|vowed|promised|predicted"
    r"|insisted|claimed|explained|recalled|replied|noted"
)
_FEW_WORDS = r"(?:[ ,]+(?!(?:that|when|where|which|who|after|before|until|since)\b)[\w’'-]+){0,6}"
_LEAD = r"(?:[ ,]+(?:on|in|late|early|earlier))?[ ,]*"
_BEHIND = re.compile(rf"^,?{_FEW_WORDS}[ ,]+(?:{_SAID})\b{_FEW_WORDS}{_LEAD}$")
_BEFORE = re.compile(rf"\b(?:{_SAID})\b{_FEW_WORDS}{_LEAD}$")
_OPENS = re.compile(rf"^{_FEW_WORDS}[,:]? $|^{_FEW_WORDS}[,:]? (?:{_SAID})\b{_FEW_WORDS}[,:]? ?$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Where somebody's words stand, and the expression that says when they were said, with its name."""

    start: int
    end: int
    said: Found
    name: str


class Quotations:
    """The quotations of a text whose saying is dated beside them."""

    def __init__(self, text: str, found: Sequence[Found], names: dict[int, str]) -> None:
        self._rows = tuple(_read_quotations(text, found, names))
        self._starts = [row.start for row in self._rows]

    def around(self, item: Found) -> Quotation | None:
        """The quotation that an expression stands in."""
        place = bisect_right(self._starts, item.start) - 1
        return self._rows[place] if place >= 0 and item.start < self._rows[place].end else None


def _read_quotations(text: str, found: Sequence[Found], names: dict[int, str]) -> Iterator[Quotation]:
    dates = [
        item
        for item in found
        if item.type in (TimexType.DATE, TimexType.TIME) and not item.partial.value.endswith("_REF")
    ]
    starts = [item.start for item in dates]
    for match in _QUOTATION.finditer(text):
        if not any(item.start < match.end() for item in _around(dates, starts, match.start(), _LONGEST)):
            continue
        said = _said_behind(text, match, dates, starts) or _said_before(text, match, dates, starts)
        if said:
            yield Quotation(match.start(), match.end(), said, names[said.start])


def _around(dates: Sequence[Found], starts: Sequence[int], place: int, reach: int) -> Sequence[Found]:
    return dates[bisect_right(starts, place) : bisect_right(starts, place + reach)]


def _said_behind(text: str, match: "re.Match[str]", dates: Sequence[Found], starts: Sequence[int]) -> Found | None:
    """“…,” he said on Monday."""
    item = next(iter(_around(dates, starts, match.end(), _NEAR)), None)
    return item if item is not None and _BEHIND.match(text[match.end() : item.start]) else None


def _said_before(text: str, match: "re.Match[str]", dates: Sequence[Found], starts: Sequence[int]) -> Found | None:
    """He said on Monday: “…”"""
    item = next(reversed(_around(dates, starts, match.start() - _NEAR, _NEAR)), None)
    if item is None or not _BEFORE.search(text[max(0, item.start - _NEAR) : item.start]):
        return None
    return item if _OPENS.match(text[item.end : match.start()]) else None
