"""Every event as it could be known on a day: from the claims of articles that were published by then."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dashboard.store.columns import (
    CERTAINTIES,
    EXTENTS,
    FACTUALITIES,
    GRANULARITIES,
    OPEN_FUTURE,
    OPEN_PAST,
    Columns,
    day_number,
    day_of,
)
from dashboard.store.facet import Ints, Mask
from dashboard.store.records import Claim, Event
from extract import Factuality, Value
from extract.value import QUALIFIERS

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
    """What the timeline shows of each event: one entry a row of the columns. `known`: told at all by then; `partly`:
    put together from what had been told by then, which is not all that is told now."""

    known: Mask
    partly: Mask
    earliest: Ints
    latest: Ints
    minute: NDArray[np.int16]
    granularity: Small
    extent: Small
    qualifier: Small
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


def _as_it_stands(columns: Columns, known: Mask, never: Mask) -> Told:
    return Told(
        known,
        never,
        columns.earliest,
        columns.latest,
        columns.minute,
        columns.granularity,
        columns.extent,
        columns.qualifier,
        columns.factuality,
        columns.certainty,
        columns.contradicted,
        never,
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
        _with(now.partly, target, np.ones_like(apart)),
        earliest,
        latest,
        _with(now.minute, target, claims.minute[finest]),
        _with(now.granularity, target, claims.granularity[finest]),
        _with(now.extent, target, claims.extent[finest]),
        _with(now.qualifier, target, claims.qualifier[finest]),
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


def as_told(told: Told, row: int, event: Event) -> Event:
    """The event of a row as it was told. Where only some had told it, its title and who was in it are today's, and how
    its date was found is left out unless that date is today's."""
    when = _when(told, row)
    same = when == _plain(event.when)
    if same and not told.partly[row]:
        return event
    then = replace(
        event,
        factuality=FACTUALITIES[told.factuality[row]],
        certainty=CERTAINTIES[told.certainty[row]],
        contradicted=bool(told.contradicted[row]),
        by_person=(),
    )
    return then if same else replace(then, when=when, proposed=None, expression="", rule="", anchor="")


def _plain(when: Value | None) -> Value | None:
    """As much of a date as columns hold."""
    return None if when is None or when.is_open else replace(when, time=when.time and when.time[:5])


def _when(told: Told, row: int) -> Value | None:
    """The date of a row as it was told; None where neither bound is known."""
    earliest, latest, minute = day_of(int(told.earliest[row])), day_of(int(told.latest[row])), int(told.minute[row])
    if earliest is None and latest is None:
        return None
    return Value(
        earliest,
        latest,
        GRANULARITIES[told.granularity[row]],
        EXTENTS[told.extent[row]],
        QUALIFIERS[told.qualifier[row]],
        f"{minute // 60:02}:{minute % 60:02}" if minute >= 0 and earliest == latest else None,
    )


def is_out(claim: Claim, day: date) -> bool:
    """True where the article of a claim was out by a day; one without a day of writing counts as not out."""
    return bool(claim.written and claim.written.latest and claim.written.latest <= day)


def is_undated(earliest: Ints, latest: Ints) -> Mask:
    """True where neither bound is known."""
    neither: Mask = (earliest == OPEN_PAST) & (latest == OPEN_FUTURE)
    return neither
