"""Reviews: articles that wait for a person, found again by a token; and publishing what was kept."""

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, case, func, insert, or_, select, update

from dashboard.store.adding import collection_id
from dashboard.store.base import Base
from dashboard.store.errors import NotFound, Refused
from dashboard.store.joining import CommonNames, common_once, decision_on, matches, offer, refresh, with_gone
from dashboard.store.journal import record
from dashboard.store.outcomes import JobState, Review, Waiting
from dashboard.store.records import ArticleStatus, Change, ClaimStatus, Decision, EventStatus
from dashboard.store.rows import IS_PUBLIC, LIVE, article_rows, chunks, to_article_row, to_job
from dashboard.store.tables import articles, claims, collections, events, offers, reviews, uploads
from dashboard.store.undoing import do_merge
from dashboard.store.uploading import forget_files


class Reviewing(Base):
    """From upload to publication."""

    def start_review(self, *, collection: str, by: str) -> Review:
        """A new, empty review with its token."""
        now, token = datetime.now(UTC), secrets.token_urlsafe(16)
        with self._writing() as connection:
            row = {"token": token, "state": "open", "created": now, "saved": now, "by": by}
            connection.execute(insert(reviews).values({**row, "collection_id": collection_id(connection, collection)}))
            return _review(connection, token)

    def review(self, token: str) -> Review | None:
        """A review as it stands, with its articles and uploads."""
        with self._reading() as connection:
            try:
                return _review(connection, token)
            except NotFound:
                return None

    def reviews_waiting(self) -> tuple[Waiting, ...]:
        """What editors have left to do: reviews that were sent to them, those that are still open, and published ones
        in which something is undecided; oldest first. One whose files were all refused holds nothing to decide."""
        with self._reading() as connection:
            return tuple(Waiting(**row) for row in connection.execute(_waiting()).mappings())

    def submit(self, token: str) -> Review:
        """The uploader is done: the review waits for an editor."""
        with self._writing() as connection:
            _set_state(connection, token, "waiting")
            return _review(connection, token)

    def move_review(self, token: str, collection: str) -> Review:
        """Put a review's drafts into another collection; published articles stay where they are. What was said to be
        one with an event of the old collection counts again once they are back there."""
        with self._writing() as connection:
            place = collection_id(connection, collection)
            drafts = select(articles.c.id).where(
                articles.c.review_token == token, articles.c.status == ArticleStatus.DRAFT
            )
            told = connection.execute(select(claims.c.event_id).where(claims.c.article_id.in_(drafts))).scalars()
            for some in chunks(with_gone(connection, set(told))):
                connection.execute(update(events).where(events.c.id.in_(some)).values(collection_id=place))
            connection.execute(update(claims).where(claims.c.article_id.in_(drafts)).values(collection_id=place))
            connection.execute(update(articles).where(articles.c.id.in_(drafts)).values(collection_id=place))
            moved = update(reviews).where(reviews.c.token == token).values(collection_id=place, saved=datetime.now(UTC))
            connection.execute(moved)
            return _review(connection, token)

    def publish(self, token: str, *, who: str) -> Review:
        """Put what was kept into public view. The rest stays in the review. Raises Refused when nothing is kept."""
        with self._writing() as connection:
            kept = _kept(connection, token)
            if not kept:
                raise Refused("Nothing kept yet.")
            told = dict.fromkeys(row["article_id"] for row in kept)
            forget_files(connection, told)
            for article in told:
                _publish_article(connection, article, who, sum(row["article_id"] == article for row in kept))
            public = update(claims).where(claims.c.id.in_([row["id"] for row in kept])).values(public=True)
            connection.execute(public)
            _join_with_public(connection, kept, who)
            _set_state(connection, token, "published")
            review = _review(connection, token)
            if not review.undecided:  # and so it has ended, also for what was dropped
                forget_files(connection, [row.id for row in review.articles])
            return _review(connection, token)


def _set_state(connection: Connection, token: str, state: str) -> None:
    connection.execute(update(reviews).where(reviews.c.token == token).values(state=state, saved=datetime.now(UTC)))


def _waiting() -> Select[Any]:
    own = (articles.c.review_token == reviews.c.token) & (articles.c.status != ArticleStatus.WITHDRAWN)
    first = select(articles.c.title).where(own).order_by(articles.c.id).limit(1)
    undecided = select(func.count()).join(articles, articles.c.id == claims.c.article_id)
    undecided = undecided.where(own, ~claims.c.lost, claims.c.status == ClaimStatus.UNDECIDED)
    sent = select(uploads.c.id).where(uploads.c.review_token == reviews.c.token)
    of_use = sent.where(uploads.c.state != JobState.FAILED)
    holds = or_(select(articles.c.id).where(own).exists(), of_use.exists(), ~sent.exists())
    told = select(
        *(reviews.c.token, reviews.c.state, reviews.c.by, reviews.c.created),
        func.coalesce(first.correlate(reviews).scalar_subquery(), "").label("title"),
        select(func.count()).where(own).correlate(reviews).scalar_subquery().label("articles"),
        undecided.correlate(reviews).scalar_subquery().label("undecided"),
    )
    counted = told.where(holds).subquery()
    shown = [column for column in counted.c if column.name != "created"]
    order = case({"waiting": 0, "open": 1}, value=counted.c.state, else_=2)
    left = or_(counted.c.state != "published", counted.c.undecided > 0)
    return select(*shown).where(left).order_by(order, counted.c.created)


