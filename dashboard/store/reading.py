"""What pages read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, func, or_, select, true

from dashboard.store import text as fulltext
from dashboard.store.base import Base
from dashboard.store.columns import Columns
from dashboard.store.loading import load
from dashboard.store.outcomes import Stats
from dashboard.store.records import (
    SEEDS,
    ArticleDetail,
    ArticleRow,
    ArticleStatus,
    Change,
    Claim,
    Collection,
    Event,
    EventStatus,
)
from dashboard.store.rows import (
    CLAIMS,
    EVENTS,
    IS_PUBLIC,
    LIVE,
    article_rows,
    chunks,
    own_article,
    public_changes,
    seen_claims,
    to_article,
    to_article_row,
    to_change,
    to_claim,
    to_collection,
    to_event,
)
from dashboard.store.tables import articles, changes, claims, collections, counter, events
from dashboard.store.types import storable


class Reads(Base):
    """Lists, one article, columns, search. Without a review's `token` all of it is public data."""

    def columns(self, previous: Columns | None = None) -> Columns:
        """All public events. `previous` saves work: only what changed since is read."""
        with self._reading() as connection:
            return load(connection, previous)

    def search(self, text: str) -> NDArray[np.int64]:
        """Ids, ascending, of public events whose title, sentences, actors or places have all words of `text` (the last
        one as a beginning). Any text is safe; empty text finds nothing."""
        with self._reading() as connection:
            return fulltext.find(connection, text)

    def events(self, ids: Iterable[int], *, token: str | None = None) -> tuple[Event, ...]:
        """Visible events in the order of `ids`; others are left out."""
        wanted = list(ids)
        with self._reading() as connection:
            return events_of(connection, wanted, token)

    def claims(self, events: Iterable[int], *, token: str | None = None) -> Mapping[int, tuple[Claim, ...]]:
        """The visible claims of each event (for exports and the story)."""
        with self._reading() as connection:
            return claims_of(connection, events, token)

    def collections(self) -> tuple[Collection, ...]:
        """All collections, by name, with counts of what is public."""
        with self._reading() as connection:
            rows = connection.execute(_collections().order_by(collections.c.name)).mappings()
            return tuple(to_collection(row) for row in rows)

    def collection(self, slug: str) -> Collection | None:
        """One collection."""
        with self._reading() as connection:
            row = connection.execute(_collections().where(collections.c.slug == slug)).mappings().first()
            return to_collection(row) if row else None

    def articles(
        self,
        *,
        collection: str | None = None,
        status: ArticleStatus = ArticleStatus.PUBLISHED,
        text: str = "",
        by_writing: bool = False,
        limit: int = 100,
        offset: int = 0,
    ) -> tuple[ArticleRow, ...]:
        """Articles, newest addition first, or those written last first (undated ones at the end); `text` is a part of
        title or source. Drafts are listed for editors only: the caller checks that."""
        wanted = article_rows().where(*_fitting(collection, status, text))
        newest = (articles.c.added_at.desc(), articles.c.id.desc())
        order = (articles.c.published_latest.desc().nulls_last(), *newest) if by_writing else newest
        with self._reading() as connection:
            rows = connection.execute(wanted.order_by(*order).limit(limit).offset(offset)).mappings()
            return tuple(to_article_row(row) for row in rows)

    def count_articles(self, *, collection: str | None = None, text: str = "") -> int:
        """How many published articles `articles` lists in all."""
        fitting = _fitting(collection, ArticleStatus.PUBLISHED, text)
        wanted = select(func.count()).select_from(articles.join(collections)).where(*fitting)
        with self._reading() as connection:
            return connection.execute(wanted).scalar_one()

    def article(self, article: int, *, token: str | None = None) -> ArticleDetail | None:
        """One article with all that was found. Drafts need their review's token; a withdrawn one has its row and
        reason but no text."""
        with self._reading() as connection:
            row = connection.execute(article_rows().where(articles.c.id == article)).mappings().first()
            if row is None or not _may_see(row, token):
                return None
            stored = connection.execute(select(articles).where(articles.c.id == article)).mappings().one()
            listed = _hide_token(to_article_row(row), token)
            log = changes_of(connection, changes.c.article_id == article, limit=200)
            if row["status"] == ArticleStatus.WITHDRAWN:
                empty = {**stored, "text": "", "clues": (), "datelines": (), "fills": ()}
                return ArticleDetail(listed, to_article(empty), (), (), (), log)  # type: ignore[arg-type]
            told = CLAIMS.where(claims.c.article_id == article, ~claims.c.lost, _own_or_public(row, token))
            found = connection.execute(told.order_by(claims.c.trigger_start, claims.c.id)).mappings()
            return ArticleDetail(
                listed,
                to_article(stored),
                stored["timexes"],
                tuple(to_claim(each) for each in found),
                stored["warnings"],
                log,
            )

    def find_article(self, hash_: str) -> int | None:
        """The id of the published article with this text (its hash)."""
        same = select(articles.c.id).where(articles.c.hash == hash_, articles.c.status == ArticleStatus.PUBLISHED)
        with self._reading() as connection:
            return connection.execute(same).scalar()

    def changes(
        self,
        *,
        event: int | None = None,
        article: int | None = None,
        what: str | None = None,
        since: datetime | None = None,
        before: int | None = None,
        limit: int = 100,
        token: str | None = None,
    ) -> tuple[Change, ...]:
        """Public changes, newest first, after `since`, with ids below `before` (for the next page). With a review's
        `token` those of its drafts as well."""
        wanted = {
            changes.c.event_id: event,
            changes.c.article_id: article,
            changes.c.what: what,
        }
        conditions = [column == value for column, value in wanted.items() if value is not None]
        if since is not None:
            conditions.append(changes.c.at > since)
        if before is not None:
            conditions.append(changes.c.id < before)
        own = select(articles.c.id).where(articles.c.review_token == token)
        conditions.append(or_(public_changes(), changes.c.article_id.in_(own)) if token else public_changes())
        with self._reading() as connection:
            return changes_of(connection, *conditions, limit=limit)

    def change(self, change: int) -> Change | None:
        """One change, whether public or not."""
        with self._reading() as connection:
            return next(iter(changes_of(connection, changes.c.id == change, limit=1)), None)

    def stats(self) -> Stats:
        """Counts over all."""
        public = events.c.status == EventStatus.PUBLIC
        counted = {
            "collections": select(func.count()).select_from(collections),
            "articles": select(func.count()).where(articles.c.status == ArticleStatus.PUBLISHED),
            "drafts": select(func.count()).where(articles.c.status == ArticleStatus.DRAFT),
            "events": select(func.count()).where(public),
            "undated": select(func.count()).where(public, events.c.earliest.is_(None), events.c.latest.is_(None)),
            "claims": select(func.count()).where(claims.c.public, LIVE),
            "checked": select(func.count()).where(public, events.c.checked),
            "changes": select(func.count()).select_from(changes),
            "version": select(counter.c.value),
        }
        with self._reading() as connection:
            return Stats(**{name: connection.execute(query).scalar_one() for name, query in counted.items()})


