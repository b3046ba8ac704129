"""The first schema: collections, articles, claims, events, offers, changes, reviews, uploads, full text."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make all tables, and the one row of the counter."""
    for make in (_collections, _reviews, _articles, _events, _claims, _offers, _changes, _uploads, _small, _text):
        make()


def downgrade() -> None:
    """Drop all tables, those that point at others first."""
    for name in ("event_text", "counter", "tasks", "uploads", "changes", "offers", "claims", "events", "articles"):
        op.drop_table(name)
    op.drop_table("reviews")
    op.drop_table("collections")


def _need(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _refer(name: str, target: str, kind: Any = ID, *, need: bool = False) -> sa.Column[Any]:
    return sa.Column(
        name, kind, sa.ForeignKey(f"{target}.{'token' if target == 'reviews' else 'id'}"), nullable=not need
    )


def _key() -> sa.Column[Any]:
    return sa.Column("id", ID, primary_key=True)


def _value(prefix: str = "") -> list[sa.Column[Any]]:
    lengths = {"granularity": 12, "extent": 10, "qualifier": 1, "time": 12, "era": 12}
    days = [sa.Column(prefix + name, sa.Date()) for name in ("earliest", "latest")]
    return [*days, *(sa.Column(prefix + name, sa.String(length)) for name, length in lengths.items())]


def _told() -> list[sa.Column[Any]]:
    return [
        _need("title", sa.Text()),
        _need("label", sa.Text()),
        sa.Column("kind", sa.String(16)),
        sa.Column("mode", sa.String(24)),
        *_value(),
        _need("certainty", sa.String(10)),
        _need("factuality", sa.String(14)),
        _need("salience", sa.Float()),
        sa.Column("proposed", sa.Text()),
        *(_need(name, sa.Text()) for name in ("actors", "targets", "places", "flags", "corrections")),
    ]


def _table(name: str, *columns: Any, indexes: tuple[str, ...] = ()) -> None:
    op.create_table(name, *columns, sqlite_autoincrement=True)
    for column in indexes:
        op.create_index(f"ix_{name}_{column}", name, [column])


def _collections() -> None:
    _table(
        "collections",
        _key(),
        sa.Column("slug", sa.String(40), nullable=False, unique=True),
        _need("name", sa.Text()),
        _need("zone", sa.String(40)),
        *(sa.Column(name, sa.Date()) for name in ("covers_from", "covers_to", "reviewed_to")),
        _need("about", sa.Text()),
        _need("sources", sa.Text()),
    )


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("token", sa.String(32), primary_key=True),
        _need("state", sa.String(12)),
        _refer("collection_id", "collections", need=True),
        _need("created", MOMENT),
        _need("saved", MOMENT),
        _need("by", sa.Text()),
    )
    op.create_index("ix_reviews_state", "reviews", ["state"])


def _articles() -> None:
    _table(
        "articles",
        _key(),
        _need("hash", sa.String(64)),
        _refer("collection_id", "collections", need=True),
        _refer("review_token", "reviews", sa.String(32)),
        *(_need(name, sa.Text()) for name in ("text", "title", "source", "url", "language")),
        *_value("published_"),
        _need("clues", sa.Text()),
        sa.Column("inferred", sa.Text()),
        *(_need(name, sa.Text()) for name in ("datelines", "fills", "notes", "timexes", "warnings", "in_part")),
        _need("status", sa.String(10)),
        _need("added_at", MOMENT),
        _need("added_by", sa.Text()),
        sa.Column("went_public", MOMENT),
        _need("withdrawn_why", sa.Text()),
        indexes=("hash", "collection_id", "review_token"),
    )
    op.create_index("ix_articles_status", "articles", ["status", "added_at", "id"])
    published = sa.text("status = 'published'")
    op.create_index(
        "uq_articles_published_hash",
        "articles",
        ["hash"],
        unique=True,
        sqlite_where=published,
        postgresql_where=published,
    )


