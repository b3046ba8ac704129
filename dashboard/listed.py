"""The events of a view as records in order of time: what the story tells and what downloads hold."""

from dataclasses import replace

from dashboard.exports import Told, tell
from dashboard.facets import in_time
from dashboard.filters import Selection, View
from dashboard.frame import value_of
from dashboard.store import Columns, Store


def told_in(store: Store, columns: Columns, selection: Selection, view: View, most: int | None = None) -> list[Told]:
    """Dated events in order of time, undated ones last. With an as-of day the dates are those known then."""
    ids = [int(each) for each in in_time(columns, selection)][:most]
    events = {event.id: event for event in store.events(ids)}
    if view.as_of is not None:
        for number, event in events.items():
            row = columns.row(number)
            if row is not None:
                events[number] = replace(event, when=value_of(columns, selection.told, row))
    return tell([events[number] for number in ids if number in events], store.claims(events))
