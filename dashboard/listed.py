"""The events of a view as records in order of time: what the story tells and what downloads hold."""

from datetime import date

import numpy as np

from dashboard.exports import LONGEST_DAYS, Told, tell
from dashboard.facets import in_time
from dashboard.filters import Selection, View
from dashboard.store import Columns, Store
from dashboard.store.columns import EXTENTS, OPEN_FUTURE, OPEN_PAST, day_number
from dashboard.told import as_told, is_out
from extract import Extent


def told_in(store: Store, columns: Columns, selection: Selection, view: View, most: int | None = None) -> list[Told]:
    """Dated events in order of time, undated ones last. With an as-of day dates and sources are those known then."""
    ids = [int(each) for each in in_time(columns, selection)][:most]
    events = {event.id: event for event in store.events(ids)}
    claims = store.claims(events)
    if (day := view.as_of) is not None:
        rows = {number: columns.row(number) for number in events}
        events |= {n: as_told(selection.told, row, events[n]) for n, row in rows.items() if row is not None}
        claims = {number: tuple(each for each in told if is_out(each, day)) for number, told in claims.items()}
    return tell([events[number] for number in ids if number in events], claims)


def without_beginning(selection: Selection) -> int:
    """How many listed events TimelineJS leaves out."""
    return int((selection.told.earliest[selection.listed] == OPEN_PAST).sum())


def without_place_in_a_calendar(selection: Selection) -> int:
    """How many listed events iCalendar leaves out: open ends, windows longer than a month, and what ends with the last
    day of all, behind which there is none."""
    told, listed = selection.told, selection.listed
    first, last = told.earliest[listed].astype(np.int64), told.latest[listed].astype(np.int64)
    is_open = (first == OPEN_PAST) | (last >= day_number(date.max, OPEN_FUTURE))
    window = told.extent[listed] == EXTENTS.index(Extent.WITHIN)
    return int((is_open | (window & (last - first + 1 > LONGEST_DAYS))).sum())
