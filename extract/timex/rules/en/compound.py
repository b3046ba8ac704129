"""Lengths told in two or more units: "two years and three months", "1hr 4 mins"."""

import re

from extract.timex.rules import UnreadableWords
from extract.timex.rules.en import numbers, units

_CLOCK_UNIT = r"(?:(?:hour|minute|second)s?\b|(?:hr|min|sec)s?\b\.?)"
_UNIT = rf"(?:(?:year|month|week|day)s?\b|(?:yr|wk)s?\b\.?|{_CLOCK_UNIT})"
_NUMBER = rf"(?:{numbers.DIGITS}|{numbers.CARDINAL})"
_FIRST = rf"(?:{_NUMBER}|an|a) ?{_UNIT}"
_NEXT = rf"{_NUMBER} ?{_UNIT}"
PATTERN = (
    rf"{_FIRST}(?:(?:, {_NEXT})*,? and (?:{_NEXT}|an? {_UNIT})|(?: {_NEXT}){{1,2}})"
    rf"|{_NUMBER} ?{_CLOCK_UNIT}, {_NUMBER} ?{_CLOCK_UNIT}"
    r"|[0-9]{1,3} ?h ?[0-9]{1,2} ?m(?:in)?"
)
_PIECE = re.compile(rf"({_NUMBER}|an|a) ?({_UNIT}|[hm])(?:,? and |, | )?")
_LETTERS = {"h": "TH", "m": "TM"}
_SHORT_OF = {"Y": 1000, "M": 12, "W": 53, "D": 366, "TH": 24, "TM": 60, "TS": 60}  # the next longer unit holds so many


def read(text: str) -> str:
    """The length in TIMEX3's letters, without its P: `2Y3M`, `1DT4H`, `T1H4M`.

    UnreadableWords where the units do not fall, or where a count is no part of the unit before: "one year and 18
    months" are two lengths, and so are "three days and three nights".
    """
    pieces = [
        (numbers.count(number), _code(unit)) for number, unit in _PIECE.findall(re.sub(r"\s+", " ", text.lower()))
    ]
    codes = [code for _, code in pieces]
    falling = codes == [code for code in _SHORT_OF if code in codes]
    if not falling or any(not number.isdigit() or int(number) >= _SHORT_OF[code] for number, code in pieces[1:]):
        raise UnreadableWords(f"no length in falling units: {text!r}")
    days = "".join(number + code for number, code in pieces if code in "YMWD")
    clock = "".join(number + code[1] for number, code in pieces if code not in "YMWD")
    return days + ("T" + clock if clock else "")


def _code(unit: str) -> str:
    return _LETTERS.get(unit) or units.code(unit)
