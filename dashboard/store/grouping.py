"""Claims of one article into events: those of a new one, and those of one that was read again.

Read again, an article may tell two events where it seemed to tell one, or one for two. Only what the reading itself
changed is changed: claims that were together or apart for another reason stay so, and what a person joined, kept apart
or corrected as a whole is theirs.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, insert, select, update

from dashboard.store.agreement import Row, belongs, best_first, same_in_article, speaks_against, telling_of
from dashboard.store.joining import CommonNames, Match, decision_on, matches, merge, offer, with_gone
from dashboard.store.journal import record
from dashboard.store.records import ClaimStatus, Decision, EventStatus
from dashboard.store.rows import LIVE
from dashboard.store.tables import changes, claims, events


def insert_claims(connection: Connection, rows: list[dict[str, Any]], common_of: CommonNames, *, public: bool) -> None:
    """Store new claims, each with its event: several of one article that tell the same share one, with public claims
    of other articles where that is sure; what may be the same becomes an offer."""
    for group in same_in_article(rows):
        found = [match for row in group for match in matches(connection, row, common_of)]
        sure = next((match.event for match in found if match.sure and public and not _has_hole(group)), None)
        event = sure if sure is not None else new_event(connection, group[0])
        _insert_into(connection, event, group)
        offer(connection, event, _once(found))


def insert_among(
    connection: Connection, rows: list[dict[str, Any]], known: Sequence[Row], common_of: CommonNames, *, public: bool
) -> None:
    """Store claims that a further reading found beside those `known` of it: with the event of such as tell the same."""
    for group in same_in_article(sorted([*known, *rows], key=_place)):
        fresh = [row for row in group if isinstance(row, dict)]
        if not fresh:
            continue
        homes = dict.fromkeys(row["event_id"] for row in group if not isinstance(row, dict))
        home = next((event for event in homes if _takes(connection, event, fresh)), None)
        if home is None:
            insert_claims(connection, fresh, common_of, public=public)
        else:
            _insert_into(connection, home, fresh)


def _insert_into(connection: Connection, event: int, rows: Sequence[dict[str, Any]]) -> None:
    for row in rows:
        row["event_id"] = event
    connection.execute(insert(claims), rows)


def _has_hole(group: Iterable[Row]) -> bool:
    """A claim whose date was left out of its text stays by itself, so that the hole is seen and can be filled."""
    return any("placeholder" in row["flags"] and row["latest"] is None for row in group)


def _once(found: Iterable[Match]) -> list[Match]:
    best: dict[int, Match] = {}
    for match in found:
        if match.event not in best or match.sure:
            best[match.event] = match
    return list(best.values())


def new_event(connection: Connection, claim: Row) -> int:
    """A new event with a claim's values; `refresh` makes it what its claims say."""
    shared = {name: claim[name] for name in events.c.keys() & claim.keys() if name not in ("id", "status")}
    now = datetime.now(UTC)
    row = {**shared, "corrections": {}, "status": EventStatus.DRAFT, "created": now, "changed": now}
    return int(connection.execute(insert(events).values(row).returning(events.c.id)).scalar_one())


# --- read again ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Reading:
    """Which claims of an article tell one event, as it was read before and as it is read now: their groups' numbers.
    A claim that comes back was in no group before."""

    before: Mapping[int, int]
    after: Mapping[int, int]

    def holds(self, one: int, other: int) -> bool:
        """Two claims of one event stay together: they tell one, or something else than a reading joined them."""
        known = one in self.before and other in self.before
        return self.after[one] == self.after[other] or (known and self.before[one] != self.before[other])

    def joins(self, one: int, other: int) -> bool:
        """Two claims tell one event, and did not before."""
        known = one in self.before and other in self.before
        return self.after[one] == self.after[other] and not (known and self.before[one] == self.before[other])


