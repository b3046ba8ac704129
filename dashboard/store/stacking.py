"""What stands on a change: it is taken back only where nothing that stands was laid on the same since.

Changes of different things, another field, another claim, another placeholder, go back in any order. A later change
that was itself taken back stands no more, and neither does its undo.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, select

from dashboard.store.errors import NotFound, Refused
from dashboard.store.own_dates import changed_by, is_reading
from dashboard.store.tables import changes

Before = dict[str, Any]
"""What takes a change back, as it is kept with it: `how` names the step, the rest are its arguments."""


class _Laid(NamedTuple):
    """What a change is laid on, and what else must still be there when it goes back."""

    on: frozenset[Hashable]
    beside: frozenset[Hashable] = frozenset()

    def meets(self, other: "_Laid") -> bool:
        """True where the two can't go back in either order. What both only need beside them is no reason."""
        return bool(self.on & (other.on | other.beside) or self.beside & other.on)


def undoable(connection: Connection, change: int) -> RowMapping:
    """The row of a change that can be taken back. Raises NotFound, and Refused where it was undone before or a later
    change stands on it."""
    row = connection.execute(select(changes).where(changes.c.id == change)).mappings().first()
    if row is None:
        raise NotFound(f"There is no change {change}.")
    if row["undone_by"] is not None:
        raise Refused("This was undone before.")
    laid, later = _laid(connection, row), _later(connection, row)
    for above in reversed(later.values()):
        if stands(above, later) and laid.meets(_laid(connection, above)):
            raise Refused(f"A later change stands on this one, {_named(above)}. Undo that one first.")
    return row


def _named(change: RowMapping) -> str:
    to = f" to “{change['new']}”" if change["new"] else ""
    return f"by {change['who'] or 'a reader'} on {change['at']:%d %B %Y, %H:%M} UTC{to}"


def _later(connection: Connection, change: RowMapping) -> dict[int, RowMapping]:
    """The changes since that may be laid on the same, oldest first; joins and what is kept apart name two events."""
    same = (changes.c.id > change["id"]) & (changes.c.target == change["target"])
    if change["before"].get("how") in _OF_PAIRS:
        same &= changes.c.what.in_(("joined", "apart", "undone"))
    else:
        same &= changes.c.target_id == change["target_id"]
    found = connection.execute(select(changes).where(same).order_by(changes.c.id)).mappings()
    return {row["id"]: row for row in found}


def stands(change: RowMapping, later: Mapping[int, RowMapping]) -> bool:
    """True where something is left of a change and of what it undoes, as far as that was made `later` too: a change and
    its undo leave nothing, the undo of an undo leaves the change, and the undo of what was there before is one."""
    links, link = 0, None if change["undone_by"] else change
    while link is not None:
        links, link = links + 1, later.get(link["undoes"])
    return links % 2 == 1


def _laid(connection: Connection, change: RowMapping) -> _Laid:
    before = change["before"]
    if is_reading(before):
        return _Laid(frozenset(changed_by(connection, change)))
    laid = _LAID.get(before.get("how", ""))
    return laid(before) if laid else _Laid(frozenset())


def _pair(event: int, other: int) -> tuple[str, int, int]:
    return ("pair", min(event, other), max(event, other))


def _joined(before: Before) -> _Laid:
    event, into = before["event"], before["into"]
    return _Laid(frozenset({_pair(event, into), ("told", event)}), frozenset({("told", into)}))


def _article(before: Before) -> _Laid:
    return _Laid(frozenset({("article", before["article"])}))


_LAID: dict[str, Callable[[Before], _Laid]] = {
    "field": lambda before: _Laid(frozenset({(before["kind"], before["target"], before["field"])})),
    "status": lambda before: _Laid(frozenset({("status", before["claim"])})),
    "restore": _article,
    "withdraw": _article,
    "offer": lambda before: _Laid(frozenset({_pair(before["event"], before["other"])})),
    "split": _joined,
    "merge": _joined,
}
_OF_PAIRS = ("offer", "split", "merge")
