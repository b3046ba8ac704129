"""The one door to dateparser: bounded spans that are known to be a full date, in any of its languages.

Every setting is written out. Left to itself dateparser reads "we", "may" and "march" as dates and fills what is not
said from the clock, so it never sees running text, and a date counts only with day, month and year all written.
"""

from datetime import date, datetime
from functools import cache
from importlib import import_module

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
def month_names(language: str) -> dict[str, bool]:
    """What the months are called in a language (ISO 639-1), each with whether it is a full name and not a short form;
    empty where dateparser has no such language."""
    if not (language.isascii() and language.isalpha()):
        return {}
    try:
        table = import_module(f"dateparser.data.date_translation_data.{language}").info
    except ImportError:
        return {}
    names: dict[str, bool] = {}
    for month in _MONTHS:
        called = {name.lower().rstrip(".") for name in table.get(month, ())}
        longest = max(map(len, called), default=0)
        names |= {n: len(n) > _SHORT or longest == _SHORT for n in called if len(n) >= _SHORT and not n.isdigit()}
    return names
