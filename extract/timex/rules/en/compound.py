"""Lengths told in two or three units: "two years and three months", "1hr 4 mins"."""

import re

from extract.timex.rules import UnreadableWords
from extract.timex.rules.en import numbers, units

_UNIT = r"(?:(?:year|month|week|day|hour|minute|second)s?\b|(?:yr|wk|hr|min|sec)s?\b\.?)"
_NUMBER = rf"(?:{numbers.DIGITS}|{numbers.CARDINAL}|an?)"
PATTERN = rf"{_NUMBER} ?{_UNIT}(?:,? (?:and )?{_NUMBER} ?{_UNIT}){{1,2}}|[0-9]{{1,3}} ?h ?[0-9]{{1,2}} ?m(?:in)?"
_PIECE = re.compile(rf"(,?(?: and)?)(?:^| ?)({_NUMBER}) ?({_UNIT}|[hm])")
_LETTERS = {"h": "TH", "m": "TM"}
_SHORT_OF = {"Y": 1000, "M": 12, "W": 53, "D": 366, "TH": 24, "TM": 60, "TS": 60}  # the next longer unit holds so many


def read(text: str) -> str:
    """The length in TIMEX3's letters, without its P: `2Y3M`, `1DT4H`, `T1H4M`.

    UnreadableWords where the units do not fall, where a count is no part of the unit before, or where only a comma
    stands between: "one year and 18 months", "three days and three nights" and "two years, six months of them
    suspended" each tell two lengths.
    """
    found = _PIECE.findall(re.sub(r"\s+", " ", text.lower()))
    pieces = [(numbers.count(number), _LETTERS.get(unit) or units.code(unit)) for _, number, unit in found]
    codes = [code for _, code in pieces]
    falling = codes == [code for code in _SHORT_OF if code in codes]
    whole = all(number.isdigit() and int(number) < _SHORT_OF[code] for number, code in pieces[1:])
    joined = found[-1][0].endswith("and") or codes[-1].startswith("T") or (not found[-1][0] and found[-1][1][0] != "a")
    if not (falling and whole and joined):
        raise UnreadableWords(f"no one length: {text!r}")
    days = "".join(number + code for number, code in pieces if not code.startswith("T"))
    clock = "".join(number + code[1] for number, code in pieces if code.startswith("T"))
    return days + ("T" + clock if clock else "")
