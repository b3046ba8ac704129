"""The single steps of corrections, each of which returns what takes it back.

What takes a step back is plain data, kept with the change: `how` names the step, the rest are its arguments. An undo
takes that step and keeps in turn what takes *it* back, so that an undo can be undone.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, exc, func, insert, select, update

from dashboard.store.base import Base
from dashboard.store.claiming import effective
from dashboard.store.errors import NotFound, Refused
from dashboard.store.joining import merge, pair_of, refresh
from dashboard.store.journal import record, step_of
from dashboard.store.own_dates import OwnDates, changed_by, is_reading
from dashboard.store.records import ArticleStatus, Change, ClaimStatus, Decision, EventStatus
from dashboard.store.rows import to_change
from dashboard.store.stacking import Before, stands, undoable
from dashboard.store.tables import articles, changes, claims, events, offers

UNDECIDED_WAITS = articles.c.review_token.is_not(None)
"""Of articles that came through a review: what nobody decided on is not public. Seeds are public undecided."""


class Undoing(Base):
    """Taking changes back, joining events and keeping them apart."""

    def undo(self, change: int, *, who: str, why: str = "") -> Change:
        """Take a change back and nothing else. The undo is a change of its own and can itself be undone. Raises Refused
        where it was undone before, where a later change stands on it, or where it needs the article read again
        (`dashboard.corrections.undo` does both kinds)."""
        (undone,) = self.undo_all([change], who=who, why=why)
        return undone

    def undo_all(self, changes: Iterable[int], *, who: str, why: str = "") -> tuple[Change, ...]:
        """Take several changes back, all of them or none. Raises what `undo` raises."""
        with self._writing() as connection:
            undone = [_undo(connection, change, who, why) for change in changes]
            refresh(connection, {event for _, touched in undone for event in touched})
            return tuple(change for change, _ in undone)

    def last_step(self, article: int) -> tuple[Change, ...]:
        """The changes, newest first, that one person made to an article by its last act that stands, since it was last
        published: those that "take back" takes back."""
        own = changes.c.article_id == article
        published = select(func.max(changes.c.id)).where(own, changes.c.what == "published").scalar_subquery()
        since = select(changes).where(own, changes.c.id > func.coalesce(published, 0)).order_by(changes.c.id.desc())
        with self._reading() as connection:
            made = {row["id"]: row for row in connection.execute(since).mappings()}
        standing = [row for row in made.values() if row["before"] and stands(row, made)]
        return tuple(to_change(row) for row in standing if step_of(row) == step_of(standing[0]))

    def own_dates_before(self, change: int) -> OwnDates | None:
        """What an undo gives an article back for a change of its own dates: those that were changed, as they were
        before it. None for any other change. Raises NotFound and Refused as `undo` does."""
        with self._reading() as connection:
            row = undoable(connection, change)
            return changed_by(connection, row) if is_reading(row["before"]) else None

    def join(self, event: int, other: int, *, who: str, why: str = "") -> Change:
        """Two events are one: `event` goes into `other` and leaves a marker. A draft joins when it is published."""
        with self._writing() as connection:
            row, into = the_event(connection, event), the_event(connection, other)
            if event == other or row["collection_id"] != into["collection_id"]:
                raise Refused("Only two events of one collection can be joined.")
            article = draft_of(connection, row)
            waits = row["status"] == EventStatus.DRAFT and into["status"] == EventStatus.PUBLIC
            before = (
                decide_offer(connection, event, other, Decision.JOINED) if waits else do_merge(connection, event, other)
            )
            change = record(
                connection,
                "joined",
                who=who,
                why=why,
                target=("event", event),
                title=row["title"],
                event=event,
                article=article,
                old=row["title"],
                new=into["title"],
                before=before,
            )
            refresh(connection, [event, other])
            return change

    def keep_apart(self, event: int, other: int, *, who: str, why: str = "") -> Change:
        """Two events stay two; not offered again."""
        with self._writing() as connection:
            row, second = the_event(connection, event), the_event(connection, other)
            return record(
                connection,
                "apart",
                who=who,
                why=why,
                target=("event", event),
                title=row["title"],
                event=event,
                article=draft_of(connection, row),
                new=second["title"],
                before=decide_offer(connection, event, other, Decision.APART),
            )


def _undo(connection: Connection, change: int, who: str, why: str) -> tuple[Change, list[int]]:
    """Take one change back; returns the undo and the events to refresh."""
    row = undoable(connection, change)
    step = _STEPS.get(row["before"].get("how", ""))
    if step is None:
        raise Refused("This change can't be undone here.")
    before, touched = step(connection, row["before"])
    undone = record(
        connection,
        "undone",
        who=who,
        why=why,
        target=(row["target"], row["target_id"]),
        title=row["title"],
        event=row["event_id"],
        article=row["article_id"],
        old=row["new_when"] or row["new"],
        new=row["old_when"] or row["old"],
        before=before,
        undoes=change,
    )
    return undone, touched


def the_event(connection: Connection, event: int) -> RowMapping:
    """An event that is not gone. Raises NotFound, or Refused where only a marker is left."""
    row = connection.execute(select(events).where(events.c.id == event)).mappings().first()
    if row is None:
        raise NotFound(f"There is no event {event}.")
    if EventStatus(row["status"]).is_gone:
        raise Refused("This event is gone; its page says what became of it.")
    return row


def the_claim(connection: Connection, claim: int) -> RowMapping:
    """A claim that its text still gives. Raises NotFound."""
    row = connection.execute(select(claims).where(claims.c.id == claim, ~claims.c.lost)).mappings().first()
    if row is None:
        raise NotFound(f"There is no claim {claim}.")
    return row


def draft_of(connection: Connection, event: RowMapping) -> int | None:
    """The article that tells a draft, so that a change of it is no more public than it is; None where it is public."""
    if event["status"] != EventStatus.DRAFT:
        return None
    told = select(claims.c.article_id).where(claims.c.event_id == event["id"]).limit(1)
    return connection.execute(told).scalar()


def lay_on(connection: Connection, kind: str, target: int, field: str, new: Mapping[str, Any]) -> Before:
    """Set one corrected field ({"value": …}) or take the correction off ({})."""
    table = claims if kind == "claim" else events
    row = connection.execute(select(table).where(table.c.id == target)).mappings().one()
    corrections = dict(row["corrections"])
    was = {"value": corrections.pop(field)} if field in corrections else {}
    if new:
        corrections[field] = new["value"]
    told = effective(row["mention"], corrections) if kind == "claim" else {"corrections": corrections}
    connection.execute(update(table).where(table.c.id == target).values(**told))
    return {"how": "field", "kind": kind, "target": target, "field": field, "was": was}


def set_status(connection: Connection, claim: int, status: str, *, public: bool = False) -> Before:
    """Keep, drop or reopen a claim. What a review has to decide again leaves public view until it is published anew;
    `public`: it was in public view in the state that comes back."""
    of_article = articles.c.status.label("article"), UNDECIDED_WAITS.label("waits")
    wanted = select(claims.c.status, claims.c.public, *of_article).join(articles, articles.c.id == claims.c.article_id)
    was = connection.execute(wanted.where(claims.c.id == claim)).one()
    waits = was.waits and status == ClaimStatus.UNDECIDED
    seen = (was.public or public) and was.article == ArticleStatus.PUBLISHED and not waits
    connection.execute(update(claims).where(claims.c.id == claim).values(status=status, public=seen))
    return {"how": "status", "claim": claim, "status": was.status, "public": was.public}


def withdraw(connection: Connection, article: int, *, who: str, why: str) -> Change:
    """Take an article and its claims out of all views, as a change that can be taken back.

    Raises NotFound and Refused.
    """
    stored = connection.execute(select(articles).where(articles.c.id == article)).mappings().first()
    if stored is None:
        raise NotFound(f"There is no article {article}.")
    if stored["status"] == ArticleStatus.WITHDRAWN:
        raise Refused("This article was withdrawn before.")
    before, touched = _withdraw(connection, article, why)
    change = record(
        connection,
        "withdrawn",
        who=who,
        why=why,
        target=("article", article),
        title=stored["title"],
        article=article,
        old=stored["status"],
        new=ArticleStatus.WITHDRAWN,
        before=before,
    )
    refresh(connection, touched)
    return change


def _withdraw(connection: Connection, article: int, why: str) -> tuple[Before, list[int]]:
    """Take an article and its claims out of public view; returns the events it told as well."""
    row = connection.execute(select(articles).where(articles.c.id == article)).mappings().one()
    told = select(claims.c.id, claims.c.event_id, claims.c.public).where(claims.c.article_id == article)
    found = connection.execute(told).all()
    public = [claim.id for claim in found if claim.public]
    connection.execute(update(claims).where(claims.c.article_id == article).values(public=False))
    gone = {"status": ArticleStatus.WITHDRAWN, "withdrawn_why": why}
    connection.execute(update(articles).where(articles.c.id == article).values(**gone))
    before = {"how": "restore", "article": article, "status": row["status"], "why": why, "public": public}
    return before, sorted({claim.event_id for claim in found})


def _restore(connection: Connection, b: Before) -> tuple[Before, list[int]]:
    """Bring a withdrawn article back as it was. Raises Refused where its text came in again meanwhile."""
    back, own = {"status": b["status"], "withdrawn_why": ""}, articles.c.id == b["article"]
    try:
        with connection.begin_nested():
            connection.execute(update(articles).where(own).values(**back))
    except exc.IntegrityError:
        raise Refused("The same text was added again since.") from None
    decided = (claims.c.status != ClaimStatus.UNDECIDED) | select(~UNDECIDED_WAITS).where(own).scalar_subquery()
    connection.execute(update(claims).where(claims.c.id.in_(b["public"]), decided).values(public=True))
    told = connection.execute(select(claims.c.event_id).where(claims.c.article_id == b["article"])).scalars()
    return {"how": "withdraw", "article": b["article"], "why": b["why"]}, sorted(set(told))


def decide_offer(connection: Connection, event: int, other: int, decision: str) -> Before:
    """Write down what was decided on two events."""
    was = connection.execute(select(offers.c.decision).where(pair_of(event, other))).scalar()
    if was is None:
        row = {"event_id": event, "other_id": other, "reasons": (), "decision": decision}
        connection.execute(insert(offers).values(row))
    else:
        connection.execute(update(offers).where(pair_of(event, other)).values(decision=decision))
    return {"how": "offer", "event": event, "other": other, "decision": was or Decision.OPEN}


def do_merge(connection: Connection, event: int, into: int) -> Before:
    """Join two events and settle the offer about them."""
    settled = decide_offer(connection, event, into, Decision.JOINED)
    moved = merge(connection, event, into)
    return {"how": "split", "event": event, "into": into, "claims": moved, "decision": settled["decision"]}


def _split(connection: Connection, event: int, into: int, moved: list[int], decision: str) -> Before:
    """Take claims out again, back into the event that they came from."""
    connection.execute(update(claims).where(claims.c.id.in_(moved)).values(event_id=event))
    fresh = {"status": EventStatus.DRAFT, "merged_into": None}
    connection.execute(update(events).where(events.c.id == event).values(**fresh))
    decide_offer(connection, event, into, decision)
    return {"how": "merge", "event": event, "into": into}


def _undo_field(connection: Connection, b: Before) -> tuple[Before, list[int]]:
    row = claims if b["kind"] == "claim" else events
    column = claims.c.event_id if b["kind"] == "claim" else events.c.id
    event = connection.execute(select(column).where(row.c.id == b["target"])).scalar_one()
    return lay_on(connection, b["kind"], b["target"], b["field"], b["was"]), [event]


def _undo_status(connection: Connection, b: Before) -> tuple[Before, list[int]]:
    event = connection.execute(select(claims.c.event_id).where(claims.c.id == b["claim"])).scalar_one()
    return set_status(connection, b["claim"], b["status"], public=b.get("public", False)), [event]


def _undo_restore(connection: Connection, b: Before) -> tuple[Before, list[int]]:
    return _withdraw(connection, b["article"], b["why"])


def _undo_offer(connection: Connection, b: Before) -> tuple[Before, list[int]]:
    return decide_offer(connection, b["event"], b["other"], b["decision"]), []


def _undo_split(connection: Connection, b: Before) -> tuple[Before, list[int]]:
    return _split(connection, b["event"], b["into"], b["claims"], b["decision"]), [b["event"], b["into"]]


def _undo_merge(connection: Connection, b: Before) -> tuple[Before, list[int]]:
    return do_merge(connection, b["event"], b["into"]), [b["event"], b["into"]]


_STEPS: dict[str, Callable[[Connection, Before], tuple[Before, list[int]]]] = {
    "field": _undo_field,
    "status": _undo_status,
    "restore": _restore,
    "withdraw": _undo_restore,
    "offer": _undo_offer,
    "split": _undo_split,
    "merge": _undo_merge,
}
