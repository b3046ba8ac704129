"""How many events each choice of a filter would show, which filter to loosen when nothing is left, and the walk."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.filters import Selection, Standing, View, active, select, without
from dashboard.store.columns import FACTUALITIES, OPEN_PAST, Columns
from dashboard.store.facet import Mask
from dashboard.store.kinds import FAMILIES, KINDS

MANY_VALUED = ("actors", "places", "articles", "outlets")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its key in a link, its name, and how many events it has under all other filters.

    `apart` counts planned, supposed and undated ones.
    """

    key: str
    name: str
    certain: int
    possible: int
    apart: int

    @property
    def number(self) -> int:
        """All events that choosing it would list."""
        return self.certain + self.possible + self.apart


def choices(columns: Columns, selection: Selection, name: str) -> tuple[Choice, ...]:
    """The values of a filter with their counts, in the order of the columns; empty ones too."""
    passing = selection.passing_but(name)
    masks = [
        passing & (selection.standing == Standing.CERTAIN),
        passing & (selection.standing == Standing.POSSIBLE),
        passing & (selection.standing >= Standing.PLANNED) & (selection.standing <= Standing.UNDATED),
    ]
    keys, names = _names(columns, name)
    rows = [_number(columns, selection, name, mask) for mask in masks]
    return tuple(
        Choice(key, label, int(certain), int(possible), int(apart))
        for key, label, certain, possible, apart in zip(keys, names, *rows, strict=True)
    )


def titles(columns: Columns, view: View) -> dict[str, str]:
    """The articles' titles by their keys, for the words of a view that is filtered by articles."""
    return dict(zip(columns.articles.keys, columns.articles.names, strict=True)) if view.articles else {}


def _names(columns: Columns, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if name in MANY_VALUED:
        facet = getattr(columns, name)
        return facet.keys or facet.names, facet.names
    keys = {"families": FAMILIES, "kinds": KINDS, "factuality": tuple(each.value for each in FACTUALITIES)}[name]
    return keys, keys


def _number(columns: Columns, selection: Selection, name: str, mask: Mask) -> NDArray[np.int64]:
    if name in MANY_VALUED:
        counts: NDArray[np.int64] = getattr(columns, name).counts(mask)
        return counts
    column = {"families": columns.family, "kinds": columns.kind, "factuality": selection.told.factuality}[name]
    of = column[mask]
    return np.bincount(of[of >= 0], minlength=len(_names(columns, name)[0]))


@dataclass(frozen=True, slots=True)
class Loosened:
    """A filter (or "period") without which something is found: how many certainly, how many more."""

    name: str
    certain: int
    more: int


def loosen(columns: Columns, view: View, found: NDArray[np.int64] | None = None) -> tuple[Loosened, ...]:
    """Which one filter to take off so that something is found, best first; only those that find something."""
    offers = []
    for name in active(view):
        counts = select(columns, without(view, name), found).counts
        more = counts.shown - counts.certain + counts.undated
        if counts.certain or more:
            offers.append(Loosened(name, counts.certain, more))
    return tuple(sorted(offers, key=lambda offer: -(offer.certain + offer.more)))


def in_time(columns: Columns, selection: Selection) -> NDArray[np.int64]:
    """Ids of all listed events in the order of time (by the first known bound, then by id), undated ones last."""
    rows = np.flatnonzero(selection.listed)
    told = selection.told
    day = np.where(told.earliest[rows] != OPEN_PAST, told.earliest[rows], told.latest[rows])
    return columns.id[rows[np.lexsort((columns.id[rows], told.minute[rows], day))]]


def neighbours(columns: Columns, selection: Selection, event: int) -> tuple[int | None, int | None]:
    """The events before and after one in the walk; for one that is not in it, the first and the last."""
    order = in_time(columns, selection)
    if not len(order):
        return None, None
    at = np.flatnonzero(order == event)
    if not len(at):
        return int(order[0]), int(order[-1])
    place = int(at[0])
    return (
        int(order[place - 1]) if place else None,
        int(order[place + 1]) if place + 1 < len(order) else None,
    )
