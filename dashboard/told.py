"""Every event as it could be known on a day: from the claims of articles that were published by then."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dashboard.store.columns import FACTUALITIES, OPEN_FUTURE, OPEN_PAST, Columns, day_number
from dashboard.store.facet import Ints, Mask
from extract import Factuality

Small = NDArray[np.int8]
T = TypeVar("T", bound=np.generic)

_OCCURRED = FACTUALITIES.index(Factuality.OCCURRED)
_PLANNED = FACTUALITIES.index(Factuality.PLANNED)
_WEIGHT = {
    Factuality.OCCURRED: 0,
    Factuality.ONGOING: 1,
    Factuality.DENIED: 2,
    Factuality.PLANNED: 3,
    Factuality.HYPOTHETICAL: 4,
}
_RANK = np.array([_WEIGHT[name] for name in FACTUALITIES], dtype=np.int8)
"""Which claim speaks for an event where claims differ: who tells that it happened goes before who planned it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the timeline shows of each event: one entry a row of the columns. `known`: told at all by then."""

    known: Mask
    earliest: Ints
    latest: Ints
    granularity: Small
    extent: Small
    factuality: Small
    certainty: Small
    contradicted: Mask
    happened_since: Mask


def told_by(columns: Columns, as_of: date | None) -> Told:
    """The events as of a day; None is now, with every correction.

    An event whose claims were all out by then is as it stands now. One that only some had told is put together from
    those: the days that all of them allow, or all their days where they contradict each other. Articles without a
    day of writing count as not out. `happened_since`: planned then, and known today to have happened.
    """
    never = np.zeros(len(columns), dtype=bool)
    if as_of is None:
        return _as_it_stands(columns, ~never, never)
    claims = columns.claims
    seen = claims.published <= day_number(as_of, OPEN_FUTURE)
    number = np.bincount(claims.event, minlength=len(columns))
    told = np.bincount(claims.event[seen], minlength=len(columns))
    now = _as_it_stands(columns, told > 0, never)
    partly = (told > 0) & (told < number)
    return _retold(columns, now, np.flatnonzero(seen & partly[claims.event])) if partly.any() else now


def _as_it_stands(columns: Columns, known: Mask, since: Mask) -> Told:
    return Told(
        known,
        columns.earliest,
        columns.latest,
        columns.granularity,
        columns.extent,
        columns.factuality,
        columns.certainty,
        columns.contradicted,
        since,
    )


def _retold(columns: Columns, now: Told, rows: NDArray[np.intp]) -> Told:
    """`now` with the events of these claims put together anew."""
    claims = columns.claims
    event = claims.event[rows]
    starts = np.flatnonzero(np.diff(event, prepend=-1))
    target = event[starts]
    earliest, latest = now.earliest.copy(), now.latest.copy()
    low = np.maximum.reduceat(claims.earliest[rows], starts)
    high = np.minimum.reduceat(claims.latest[rows], starts)
    apart = low > high
    low[apart] = np.minimum.reduceat(claims.earliest[rows], starts)[apart]
    high[apart] = np.maximum.reduceat(claims.latest[rows], starts)[apart]
    earliest[target], latest[target] = low, high

    finest = rows[_first_by(event, claims.granularity[rows])]
    strongest = rows[_first_by(event, _RANK[claims.factuality[rows]])]
    factuality = _with(now.factuality, target, claims.factuality[strongest])
    return Told(
        now.known,
        earliest,
        latest,
        _with(now.granularity, target, claims.granularity[finest]),
        _with(now.extent, target, claims.extent[finest]),
        factuality,
        _with(now.certainty, target, claims.certainty[finest]),
        _with(now.contradicted, target, apart),
        (factuality == _PLANNED) & (columns.factuality == _OCCURRED) & now.known,
    )


def _first_by(event: Ints, rank: Small) -> NDArray[np.intp]:
    """For each event, the place of its claim of lowest rank (the first of equals)."""
    order = np.lexsort((rank, event))
    return order[np.flatnonzero(np.diff(event[order], prepend=-1))]


def _with(column: NDArray[T], rows: Ints, values: NDArray[T]) -> NDArray[T]:
    changed = column.copy()
    changed[rows] = values
    return changed


def is_undated(earliest: Ints, latest: Ints) -> Mask:
    """True where neither bound is known."""
    neither: Mask = (earliest == OPEN_PAST) & (latest == OPEN_FUTURE)
    return neither