def regroup(
    connection: Connection, article: int, was: Sequence[RowMapping], common_of: CommonNames
) -> list[RowMapping]:
    """Give an article's claims the events that they tell now, where that differs from what they told (`was`); returns
    the claims as they stand. The caller refreshes all events concerned."""
    reading = _Reading(_numbers([row for row in was if not row["lost"]]), _numbers(_found(connection, article)))
    _part(connection, _found(connection, article), {row["id"]: row for row in was}, reading, common_of)
    _join(connection, _found(connection, article), reading)
    return _found(connection, article)


def _found(connection: Connection, article: int) -> list[RowMapping]:
    own = (claims.c.article_id == article) & (claims.c.origin == "machine") & ~claims.c.lost
    return list(connection.execute(select(claims).where(own).order_by(claims.c.id)).mappings())


def _numbers(rows: Iterable[RowMapping]) -> dict[int, int]:
    groups = same_in_article(sorted(rows, key=_place))
    return {row["id"]: number for number, group in enumerate(groups) for row in group}


def _place(row: Row) -> tuple[int, int]:
    return (row["trigger_start"], row["trigger_end"])


def _part(
    connection: Connection,
    rows: Iterable[RowMapping],
    was: Mapping[int, RowMapping],
    reading: _Reading,
    common_of: CommonNames,
) -> None:
    """Claims that are no longer one become events of their own; offers say what else may tell them."""
    for event, mine in _by_event(rows).items():
        parts = _parts(mine, reading)
        if len(parts) == 1 or is_decided(connection, event):
            continue
        stays = _staying(connection, event, parts, was)
        for part in parts:
            if part is not stays:
                found = [match for row in part for match in matches(connection, row, common_of, not_of=event)]
                home = new_event(connection, best_first(part)[0])
                moved = claims.c.id.in_([row["id"] for row in part])
                connection.execute(update(claims).where(moved).values(event_id=home))
                offer(connection, home, _once(found))


def _by_event(rows: Iterable[RowMapping]) -> dict[int, list[RowMapping]]:
    found: dict[int, list[RowMapping]] = {}
    for row in rows:
        found.setdefault(row["event_id"], []).append(row)
    return found


def _parts(rows: Iterable[RowMapping], reading: _Reading) -> list[list[RowMapping]]:
    parts: list[list[RowMapping]] = []
    for row in rows:
        near = [part for part in parts if any(reading.holds(row["id"], other["id"]) for other in part)]
        rest = [part for part in parts if not any(part is each for each in near)]
        parts = [*rest, [other for part in near for other in part] + [row]]
    return parts


def _staying(
    connection: Connection, event: int, parts: Sequence[list[RowMapping]], was: Mapping[int, RowMapping]
) -> list[RowMapping]:
    """The part that keeps the event, its link and its title: what other articles tell there too, else what spoke for
    it so far."""
    elsewhere = (claims.c.event_id == event) & (claims.c.article_id != parts[0][0]["article_id"])
    others = [telling_of(row) for row in connection.execute(select(claims).where(elsewhere, LIVE)).mappings()]
    near = [part for part in parts if any(belongs(telling_of(row), others) for row in part)]
    mine = [was[row["id"]] for part in parts for row in part]
    spoke = best_first([row for row in mine if row["status"] != ClaimStatus.DROPPED] or mine)[0]["id"]
    return max(near or parts, key=lambda part: any(row["id"] == spoke for row in part))


def _join(connection: Connection, rows: Iterable[RowMapping], reading: _Reading) -> None:
    """Events whose claims became one go into one: the one that other articles tell too, else the oldest."""
    groups: dict[int, dict[int, list[RowMapping]]] = {}
    for row in rows:
        groups.setdefault(reading.after[row["id"]], {}).setdefault(row["event_id"], []).append(row)
    for homes in (homes for homes in groups.values() if len(homes) > 1):
        into, *others = sorted(homes, key=lambda event: (_is_told_once(connection, event), event))
        for other in others:
            became = any(reading.joins(one["id"], two["id"]) for one in homes[into] for two in homes[other])
            if became and _may_go(connection, other, into):
                merge(connection, other, into)


