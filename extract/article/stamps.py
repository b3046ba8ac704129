"""Dates as stamps write them: read strictly, from ISO 8601, RFC 2822 and the spelt and numeric forms of news pages.

A stamp says when a text was written, so nothing here looks back, guesses or knows a clock. The day of a timestamp is
the day in its own offset.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

from extract import value
from extract.conventions import DEFAULT
from extract.model import Span
from extract.value import Value
from extract.zone_letters import OFFSETS

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>1[5-9]\d\d|2[01]\d\d)(?![\d])"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_NUMBER = r"(?P<one>\d{1,2})(?P<sign>[/.-])(?P<two>\d{1,2})(?P=sign)"

_MONTH_FIRST_ZONE = re.compile(r"\b(?:[ECMP][SD]?T|AK[SD]T|HST)\b")
_ZONE = r"(?P<zone>z\b|(?:gmt|utc)?\s?[+-]\s?\d\d?:?(?:\d\d)?\b|[a-z]{2,4}\b)"
_CLOCK = re.compile(
    rf"(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?:[:.][0-5]\d(?:[.,]\d+)?)?"
    rf"(?:\s*(?P<half>[ap])(?:\.?\s?m)?\b\.?)?(?:\s*(?:hrs|hours)\b)?(?:\s*\(?{_ZONE}\)?)?",
    re.I,
)
_BARE_CLOCK = re.compile(r"\b(?P<hour>1[0-2]|[1-9])()\s*(?P<half>[ap])\.?m\b\.?|\b\d{4}(?=\s*(?:GMT|UTC|hrs)\b)", re.I)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a line: where, its words, and its value; a date without a year has an open value."""

    span: Span
    quote: str
    value: Value

    @property
    def is_settled(self) -> bool:
        """True where it names one day: neither without a year nor to be read in two ways."""
        return self.value.is_day


