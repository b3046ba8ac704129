"""Days and months of a list or range that end in one year: "8, 16 and 18 May and 1 June 1916" is all of 1916."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.partial import Partial
from extract.timex.recognize import Found, plain

_NO_YEAR = re.compile(r"XXXX-(\d\d(?:-\d\d)?)")
_WITH_YEAR = re.compile(r"(\d{4})-(\d\d(?:-\d\d)?)")
_NEAR_MONTHS = 3
_RANGE = re.compile(r" ?- ?| (?:to|until|till|through) (?:the )?", re.IGNORECASE)
_LIST = re.compile(
    r",(?: and| or)?(?: (?:on|in|from))? (?:the )?| (?:and|or|&)(?: (?:on|in|from))? (?:the )?", re.IGNORECASE
)


def are_joined(text: str, end: int, start: int) -> bool:
    """Only a comma, "and" or "to" stands between the end of one expression and the start of the next."""
    link = plain(text[end:start])
    return _RANGE.fullmatch(link) is not None or _LIST.fullmatch(link) is not None


def with_shared_years(found: Sequence[Found], text: str) -> list[Found]:
    """The expressions, those without a year given that of the next one, where only a comma, "and" or "to" parts them.

    The first end of a range lies before the second: "1 November - 3 February 1943" begins in 1942.
    """
    result = list(found)
    for place in range(len(result) - 2, -1, -1):
        result[place] = _shared(result[place], result[place + 1], text)
    return result


def _shared(item: Found, following: Found, text: str) -> Found:
    own, other = _NO_YEAR.fullmatch(item.partial.value), _WITH_YEAR.fullmatch(following.partial.value)
    if own is None or other is None or len(own[1]) != len(other[2]):
        return item
    link = plain(text[item.end : following.start])
    in_range = _RANGE.fullmatch(link) is not None
    if not in_range and not _LIST.fullmatch(link):
        return item
    year = int(other[1]) - (own[1] > other[2] and (in_range or _is_over_new_year(own[1], other[2])))
    return replace(item, partial=Partial(f"{year:04}-{own[1]}", item.partial.mod))


def _is_over_new_year(first: str, last: str) -> bool:
    """ "In December and January 1942": side by side, with the turn of the year between them."""
    return int(last[:2]) + 12 - int(first[:2]) <= _NEAR_MONTHS
