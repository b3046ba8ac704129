"""What a collection covers, in words and as the stretches of time that it leaves out."""

from collections.abc import Callable
from datetime import date
from typing import Any

from dashboard.density import DAY, Days
from dashboard.store.columns import day_number
from dashboard.store.records import Collection
from dashboard.words import day_words


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
