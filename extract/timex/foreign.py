"""Dates of running text in other languages: spans that are bounded here and read by dateparser.

Only what is written out counts: a day with its month, a month with its year, a date in figures. Words such as
"yesterday" stay unread. The spans are found by google-re2 with the language's own names of months.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import re2

from extract.model import TimexType
from extract.partial import Partial
from extract.timex.dateparser_adapter import month_names, read_full_date
from extract.timex.recognize import Found, stands_free
from extract.timex.rules import Rule

_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:\.|º|er|-(?:го|е|ого|те))?"
_LINK = r"(?: ?(?:de |del |d'|d’|of )?)"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_FIGURES = r"[0-9]{1,2}([./-])[0-9]{1,2}[./-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NUMBERS = re.compile(r"[0-9]+")
_ANY_YEAR = "2000"  # a leap year, read with days that have none of their own
_COUNTED_BEFORE = re.compile(r"[$€£§№#/.,:0-9-]\s?$")
_COUNTED_AFTER = re.compile(r"[.,:/-]?[0-9]|\s?[%€$£₴₽]")


def find_foreign(text: str, language: str) -> Iterator[Found]:
    """The dates of a text in the language of that ISO 639-1 code, left to right; none where dateparser has no such
    language."""
    names = month_names(language)
    if not names:
        return
    rule = Rule(f"dateparser:{language}", "", "", "", "")
    for match in _search(language).finditer(text):
        first, last = match.start(), match.end() - match[0].endswith(".")  # the sentence's stop, or a short form's
        if not stands_free(text, first, last) or _is_number(text, first, last):
            continue
        partial = _read(match, language)
        if partial is not None:
            yield Found(first, last, rule, TimexType.DATE, partial)


@lru_cache(maxsize=16)
def _search(language: str) -> "re2._Regexp":
    month = "|".join(re.escape(name) for name in sorted(month_names(language), key=len, reverse=True))
    options = re2.Options()
    options.longest_match = True
    options.case_sensitive = False
    options.log_errors = False
    date = rf"(?P<day>{_DAY}){_LINK}(?P<month>{month})\.?(?:,?{_LINK}(?P<year>{_YEAR}))?"
    month_year = rf"(?P<months>{month})\.?,?{_LINK}(?P<years>{_YEAR})"
    return re2.compile(rf"{date}|{month_year}|(?P<figures>{_FIGURES})", options)


def _is_number(text: str, first: int, last: int) -> bool:
    """Part of a price, a section, a version or a longer number."""
    before, after = text[max(0, first - 3) : first], text[last : last + 2]
    return _COUNTED_BEFORE.search(before) is not None or _COUNTED_AFTER.match(after) is not None


def _read(match: "re2._Match", language: str) -> Partial | None:
    part = match.groupdict()
    if part["figures"]:
        return _figures(part["figures"])
    if part["months"]:
        day = read_full_date(f"1 {part['months']} {part['years']}", (language,))
        return Partial(f"{day:%Y-%m}") if day else None
    if not part["year"] and not month_names(language).get(part["month"].lower()):
        return None  # "mar" and "set" are words too: a short form needs a year beside it
    number = _NUMBERS.findall(part["day"])[0]
    day = read_full_date(f"{number} {part['month']} {part['year'] or _ANY_YEAR}", (language,))
    if day is None:
        return None
    return Partial(day.isoformat() if part["year"] else f"XXXX-{day:%m-%d}")


def _figures(text: str) -> Partial | None:
    """Day before month everywhere but in English, or the order of the standard."""
    numbers = _NUMBERS.findall(text)
    year, month, day = numbers if len(numbers[0]) == 4 else reversed(numbers)
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return Partial(f"{year}-{int(month):02}-{int(day):02}")