def _is_told_once(connection: Connection, event: int) -> bool:
    told = select(claims.c.article_id).where(claims.c.event_id == event).distinct()
    return len(connection.execute(told).all()) == 1


def _may_go(connection: Connection, event: int, into: int) -> bool:
    if decision_on(connection, event, into) is Decision.APART or is_decided(connection, event):
        return False
    rows = connection.execute(select(claims).where(claims.c.event_id == event, LIVE)).mappings().all()
    return _is_told_once(connection, event) and _takes(connection, into, rows)


def _takes(connection: Connection, event: int, rows: Sequence[Row]) -> bool:
    """True where claims can go into an event: as public as it is, and none there speaks against them."""
    if is_decided(connection, event):
        return False
    there = connection.execute(select(claims).where(claims.c.event_id == event, LIVE)).mappings().all()
    told = [(telling_of(one), telling_of(other)) for one in there for other in rows]
    against = any(one is not None and other is not None and speaks_against(one, other) for one, other in told)
    return not against and len({row["public"] for row in (*there, *rows)}) <= 1


def is_decided(connection: Connection, event: int) -> bool:
    """True where a person said something of an event as a whole: corrected it, or joined others with it."""
    if connection.execute(select(events.c.corrections).where(events.c.id == event)).scalar_one():
        return True
    stands = changes.c.event_id.in_(with_gone(connection, [event])) & changes.c.undone_by.is_(None)
    made = select(changes.c.what, changes.c.before).where(stands, changes.c.what.in_(("joined", "undone")))
    return any(_is_joined_by_hand(what, before) for what, before in connection.execute(made))


def _is_joined_by_hand(what: str, before: Mapping[str, Any]) -> bool:
    """Joined with an event, or to be joined when it is published; an undo that joined again, too."""
    how = ("split", "offer") if what == "joined" else ("split",)
    return before.get("how") in how and not before.get("sure")


# --- told and taken back -------------------------------------------------------------------------------------------


class Move(NamedTuple):
    """A claim that went from one event to another."""

    claim: int
    old: int
    new: int


def take_back(connection: Connection, moves: Iterable[Sequence[int]]) -> None:
    """Bring claims back to the events that a reading took them from, but for what a person decided on since."""
    for claim, home, away in moves:
        row = connection.execute(select(events.c.status, events.c.merged_into).where(events.c.id == home)).one()
        elsewhere = row.status == EventStatus.MERGED and row.merged_into != away
        if elsewhere or is_decided(connection, away):
            continue
        there = (claims.c.id == claim) & (claims.c.event_id == away)
        if connection.execute(update(claims).where(there).values(event_id=home)).rowcount:
            _mark(connection, home, EventStatus.DRAFT if row.merged_into else row.status, None)
            if _is_empty(connection, away):
                _mark(connection, away, EventStatus.MERGED, home)


def _mark(connection: Connection, event: int, status: str, into: int | None) -> None:
    connection.execute(update(events).where(events.c.id == event).values(status=status, merged_into=into))


def _is_empty(connection: Connection, event: int) -> bool:
    return connection.execute(select(claims.c.id).where(claims.c.event_id == event).limit(1)).first() is None


def tell(connection: Connection, moves: Iterable[Move], *, who: str, article: int) -> Counter[str]:
    """Write down which events were parted and joined; returns how many of each. They go back with the reading that
    did it, not by themselves."""
    told: Counter[str] = Counter()
    for old, new in dict.fromkeys((move.old, move.new) for move in moves):
        what, event = ("joined", old) if _is_empty(connection, old) else ("parted", new)
        titled = select(events.c.id, events.c.title).where(events.c.id.in_((old, new)))
        titles = {row.id: row.title for row in connection.execute(titled)}
        told[what] += 1
        record(
            connection,
            what,
            who=who,
            target=("event", event),
            title=titles[event],
            event=event,
            article=article,
            old=titles[old],
            new=titles[new],
        )
    return told
