"""Which lane an event stands in: by family of kinds, or by one actor, place or source each."""

from dataclasses import dataclass

import numpy as np

from dashboard.filters import Selection, View
from dashboard.palette import FAMILIES
from dashboard.store.columns import Columns
from dashboard.store.facet import Facet, Ints

MOST_NAMED = 8
_FACET = {"actor": "actors", "place": "places", "source": "outlets"}
_NAMELESS = {"actor": "No actor named", "place": "No place named", "source": "No source named"}


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane's key, its long name, and a shorter one for when it is low."""

    key: str
    name: str
    pill: str


def lanes(columns: Columns, view: View, selection: Selection) -> tuple[tuple[Lane, ...], Ints]:
    """The lanes from top to bottom, and for every row the number of its lane (-1: in none).

    Families stand in their fixed order. Of actors, places and sources the most frequent have a lane each, then come
    the others and events that name none; an event stands once, with the first of its names that has a lane.
    """
    if view.lanes == "family":
        return _by_family(columns, view, selection)
    return _by_name(getattr(columns, _FACET[view.lanes]), view.lanes, selection)


def _by_family(columns: Columns, view: View, selection: Selection) -> tuple[tuple[Lane, ...], Ints]:
    number = np.bincount(columns.family[selection.listed], minlength=len(FAMILIES))
    shown = [
        at
        for at, family in enumerate(FAMILIES)
        if (not view.families or family.key in view.families) and (family.key != "other" or number[at])
    ]
    lane_of = np.full(len(FAMILIES), -1, dtype=np.int32)
    lane_of[shown] = np.arange(len(shown))
    named = tuple(Lane(FAMILIES[at].key, FAMILIES[at].name, FAMILIES[at].pill) for at in shown)
    return named, lane_of[columns.family]


def _by_name(facet: Facet, by: str, selection: Selection) -> tuple[tuple[Lane, ...], Ints]:
    shown = selection.shown
    number = facet.counts(shown)
    order = [int(at) for at in np.lexsort((np.arange(len(number)), -number)) if number[at]]
    top = order[:MOST_NAMED]
    found = [Lane(facet.names[at], facet.names[at], facet.names[at]) for at in top]
    rest, none = len(found), len(found) + (len(order) > MOST_NAMED)
    if rest != none:
        found.append(Lane("others", "Others", "Others"))
    lane = np.where(np.diff(facet.offsets) > 0, rest, none).astype(np.int32)
    rows, first = _first_in(facet, top)
    lane[rows] = first
    if (lane[shown] == none).any() or not found:
        found.append(Lane("none", _NAMELESS[by], "None named"))
    return tuple(found), lane


def _first_in(facet: Facet, top: list[int]) -> tuple[Ints, Ints]:
    """Rows that have one of these names, and the place in `top` of the first they have."""
    place = np.full(len(facet.names), -1, dtype=np.int32)
    place[top] = np.arange(len(top))
    hits = np.flatnonzero(place[facet.members] >= 0)
    rows, first = np.unique(facet.rows()[hits], return_index=True)
    return rows, place[facet.members[hits[first]]]
