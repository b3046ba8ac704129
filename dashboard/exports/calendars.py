"""iCalendar (RFC 5545): only what is true of a calendar's entries."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from datetime import date as Date  # noqa: N812 - `date` is a word of iCalendar here

from icalendar import Calendar
from icalendar import Event as Entry

from dashboard.exports.records import Told, when_words
from dashboard.happened import IS_FACT, told_title
from dashboard.store.records import Event
from dashboard.words import capital
from extract import Extent, Factuality, Value

LONGEST_DAYS = 31  # "some time within" is an entry only while it is short enough to be read as a window
_CLOCK = len("HH:MM")


def as_icalendar(told: Iterable[Told], name: str = "") -> bytes:
    """The calendar.

    An entry lasts all day only where the event fills its days, or is one day; `DTEND` is the day behind the last one.
    A time with a known offset becomes an instant, which has no `DTEND`: that must be later. What lies somewhere in a
    window longer than a month, or has an open end, has no true place in a calendar
    (`listed.without_place_in_a_calendar` counts such).
    """
    calendar = Calendar()
    calendar.add("prodid", "-//conflict-timeline//EN")
    calendar.add("version", "2.0")
    if name:
        calendar.add("x-wr-calname", name)
    for entry in filter(None, map(_entry, told)):
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _entry(told: Told) -> Entry | None:
    event, value = told.event, told.event.when
    span = _span(value) if value else None
    if value is None or span is None:
        return None
    entry = Entry()
    entry.add("uid", f"event-{event.id}@conflict-timeline")
    entry.add("dtstamp", event.changed.astimezone(UTC))
    entry.add("summary", told_title(event.title, event.factuality))
    begins, ends = span
    entry.add("dtstart", begins)
    if ends is not None:
        entry.add("dtend", ends)
    entry.add("description", f"{capital(when_words(event))} ({value.edtf})")
    entry.add("transp", "TRANSPARENT")
    entry.add("status", _status(event, value))
    entry.add("x-edtf", value.edtf)
    return entry


def _status(event: Event, value: Value) -> str:
    """RFC 5545 3.8.1.11: what is denied is called off, and only a fact with a firm date that no source disputes is
    confirmed."""
    if event.factuality is Factuality.DENIED:
        return "CANCELLED"
    is_firm = event.certainty.is_firm and not value.qualifier and not event.contradicted
    return "CONFIRMED" if is_firm and event.factuality in IS_FACT else "TENTATIVE"


def _span(value: Value) -> tuple[Date | datetime, Date | None] | None:
    if value.earliest is None or value.latest is None or value.latest == Date.max:
        return None
    if value.is_day and value.time and len(value.time) > _CLOCK:
        at = datetime.fromisoformat(f"{value.earliest.isoformat()}T{value.time}")
        return at.astimezone(UTC), None
    days = (value.latest - value.earliest).days + 1
    if value.extent is Extent.WITHIN and days > LONGEST_DAYS:
        return None
    return value.earliest, value.latest + timedelta(1)
