"""Columns out of the database: all of them once, later only what changed."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import Connection, Text, select, type_coerce

from dashboard.store.columns import ArticleFacts, ClaimFacts, Columns, EventFacts
from dashboard.store.patching import patched
from dashboard.store.records import EventStatus
from dashboard.store.rows import IS_PUBLIC, LIVE, chunks
from dashboard.store.tables import articles, claims, collections, counter, events

_BLOCK = 20_000  # events that are rows in memory at once, before they are columns


def load(connection: Connection, previous: Columns | None) -> Columns:
    """Public events, from `previous` and what changed since."""
    version = int(connection.execute(select(counter.c.value)).scalar_one())  # first: rows may be newer, never older
    if previous is None or previous.version > version:  # a backup was put back
        return patched(Columns.of([], version=version), [], _all(connection, version), version)
    if previous.version == version:
        return previous
    changed = select(events.c.id).where(events.c.version > previous.version)
    ids = list(connection.execute(changed).scalars())
    return patched(previous, ids, _of_ids(connection, ids, version), version)


_LISTS = ("actors", "targets", "places")
_EVENTS = select(
    *(
        events.c[name]
        for name in ("id", "earliest", "latest", "granularity", "extent", "qualifier", "time", "kind", "mode")
    ),
    *(events.c[name] for name in ("factuality", "certainty", "salience", "checked", "contradicted")),
    *(type_coerce(events.c[name], Text).label(name) for name in _LISTS),
    events.c.created,
    events.c.changed,
    collections.c.slug,
).join(collections, collections.c.id == events.c.collection_id)
_CLAIMS = select(
    claims.c.event_id,
    claims.c.article_id,
    articles.c.published_latest,
    claims.c.earliest,
    claims.c.latest,
    claims.c.granularity,
    claims.c.extent,
    claims.c.qualifier,
    claims.c.time,
    claims.c.factuality,
    claims.c.certainty,
).join(articles, articles.c.id == claims.c.article_id)


def _all(connection: Connection, version: int) -> Iterable[Columns]:
    ids = select(events.c.id).where(events.c.status == EventStatus.PUBLIC).order_by(events.c.id)
    every = list(connection.execute(ids).scalars())
    for at in range(0, len(every), _BLOCK):
        block = every[at : at + _BLOCK]
        yield _columns(connection, _from_to(block[0], block[-1]), version)


def _of_ids(connection: Connection, ids: Sequence[int], version: int) -> Iterable[Columns]:
    for some in chunks(ids):
        yield _columns(connection, _among(some), version)


def _from_to(first: int, last: int) -> Callable[[Any], Any]:
    return lambda column: column.between(first, last)


def _among(ids: list[int]) -> Callable[[Any], Any]:
    return lambda column: column.in_(ids)


def _columns(connection: Connection, chosen: Callable[[Any], Any], version: int) -> Columns:
    """Columns of the public events whose id is `chosen`."""
    told = _CLAIMS.where(LIVE, claims.c.public, chosen(claims.c.event_id))
    facts = [_event(row) for row in connection.execute(_EVENTS.where(chosen(events.c.id), IS_PUBLIC))]
    claimed = [_claim(row) for row in connection.execute(told)]
    named = select(articles.c.id, articles.c.title, articles.c.source)
    tellers = [
        ArticleFacts(*row)
        for some in chunks(sorted({claim.article for claim in claimed}))
        for row in connection.execute(named.where(articles.c.id.in_(some)))
    ]
    return Columns.of(facts, claimed, tellers, version)


def _event(row: Any) -> EventFacts:
    return EventFacts(
        row.id,
        row.earliest,
        row.latest,
        row.granularity or "none",
        row.extent or "within",
        row.qualifier or "",
        row.time,
        row.kind,
        row.mode,
        row.factuality,
        row.certainty,
        row.salience,
        row.checked,
        row.contradicted,
        row.created.date(),
        row.changed.date(),
        row.slug,
        _names(row.actors) + _names(row.targets),
        _names(row.places),
    )


def _claim(row: Any) -> ClaimFacts:
    event, article, published, earliest, latest, granularity, extent, qualifier, time, factuality, certainty = row
    return ClaimFacts(
        event,
        article,
        published,
        earliest,
        latest,
        granularity or "none",
        extent or "within",
        qualifier or "",
        time,
        factuality,
        certainty,
    )


@lru_cache(maxsize=65_536)
def _names(packed: str) -> tuple[str, ...]:
    """The same few lists come again and again."""
    return tuple(orjson.loads(packed))