def _review(connection: Connection, token: str) -> Review:
    wanted = select(reviews, collections.c.slug).join(collections, collections.c.id == reviews.c.collection_id)
    row = connection.execute(wanted.where(reviews.c.token == token)).mappings().first()
    if row is None:
        raise NotFound("There is no such review.")
    own = article_rows().where(articles.c.review_token == token, articles.c.status != ArticleStatus.WITHDRAWN)
    jobs = select(*(column for column in uploads.c if column.name != "data")).where(uploads.c.review_token == token)
    told = (
        select(claims.c.status)
        .join(articles, articles.c.id == claims.c.article_id)
        .where(articles.c.review_token == token, articles.c.status != ArticleStatus.WITHDRAWN, ~claims.c.lost)
    )
    statuses = list(connection.execute(told).scalars())
    return Review(
        token=token,
        state=row["state"],
        collection=row["slug"],
        created=row["created"],
        saved=row["saved"],
        by=row["by"],
        articles=tuple(map(to_article_row, connection.execute(own.order_by(articles.c.id)).mappings())),
        jobs=tuple(map(to_job, connection.execute(jobs.order_by(uploads.c.id)).mappings())),
        kept=statuses.count(ClaimStatus.KEPT),
        dropped=statuses.count(ClaimStatus.DROPPED),
        undecided=statuses.count(ClaimStatus.UNDECIDED),
    )


def _kept(connection: Connection, token: str) -> list[RowMapping]:
    wanted = (
        select(claims)
        .join(articles, articles.c.id == claims.c.article_id)
        .where(
            articles.c.review_token == token,
            articles.c.status != ArticleStatus.WITHDRAWN,
            claims.c.status == ClaimStatus.KEPT,
            ~claims.c.public,
            LIVE,
        )
    )
    return list(connection.execute(wanted.order_by(claims.c.article_id, claims.c.id)).mappings())


def _publish_article(connection: Connection, article: int, who: str, number: int) -> Change:
    row = connection.execute(select(articles).where(articles.c.id == article)).mappings().one()
    same = select(articles.c.id).where(
        articles.c.hash == row["hash"], articles.c.status == ArticleStatus.PUBLISHED, articles.c.id != article
    )
    if connection.execute(same).first() is not None:
        raise Refused(f"“{row['title']}” was published by someone else in the meantime.")
    public: dict[str, Any] = {
        "status": ArticleStatus.PUBLISHED,
        "went_public": row["went_public"] or datetime.now(UTC),
    }
    connection.execute(update(articles).where(articles.c.id == article).values(**public))
    return record(
        connection,
        "published",
        who=who,
        target=("article", article),
        title=row["title"],
        article=article,
        new=str(number),
    )


def _join_with_public(connection: Connection, kept: Iterable[RowMapping], who: str) -> None:
    """Where a kept claim surely tells a public event, or a person said so, its event goes into that one; one article
    after the other, so that those of one review meet each other too."""
    common_of = common_once(connection)
    for _, told in groupby(_by_event(kept).items(), key=lambda item: item[1][0]["article_id"]):
        refresh(connection, _join_some(connection, told, who, common_of))


def _join_some(
    connection: Connection, told: Iterable[tuple[int, list[RowMapping]]], who: str, common_of: CommonNames
) -> list[int]:
    """Events of one article, each with its kept claims; returns those to refresh."""
    touched: dict[int, None] = {}
    for event, rows in told:
        touched[event] = None
        found = [match for row in rows for match in matches(connection, row, common_of, not_of=event)]
        said = {match.event: decision_on(connection, event, match.event) for match in found}
        sure = [match.event for match in found if match.sure and said[match.event] is not Decision.APART]
        said_same = _joined_by_person(connection, event, rows[0]["collection_id"])
        into = next(iter([*said_same, *sure]), None)
        status = connection.execute(select(events.c.status).where(events.c.id == event)).scalar_one()
        if into is not None and into != event and status == EventStatus.DRAFT:
            _join(connection, event, into, who, sure=into not in said_same)
            touched[into] = None
        else:
            offer(connection, event, found)
    return list(touched)


def _by_event(rows: Iterable[RowMapping]) -> dict[int, list[RowMapping]]:
    found: dict[int, list[RowMapping]] = {}
    for row in rows:
        found.setdefault(row["event_id"], []).append(row)
    return found


def _joined_by_person(connection: Connection, event: int, place: int) -> list[int]:
    """Public events of the collection that a person said to be the same."""
    wanted = (
        select(events.c.id)
        .join(offers, (offers.c.other_id == events.c.id) | (offers.c.event_id == events.c.id))
        .where(
            (offers.c.event_id == event) | (offers.c.other_id == event),
            offers.c.decision == Decision.JOINED,
            IS_PUBLIC,
            events.c.collection_id == place,
            events.c.id != event,
        )
    )
    return list(connection.execute(wanted).scalars())


def _join(connection: Connection, event: int, into: int, who: str, *, sure: bool) -> None:
    """`sure`: by what the two tell, and not by a person's word."""
    titles = {
        row.id: row.title
        for row in connection.execute(select(events.c.id, events.c.title).where(events.c.id.in_([event, into])))
    }
    record(
        connection,
        "joined",
        who=who,
        target=("event", event),
        title=titles[event],
        event=event,
        old=titles[event],
        new=titles[into],
        before={**do_merge(connection, event, into), **({"sure": True} if sure else {})},
    )
