"""Claims into events: which tell the same, and what an event's claims say together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, insert, or_, select, update

from dashboard.store import text
from dashboard.store.agreement import (
    Row,
    agree,
    best_first,
    common,
    is_same,
    may_be_same,
    speaks_against,
    telling_of,
)
from dashboard.store.base import next_version
from dashboard.store.claiming import lay
from dashboard.store.records import ArticleStatus, ClaimStatus, Decision, EventStatus
from dashboard.store.rows import CLAIMS, IS_PUBLIC, LIVE, chunks
from dashboard.store.tables import articles, claims, events, offers
from dashboard.store.types import value_to_row
from extract.merge import Telling

_NEAR = timedelta(days=7)  # how far apart windows may lie for two claims to be compared at all
_MOST_CANDIDATES = 200
_ARTICLES_FOR_NAMES = 200

CommonNames = Callable[[int], frozenset[str]]
"""The names that tell nothing in a collection, by its id."""


def refresh(connection: Connection, ids: Iterable[int], *, at: datetime | None = None) -> None:
    """Work out events anew from their claims, in the order told; must follow every change of claims."""
    at = at or datetime.now(UTC)
    wanted = sorted(set(ids))
    told = _claims_of(connection, wanted)
    bodies: dict[int, str | None] = {}
    seen_by_all: list[int] = []
    for row in _rows(connection, wanted):
        if row["status"] == EventStatus.MERGED and not told[row["id"]]:
            bodies[row["id"]], new = None, {"status": EventStatus.MERGED}
        else:
            new = _together(row, told[row["id"]])
            bodies[row["id"]] = text.body_of({**row, **new}, _shown(told[row["id"]])) if _is_public(new) else None
        if row["version"] or _is_public(new):  # it is, or once was, in public view
            seen_by_all.append(row["id"])
        if any(row[name] != value for name, value in new.items()):
            connection.execute(update(events).where(events.c.id == row["id"]).values(changed=at, **new))
    text.index(connection, bodies)
    if seen_by_all:
        version = next_version(connection)
        for some in chunks(seen_by_all):
            connection.execute(update(events).where(events.c.id.in_(some)).values(version=version))


def _is_public(new: dict[str, Any]) -> bool:
    return bool(new["status"] == EventStatus.PUBLIC)


def _rows(connection: Connection, ids: list[int]) -> list[RowMapping]:
    return [
        row
        for some in chunks(ids)
        for row in connection.execute(select(events).where(events.c.id.in_(some))).mappings()
    ]


def _claims_of(connection: Connection, ids: list[int]) -> dict[int, list[RowMapping]]:
    found: dict[int, list[RowMapping]] = defaultdict(list)
    columns = CLAIMS.add_columns(articles.c.status.label("article_status"))
    for some in chunks(ids):
        for row in connection.execute(columns.where(claims.c.event_id.in_(some)).order_by(claims.c.id)).mappings():
            found[row["event_id"]].append(row)
    return found


def _alive(rows: Sequence[RowMapping]) -> list[RowMapping]:
    return [
        row
        for row in rows
        if not row["lost"] and row["status"] != ClaimStatus.DROPPED and row["article_status"] != ArticleStatus.WITHDRAWN
    ]


def _shown(rows: Sequence[RowMapping]) -> list[RowMapping]:
    """The public claims; where there is none yet, the drafts."""
    alive = _alive(rows)
    return [row for row in alive if row["public"]] or alive


def _together(event: RowMapping, rows: Sequence[RowMapping]) -> dict[str, Any]:
    shown = best_first(_shown(rows))
    if not shown:
        dropped = any(row["status"] == ClaimStatus.DROPPED for row in rows)
        return {"status": EventStatus.DROPPED if dropped else EventStatus.WITHDRAWN}
    best = shown[0]
    agreed = agree(shown)
    same = ("title", "label", "kind", "mode", "factuality", "certainty", "proposed", "flags")
    told = {
        **{name: best[name] for name in same},
        **value_to_row(agreed.when),
        "salience": max(row["salience"] for row in shown),
        **{name: _union(row[name] for row in shown) for name in ("actors", "targets", "places")},
    }
    teller = agreed.teller or best
    if agreed.when is not None:
        told |= {"certainty": teller["certainty"], "proposed": None}
    public = any(row["public"] for row in shown)
    status = EventStatus.PUBLIC if public else EventStatus.DRAFT
    if "withdrawn" in event["corrections"]:
        status = EventStatus.WITHDRAWN
    return {
        **lay(told, event["corrections"]),
        "status": status,
        "sources": len({row["article_id"] for row in shown}),
        "contradicted": agreed.contradicted and "when" not in event["corrections"],
        "checked": bool(event["corrections"]) or any(_checked(row) for row in shown),
        **_how_read(teller, by_hand="when" in {*event["corrections"], *teller["corrections"]}),
    }


def _how_read(teller: RowMapping, *, by_hand: bool) -> dict[str, str]:
    """How the shown date was read: by no rule and from no words where a person set it."""
    how = teller["how"]
    if by_hand:
        return {"expression": "", "rule": "", "anchor": "person"}
    return {"expression": how.expression, "rule": how.rule, "anchor": how.anchor}


def _checked(claim: RowMapping) -> bool:
    return bool(claim["status"] == ClaimStatus.KEPT or claim["corrections"])


def _union(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))


@dataclass(frozen=True, slots=True)
class Match:
    """A public event that a new claim may tell as well."""

    event: int
    sure: bool
    reasons: tuple[str, ...]


def matches(connection: Connection, claim: Row, common_of: CommonNames, *, not_of: int | None = None) -> list[Match]:
    """Public events that tell the same as a claim, sure ones first; `not_of` leaves an event out."""
    told = telling_of(claim)
    if told is None:
        return []
    shared = common_of(claim["collection_id"])
    by_event: dict[int, list[Telling]] = defaultdict(list)
    for row in connection.execute(_candidates(claim)).mappings():
        other = telling_of(row)
        if row["event_id"] != not_of and other is not None:
            by_event[row["event_id"]].append(other)
    found = []
    for event, others in by_event.items():
        reasons = next(filter(None, (may_be_same(told, other, shared) for other in others)), ())
        same = any(is_same(told, other, shared) for other in others)
        if reasons:
            found.append(Match(event, same and not _contradicts(connection, told, event), reasons))
    return sorted(found, key=lambda match: (not match.sure, -len(match.reasons), match.event))


def _contradicts(connection: Connection, told: Telling, event: int) -> bool:
    """True where any public claim of an event, also one that lies far in time, can't be the same."""
    rows = connection.execute(select(claims).where(claims.c.event_id == event, claims.c.public, LIVE)).mappings()
    return any(speaks_against(told, other) for row in rows if (other := telling_of(row)) is not None)


