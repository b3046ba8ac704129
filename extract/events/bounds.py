"""From a date and the word before it to the bounds of what hangs on it."""

from dataclasses import replace
from datetime import date

from extract import value
from extract.granularity import Granularity
from extract.model import Certainty, Factuality
from extract.value import Extent, Value

HAPPENED = (Factuality.OCCURRED, Factuality.ONGOING)


def as_told(
    when: Value | None, relation: str, label: Factuality, published: Value | None, certainty: Certainty
) -> Value | None:
    """The event's bounds: the date itself, or what its relation leaves open, cut where publication says so."""
    if when is None:
        return None
    if label is Factuality.PLANNED and not suits(when, label, published):
        return None if certainty is Certainty.GOVERNED else open_bounds(label, published, floor=when.earliest)
    related = _related(when, relation, label)
    return within_publication(related, label, published)


def suits(when: Value, label: Factuality, published: Value | None) -> bool:
    """A plan is not past, and what has happened is not to come."""
    if published is None:
        return True
    if label is Factuality.PLANNED:
        return published.earliest is None or when.latest is None or when.latest >= published.earliest
    if label in HAPPENED:
        return published.latest is None or when.earliest is None or when.earliest <= published.latest
    return True


def open_bounds(label: Factuality, published: Value | None, floor: date | None = None) -> Value | None:
    """What is known without a date: what happened lies before publication's end, a plan from its beginning on."""
    if label is Factuality.PLANNED:
        earliest = floor or (published.earliest if published else None)
        return Value(earliest, None) if earliest else None
    past = label in HAPPENED or label is Factuality.DENIED
    if past and published and published.latest:
        return Value(None, published.latest)
    return None


def _related(when: Value, relation: str, label: Factuality) -> Value:
    if when.granularity.is_finer_than(Granularity.DAY):  # "by 7 a.m.": the day stays the day
        return when
    if relation in ("since", "from"):
        return value.since(when)
    if relation == "after":
        return value.after(when)
    if relation == "before":
        return value.before(when)
    if relation in ("until", "till", "to", "through"):
        return Value(None, when.latest, when.granularity, Extent.THROUGHOUT, when.qualifier)
    if relation == "by":
        start_of_season = when.granularity is Granularity.SEASON and when.earliest
        return replace(value.by(when), latest=when.earliest) if start_of_season else value.by(when)
    return when


def within_publication(when: Value, label: Factuality, published: Value | None) -> Value:
    """An open side is closed by publication: nothing told as past lies after it, no plan before it."""
    if published is None:
        return when
    if label is Factuality.OCCURRED and when.latest is None and when.extent is Extent.WITHIN:
        fits = published.latest and (when.earliest is None or when.earliest <= published.latest)
        return replace(when, latest=published.latest) if fits else when
    if label is Factuality.PLANNED and when.earliest is None:
        fits = published.earliest and (when.latest is None or published.earliest <= when.latest)
        return replace(when, earliest=published.earliest) if fits else when
    return when
