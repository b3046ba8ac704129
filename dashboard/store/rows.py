"""Rows to records."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, func, or_, select

from dashboard.store.kinds import family_of
from dashboard.store.outcomes import Job, JobState
from dashboard.store.records import (
    ArticleRow,
    ArticleStatus,
    Change,
    Claim,
    ClaimStatus,
    Collection,
    Event,
    EventStatus,
)
from dashboard.store.tables import articles, changes, claims, collections, events
from dashboard.store.types import value_of_row
from extract import Article, Certainty, Factuality

LIVE = ~claims.c.lost & (claims.c.status != ClaimStatus.DROPPED)
"""Claims that the text still gives and nobody dropped."""

CLAIMS = (
    select(
        claims,
        articles.c.title.label("article_title"),
        articles.c.source,
        articles.c.url,
        *(column for column in articles.c if column.name.startswith("published_")),
    )
    .join(articles, articles.c.id == claims.c.article_id)
    .join(events, events.c.id == claims.c.event_id)
)
EVENTS = select(events, collections.c.slug).join(collections, collections.c.id == events.c.collection_id)


def article_rows() -> Select[Any]:
    """Articles with what their list says of them; the text stays where it is."""
    told = (
        select(func.count())
        .where(claims.c.article_id == articles.c.id, LIVE)
        .where(or_(claims.c.public, articles.c.status == ArticleStatus.DRAFT))
    )
    undated = told.where(claims.c.earliest.is_(None), claims.c.latest.is_(None))
    counts = (
        told.correlate(articles).scalar_subquery().label("events"),
        undated.correlate(articles).scalar_subquery().label("undated"),
    )
    shown = [column for column in articles.c if column.name not in ("text", "datelines", "fills", "clues", "inferred")]
    return select(*shown, collections.c.slug, *counts).join(collections, collections.c.id == articles.c.collection_id)


IS_PUBLIC = events.c.status.concat("") == EventStatus.PUBLIC
"""Of events that are found by another key: written so that SQLite does not walk its index of the status, which nearly
all events share, instead of that key."""


def seen_claims(token: str | None) -> ColumnElement[bool]:
    """Live claims of events that are not gone, as far as a reader may see them (for `CLAIMS`); with a review's
    token, its drafts and what it left undecided too."""
    there = LIVE & events.c.status.in_((EventStatus.PUBLIC, EventStatus.DRAFT))
    return there & (claims.c.public if token is None else or_(claims.c.public, own_article(token)))


def own_article(token: str) -> ColumnElement[bool]:
    """The articles of a review."""
    return (articles.c.review_token == token) & (articles.c.status != ArticleStatus.WITHDRAWN)


def to_article_row(row: RowMapping) -> ArticleRow:
    """A row of `article_rows`."""
    return ArticleRow(
        id=row["id"],
        hash=row["hash"],
        title=row["title"],
        source=row["source"],
        url=row["url"],
        language=row["language"],
        collection=row["slug"],
        written=value_of_row(row, "published_"),
        status=ArticleStatus(row["status"]),
        added_at=row["added_at"],
        added_by=row["added_by"],
        events=row["events"],
        undated=row["undated"],
        expressions=len(row["timexes"]),
        warnings=len(row["warnings"]),
        token=row["review_token"],
        in_part=row["in_part"],
        withdrawn_why=row["withdrawn_why"],
    )


def to_article(row: RowMapping) -> Article:
    """The article as extraction knows it."""
    return Article(
        id=row["hash"],
        text=row["text"],
        title=row["title"],
        source=row["source"],
        url=row["url"],
        language=row["language"],
        published=value_of_row(row, "published_"),
        clues=row["clues"],
        inferred=row["inferred"],
        datelines=row["datelines"],
        fills=row["fills"],
        notes=row["notes"],
    )


def _told(row: RowMapping) -> dict[str, Any]:
    same = ("title", "label", "kind", "mode", "salience", "proposed", "actors", "targets", "places", "flags")
    return {
        **{name: row[name] for name in same},
        "when": value_of_row(row),
        "certainty": Certainty(row["certainty"]),
        "factuality": Factuality(row["factuality"]),
    }


def to_claim(row: RowMapping) -> Claim:
    """A row of `CLAIMS`."""
    return Claim(
        **_told(row),
        id=row["id"],
        key=row["key"],
        event=row["event_id"],
        article=row["article_id"],
        article_title=row["article_title"],
        source=row["source"],
        url=row["url"],
        written=value_of_row(row, "published_"),
        trigger=(row["trigger_start"], row["trigger_end"]),
        sentence=(row["sentence_start"], row["sentence_end"]),
        quote=row["quote"],
        quote_start=row["quote_start"],
        text_hash=row["text_hash"],
        how=row["how"],
        timexes=row["timexes"],
        status=ClaimStatus(row["status"]),
        origin=row["origin"],
        public=row["public"],
        corrected=tuple(row["corrections"]),
    )


def to_event(row: RowMapping) -> Event:
    """A row of `EVENTS`."""
    return Event(
        **_told(row),
        id=row["id"],
        family=family_of(row["kind"], row["mode"]),
        collection=row["slug"],
        status=EventStatus(row["status"]),
        created=row["created"],
        changed=row["changed"],
        sources=row["sources"],
        checked=row["checked"],
        contradicted=row["contradicted"],
        merged_into=row["merged_into"],
        expression=row["expression"],
        rule=row["rule"],
        anchor=row["anchor"],
        by_person=tuple(row["corrections"]),
    )


def to_change(row: RowMapping) -> Change:
    """A row of the table of changes."""
    same = ("id", "at", "who", "what", "target", "target_id", "title", "old", "new", "why", "undone_by", "undoes")
    return Change(
        **{name: row[name] for name in same},
        event=row["event_id"],
        article=row["article_id"],
        old_when=row["old_when"],
        new_when=row["new_when"],
        undoable=row["undone_by"] is None and bool(row["before"]),
    )


def to_collection(row: RowMapping) -> Collection:
    """A row of the table of collections, with its counts."""
    same = ("id", "slug", "name", "zone", "covers_from", "covers_to", "reviewed_to", "about", "sources")
    return Collection(**{name: row[name] for name in (*same, "articles", "seeded", "events")})


def to_job(row: RowMapping) -> Job:
    """A row of the table of uploads, without the file."""
    same = ("id", "name", "size", "done", "total", "code", "message", "created")
    return Job(
        **{name: row[name] for name in same},
        review=row["review_token"],
        state=JobState(row["state"]),
        article=row["article_id"],
    )


def public_changes() -> ColumnElement[bool]:
    """Changes of what is, or once was, in public view."""
    was_public = select(articles.c.id).where(articles.c.went_public.is_not(None))
    return or_(changes.c.article_id.is_(None), changes.c.article_id.in_(was_public))


def chunks(ids: Iterable[int], size: int = 500) -> Iterable[list[int]]:
    """Lists short enough for one statement's parameters."""
    todo = list(ids)
    return (todo[at : at + size] for at in range(0, len(todo), size))
