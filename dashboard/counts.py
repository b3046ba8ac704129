"""Counts as sentences: how many events certainly, how many possibly, and a line that accounts for all of them."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from dashboard.filters import APPROXIMATE, Counts, View
from dashboard.palette import FAMILY, KIND_WORDS
from dashboard.words import day_words, period_words, short_day

FACTUALITY_WORDS = {
    "occurred": "happened",
    "ongoing": "going on",
    "planned": "planned",
    "hypothetical": "only supposed",
    "denied": "denied",
}


def counted(count: int, what: str, many: str = "") -> str:
    """ "1 event", "2,310 events"; "no events" where there is none."""
    name = what if count == 1 else many or f"{what}s"
    return f"{count:,} {name}" if count else f"no {name}"


def counts_html(counts: Counts, view: View, drawn: int) -> str:
    """The sentence below the title, with the two main figures in bold (safe HTML: only figures and our words)."""
    where = "this period" if view.has_period else "these years"
    possible = f"{counts.possible:,}" if counts.possible else "none"
    text = f"<b>{counted(counts.certain, 'event')} certainly</b> and <b>{possible} possibly</b>"
    return " · ".join([f"{text} in {where}", *map(escape, _further(counts, drawn))])


def counts_text(counts: Counts, view: View, drawn: int) -> str:
    """The same without markup, for descriptions and exports."""
    return counts_html(counts, view, drawn).replace("<b>", "").replace("</b>", "")


def _further(counts: Counts, drawn: int) -> list[str]:
    parts = []
    if counts.planned:
        since = f", {counts.happened_since:,} of them happened since" if counts.happened_since else ""
        parts.append(f"{counts.planned:,} planned{since}")
    if counts.supposed:
        parts.append(f"{counts.supposed:,} only supposed")
    if counts.undated:
        parts.append(f"{counts.undated:,} without a date")
    if counts.hidden + counts.out:
        parts.append(f"{counts.hidden + counts.out:,} not shown")
    if drawn < counts.shown:
        parts.append(f"{drawn:,} of {counts.shown:,} drawn")
    return parts


def accounts(counts: Counts, drawn: int) -> dict[str, int]:
    """Every event of the collection once; all but the total add up to it."""
    return {
        "total": counts.total,
        "hidden": counts.hidden,
        "undated": counts.undated,
        "out": counts.out,
        "folded": counts.shown - drawn,
        "drawn": drawn,
    }


def accounts_sentence(counts: Counts, drawn: int) -> str:
    """ "All 96 events …"; the chart fills "{ticks}" when it knows how many marks found no room."""
    folded = counts.shown - drawn
    parts = [f"{drawn:,} drawn{{ticks}}"]
    if folded:
        parts.append(f"{folded:,} folded into density")
    parts.append(f"{counts.undated:,} without a date")
    parts.append(f"{counts.out:,} out of the period")
    untold = f" ({counts.untold:,} of them not told by that day)" if counts.untold else ""
    parts.append(f"{counts.hidden:,} hidden by the filter{untold}")
    every = f"All {counts.total:,} events" if counts.total != 1 else "The one event"
    verb = "are" if counts.total != 1 else "is"
    return f"{every} of the collection {verb} accounted for: {', '.join(parts)}."


def filter_words(view: View, name: str, titles: Mapping[str, str] | None = None) -> str:
    """What a set filter says, for its chip and for offers to loosen it. `titles` names articles by their keys."""
    if name == "period":
        return hours_words(view)
    value = getattr(view, name)
    one = _SINGLE.get(name)
    if one:
        return one(value)
    names = {
        "families": {key: family.name for key, family in FAMILY.items()},
        "kinds": KIND_WORDS,
        "factuality": FACTUALITY_WORDS,
        "articles": titles or {},
    }.get(name, {})
    words = [names.get(each, each) for each in value]
    return ", ".join(words[:2]) + (f" and {len(words) - 2} more" if len(words) > 2 else "")


def hours_words(view: View) -> str:
    """The period of a view, with its hours where it has them."""
    if not view.hours or not view.first or not view.last:
        return period_words(view.first, view.last)
    start, end = (f"{minute // 60:02}:{minute % 60:02}" for minute in view.hours)
    if view.first == view.last:
        return f"{short_day(view.first, year=True)}, {start} to {end}"
    return f"{short_day(view.first, year=True)} {start} to {short_day(view.last, year=True)} {end}"


_SINGLE: dict[str, Callable[[Any], str]] = {
    "text": lambda value: f"“{value}”",
    "certain_only": lambda _: "certain only",
    "dates": lambda value: "approximate dates" if value == APPROXIMATE else "firm dates",
    "as_of": lambda value: f"as of {day_words(value)}",
    "changed_since": lambda value: f"changed since {day_words(value)}",
}
