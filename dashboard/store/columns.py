"""Every visible event as numpy columns: what filters, densities and facets are computed from, without SQL.

One row per event, ordered by id. Days count from 1970-01-01 in the proleptic Gregorian calendar.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dashboard.store.facet import Facet, Ints, Mask
from dashboard.store.kinds import FAMILIES, KINDS, family_of
from extract import Certainty, Extent, Factuality, Granularity
from extract.value import QUALIFIERS

OPEN_PAST = int(np.iinfo(np.int32).min)
OPEN_FUTURE = int(np.iinfo(np.int32).max)
"""Sentinels of a bound that is open or not known; an event with both is undated."""

GRANULARITIES = tuple(Granularity)
EXTENTS = tuple(Extent)
FACTUALITIES = tuple(Factuality)
CERTAINTIES = tuple(Certainty)
"""Enumerations in the order that the columns' small integers index, as qualifiers index `extract.value.QUALIFIERS`.
`kind` is -1 where an event has none."""

_EPOCH = date(1970, 1, 1).toordinal()
_GRANULARITY = {name.value: at for at, name in enumerate(GRANULARITIES)}
_EXTENT = {name.value: at for at, name in enumerate(EXTENTS)}
_FACTUALITY = {name.value: at for at, name in enumerate(FACTUALITIES)}
_CERTAINTY = {name.value: at for at, name in enumerate(CERTAINTIES)}
_QUALIFIER = {sign: at for at, sign in enumerate(QUALIFIERS)}


class EventFacts(NamedTuple):
    """An event as the builder takes it; strings are the enumerations' values."""

    id: int
    earliest: date | None
    latest: date | None
    granularity: str = "day"
    extent: str = "within"
    qualifier: str = ""
    time: str | None = None
    kind: str | None = None
    mode: str | None = None
    factuality: str = "occurred"
    certainty: str = "governed"
    salience: float = 0.5
    checked: bool = False
    contradicted: bool = False
    created: date = date(1970, 1, 1)
    changed: date = date(1970, 1, 1)
    collection: str = "main"
    actors: Sequence[str] = ()
    places: Sequence[str] = ()


class ClaimFacts(NamedTuple):
    """What one article says of an event's date; `published` is the article's last possible day of writing."""

    event: int
    article: int
    published: date | None
    earliest: date | None
    latest: date | None
    granularity: str = "day"
    extent: str = "within"
    qualifier: str = ""
    time: str | None = None
    factuality: str = "occurred"
    certainty: str = "governed"


class ArticleFacts(NamedTuple):
    """An article as a filter names it."""

    id: int
    title: str
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class ClaimColumns:
    """One row per public claim, ordered by event: enough to see an event as the articles of a day told it.

    `event` is the row of the event in `Columns`, `article` the index in `Columns.articles`, `published` the day by
    which the article was out (OPEN_FUTURE where unknown).
    """

    event: Ints
    article: Ints
    published: Ints
    earliest: Ints
    latest: Ints
    minute: NDArray[np.int16]
    granularity: NDArray[np.int8]
    extent: NDArray[np.int8]
    qualifier: NDArray[np.int8]
    factuality: NDArray[np.int8]
    certainty: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Columns:
    """All events that a reader can see, as of `version` of the store.

    `minute` is the local minute of the day or -1, `sources` the number of articles, `created` and `changed` days.
    `actors` holds who acted and who was acted upon. Indices refer to the tuples above; `collection` indexes
    `collections` (slugs).
    """

    version: int
    id: NDArray[np.int64]
    earliest: Ints
    latest: Ints
    minute: NDArray[np.int16]
    family: NDArray[np.int8]
    kind: NDArray[np.int8]
    factuality: NDArray[np.int8]
    certainty: NDArray[np.int8]
    extent: NDArray[np.int8]
    granularity: NDArray[np.int8]
    qualifier: NDArray[np.int8]
    salience: NDArray[np.float32]
    sources: NDArray[np.int16]
    checked: Mask
    contradicted: Mask
    created: Ints
    changed: Ints
    collection: NDArray[np.int16]
    collections: tuple[str, ...]
    actors: Facet
    places: Facet
    articles: Facet
    outlets: Facet
    claims: ClaimColumns

    def __len__(self) -> int:
        return len(self.id)

    def row(self, event: int) -> int | None:
        """The row of an event id, None where it is not visible."""
        at = int(np.searchsorted(self.id, event))
        return at if at < len(self.id) and self.id[at] == event else None

    @staticmethod
    def of(
        events: Iterable[EventFacts],
        claims: Iterable[ClaimFacts] = (),
        articles: Iterable[ArticleFacts] = (),
        version: int = 0,
    ) -> "Columns":
        """Build from plain rows (no database). Claims of events that are not given are left out."""
        return _build(sorted(events, key=lambda event: event.id), list(claims), list(articles), version)


