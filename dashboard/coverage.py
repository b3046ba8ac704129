"""What a collection covers, in words and as the stretches of time that it leaves out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard.counts import counted
from dashboard.density import DAY, Days
from dashboard.store.columns import day_number
from dashboard.store.records import Collection
from dashboard.words import capital, day_words
from extract import Value


def sentence(collection: Collection | None, words: Callable[[date], str] = day_words) -> str:
    """From when to when, and up to which day a person reviewed it; "" where nothing is stated. `words` says a day."""
    if collection is None:
        return ""
    first, last, reviewed = collection.covers_from, collection.covers_to, collection.reviewed_to
    parts = []
    if first and last:
        parts.append(f"covers {words(first)} to {words(last)}")
    elif first:
        parts.append(f"covers from {words(first)}")
    elif last:
        parts.append(f"covers up to {words(last)}")
    if reviewed:
        parts.append("reviewed to its end" if reviewed == last else f"reviewed up to {words(reviewed)}")
    return ", ".join(parts)


def statement(collection: Collection | None, *, whole: bool = True) -> str:
    """What it covers as a sentence (`whole`), and the articles and sources it stands on; "" where nothing is stated."""
    words = sentence(collection)
    if collection is None or not words:
        return ""
    stands_on = f"From {counted(collection.articles, 'article')}. {sources(collection)}".strip()
    return f"{capital(words)}. {stands_on}" if whole else stands_on


def sources(collection: Collection) -> str:
    """What the collection states of its sources; once others have been added, of which articles that was stated."""
    if not collection.sources or not 0 < collection.seeded < collection.articles:
        return collection.sources
    return f"Of the {counted(collection.seeded, 'article')} that it began with: {collection.sources}"


@dataclass(frozen=True, slots=True)
class Border:
    """A line in a chronology: what is told of `day` and later stands below it. `begins`: it matters to what stands
    above, else to what stands below."""

    day: date
    words: str
    begins: bool = False


def borders(collection: Collection | None) -> tuple[Border, ...]:
    """Where coverage and review begin and end, in order of time."""
    if collection is None:
        return ()
    first, last, reviewed = collection.covers_from, collection.covers_to, collection.reviewed_to
    found = []
    if first:
        found.append(Border(first, f"Coverage begins on {day_words(first)}", begins=True))
    if reviewed and reviewed != last:
        found.append(Border(_after(reviewed), f"Reviewed up to {day_words(reviewed)}, not yet from here on"))
    if last:
        found.append(Border(_after(last), f"Coverage ends on {day_words(last)}"))
    return tuple(sorted(found, key=lambda border: border.day))


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def is_outside(collection: Collection | None, when: Value | None) -> bool:
    """True where a date surely lies outside of what the collection covers."""
    if collection is None or when is None:
        return False
    early = collection.covers_from is not None and when.latest is not None and when.latest < collection.covers_from
    late = collection.covers_to is not None and when.earliest is not None and when.earliest > collection.covers_to
    return early or late


def marks(collection: Collection | None, whole: Days) -> dict[str, Any] | None:
    """For the strip: the parts of the whole stretch that are not covered, and the one not reviewed yet.

    Milliseconds, ends exclusive; None where the collection states nothing.
    """
    words = sentence(collection)
    if collection is None or not words:
        return None
    start, end = whole[0], whole[1] + 1
    first = day_number(collection.covers_from, start)
    last = day_number(collection.covers_to, whole[1]) + 1
    reviewed = day_number(collection.reviewed_to, last - 1) + 1
    return {
        "out": _stretches((start, min(first, end)), (max(last, start), end)),
        "unreviewed": _stretches((max(reviewed, first, start), min(last, end))),
        "words": words,
    }


def _stretches(*days: tuple[int, int]) -> list[tuple[int, int]]:
    return [(first * DAY, end * DAY) for first, end in days if first < end]
