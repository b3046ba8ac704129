"""Holes that a template left: "[insert date]", "{{date}}", "TBC", "XX March", "DD Month 2025", "____"."""

import re
from dataclasses import dataclass

import re2

from extract import value as values
from extract.model import TimexType
from extract.value import Value

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE_WORD = r"(?:date|day|time|month|year|weekday)"
# What marks a hole: (rule, pattern). Brackets need a word of time in them, so that "[CITY]" is none.
_ROWS = (
    ("placeholder day", rf"\[(?:day|date|DD|XX|TBC)\] (?:{_MONTHS})(?:,? [12][0-9]{{3}})?\b"),
    ("placeholder in brackets", rf"\[[^\[\]\n]{{0,30}}\b{_DATE_WORD}s?\b[^\[\]\n]{{0,30}}\]"),
    ("placeholder in brackets", r"\[(?:TBC|TBD|TBA|DD[^\[\]\n]{0,20}|XX[^\[\]\n]{0,20})\]"),
    ("placeholder in braces", rf"\{{\{{?[^{{}}\n]{{0,30}}{_DATE_WORD}[^{{}}\n]{{0,30}}\}}?\}}"),
    ("placeholder in angles", rf"<[^<>\n/]{{0,20}}{_DATE_WORD}[^<>\n]{{0,20}}>"),
    ("placeholder day", rf"(?:\b(?:XX?|DD?|__+)|\B\?\?) (?:{_MONTHS})(?:,? [12][0-9]{{3}})?\b"),
    ("placeholder day and month", r"\bD{1,2} (?:MM|Month|MONTH|Mon)(?:,? [12][0-9]{3})?\b"),
    ("placeholder day and month", r"\b(?:DD|XX)[-/.](?:MM|XX)[-/.](?:[12][0-9]{3}|YYYY|YY|XXXX)\b"),
    ("placeholder month", r"\b(?:Month|MONTH) (?:DD|XX)(?:,? [12][0-9]{3})?\b"),
    ("placeholder to come", r"\b(?:TBC|TBD|TBA)\b|\b(?:date|day|time) to be (?:confirmed|announced|decided)"),
    ("placeholder line", r"_{3,}"),
)
_SEARCH = re2.compile("|".join(f"({pattern})" for _, pattern in _ROWS))
_BEYOND_ASCII = re.compile(r"[^\x00-\x7F]")
_YEAR = re.compile(r"[12][0-9]{3}")
_MONTH = re.compile(_MONTHS)


@dataclass(frozen=True, slots=True)
class Hole:
    """A placeholder with what its own words still say of the date."""

    start: int
    end: int
    text: str
    rule: str
    value: str
    when: Value | None = None
    type: TimexType = TimexType.DATE


def find_holes(text: str) -> list[Hole]:
    """Every placeholder of a text, left to right."""
    return [_hole(text, match) for match in _SEARCH.finditer(_BEYOND_ASCII.sub(_plain, text))]


def _plain(match: re.Match[str]) -> str:
    """One byte for a character, so that offsets hold; a letter stays one, though none that a pattern knows."""
    return "q" if match[0].isalnum() else " " if match[0].isspace() else "~"


def _hole(text: str, match: "re2._Match[str]") -> Hole:
    rule = next(name for (name, _), group in zip(_ROWS, match.groups(), strict=True) if group is not None)
    start, end = match.span()
    words = text[start:end]
    value, when = _known_part(words)
    return Hole(start, end, words, rule, value, when)


def _known_part(words: str) -> tuple[str, Value | None]:
    """The month or year that stands beside the hole: "DD Month 2025" is some day of 2025, "XX March" some March."""
    year, month = _YEAR.search(words), _MONTH.search(words)
    number = _MONTHS.split("|").index(month[0]) + 1 if month else 0
    if year and month:
        return f"{year[0]}-{number:02}", values.month(int(year[0]), number)
    if year:
        return year[0], values.year(int(year[0]))
    return (f"XXXX-{number:02}", None) if month else ("XXXX-XX-XX", None)
