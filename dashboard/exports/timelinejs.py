"""TimelineJS: its dates may leave out month and day, so none is invented; the words are in `display_date`."""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any

import orjson

from dashboard.exports.records import Told, when_words
from dashboard.happened import told_title
from dashboard.quoted import sentence_of
from extract import Granularity, Value

_YEARS = (Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY, Granularity.MILLENNIUM)
_MONTHS = (Granularity.MONTH, Granularity.SEASON, Granularity.QUARTER, Granularity.HALF)


def as_timelinejs(told: Iterable[Told], title: str, filters: str = "") -> bytes:
    """The JSON, under the title and the filter in words. TimelineJS has no place for what has no beginning
    (`listed.without_beginning` counts such)."""
    slides = [_slide(each) for each in told if each.event.when and each.event.when.earliest]
    whole = {"title": {"text": {"headline": escape(title), "text": escape(filters)}}, "events": slides}
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2)


def _slide(told: Told) -> dict[str, Any]:
    event = told.event
    value = event.when
    assert value is not None and value.earliest is not None
    quote = sentence_of(told.claims[0])[1] if told.claims else ""
    slide: dict[str, Any] = {
        "unique_id": f"event-{event.id}",
        "start_date": _date(value.earliest, value, first=True),
        "display_date": when_words(event),
        "text": {"headline": escape(told_title(event.title, event.factuality)), "text": escape(quote)},
        "edtf": value.edtf,
    }
    if value.latest and value.latest != value.earliest:
        slide["end_date"] = _date(value.latest, value, first=False)
    return slide


def _date(day: date, value: Value, *, first: bool) -> dict[str, int]:
    """As coarse as the value: a year's event has a year and nothing else."""
    parts = {"year": day.year}
    whole_year = (day.month, day.day) == ((1, 1) if first else (12, 31))
    if value.granularity in _YEARS and whole_year:
        return parts
    parts["month"] = day.month
    if value.granularity in _MONTHS:
        return parts
    return parts | {"day": day.day}