def day_number(day: date | None, otherwise: int) -> int:
    """A day as the columns count it, or the sentinel for None."""
    return otherwise if day is None else day.toordinal() - _EPOCH


def day_of(number: int) -> date | None:
    """The day behind a column's number, None for a sentinel."""
    return None if number in (OPEN_PAST, OPEN_FUTURE) else date.fromordinal(number + _EPOCH)


def _build(events: list[EventFacts], claims: list[ClaimFacts], articles: list[ArticleFacts], version: int) -> Columns:
    row = {event.id: at for at, event in enumerate(events)}
    told = sorted((claim for claim in claims if claim.event in row), key=lambda c: (c.event, c.article))
    tellers: list[dict[str, None]] = [{} for _ in events]
    for claim in told:
        tellers[row[claim.event]][str(claim.article)] = None
    names = [tuple(each) for each in tellers]
    by_id = {str(article.id): article for article in articles}
    facet = Facet.of_lists(names, {key: article.title for key, article in by_id.items()})
    outlets = Facet.of_lists(
        tuple(by_id[key].outlet for key in each if key in by_id and by_id[key].outlet) for each in names
    )
    position = {key: at for at, key in enumerate(facet.keys)}
    return Columns(
        version=version,
        **_event_arrays(events),
        sources=np.fromiter((len(each) for each in names), np.int16, len(names)),
        actors=Facet.of_lists(event.actors for event in events),
        places=Facet.of_lists(event.places for event in events),
        articles=facet,
        outlets=outlets,
        claims=_claim_arrays(told, row, position),
    )


def _event_arrays(events: list[EventFacts]) -> dict[str, Any]:
    slugs: dict[str, int] = {}
    family = {name: at for at, name in enumerate(FAMILIES)}
    kind = {name: at for at, name in enumerate(KINDS)}
    number = len(events)

    def column(of: Callable[[EventFacts], Any], dtype: type) -> Any:
        return np.fromiter((of(event) for event in events), dtype, number)

    return {
        "id": column(lambda e: e.id, np.int64),
        "earliest": column(lambda e: day_number(e.earliest, OPEN_PAST), np.int32),
        "latest": column(lambda e: day_number(e.latest, OPEN_FUTURE), np.int32),
        "minute": column(lambda e: minute_of(e.time), np.int16),
        "family": column(lambda e: family[family_of(e.kind, e.mode)], np.int8),
        "kind": column(lambda e: kind.get(e.kind or "", -1), np.int8),
        "factuality": column(lambda e: _FACTUALITY[e.factuality], np.int8),
        "certainty": column(lambda e: _CERTAINTY[e.certainty], np.int8),
        "extent": column(lambda e: _EXTENT[e.extent], np.int8),
        "granularity": column(lambda e: _GRANULARITY[e.granularity], np.int8),
        "qualifier": column(lambda e: _QUALIFIER[e.qualifier], np.int8),
        "salience": column(lambda e: e.salience, np.float32),
        "checked": column(lambda e: e.checked, np.bool_),
        "contradicted": column(lambda e: e.contradicted, np.bool_),
        "created": column(lambda e: day_number(e.created, OPEN_PAST), np.int32),
        "changed": column(lambda e: day_number(e.changed, OPEN_PAST), np.int32),
        "collection": column(lambda e: slugs.setdefault(e.collection, len(slugs)), np.int16),
        "collections": tuple(slugs),
    }


def _claim_arrays(told: list[ClaimFacts], row: dict[int, int], position: dict[str, int]) -> ClaimColumns:
    def column(of: Callable[[ClaimFacts], Any], dtype: type) -> Any:
        return np.fromiter((of(claim) for claim in told), dtype, len(told))

    return ClaimColumns(
        event=column(lambda c: row[c.event], np.int32),
        article=column(lambda c: position[str(c.article)], np.int32),
        published=column(lambda c: day_number(c.published, OPEN_FUTURE), np.int32),
        earliest=column(lambda c: day_number(c.earliest, OPEN_PAST), np.int32),
        latest=column(lambda c: day_number(c.latest, OPEN_FUTURE), np.int32),
        minute=column(lambda c: minute_of(c.time), np.int16),
        granularity=column(lambda c: _GRANULARITY[c.granularity], np.int8),
        extent=column(lambda c: _EXTENT[c.extent], np.int8),
        qualifier=column(lambda c: _QUALIFIER[c.qualifier], np.int8),
        factuality=column(lambda c: _FACTUALITY[c.factuality], np.int8),
        certainty=column(lambda c: _CERTAINTY[c.certainty], np.int8),
    )


def minute_of(time: str | None) -> int:
    """Minute of the local day of "HH:MM±HH:MM", -1 where there is none."""
    return int(time[:2]) * 60 + int(time[3:5]) if time else -1
