"""The tables. Days of events are DATEs, moments of people's acts are UTC instants; ids are never reused."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    UniqueConstraint,
    text,
)

from dashboard.store.records import How
from dashboard.store.types import Id, Moment, Packed, Word, Words, value_columns
from extract import Clue, Proposed, Span, Timex, Value, Warning
from extract import Event as Mention

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Names = tuple[str, ...]
Corrections = dict[str, Any]


def _key() -> Column[int]:
    return Column("id", Id, primary_key=True)


def _told() -> tuple[Column[Any], ...]:
    """What a claim and an event have in common: the effective values, corrections laid over them."""
    return (
        Column("title", Words, nullable=False),
        Column("label", Words, nullable=False, default=""),
        Column("kind", Word(16)),
        Column("mode", Word(24)),
        *value_columns(),
        Column("certainty", Word(10), nullable=False),
        Column("factuality", Word(14), nullable=False),
        Column("salience", Float, nullable=False),
        Column("proposed", Packed(Proposed)),
        Column("actors", Packed(Names), nullable=False),
        Column("targets", Packed(Names), nullable=False),
        Column("places", Packed(Names), nullable=False),
        Column("flags", Packed(Names), nullable=False),
        Column("corrections", Packed(Corrections), nullable=False),
    )


collections = Table(
    "collections",
    metadata,
    _key(),
    Column("slug", Word(40), nullable=False, unique=True),
    Column("name", Words, nullable=False),
    Column("zone", Word(40), nullable=False),
    Column("covers_from", Date),
    Column("covers_to", Date),
    Column("reviewed_to", Date),
    Column("about", Words, nullable=False, default=""),
    Column("sources", Words, nullable=False, default=""),
    sqlite_autoincrement=True,
)

reviews = Table(
    "reviews",
    metadata,
    Column("token", Word(32), primary_key=True),
    Column("state", Word(12), nullable=False, index=True),
    Column("collection_id", ForeignKey("collections.id"), nullable=False),
    Column("created", Moment, nullable=False),
    Column("saved", Moment, nullable=False),
    Column("by", Words, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    _key(),
    Column("hash", Word(64), nullable=False, index=True),
    Column("collection_id", ForeignKey("collections.id"), nullable=False, index=True),
    Column("review_token", ForeignKey("reviews.token"), index=True),
    Column("text", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("language", Words, nullable=False),
    *value_columns("published_"),
    Column("clues", Packed(tuple[Clue, ...]), nullable=False),
    Column("inferred", Packed(Clue)),
    Column("datelines", Packed(tuple[Span, ...]), nullable=False),
    Column("fills", Packed(tuple[tuple[Span, Value], ...]), nullable=False),
    Column("notes", Packed(Names), nullable=False),
    Column("timexes", Packed(tuple[Timex, ...]), nullable=False),
    Column("warnings", Packed(tuple[Warning, ...]), nullable=False),
    Column("in_part", Words, nullable=False, default=""),
    Column("status", Word(10), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("added_by", Words, nullable=False),
    Column("went_public", Moment),
    Column("withdrawn_why", Words, nullable=False, default=""),
    Index("ix_articles_status", "status", "added_at", "id"),
    sqlite_autoincrement=True,
)
Index(
    "uq_articles_published_hash",
    articles.c.hash,
    unique=True,
    sqlite_where=text("status = 'published'"),
    postgresql_where=text("status = 'published'"),
)

events = Table(
    "events",
    metadata,
    _key(),
    Column("collection_id", ForeignKey("collections.id"), nullable=False),
    Column("status", Word(10), nullable=False),
    Column("merged_into", ForeignKey("events.id"), index=True),
    *_told(),
    Column("sources", SmallInteger, nullable=False, default=1),
    Column("checked", Boolean, nullable=False, default=False),
    Column("contradicted", Boolean, nullable=False, default=False),
    *(Column(name, Words, nullable=False, default="") for name in ("expression", "rule", "anchor")),
    Column("created", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("version", Id, nullable=False, default=0, index=True),
    Index("ix_events_status", "status", "collection_id"),
    Index("ix_events_collection_id_earliest", "collection_id", "earliest", "id"),
    sqlite_autoincrement=True,
)

claims = Table(
    "claims",
    metadata,
    _key(),
    Column("event_id", ForeignKey("events.id"), nullable=False, index=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("collection_id", Integer, nullable=False),
    Column("key", Word(24), nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("quote", Words, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("text_hash", Word(64), nullable=False),
    *_told(),
    Column("how", Packed(How), nullable=False),
    Column("timexes", Packed(Names), nullable=False),
    Column("status", Word(10), nullable=False),
    Column("origin", Word(8), nullable=False),
    Column("public", Boolean, nullable=False, default=False),
    Column("lost", Boolean, nullable=False, default=False),
    Column("mention", Packed(Mention)),
    Column("telling", Packed(dict[str, Any])),
    Column("family", Words, nullable=False, default=""),
    Index("ix_claims_collection_id_family", "collection_id", "family", "earliest"),
    sqlite_autoincrement=True,
)

offers = Table(
    "offers",
    metadata,
    _key(),
    Column("event_id", ForeignKey("events.id"), nullable=False, index=True),
    Column("other_id", ForeignKey("events.id"), nullable=False, index=True),
    Column("reasons", Packed(Names), nullable=False),
    Column("decision", Word(8), nullable=False),
    UniqueConstraint("event_id", "other_id"),
    sqlite_autoincrement=True,
)

changes = Table(
    "changes",
    metadata,
    _key(),
    Column("at", Moment, nullable=False, index=True),
    Column("who", Words, nullable=False),
    Column("what", Word(16), nullable=False),
    Column("target", Word(8), nullable=False),
    Column("target_id", Id, nullable=False),
    Column("event_id", ForeignKey("events.id"), index=True),
    Column("article_id", ForeignKey("articles.id"), index=True),
    Column("title", Words, nullable=False),
    Column("old", Words),
    Column("new", Words),
    Column("old_when", Packed(Value)),
    Column("new_when", Packed(Value)),
    Column("why", Words, nullable=False),
    Column("undone_by", ForeignKey("changes.id")),
    Column("undoes", ForeignKey("changes.id")),
    Column("before", Packed(dict[str, Any]), nullable=False),
    sqlite_autoincrement=True,
)

uploads = Table(
    "uploads",
    metadata,
    _key(),
    Column("review_token", ForeignKey("reviews.token"), nullable=False, index=True),
    Column("name", Words, nullable=False),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary),
    *(Column(name, Words, nullable=False, default="") for name in ("title", "source", "url")),
    *value_columns("published_"),
    Column("by", Words, nullable=False),
    Column("state", Word(10), nullable=False, index=True),
    Column("done", Integer, nullable=False, default=0),
    Column("total", Integer, nullable=False, default=0),
    Column("code", Word(20), nullable=False, default=""),
    Column("message", Words, nullable=False, default=""),
    Column("article_id", ForeignKey("articles.id")),
    Column("created", Moment, nullable=False),
    Column("beat", Moment),
    Column("tries", SmallInteger, nullable=False, default=0),
    sqlite_autoincrement=True,
)

tasks = Table(
    "tasks",
    metadata,
    Column("name", Word(24), primary_key=True),
    Column("holder", Word(32)),
    Column("beat", Moment),
    Column("done", Integer, nullable=False, default=0),
    Column("total", Integer, nullable=False, default=0),
    Column("failed", Packed(tuple[tuple[str, str], ...]), nullable=False),
)

counter = Table("counter", metadata, Column("id", Integer, primary_key=True), Column("value", Id, nullable=False))
