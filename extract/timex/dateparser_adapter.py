"""The one door to dateparser: bounded spans that are known to be a full date, in any of its languages.

Every setting is written out. Left to itself dateparser reads "we", "may" and "march" as dates and fills what is not
said from the clock, so it never sees running text, and a date counts only with day, month and year all written.
"""

import re
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import Any

_SETTINGS = {
    "PARSERS": ["absolute-time"],  # no relative words, no timestamps: those need a clock
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PREFER_DAY_OF_MONTH": "first",
    "PREFER_DATES_FROM": "current_period",
    "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 - never used with all parts required, set so that no clock is
    "DATE_ORDER": "DMY",
    "PREFER_LOCALE_DATE_ORDER": True,
    "NORMALIZE": True,
    "RETURN_AS_TIMEZONE_AWARE": False,
    "TIMEZONE": "UTC",
    "CACHE_SIZE_LIMIT": 1000,
}
_LONGEST = 40
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DISTANCE = re.compile(r"(in )?(\d) (day|week|month|year)(?: ago)?")
_LEADING = re.compile(r"^(?:в|на|w|v|у) ")  # prepositions stay outside of an expression
_SHORT = 3  # letters of a month's short form; fewer are too common as words


def read_full_date(span: str, languages: tuple[str, ...] = ()) -> date | None:
    """The day that a span names in full ("14. Dezember 2025", "14 грудня 2025"), or None.

    `languages` are ISO 639-1 codes to try; all that dateparser knows where none are given.
    """
    if not any(character.isdigit() for character in span) or len(span) > _LONGEST:
        return None
    import dateparser  # a second to load: only when a date needs it

    found = dateparser.parse(span, languages=list(languages) or None, settings=_SETTINGS)
    return found.date() if found else None


@cache
def _table(language: str) -> dict[str, Any]:
    if not (language.isascii() and language.isalpha()):
        return {}
    try:
        return dict(import_module(f"dateparser.data.date_translation_data.{language}").info)
    except ImportError:
        return {}


@cache
def relative_words(language: str) -> dict[str, str]:
    """Words of a language that count from the day of writing ("вчора", "la semaine dernière"), short forms left out,
    each with its step ("day-1", "week-1")."""
    steps: dict[str, str] = {}
    for told, names in _table(language).get("relative-type", {}).items():
        distance = _DISTANCE.fullmatch(told)
        if distance is None:
            continue
        longest = max(map(len, names))
        written = (n.lower() for n in names if len(n) == longest or (" " not in n and len(n) > _SHORT))
        steps |= {
            _LEADING.sub("", name): f"{distance[3]}{'+' if distance[1] else '-'}{distance[2]}" for name in written
        }
    return steps


@cache
def weekday_names(language: str) -> dict[str, int]:
    """The full names of the days of the week, Monday as 1."""
    return {
        name.lower(): number
        for number, day in enumerate(_WEEKDAYS, 1)
        for name in _table(language).get(day, ())
        if len(name) > _SHORT
    }


@cache
def month_names(language: str) -> dict[str, int]:
    """The full names of the months in a language (ISO 639-1) → 1 to 12; empty where dateparser has no such language."""
    return {name: number for name, (number, full) in _months(language).items() if full}


@cache
def short_month_names(language: str) -> dict[str, int]:
    """The short forms of the months, without their stop → 1 to 12."""
    return {name: number for name, (number, full) in _months(language).items() if not full}


def _months(language: str) -> dict[str, tuple[int, bool]]:
    table = _table(language)
    names: dict[str, tuple[int, bool]] = {}
    for number, month in enumerate(_MONTHS, 1):
        called = {name.lower().rstrip(".") for name in table.get(month, ())}
        longest = max(map(len, called), default=0)
        written = (name for name in called if len(name) >= _SHORT and not name.isdigit())
        names |= {name: (number, len(name) > _SHORT or longest == _SHORT) for name in written}
    return names
