"""What the chart of a view needs, as plain data: some 400 marks at most, the rest as density, every event counted.

Times are milliseconds since 1970 on a calendar without zones: a day is the same in every browser. Ends are exclusive.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard import counts, coverage, density
from dashboard.density import DAY
from dashboard.filters import Selection, View
from dashboard.happened import FACTUALITY_TAGS
from dashboard.lanes import Lane, lanes
from dashboard.palette import FAMILIES
from dashboard.store.columns import (
    OPEN_FUTURE,
    OPEN_PAST,
    Columns,
    day_number,
    day_of,
)
from dashboard.store.facet import Ints
from dashboard.store.records import Collection, Event, Reading
from dashboard.told import Told, as_told
from dashboard.words import date_words, day_words, short_words
from extract import Extent, Factuality, Granularity, Value

MOST_MARKS = 400
MOST_ON_SHELF = 8
FOLDS = 160
MINUTE = 60_000

Mark = dict[str, Any]
Records = Callable[[Sequence[int]], Sequence[Event]]
"""Gives the events of these ids: `Store.events`."""
Readings = Callable[[Sequence[int]], Mapping[int, Sequence[Reading]]]
"""Gives the dates between which the sources of these events disagree: `Store.readings`."""


def build(
    columns: Columns,
    view: View,
    selection: Selection,
    records: Records,
    zones: Mapping[str, str] | None = None,
    most: int = MOST_MARKS,
    *,
    readings: Readings | None = None,
    collection: Collection | None = None,
    kept: dict[int, Mark] | None = None,
) -> dict[str, Any]:
    """The frame of a view. `zones` gives each collection's time zone, `most` bounds the marks, `collection` says what
    is covered. `kept` are marks by event that were made before of the same columns as they are now; new ones join them.

    Its `accounts` count every event of the collection once: hidden, undated, out, folded, drawn; their sum is total.
    """
    told = selection.told
    whole = density.extent(told.earliest[selection.here], told.latest[selection.here], (view.first, view.last))
    window = _window(view, whole)
    order, lane_of = lanes(columns, view, selection)
    rows = np.flatnonzero(selection.shown)
    drawn = weightiest(columns, rows, most, view.event)
    shelf = weightiest(columns, np.flatnonzero(selection.undated), MOST_ON_SHELF, view.event)
    made = kept if kept is not None and view.as_of is None else {}
    new = [row for row in drawn if int(columns.id[row]) not in made]
    by_id = {event.id: event for event in records([int(each) for each in columns.id[[*new, *shelf]]])}
    disputed = [int(columns.id[row]) for row in new if told.contradicted[row]]
    mark = _Marker(columns, told, by_id, zones or {}, readings(disputed) if readings and disputed else {})
    made |= {int(columns.id[row]): mark(int(row)) for row in new if int(columns.id[row]) in by_id}
    placed = [(int(columns.id[row]), int(lane_of[row])) for row in drawn]
    marks = [made[event] | {"l": lane} for event, lane in placed if event in made]
    drawn_ids = {each["i"] for each in marks}
    rest = rows[~np.isin(columns.id[rows], np.fromiter(drawn_ids, np.int64, len(drawn_ids)))]
    return {
        "version": columns.version,
        "families": [_family(family) for family in FAMILIES],
        "lanes": _lanes(order, lane_of[rows], lane_of[rest]),
        "by": view.lanes,
        "marks": sorted(marks, key=_in_time),
        "folds": density.folded(_places(told, rest, window), lane_of[rest], len(order), FOLDS),
        "bins": FOLDS,
        "shelf": [mark.on_shelf(int(row)) for row in shelf if int(columns.id[row]) in by_id],
        "undated": selection.counts.undated,
        "strip": _strip(columns, selection, whole),
        "coverage": coverage.marks(collection, whole),
        "whole": [whole[0] * DAY, (whole[1] + 1) * DAY],
        "window": list(window),
        "asof": None if view.as_of is None else (day_number(view.as_of, 0) + 1) * DAY,
        "asof_words": "" if view.as_of is None else f"as of {day_words(view.as_of)}",
        "accounts": counts.accounts(selection.counts, len(marks)),
        "accounts_words": f"{counts.accounts_sentence(selection.counts, len(marks))}{_sources(columns, selection)}",
    }


def weightiest(columns: Columns, rows: NDArray[np.intp], most: int, chosen: int | None = None) -> NDArray[np.intp]:
    """The rows that a reader would miss most: by salience, then sources, then id; the chosen event is among them."""
    if len(rows) <= most:
        return rows
    weight = columns.salience[rows] + 0.05 * np.log2(np.maximum(columns.sources[rows], 1))
    weight[columns.id[rows] == (chosen or 0)] = np.inf
    least = np.partition(weight, -most)[-most]
    heavy, weight = rows[weight >= least], weight[weight >= least]  # few more than `most`: those of equal weight
    return np.sort(heavy[np.lexsort((columns.id[heavy], -weight))[:most]])


def _sources(columns: Columns, selection: Selection) -> str:
    """From how many articles the collection's events are, and when the last one was added."""
    number = int((columns.articles.counts(selection.here) > 0).sum())
    added = day_of(int(columns.created[selection.here].max())) if selection.counts.total else None
    if not number or added is None:
        return ""
    return f" From {counts.counted(number, 'article')}, last added {day_words(added)}."


