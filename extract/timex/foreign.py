"""Dates of running text in other languages: spans that are bounded here and read by dateparser.

What is written out counts: a day with its month, a month or a word for years with its year, a date in figures; and the
language's words that count from the day of writing ("вчора", "vendredi dernier"). A bare weekday stays unread: which
one is meant its tense would say. The spans are found by google-re2 with the language's own names.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import re2

from extract.model import TimexType
from extract.partial import Partial
from extract.timex import foreign_words as words
from extract.timex.dateparser_adapter import month_names, read_full_date, relative_words, weekday_names
from extract.timex.recognize import Found, stands_free
from extract.timex.rules import Rule

_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:\.|º|er|-(?:го|е|ого|те))?"
_LINK = r"(?: ?(?:de |del |d'|d’|of )?)"
_FIGURES = r"[0-9]{1,2}([./-])[0-9]{1,2}[./-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
_YEAR_IN = re.compile(words.YEAR)
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
    text = text.replace("’", "'")
    for match in _search(language).finditer(text):
        first, last = match.start(), match.end() - match[0].endswith(".")  # the sentence's stop, or a short form's
        if not stands_free(text, first, last) or _is_number(text, first, last):
            continue
        partial = _read(match, language, text)
        if partial is not None:
            yield Found(first, last, rule, TimexType.DATE, partial)


@lru_cache(maxsize=16)
def _search(language: str) -> "re2._Regexp":
    names = month_names(language)
    month = _any(names)
    options = re2.Options()
    options.longest_match = True
    options.case_sensitive = False
    options.log_errors = False
    date = rf"(?P<day>{_DAY}){_LINK}(?P<month>{month})\.?(?:,?{_LINK}(?P<year>{words.YEAR}))?"
    in_month = _any([*names, *words.locatives(language, names)])
    rows = [
        date,
        rf"(?P<months>{in_month})\.?,?{_LINK}(?P<years>{words.YEAR})",
        rf"(?P<figures>{_FIGURES})",
        rf"(?P<bare>{words.YEAR})",
        rf"(?P<named>{words.YEARS[language]})" if language in words.YEARS else "",
        rf"(?P<relative>{_any(relative_words(language))})" if relative_words(language) else "",
        _moved_weekdays(language),
    ]
    return re2.compile("|".join(filter(None, rows)), options)


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _moved_weekdays(language: str) -> str:
    """Last Friday, next Monday: the weekday in any case, with the word that moves it."""
    rows, days = words.WEEKDAYS_MOVED.get(language, ()), weekday_names(language)
    if not rows or not days:
        return ""
    moved = rf"(?P<moved>{_any(beginning for beginning, _ in rows)})\pL{{0,4}}"
    day = rf"(?P<weekday>{_any(_stem(name) for name in days)})\pL{{0,2}}"
    return f"{day} {moved}" if language in words.BEHIND else f"{moved} {day}"


def _stem(name: str) -> str:
    """A name without its case: "середа", "середу"."""
    return name[:-1]


def _is_number(text: str, first: int, last: int) -> bool:
    """Part of a price, a section, a version or a longer number."""
    before, after = text[max(0, first - 3) : first], text[last : last + 2]
    counted = text[first].isdigit() and _COUNTED_BEFORE.search(before) is not None
    return counted or (text[last - 1].isdigit() and _COUNTED_AFTER.match(after) is not None)


def _read(match: "re2._Match", language: str, text: str) -> Partial | None:
    part = match.groupdict()
    if part["figures"]:
        return _figures(part["figures"])
    if part["months"]:
        called = part["months"].lower()
        called = words.locatives(language, month_names(language)).get(called, called)
        day = read_full_date(f"1 {called} {part['years']}", (language,))
        return Partial(f"{day:%Y-%m}") if day else None
    if part["day"]:
        return _day_of_month(part, language)
    if part["bare"]:
        return Partial(part["bare"]) if words.is_year(text, match.start(), match.end(), language) else None
    if part.get("named"):
        return Partial(_YEAR_IN.findall(part["named"])[0])
    if words.means_otherwise(text, match.start(), match.end(), language):
        return None
    if part.get("relative"):
        return Partial(f"now {relative_words(language)[part['relative'].lower()]}")
    return _moved_weekday(part, language)


def _moved_weekday(part: dict[str, str], language: str) -> Partial:
    day = next(n for name, n in weekday_names(language).items() if _stem(name) == part["weekday"].lower())
    step = next(step for beginning, step in words.WEEKDAYS_MOVED[language] if beginning == part["moved"].lower())
    return Partial(f"now {step.format(day)}")


def _day_of_month(part: dict[str, str], language: str) -> Partial | None:
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