def _events() -> None:
    _table(
        "events",
        _key(),
        _refer("collection_id", "collections", need=True),
        _need("status", sa.String(10)),
        _refer("merged_into", "events"),
        *_told(),
        _need("sources", sa.SmallInteger()),
        _need("checked", sa.Boolean()),
        _need("contradicted", sa.Boolean()),
        *(_need(name, sa.Text()) for name in ("expression", "rule", "anchor")),
        _need("created", MOMENT),
        _need("changed", MOMENT),
        _need("version", ID),
        indexes=("merged_into", "version"),
    )
    op.create_index("ix_events_status", "events", ["status", "collection_id"])
    op.create_index("ix_events_collection_id_earliest", "events", ["collection_id", "earliest", "id"])


def _claims() -> None:
    places = ("trigger_start", "trigger_end", "sentence_start", "sentence_end", "quote_start")
    _table(
        "claims",
        _key(),
        _refer("event_id", "events", need=True),
        _refer("article_id", "articles", need=True),
        _need("collection_id", sa.Integer()),
        _need("key", sa.String(24)),
        *(_need(name, sa.Integer()) for name in places),
        _need("quote", sa.Text()),
        _need("text_hash", sa.String(64)),
        *_told(),
        _need("how", sa.Text()),
        _need("timexes", sa.Text()),
        _need("status", sa.String(10)),
        _need("origin", sa.String(8)),
        _need("public", sa.Boolean()),
        _need("lost", sa.Boolean()),
        sa.Column("mention", sa.Text()),
        sa.Column("telling", sa.Text()),
        _need("family", sa.Text()),
        indexes=("event_id", "article_id"),
    )
    op.create_index("ix_claims_collection_id_family", "claims", ["collection_id", "family", "earliest"])


def _offers() -> None:
    _table(
        "offers",
        _key(),
        _refer("event_id", "events", need=True),
        _refer("other_id", "events", need=True),
        _need("reasons", sa.Text()),
        _need("decision", sa.String(8)),
        sa.UniqueConstraint("event_id", "other_id"),
        indexes=("event_id", "other_id"),
    )


def _changes() -> None:
    _table(
        "changes",
        _key(),
        _need("at", MOMENT),
        _need("who", sa.Text()),
        _need("what", sa.String(16)),
        _need("target", sa.String(8)),
        _need("target_id", ID),
        _refer("event_id", "events"),
        _refer("article_id", "articles"),
        _need("title", sa.Text()),
        *(sa.Column(name, sa.Text()) for name in ("old", "new", "old_when", "new_when")),
        _need("why", sa.Text()),
        _refer("undone_by", "changes"),
        _refer("undoes", "changes"),
        _need("before", sa.Text()),
        indexes=("at", "event_id", "article_id"),
    )


def _uploads() -> None:
    _table(
        "uploads",
        _key(),
        _refer("review_token", "reviews", sa.String(32), need=True),
        _need("name", sa.Text()),
        _need("size", sa.Integer()),
        sa.Column("data", sa.LargeBinary()),
        _need("title", sa.Text()),
        *_value("published_"),
        _need("by", sa.Text()),
        _need("state", sa.String(10)),
        _need("done", sa.Integer()),
        _need("total", sa.Integer()),
        _need("code", sa.String(20)),
        _need("message", sa.Text()),
        _refer("article_id", "articles"),
        _need("created", MOMENT),
        sa.Column("beat", MOMENT),
        _need("tries", sa.SmallInteger()),
        indexes=("review_token", "state"),
    )


def _small() -> None:
    op.create_table(
        "tasks",
        sa.Column("name", sa.String(24), primary_key=True),
        sa.Column("holder", sa.String(32)),
        sa.Column("beat", MOMENT),
        _need("done", sa.Integer()),
        _need("total", sa.Integer()),
        _need("failed", sa.Text()),
    )
    counter = op.create_table("counter", sa.Column("id", sa.Integer(), primary_key=True), _need("value", ID))
    op.bulk_insert(counter, [{"id": 1, "value": 1}])


def _text() -> None:
    """Full text of public events: FTS5, or a tsvector with its index."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE event_text USING fts5(body, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        return
    op.execute("CREATE TABLE event_text (rowid BIGINT PRIMARY KEY, body TSVECTOR NOT NULL)")
    op.execute("CREATE INDEX ix_event_text_body ON event_text USING GIN (body)")
