"""Fills a store with invented events by the table, as quickly as the database takes them: no text is read for it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from dashboard.store import ArticleStatus, ClaimStatus, EventStatus, How, Store
from dashboard.store.base import next_version
from dashboard.store.columns import Columns, day_of
from dashboard.store.tables import articles, claims, events
from dashboard.store.text import index
from dashboard.store.types import value_to_row
from extract import Value
from tests.dashboard import invented

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
BATCH = 5_000
Row = dict[str, Any]


def fill(url: str, number: int, seed: int = 1) -> None:
    """Put so many public events, each told by one to three of a twentieth as many articles, into an empty store."""
    source = invented.columns(number, seed)
    store = Store.open(url)
    for slug in source.collections:
        store.add_collection(slug, slug.title())
    with store._writing() as connection:
        place = {slug: at for at, slug in enumerate(source.collections, start=1)}
        connection.execute(articles.insert(), list(_articles(source)))
        version = next_version(connection)
        for ids in _slices([int(event) for event in source.id]):
            rows = [_event(record, place, version) for record in invented.records(source, ids)]
            connection.execute(events.insert(), rows)
            index(connection, {row["id"]: f"{row['title']} {' '.join(row['actors'])}" for row in rows})
        for some in _slices(range(len(source.claims.event))):
            connection.execute(claims.insert(), [_claim(source, at) for at in some])
    store.close()


def _slices(items: Sequence[int]) -> Iterator[Sequence[int]]:
    return (items[at : at + BATCH] for at in range(0, len(items), BATCH))


def _articles(source: Columns) -> Iterator[Row]:
    keys: Sequence[str] = source.articles.keys
    for number, key in enumerate(keys):
        yield {
            "id": int(key),
            "hash": f"{int(key):064x}",
            "collection_id": 1,
            "text": "Invented.",
            "title": source.articles.names[number],
            "source": invented.OUTLETS[number % len(invented.OUTLETS)],
            "url": "",
            "language": "en",
            **value_to_row(None, "published_"),
            "clues": (),
            "datelines": (),
            "fills": (),
            "notes": (),
            "timexes": (),
            "warnings": (),
            "status": ArticleStatus.PUBLISHED,
            "added_at": MOMENT,
            "added_by": "bench",
            "went_public": MOMENT,
        }


def _event(record: Any, place: dict[str, int], version: int) -> Row:
    return {
        "id": record.id,
        "collection_id": place[record.collection],
        "status": EventStatus.PUBLIC,
        **_told(record.when),
        "title": record.title,
        "label": record.label,
        "kind": record.kind,
        "certainty": record.certainty,
        "factuality": record.factuality,
        "salience": record.salience,
        "actors": record.actors,
        "places": record.places,
        "contradicted": record.contradicted,
        "created": record.created,
        "changed": record.changed,
        "version": version,
    }


def _told(when: Value | None) -> Row:
    empty = {"targets": (), "flags": (), "corrections": {}, "mode": None, "proposed": None}
    return {**value_to_row(when), **empty}


def _claim(source: Columns, at: int) -> Row:
    told = source.claims
    row = int(told.event[at])
    earliest, latest = day_of(int(told.earliest[at])), day_of(int(told.latest[at]))
    when = None if earliest is None and latest is None else Value(earliest, latest)
    title = f"Event {source.id[row]}"
    return {
        "event_id": int(source.id[row]),
        "article_id": int(source.articles.keys[int(told.article[at])]),
        "collection_id": int(source.collection[row]) + 1,
        "key": f"e{at}",
        **dict.fromkeys(("trigger_start", "trigger_end", "sentence_start", "quote_start"), 0),
        "sentence_end": 9,
        "quote": "Invented.",
        "text_hash": "",
        **_told(when),
        "title": title,
        "label": title,
        "kind": None,
        "certainty": "governed",
        "factuality": "occurred",
        "salience": float(source.salience[row]),
        "actors": (),
        "places": (),
        "how": How(),
        "timexes": (),
        "status": ClaimStatus.KEPT,
        "origin": "machine",
        "public": True,
    }