class _Marker:
    """Turns rows into marks."""

    def __init__(
        self,
        columns: Columns,
        told: Told,
        records: Mapping[int, Event],
        zones: Mapping[str, str],
        readings: Mapping[int, Sequence[Reading]],
    ) -> None:
        self.columns, self.told, self.records, self.zones, self.readings = columns, told, records, zones, readings

    def __call__(self, row: int) -> Mark:
        """The mark of a row, in no lane yet."""
        event = as_told(self.told, row, self.records[int(self.columns.id[row])])
        value = event.when or Value(None, None)
        form, soft = _form(event, value)
        instant = value.time and self.told.minute[row] >= 0
        start = int(self.told.earliest[row])
        told = self._readings(row) if form == "alt" else []
        return {
            "i": event.id,
            "f": int(self.columns.family[row]),
            "k": form,
            "a": None if start == OPEN_PAST else start * DAY,
            "b": None if self.told.latest[row] == OPEN_FUTURE else (int(self.told.latest[row]) + 1) * DAY,
            "t": start * DAY + int(self.told.minute[row]) * MINUTE if instant else None,
            "s": int(soft),
            "p": event.factuality.value,
            "w": round(float(self.columns.salience[row]) * 100),
            "title": event.title,
            "label": event.label,
            "words": self._words(row, event),
            "short": short_words(value),
        } | ({"r": told} if told else {})

    def _readings(self, row: int) -> list[tuple[int, int, int, str]]:
        """Each date that the sources give: from, to, whether it is the preferred one, its words; in time's order.

        None as of a day by which not all had told it, and none where an end is open.
        """
        if self.told.partly[row]:
            return []
        dated = [(each, each.when) for each in self.readings.get(int(self.columns.id[row]), ()) if each.when]
        spans = [
            (day_number(when.earliest, 0) * DAY, (day_number(when.latest, 0) + 1) * DAY, each.preferred, when)
            for each, when in dated
            if when.is_closed
        ]
        found = [(first, end, int(preferred), date_words(when)) for first, end, preferred, when in spans]
        return sorted(found) if len(found) > 1 else []

    def on_shelf(self, row: int) -> dict[str, Any]:
        event = self.records[int(self.columns.id[row])]
        hole = event.expression if "placeholder" in event.flags else ""
        return {
            "i": event.id,
            "f": int(self.columns.family[row]),
            "title": event.title,
            "label": event.label,
            "hole": hole,
            "words": date_words(None, placeholder=hole),
        }

    def _words(self, row: int, event: Event) -> str:
        words = date_words(
            event.when,
            said=event.expression,
            factuality=event.factuality,
            certainty=event.certainty,
            disagree=event.contradicted,
            zone=self.zones.get(event.collection, ""),
            by_person="when" in event.by_person,
        )
        if event.factuality in (Factuality.HYPOTHETICAL, Factuality.DENIED):  # beside a title that tells it bare
            words = f"{words} ({FACTUALITY_TAGS[event.factuality]})"
        return f"{words}; it has happened since" if self.told.happened_since[row] else words


def _form(event: Event, value: Value) -> tuple[str, bool]:
    """The mark's form, and whether its ends or its day are vague."""
    doubtful = bool(value.qualifier) or not event.certainty.is_firm
    if event.contradicted and value.is_closed and not value.is_day:
        return "alt", True
    if value.is_day:
        return ("time" if value.time else "day"), doubtful
    if value.extent is Extent.THROUGHOUT:
        return "dur", doubtful or value.granularity.rank >= Granularity.MONTH.rank
    if value.is_closed:
        return "win", True
    return ("after" if value.earliest else "before"), True


def _in_time(mark: Mapping[str, Any]) -> tuple[int, int, int]:
    """The order of the walk: by the first known day, instants by their minute, then by id."""
    day = mark["a"] if mark["a"] is not None else mark["b"] - DAY
    return day, mark["t"] or day, mark["i"]


def _window(view: View, whole: density.Days) -> tuple[int, int]:
    """The stretch that the lanes show."""
    first, last = day_number(view.first, whole[0]), day_number(view.last, whole[1])
    if view.hours:
        return first * DAY + view.hours[0] * MINUTE, last * DAY + view.hours[1] * MINUTE
    return first * DAY, (last + 1) * DAY


def _lanes(order: Sequence[Lane], shown: Ints, rest: Ints) -> list[dict[str, Any]]:
    number = np.bincount(shown[shown >= 0], minlength=len(order))
    left = np.bincount(rest[rest >= 0], minlength=len(order))
    return [
        {"key": lane.key, "name": lane.name, "pill": lane.pill, "n": int(n), "folded": int(folded)}
        for lane, n, folded in zip(order, number, left, strict=True)
    ]


def _places(told: Told, rows: NDArray[np.intp], window: tuple[int, int]) -> NDArray[np.float64]:
    """The middle of each event's part of the window, as a share of it."""
    first, last = density.known_bounds(told.earliest[rows], told.latest[rows])
    start = np.maximum(first.astype(np.float64) * DAY, window[0])
    end = np.minimum((last.astype(np.float64) + 1) * DAY, window[1])
    middle: NDArray[np.float64] = ((start + end) / 2 - window[0]) / (window[1] - window[0])
    return middle


def _strip(columns: Columns, selection: Selection, whole: density.Days) -> dict[str, Any]:
    told = selection.told
    rows = selection.passed & ((told.earliest != OPEN_PAST) | (told.latest != OPEN_FUTURE))
    bars = density.strip(told.earliest[rows], told.latest[rows], columns.checked[rows], whole)
    return {
        "unit": bars.unit,
        "starts": [int(edge) * DAY for edge in bars.edges],
        "checked": [round(float(each), 2) for each in bars.checked],
        "unchecked": [round(float(each), 2) for each in bars.unchecked],
    }


def _family(family: Any) -> dict[str, str]:
    return {
        "key": family.key,
        "name": family.name,
        "symbol": family.symbol,
        "clip": family.clip,
        "light": family.light,
        "dark": family.dark,
    }
