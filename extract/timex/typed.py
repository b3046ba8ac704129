"""Dates that people type: `14 Dec 2025`, `before 2015`, `14..15 Dec 2025`, `since 2014`, `open`."""

import re
from collections.abc import Callable
from datetime import date

from extract import value as values
from extract.granularity import Granularity as G
from extract.timex.anchor import Anchors
from extract.timex.dateparser_adapter import read_full_date
from extract.timex.recognize import english
from extract.timex.resolve import resolve
from extract.value import Value

_OPEN = Value(None, None, G.NONE)
_LONGEST = 80
_BOUNDS: dict[str, Callable[[Value], Value]] = {
    "before": values.before,
    "after": values.after,
    "since": values.since,
    "from": values.since,
    "until": lambda value: values.throughout(None, value.latest, value.granularity),
    "till": lambda value: values.throughout(None, value.latest, value.granularity),
    "by": values.by,
    "about": lambda value: value.uncertain("~"),
    "c.": lambda value: value.uncertain("~"),
}
_BOUND = re.compile(rf"({'|'.join(map(re.escape, _BOUNDS))}) (.+)", re.IGNORECASE)
_WITHIN = re.compile(r"(?:between )?(.+?) ?(?:\.\.| and ) ?(.+)", re.IGNORECASE)
_LASTING = re.compile(r"(?:from )?(.+?) ?(?: to | until | - |–|—) ?(.+)", re.IGNORECASE)
_FIGURES = re.compile(r"(?<![\d/-])(\d{1,2})([/ -])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")  # dots stand day first
_MONTHS = range(1, 13)
_FULL = re.compile(r"\b\d{1,2}\b.*\b\d{4}\b|\b\d{4}\b.*\b\d{1,2}\b")


def read_typed_date(text: str) -> Value | None:
    """What a person typed, as a value; None where it can't be read. `open` gives a value without bounds.

    `A..B` and `between A and B` are some time between, `A to B` lasts from A to B; the first end may leave out what
    the second says. EDTF text is read too. What has `two_readings` is not read.
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    if text.lower() == "open":
        return _OPEN
    try:
        return values.parse(text)
    except ValueError:
        return _bounded(text) or _single(text)


def two_readings(text: str) -> tuple[date, date] | None:
    """The days that a date in figures names when read day first and month first ("5/3/25"); None where only one fits.

    A person can be asked which is meant, so nothing is guessed of what is typed, as it is of an article's text.
    """
    text = " ".join(text.split())
    for match in _FIGURES.finditer(text) if len(text) <= _LONGEST else ():
        first, second = int(match[1]), int(match[3])
        guess = _read(match[0]) if first != second and first in _MONTHS and second in _MONTHS else None
        if guess and guess.earliest:
            year = guess.earliest.year
            return date(year, second, first), date(year, first, second)
    return None


def _bounded(text: str) -> Value | None:
    bound = _BOUND.fullmatch(text)
    one = _single(bound[2]) if bound else None
    if bound and one:
        return _BOUNDS[bound[1].lower()](one)
    for shape, join in ((_WITHIN, values.between), (_LASTING, values.throughout)):
        match = shape.fullmatch(text)
        ends = _ends(match[1], match[2]) if match else None
        if ends and ends[0].earliest and ends[1].latest and ends[0].earliest <= ends[1].latest:
            coarser = max(ends, key=lambda value: value.granularity.rank)
            return join(ends[0].earliest, ends[1].latest, coarser.granularity)
    return None


def _ends(first: str, last: str) -> tuple[Value, Value] | None:
    """Both ends; where the first is no date by itself ("14..15 Dec 2025"), it borrows the rest from the second."""
    end = _single(last)
    start = _single(first) if not first.isdigit() or len(first) == 4 else None
    if end is None:
        return None
    if start is None:
        words = last.split(" ")
        start = next(
            (value for cut in reversed(range(1, len(words))) if (value := _single(" ".join([first, *words[cut:]])))),
            None,
        )
    return (start, end) if start else None


def _single(text: str) -> Value | None:
    """One date that says it all and can be read one way only."""
    return None if two_readings(text) else _read(text)


def _read(text: str) -> Value | None:
    """One date that says it all, by our own rules, else a full date in another language."""
    found = list(english().find(text))
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
        resolved = resolve(found[0].partial, Anchors(text, found, None), (0, len(text)))
        return resolved.when if resolved.anchor.kind == "own" else None
    day = read_full_date(text) if _FULL.search(text) else None
    return values.day(day) if day else None
