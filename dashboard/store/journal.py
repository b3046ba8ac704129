"""Writing down who changed what, and why: every correction is a row that stays."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, or_, select, update

from dashboard.store.records import Change
from dashboard.store.rows import to_change
from dashboard.store.tables import articles, changes, claims, reviews
from extract import Value


def record(
    connection: Connection,
    what: str,
    *,
    who: str,
    target: tuple[str, int],
    title: str,
    why: str = "",
    event: int | None = None,
    article: int | None = None,
    old: str | Value | None = None,
    new: str | Value | None = None,
    before: Mapping[str, Any] | None = None,
    undoes: int | None = None,
    step: int | None = None,
) -> Change:
    """Write one change. `before` is what an undo needs; without it the change can't be undone. `step` is the number of
    the first of those that one act makes together."""
    row = {
        "at": datetime.now(UTC),
        "who": who,
        "what": what,
        "target": target[0],
        "target_id": target[1],
        "event_id": event,
        "article_id": article,
        "title": title,
        "old": old.edtf if isinstance(old, Value) else old,
        "new": new.edtf if isinstance(new, Value) else new,
        "old_when": old if isinstance(old, Value) else None,
        "new_when": new if isinstance(new, Value) else None,
        "why": why.strip()[:2000],
        "undoes": undoes,
        "before": dict(before or {}) | ({"step": step} if step is not None else {}),
    }
    number = connection.execute(insert(changes).values(row).returning(changes.c.id)).scalar_one()
    if undoes is not None:
        connection.execute(update(changes).where(changes.c.id == undoes).values(undone_by=number))
    _touch_review(connection, article)
    return to_change(connection.execute(select(changes).where(changes.c.id == number)).mappings().one())


def step_of(change: RowMapping) -> int:
    """The number of the first of the changes that one act made together."""
    return int(change["before"].get("step", change["id"]))


def _touch_review(connection: Connection, article: int | None) -> None:
    """A review says when it was last saved."""
    if article is not None:
        token = select(articles.c.review_token).where(articles.c.id == article).scalar_subquery()
        connection.execute(update(reviews).where(reviews.c.token == token).values(saved=datetime.now(UTC)))


def last_change_of(connection: Connection, event: int) -> Change | None:
    """What took an event away, for its marker: a change of its own, or of an article that told it."""
    taken = ("dropped", "withdrawn", "joined", "written", "filled", "undone")
    told_by = select(claims.c.article_id).where(claims.c.event_id == event)
    own = or_(changes.c.event_id == event, (changes.c.target == "article") & changes.c.article_id.in_(told_by))
    wanted = select(changes).where(own, changes.c.what.in_(taken)).order_by(changes.c.id.desc()).limit(1)
    found = connection.execute(wanted).mappings().first()
    return to_change(found) if found else None