def common_once(connection: Connection) -> CommonNames:
    """`common_in`, looked up once a collection: for one transaction, however many claims it compares."""
    return cache(partial(common_in, connection))


def common_in(connection: Connection, collection: int) -> frozenset[str]:
    """Names that most of a collection's latest articles share, so that they tell no story from another."""
    latest = (
        select(articles.c.id)
        .where(articles.c.collection_id == collection, articles.c.status == ArticleStatus.PUBLISHED)
        .order_by(articles.c.id.desc())
        .limit(_ARTICLES_FOR_NAMES)
    )
    first = select(func.min(claims.c.id)).where(claims.c.article_id.in_(latest)).group_by(claims.c.article_id)
    told = select(claims.c.telling).where(claims.c.id.in_(first), claims.c.telling.is_not(None))
    return common(connection.execute(told).scalars())


def _candidates(claim: Row) -> Select[Any]:
    """Public claims of the same family whose window lies near; undated ones are near to all."""
    found = (
        select(claims)
        .join(events, events.c.id == claims.c.event_id)
        .where(
            IS_PUBLIC,
            claims.c.collection_id == claim["collection_id"],
            claims.c.family == claim["family"],
            claims.c.public,
            LIVE,
            claims.c.telling.is_not(None),
        )
    )
    if claim["latest"] is not None:
        found = found.where(or_(claims.c.earliest.is_(None), claims.c.earliest <= _shift(claim["latest"], _NEAR)))
    if claim["earliest"] is not None:
        found = found.where(or_(claims.c.latest.is_(None), claims.c.latest >= _shift(claim["earliest"], -_NEAR)))
    return found.order_by(claims.c.salience.desc(), claims.c.id).limit(_MOST_CANDIDATES)


def _shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def offer(connection: Connection, event: int, found: Iterable[Match]) -> None:
    """Offer "possibly the same", unless the two were offered or decided on before."""
    for match in found:
        if match.event != event and decision_on(connection, event, match.event) is None:
            connection.execute(
                insert(offers).values(
                    event_id=event,
                    other_id=match.event,
                    reasons=match.reasons,
                    decision=Decision.OPEN,
                )
            )


def decision_on(connection: Connection, event: int, other: int) -> Decision | None:
    """What was decided on two events, None where they were never offered."""
    found = connection.execute(select(offers.c.decision).where(pair_of(event, other))).scalar()
    return Decision(found) if found else None


def pair_of(event: int, other: int) -> ColumnElement[bool]:
    """The offer about two events, whichever was offered to which."""
    return or_(
        (offers.c.event_id == event) & (offers.c.other_id == other),
        (offers.c.event_id == other) & (offers.c.other_id == event),
    )


def with_gone(connection: Connection, ids: Iterable[int]) -> list[int]:
    """Events, and all that went into them."""
    found = latest = list(ids)
    while latest:
        into = [select(events.c.id).where(events.c.merged_into.in_(some)) for some in chunks(latest)]
        latest = [event for gone in into for event in connection.execute(gone).scalars()]
        found = [*found, *latest]
    return found


def merge(connection: Connection, event: int, into: int) -> list[int]:
    """Move all claims of an event into another one and leave a marker; returns the claims' ids.

    The caller refreshes both events.
    """
    moved = list(connection.execute(select(claims.c.id).where(claims.c.event_id == event)).scalars())
    connection.execute(update(claims).where(claims.c.event_id == event).values(event_id=into))
    marker = {"status": EventStatus.MERGED, "merged_into": into}
    connection.execute(update(events).where(events.c.id == event).values(**marker))
    return moved
