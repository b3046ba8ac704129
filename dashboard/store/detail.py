"""One event with all that is told of it: the card, and what an undated event could take from others."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, func, or_, select

from dashboard.store.agreement import agree, best_first
from dashboard.store.base import Base
from dashboard.store.joining import CommonNames, Match, common_once, matches
from dashboard.store.journal import last_change_of
from dashboard.store.reading import changes_of, events_of
from dashboard.store.records import (
    Claim,
    Decision,
    Event,
    EventDetail,
    EventStatus,
    Marker,
    Offer,
    Proposal,
    Reading,
)
from dashboard.store.rows import CLAIMS, EVENTS, chunks, public_changes, seen_claims, to_claim
from dashboard.store.tables import articles, changes, claims, events, offers
from dashboard.store.types import value_of_row
from extract import Factuality, Granularity, Span, Value, Warning

_MOST_PROPOSALS = 5
_SLACK = 31  # days
# What a hole's words ask for, and how many days an answer may span at most: talks "on [insert date]" may last some.
_ASKED = (
    (re.compile(r"date|day|DD|XX", re.IGNORECASE), Granularity.DAY, 7),
    (re.compile(r"month", re.IGNORECASE), Granularity.MONTH, 31),
    (re.compile(r"year", re.IGNORECASE), Granularity.YEAR, 366),
)


class Details(Base):
    """The event's own page."""

    def event(self, event: int, *, token: str | None = None) -> EventDetail | Marker | None:
        """What the card shows; a marker where the event is gone; None where it never was or may not be seen."""
        with self._reading() as connection:
            row = connection.execute(EVENTS.where(events.c.id == event)).mappings().first()
            if row is None:
                return None
            if EventStatus(row["status"]).is_gone:
                return _marker(connection, row, token)
            shown = _detail(connection, event, token)
            return shown or (_marker(connection, row, token) if row["version"] else None)

    def readings(self, events: Iterable[int]) -> Mapping[int, tuple[Reading, ...]]:
        """The dates that each public event's claims give, the preferred one first."""
        found: dict[int, list[RowMapping]] = {}
        with self._reading() as connection:
            for some in chunks(events):
                told = CLAIMS.where(claims.c.event_id.in_(some), seen_claims(None)).order_by(claims.c.id)
                for row in connection.execute(told).mappings():
                    found.setdefault(row["event_id"], []).append(row)
        return {event: _readings_of(rows) for event, rows in found.items()}

    def proposals(self, event: int, *, article: int | None = None, token: str | None = None) -> tuple[Proposal, ...]:
        """Dates that other articles give, for claims of an event that have none (of one `article`, if named).

        First those that tell this very event, then public events that may be the same, the surest first. What was
        planned is offered no day before the asking article was written, all else none after it.
        """
        with self._reading() as connection:
            return _proposals(connection, event, article, token, common_once(connection))

    def answers(self, article: int, hole: Span, *, token: str | None = None) -> tuple[Proposal, ...]:
        """Dates from other articles for a hole in an article's text, best first, none coarser than the hole asks: for
        the undated events that hang on it; where none does, for those told in its sentence."""
        told = CLAIMS.where(claims.c.article_id == article, seen_claims(token), claims.c.latest.is_(None))
        words = select(func.substr(articles.c.text, hole[0] + 1, hole[1] - hole[0])).where(articles.c.id == article)
        found: dict[int, Proposal] = {}
        with self._reading() as connection:
            rows, common_of = list(connection.execute(told).mappings()), common_once(connection)
            asked = connection.execute(words).scalar() or ""
            for event in dict.fromkeys(row["event_id"] for row in _asking(rows, hole)):
                for proposal in _proposals(connection, event, article, token, common_of):
                    if _is_fine(proposal.when, asked):
                        found.setdefault(proposal.from_event, proposal)
        return tuple(sorted(found.values(), key=lambda proposal: not proposal.sure))[:_MOST_PROPOSALS]


def _asking(rows: Iterable[RowMapping], hole: Span) -> list[RowMapping]:
    """The claims whose date a hole in their article left out, the nearest first."""
    near = sorted(rows, key=lambda row: abs(row["trigger_start"] - hole[0]))
    hanging = [row for row in near if row["how"].span == hole]
    return hanging or [row for row in near if row["sentence_start"] <= hole[0] and hole[1] <= row["sentence_end"]]


def _is_fine(when: Value | None, words: str) -> bool:
    """A date is no coarser than a hole's words ask; those that name no length ask for a day."""
    if when is None or when.earliest is None or when.latest is None:
        return False
    _, asked, days = next((row for row in _ASKED if row[0].search(words)), _ASKED[0])
    return when.granularity.rank <= asked.rank and (when.latest - when.earliest).days < days


def _proposals(
    connection: Connection, event: int, article: int | None, token: str | None, common_of: CommonNames
) -> tuple[Proposal, ...]:
    rows = _claims_of(connection, event, token)
    asking = [row for row in rows if row["latest"] is None and article in (None, row["article_id"])]
    if not asking:
        return ()
    told_by = {row["article_id"] for row in asking}
    own = Match(event, True, ("told of this very event",))
    found = {event: _proposal(asking[0], best_first(rows), own, told_by)}
    for row in asking:
        for match in matches(connection, row, common_of, not_of=event):
            others = best_first(_claims_of(connection, match.event, None))
            found.setdefault(match.event, _proposal(row, others, match, told_by))
    return tuple(filter(None, found.values()))[:_MOST_PROPOSALS]