def events_of(connection: Connection, ids: Iterable[int], token: str | None) -> tuple[Event, ...]:
    """Visible events in the order of `ids`."""
    found: dict[int, Event] = {}
    wanted = list(ids)
    for some in chunks(wanted):
        visible = EVENTS.where(events.c.id.in_(some), _visible(token))
        found |= {row["id"]: to_event(row) for row in connection.execute(visible).mappings()}
    return tuple(found[each] for each in wanted if each in found)


def claims_of(connection: Connection, ids: Iterable[int], token: str | None) -> dict[int, tuple[Claim, ...]]:
    """Visible claims by event, oldest first."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for some in chunks(ids):
        told = CLAIMS.where(claims.c.event_id.in_(some), seen_claims(token)).order_by(claims.c.id)
        for row in connection.execute(told).mappings():
            found[row["event_id"]].append(to_claim(row))
    return {event: tuple(each) for event, each in found.items()}


def changes_of(connection: Connection, *conditions: Any, limit: int) -> tuple[Change, ...]:
    """Changes that meet all conditions, newest first."""
    wanted = select(changes).where(*conditions).order_by(changes.c.id.desc()).limit(limit)
    return tuple(to_change(row) for row in connection.execute(wanted).mappings())


def _visible(token: str | None) -> Any:
    if token is None:
        return IS_PUBLIC
    own = select(claims.c.event_id).join(articles, articles.c.id == claims.c.article_id)
    drafts = own.where(own_article(token), LIVE)
    return or_(IS_PUBLIC, (events.c.status.concat("") == EventStatus.DRAFT) & events.c.id.in_(drafts))


def _fitting(collection: str | None, status: ArticleStatus, text: str) -> Iterator[ColumnElement[bool]]:
    """What the articles of a list have to fulfil."""
    yield articles.c.status == status
    if collection:
        yield collections.c.slug == collection
    if text:
        part = storable(text[:200])
        yield or_(*(name.icontains(part, autoescape=True) for name in (articles.c.title, articles.c.source)))


def _collections() -> Any:
    published = (articles.c.collection_id == collections.c.id) & (articles.c.status == ArticleStatus.PUBLISHED)
    seeded = articles.c.added_by == SEEDS
    public = (events.c.collection_id == collections.c.id) & (events.c.status == EventStatus.PUBLIC)
    return select(
        collections,
        select(func.count()).select_from(articles).where(published).scalar_subquery().label("articles"),
        select(func.count()).select_from(articles).where(published, seeded).scalar_subquery().label("seeded"),
        select(func.count()).select_from(events).where(public).scalar_subquery().label("events"),
    )


def _may_see(row: Any, token: str | None) -> bool:
    own = token is not None and row["review_token"] == token
    return own or row["status"] == ArticleStatus.PUBLISHED or row["went_public"] is not None


def _own_or_public(row: Any, token: str | None) -> Any:
    """A review sees every claim of its own article; everybody else what is public. Dropped ones are there too."""
    own = token is not None and row["review_token"] == token
    return true() if own else claims.c.public


def _hide_token(row: ArticleRow, token: str | None) -> ArticleRow:
    return row if token is not None and row.token == token else replace(row, token=None)
