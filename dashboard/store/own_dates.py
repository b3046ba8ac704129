"""The dates that a person may give an article itself, for which it is read again: its day of writing and those of its
placeholders. A change of them keeps all as they were before it, so what it changed is what differs after it.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from dashboard.store.claiming import pack_value, unpack_value
from dashboard.store.tables import articles, changes
from dashboard.store.types import value_of_row
from extract import Span, Value

OwnDates = Mapping[Span | None, Value | None]
"""Placeholders by their span; under None the day of writing."""

_READ_AGAIN = ("written", "filled", "undone")


def packed(stored: RowMapping) -> dict[str, Any]:
    """An article's own dates as plain data, for what is kept with a change."""
    return {
        "written": pack_value(value_of_row(stored, "published_")),
        "fills": [[list(span), pack_value(value)] for span, value in stored["fills"]],
    }


def is_reading(before: Mapping[str, Any]) -> bool:
    """True for what is kept with a change of an article's own dates."""
    return before.get("how") == "reading"


def changed_by(connection: Connection, change: RowMapping) -> OwnDates:
    """The own dates that a change of them changed, as they were before it."""
    was, then = _unpacked(change["before"]), _after(connection, change)
    return {key: was.get(key) for key in {**was, **then} if was.get(key) != then.get(key)}


def _after(connection: Connection, change: RowMapping) -> OwnDates:
    """An article's own dates right after a change of them: as the next one found them, else as they are."""
    own = (changes.c.target == "article") & (changes.c.target_id == change["target_id"])
    later = select(changes.c.before).where(own, changes.c.id > change["id"], changes.c.what.in_(_READ_AGAIN))
    for before in connection.execute(later.order_by(changes.c.id)).scalars():
        if is_reading(before):
            return _unpacked(before)
    stored = connection.execute(select(articles).where(articles.c.id == change["target_id"])).mappings().one()
    return {None: value_of_row(stored, "published_"), **dict(stored["fills"])}


def _unpacked(before: Mapping[str, Any]) -> OwnDates:
    dates: dict[Span | None, Value | None] = {None: unpack_value(before["written"])}
    return dates | {(start, end): unpack_value(value) for (start, end), value in before["fills"]}