def _claims_of(connection: Connection, event: int, token: str | None) -> list[RowMapping]:
    told = CLAIMS.where(claims.c.event_id == event, seen_claims(token)).order_by(claims.c.id)
    return list(connection.execute(told).mappings())


def _detail(connection: Connection, event: int, token: str | None) -> EventDetail | None:
    shown = events_of(connection, [event], token)
    rows = _claims_of(connection, event, token)
    if not shown or not rows:
        return None
    agreed = agree(best_first(rows))
    told = tuple(to_claim(row) for row in rows)
    own = changes.c.event_id == event
    log = changes_of(connection, own if token else own & public_changes(), limit=100)
    return EventDetail(
        shown[0],
        told,
        _readings_of(rows),
        agreed.why,
        _offers(connection, shown[0], token),
        log,
        _warnings_of(connection, {claim.article for claim in told}),
    )


def _warnings_of(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[Warning, ...]]:
    wanted = select(articles.c.id, articles.c.warnings)
    found = (connection.execute(wanted.where(articles.c.id.in_(some))) for some in chunks(ids))
    return {row.id: row.warnings for rows in found for row in rows}


def _readings_of(rows: Sequence[RowMapping]) -> tuple[Reading, ...]:
    teller = agree(best_first(rows)).teller
    return _readings(tuple(to_claim(row) for row in rows), teller["id"] if teller else None)


def _readings(told: tuple[Claim, ...], teller: int | None) -> tuple[Reading, ...]:
    by_value: dict[Any, list[int]] = {}
    for claim in told:
        by_value.setdefault(claim.when, []).append(claim.id)
    readings = [Reading(when, tuple(ids), teller in ids) for when, ids in by_value.items()]
    return tuple(sorted(readings, key=lambda reading: (not reading.preferred, reading.when is None)))


def _offers(connection: Connection, event: Event, token: str | None) -> tuple[Offer, ...]:
    """What may be the same, and what was decided; an open offer rests while dates set since then speak against it, and
    any while the two are not in one collection."""
    either = or_(offers.c.event_id == event.id, offers.c.other_id == event.id)
    found = []
    for row in connection.execute(select(offers).where(either).order_by(offers.c.id)).mappings():
        other = row["other_id"] if row["event_id"] == event.id else row["event_id"]
        decision = Decision(row["decision"])
        for shown in events_of(connection, [other], token):
            rests = decision is Decision.OPEN and _far_apart(event.when, shown.when)
            if shown.collection == event.collection and not rests:
                found.append(Offer(row["id"], event.id, shown, row["reasons"], decision))
    return tuple(found)


def _far_apart(one: Value | None, other: Value | None) -> bool:
    """More lies between two dates than a slip or a loose word for a day explains."""
    if one is None or other is None:
        return False
    gaps = ((a.earliest - b.latest).days for a, b in ((one, other), (other, one)) if a.earliest and b.latest)
    return any(gap > _SLACK for gap in gaps)


def _marker(connection: Connection, row: RowMapping, token: str | None) -> Marker | None:
    merged = row["status"] == EventStatus.MERGED
    if not merged and not row["version"] and token is None:
        return None  # it never was in public view
    taken = last_change_of(connection, row["id"])
    return Marker(
        id=row["id"],
        title=row["title"],
        status=EventStatus(row["status"]),
        into=_end_of(connection, row["merged_into"]) if merged else None,
        who=taken.who if taken else "",
        at=taken.at if taken else row["changed"],
        why=taken.why if taken else "",
        when=value_of_row(row),
    )


def _end_of(connection: Connection, event: int | None) -> int | None:
    """Follow markers to the event that is left."""
    seen: set[int] = set()
    while event is not None and event not in seen:
        seen.add(event)
        further = connection.execute(
            select(events.c.merged_into).where(events.c.id == event, events.c.status == EventStatus.MERGED)
        ).scalar()
        if further is None:
            return event
        event = further
    return event


def _proposal(asking: RowMapping, others: list[RowMapping], match: Match, told_by: set[int]) -> Proposal | None:
    """The date of the best claim of another article that has one, with both its bounds."""
    for row in others:
        when = value_of_row(row)
        if row["article_id"] in told_by or when is None or when.earliest is None or when.latest is None:
            continue
        if _fits_writing(asking, when.earliest, when.latest):
            claim = to_claim(row)
            return Proposal(
                event=asking["event_id"],
                from_event=claim.event,
                from_claim=claim.id,
                when=when,
                title=claim.title,
                quote=claim.quote,
                article=claim.article,
                article_title=claim.article_title,
                source=claim.source,
                url=claim.url,
                written=claim.written,
                reasons=match.reasons,
                sure=match.sure,
            )
    return None


def _fits_writing(asking: RowMapping, earliest: date, latest: date) -> bool:
    """On the day of writing a plan lies ahead, and all else lies behind."""
    since, until = asking["published_earliest"], asking["published_latest"]
    if asking["factuality"] == Factuality.PLANNED:
        return since is None or latest >= since
    return until is None or earliest <= until
