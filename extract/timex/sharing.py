"""What a list or range shares: "8, 16 and 18 May and 1 June 1916" is all of 1916, "the 3rd, 5th and 8th of May" all of
May, "the 1860s and '70s" of one century; and a clock shares the day behind it: "5 a.m. (0300 GMT) on Tuesday".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.partial import Partial
from extract.timex.recognize import Found, plain

_NO_YEAR = re.compile(r"XXXX-(\d\d(?:-\d\d)?)((?: \S+)*)")
_NO_MONTH = re.compile(r"XXXX-XX-(\d\d)")
_DAY = re.compile(r"((?:XXXX|\d{4})-\d\d)-\d\d")
_WITH_YEAR = re.compile(r"(\d{4})-(\d\d(?:-\d\d)?)(?: \S+)*")
_MONTH = re.compile(r"XXXX-(\d\d)")
_OF_YEAR = re.compile(r"(now year[+-]\d+) M(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_OF_WEEK = re.compile(r"(here week[+-]\d+) W(\d)")
_NEAR_MONTHS = 3
_RANGE = re.compile(r" ?- ?| (?:to|until|till|through|thru) (?:the )?", re.IGNORECASE)
_LIST = re.compile(
    r",(?: and| or)?(?: (?:on|in|from))? (?:the )?| (?:and|or|&)(?: (?:on|in|from))? (?:the )?", re.IGNORECASE
)
_DAY_LIST = re.compile(  # not "on the 20th, and on 29 February"
    r",(?: and| or)?(?: the)? | (?:and|or|&)(?: (?:on|from))? (?:the )?", re.IGNORECASE
)
_LONGEST_LINK = 20  # characters
_CLOCK = re.compile(r"then (T\d\d:\d\d\S*)")
_DAYS = re.compile(r"(now(?: day[+-]\d)?|XXXX-WXX-\d|(?:\d{4}|XXXX)-\d\d-\d\d)(?: T[A-Z]{2})?")
_CLOCK_OF = re.compile(r"T(\d\d):(\d\d)$")
_HALF_TOLD = re.compile(r"[ap]\.? ?m\b", re.IGNORECASE)
_BARE_CLOCK = re.compile(r"[1-9]:\d\d|1[01]:\d\d")
_NOON = 12
_TO_ITS_DAY = re.compile(r"(?: \([^()\n]{2,30}\))?,? (?:on |of )?")
_DECADE = re.compile(r"\d{3}")
_SHORT_DECADES = ("decade, short", "'decade", "decade in words")


def are_joined(text: str, end: int, start: int) -> bool:
    """Only a comma, "and" or "to" stands between the end of one expression and the start of the next."""
    if start - end > _LONGEST_LINK:
        return False
    link = plain(text[end:start])
    return _RANGE.fullmatch(link) is not None or _LIST.fullmatch(link) is not None


def with_shared_years(found: Sequence[Found], text: str) -> list[Found]:
    """The expressions, those without a year or month given that of the next where a comma, "and" or "to" parts them.

    The first end of a range lies before the second: "1 November - 3 February 1943" begins in 1942.
    """
    result = list(found)
    for place in range(len(result) - 2, -1, -1):
        result[place] = _shared(result[place], result[place + 1], text)
        result[place] = _on_its_day(result[place], result[place + 1 : place + 3], text)
    for place in range(1, len(result)):
        result[place] = _of_one_century(result[place - 1], result[place], text)
    return _with_shared_halves(result, text)


def _with_shared_halves(found: list[Found], text: str) -> list[Found]:
    """ "It left at 5:42 p.m. … The last radio contact came at 6:47": a bare clock behind one of the afternoon, in its
    paragraph, is of the afternoon as well where that lies ahead of it."""
    result, afternoon = list(found), None
    for place, item in enumerate(found):
        if afternoon and "\n" in text[afternoon.end : item.start]:
            afternoon = None
        told = _CLOCK_OF.search(item.partial.value)
        if told is None:
            continue
        words = text[item.start : item.end]
        if _HALF_TOLD.search(words):
            afternoon = item if int(told[1]) >= _NOON else None
        elif afternoon and _BARE_CLOCK.fullmatch(words) and int(told[1]) < _NOON:
            before, later = _minutes(afternoon.partial.value), _minutes(item.partial.value) + _NOON * 60
            if before <= later:
                value = _CLOCK_OF.sub(f"T{later // 60:02}:{told[2]}", item.partial.value)
                result[place] = afternoon = replace(item, partial=Partial(value, item.partial.mod))
    return result


def _minutes(value: str) -> int:
    told = _CLOCK_OF.search(value)
    return int(told[1]) * 60 + int(told[2]) if told else 0


def _on_its_day(item: Found, following: Sequence[Found], text: str) -> Found:
    """A clock, and behind it, or behind its bracket in another zone, the day."""
    clock = _CLOCK.fullmatch(item.partial.value)
    if clock is None:
        return item
    for other in following:
        day = _DAYS.fullmatch(other.partial.value)
        if day and _TO_ITS_DAY.fullmatch(text, item.end, other.start):
            return replace(item, partial=Partial(f"{day[1]} {clock[1]}", item.partial.mod))
    return item


def _of_one_century(before: Found, item: Found, text: str) -> Found:
    decades = _DECADE.fullmatch(before.partial.value) and _DECADE.fullmatch(item.partial.value)
    if not decades or item.rule.name not in _SHORT_DECADES or not are_joined(text, before.end, item.start):
        return item
    return replace(item, partial=Partial(before.partial.value[:2] + item.partial.value[2:], item.partial.mod))


def _shared(item: Found, following: Found, text: str) -> Found:
    day, month = _NO_MONTH.fullmatch(item.partial.value), _DAY.fullmatch(following.partial.value)
    if day and month and _DAY_LIST.fullmatch(plain(text[item.end : following.start])):
        return replace(item, partial=Partial(f"{month[1]}-{day[1]}", item.partial.mod))
    if relative := _in_that_unit(item, following, text):
        return replace(item, partial=Partial(relative, item.partial.mod))
    own, other = _NO_YEAR.fullmatch(item.partial.value), _WITH_YEAR.fullmatch(following.partial.value)
    if own is None or other is None or len(own[1]) != len(other[2]):
        return item
    link = plain(text[item.end : following.start])
    in_range = _RANGE.fullmatch(link) is not None
    if not in_range and not _LIST.fullmatch(link):
        return item
    year = int(other[1]) - (own[1] > other[2] and (in_range or _is_over_new_year(own[1], other[2])))
    return replace(item, partial=Partial(f"{year:04}-{own[1]}{own[2]}", item.partial.mod))


def _in_that_unit(item: Found, following: Found, text: str) -> str | None:
    """ "In February and March last year": both of last year; "from Tuesday to Thursday last week"."""
    if not are_joined(text, item.end, following.start):
        return None
    for part, whole, letter in ((_MONTH, _OF_YEAR, "M"), (_WEEKDAY, _OF_WEEK, "W")):
        own, other = part.fullmatch(item.partial.value), whole.fullmatch(following.partial.value)
        if own and other and own[1] <= other[2]:
            return f"{other[1]} {letter}{own[1]}"
    return None


def _is_over_new_year(first: str, last: str) -> bool:
    """ "In December and January 1942": side by side, with the turn of the year between them."""
    return int(last[:2]) + 12 - int(first[:2]) <= _NEAR_MONTHS