def read_stamp(text: str) -> Value | None:
    """The value of a text that is a date and nothing else, as metadata and people give it; None where it is not.

    Reads EDTF and ISO 8601 dates and times (with their offset), RFC 2822, and every form of `find_stamps`.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    for reader in (_read_iso, _read_edtf, _read_mail, _read_spelt):
        found = reader(text)
        if found:
            return found
    return None


def find_stamps(line: str) -> list[Stamp]:
    """All dates in one line, from left to right, each with the time of day that stands beside it."""
    found: list[Stamp] = []
    zone = bool(_MONTH_FIRST_ZONE.search(line))
    for span, when in sorted(_matches(line, month_first=zone), key=lambda row: (row[0][0], -row[0][1])):
        if not found or span[0] >= found[-1].span[1]:
            found.append(Stamp(span, line[slice(*span)], when))
    return [_with_clock(stamp, line) for stamp in found]


def clocks(line: str) -> Iterator[Span]:
    """Where times of day stand in a line."""
    for pattern in (_CLOCK, _BARE_CLOCK):
        yield from (match.span() for match in pattern.finditer(line))


_LONGEST = 80  # characters that a date may take


# --- whole texts ---------------------------------------------------------------------------------------------------

_ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d|\d{8})(?:[T ]\s?(?P<hour>\d\d):?(?P<minute>\d\d)(?::?\d\d(?:[.,]\d+)?)?"
    r"\s?(?P<zone>Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?"
)


def _read_iso(text: str) -> Value | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    try:
        when = date.fromisoformat(match["date"])
    except ValueError:
        return None
    if match["hour"] is None or match["hour"] > "23":
        return value.day(when)
    return value.day(when, f"{match['hour']}:{match['minute']}{_offset(match['zone'] or '')}")


def _read_edtf(text: str) -> Value | None:
    try:
        return value.parse(text)
    except (ValueError, OverflowError):
        return None


def _read_mail(text: str) -> Value | None:
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    # A mail that says -0000 names no zone (RFC 2822, 3.3); datetime has none for it either.
    return value.day(when.date(), when.isoformat(timespec="minutes")[11:]) if len(text) > _MAIL_DATE else None


_MAIL_DATE = len("3 May 2013 10:05")


def _read_spelt(text: str) -> Value | None:
    stamps = find_stamps(text)
    if len(stamps) != 1 or not stamps[0].is_settled:
        return None
    start, end = stamps[0].span
    rest = text[:start] + " " + text[end:]
    for first, last in clocks(rest):
        rest = rest[:first] + " " * (last - first) + rest[last:]
    rest = re.sub(rf"{WEEKDAY}|\bat\b|[\s,|]", "", rest, flags=re.I)
    return None if rest else stamps[0].value


WEEKDAY = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"


# --- dates in lines ------------------------------------------------------------------------------------------------


def _from_names(match: re.Match[str], _: bool) -> Value | None:
    number = _MONTHS.index(match["month"][:3].lower()) + 1
    return _day(int(match["year"]), number, int(match["day"]))


def _from_iso(match: re.Match[str], _: bool) -> Value | None:
    return _day(int(match["year"]), int(match["two"]), int(match["three"]))


def _without_year(match: re.Match[str], _: bool) -> Value | None:
    number = _MONTHS.index(match["month"][:3].lower()) + 1
    return Value(None, None) if _day(2000, number, int(match["day"])) else None  # 2000: a leap year allows any day


def _from_numbers(match: re.Match[str], month_first: bool) -> Value | None:
    """With dots the day stands first. 03/05/2013 is read where only one order gives a date or the line names a zone
    of the United States; else it is the span between its two readings."""
    one, two, number = int(match["one"]), int(match["two"]), _full_year(match["year"])
    if number is None:
        return None
    readings = [_day(number, one, two), _day(number, two, one)]  # month first, day first
    if match["sign"] == ".":
        return readings[1]
    if month_first and readings[0]:
        return readings[0]
    days = sorted(reading.earliest for reading in readings if reading and reading.earliest)
    if not days:
        return None
    return value.day(days[0]) if days[0] == days[-1] else value.between(days[0], days[-1])


def _full_year(digits: str) -> int | None:
    if len(digits) == len("2013"):
        return int(digits)
    return int(digits) + (1900 if int(digits) > DEFAULT.two_digit_pivot else 2000)


Reader = Callable[[re.Match[str], bool], Value | None]

_FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(rf"(?<![\w/]){pattern}", re.I), reader)
    for pattern, reader in (
        (rf"{_DAY}(?:\s+of)?[\s,.-]*{_MONTH}[\s,-]*{_YEAR}", _from_names),
        (rf"{_MONTH}[\s-]*{_DAY}[\s,.-]+{_YEAR}", _from_names),
        (rf"{_YEAR}(?P<sign>[-/.])(?P<two>\d\d)(?P=sign)(?P<three>\d\d)(?!\d)", _from_iso),
        (rf"{_NUMBER}(?P<year>(?:1[5-9]|2[01])\d\d|\d\d)(?![\d./]*\d)", _from_numbers),
        (rf"{_DAY}\s+(?:of\s+)?{_MONTH}(?![\s,]*\d)", _without_year),
        (rf"{_MONTH}\s*{_DAY}(?![\d:])(?![\s,.-]+\d{{4}})", _without_year),
    )
)


def _matches(line: str, *, month_first: bool) -> Iterator[tuple[Span, Value]]:
    for pattern, reader in _FORMS:
        for match in pattern.finditer(line):
            when = reader(match, month_first)
            if when:
                yield match.span(), when


def _day(number: int, month: int, day: int) -> Value | None:
    try:
        return value.day(date(number, month, day))
    except ValueError:
        return None


def _with_clock(stamp: Stamp, line: str) -> Stamp:
    """The stamp with the time of day right behind or right before it, where there is one."""
    when = stamp.value.earliest
    if not stamp.is_settled or when is None:
        return stamp
    start, end = stamp.span
    behind = re.match(r"[\s,|T–-]*(?:\bat\b|\blast updated at\b)?\s*", line[end:], re.I)
    clock = _CLOCK.match(line, end + (behind.end() if behind else 0))
    if not clock:
        before = list(_CLOCK.finditer(line[:start]))
        clock = (
            before[-1]
            if before and not re.search(r"\w", re.sub(WEEKDAY, "", line[before[-1].end() : start], flags=re.I))
            else None
        )
    time = _time(clock) if clock else None
    return Stamp(stamp.span, stamp.quote, value.day(when, time)) if time else stamp


def _time(clock: re.Match[str]) -> str | None:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{clock['minute']}{_offset(clock['zone'] or '')}" if hour < 24 else None


def _offset(zone: str) -> str:
    """An offset as ±HH:MM; "" where the letters name no zone or several."""
    zone = zone.strip().lower()
    if zone.upper() in OFFSETS:
        return OFFSETS[zone.upper()].replace("Z", "+00:00")
    digits = re.fullmatch(r"(?:gmt|utc)?\s?([+-])\s?(\d\d?):?(\d\d)?", zone)
    if not digits or int(digits[2]) > 14 or int(digits[3] or 0) > 59:
        return ""
    return f"{digits[1]}{int(digits[2]):02}:{digits[3] or '00'}"
