"""Corrections by people: each is one change that says who, what and why, and can be taken back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select

from dashboard.store.base import Base
from dashboard.store.claiming import claim_row, effective, marked_mention, pack_value, unpack_value
from dashboard.store.errors import NotFound, Refused
from dashboard.store.grouping import new_event
from dashboard.store.joining import refresh
from dashboard.store.journal import record
from dashboard.store.kinds import KINDS
from dashboard.store.records import ArticleStatus, Change, ClaimStatus, EventStatus, Target
from dashboard.store.rows import to_article
from dashboard.store.tables import articles, claims
from dashboard.store.types import storable, value_of_row
from dashboard.store.undoing import draft_of, lay_on, set_status, the_claim, the_event, withdraw
from dashboard.store.uploading import forget_files
from extract import Factuality, Span, Value

LONGEST_TITLE = 200


class Correcting(Base):
    """What editors do to claims, events and articles. All raise NotFound where the target is not there."""

    def redate(self, target: Target, when: Value | None, *, who: str, why: str = "") -> Change:
        """Set a date by hand; None means "not dated". Use `Target("claim", id)` on an article, "event" on a card."""
        return self.correct(target, {"when": when}, who=who, why=why)[0]

    def retitle(self, target: Target, title: str, *, who: str, why: str = "") -> Change:
        """Set a title by hand (1 to 200 characters)."""
        return self.correct(target, {"title": title}, who=who, why=why)[0]

    def rekind(self, target: Target, kind: str | None, mode: str | None = None, *, who: str, why: str = "") -> Change:
        """Set the kind by hand."""
        return self.correct(target, {"kind": (kind, mode)}, who=who, why=why)[0]

    def refact(self, target: Target, factuality: Factuality, *, who: str, why: str = "") -> Change:
        """Set by hand whether it happened."""
        return self.correct(target, {"factuality": factuality}, who=who, why=why)[0]

    def withdraw_event(self, event: int, *, who: str, why: str) -> Change:
        """Take an event out of all views; its link then says who, when and why."""
        return self.correct(Target("event", event), {"withdrawn": True}, who=who, why=why)[0]

    def correct(self, target: Target, fields: Mapping[str, Any], *, who: str, why: str = "") -> tuple[Change, ...]:
        """Set several fields by hand, all or none: one change each, which together are one step. "when" is a Value or
        None, "kind" a pair of kind and mode. Raises Refused where a field can't be so."""
        given = {name: _FIELDS[name][1](value) for name, value in fields.items()}
        made: list[Change] = []
        with self._writing() as connection:
            row = the_claim(connection, target.id) if target.kind == "claim" else the_event(connection, target.id)
            event, article = _place(connection, target, row)
            for name, value in given.items():
                old, new = _for_people(row, name, value)
                change = record(
                    connection,
                    _FIELDS[name][0],
                    who=who,
                    why=why,
                    target=(target.kind, target.id),
                    title=row["title"],
                    event=event,
                    article=article,
                    old=old,
                    new=new,
                    before=lay_on(connection, target.kind, target.id, name, {"value": value}),
                    step=made[0].id if made else None,
                )
                made.append(change)
            refresh(connection, [event])
        return tuple(made)

    def decide(self, claims: Iterable[int], status: ClaimStatus, *, who: str, why: str = "") -> tuple[Change, ...]:
        """Keep or drop claims, or leave them undecided again: one change each, which together are one step. Those that
        are so already are left."""
        made: list[Change] = []
        touched = []
        with self._writing() as connection:
            for claim in dict.fromkeys(claims):
                row = the_claim(connection, claim)
                if row["status"] == status:
                    continue
                before = set_status(connection, claim, status)
                touched.append(row["event_id"])
                made.append(
                    record(
                        connection,
                        _DECIDED[status],
                        who=who,
                        why=why,
                        target=("claim", claim),
                        title=row["title"],
                        event=row["event_id"],
                        article=row["article_id"],
                        old=row["status"],
                        new=status,
                        before=before,
                        step=made[0].id if made else None,
                    )
                )
            refresh(connection, touched)
        return tuple(made)

    def add_claim(
        self,
        article: int,
        span: Span,
        *,
        title: str,
        when: Value | None,
        who: str,
        timex: str = "",
        kind: str | None = None,
        why: str = "",
    ) -> Change:
        """A person marked a span of the article as an event; `timex` is the id of the expression that its date was
        taken from, where it was one. `Change.event` is the new event's id."""
        title = title_of_person(title)
        with self._writing() as connection:
            stored = connection.execute(select(articles).where(articles.c.id == article)).mappings().first()
            if stored is None or stored["status"] == ArticleStatus.WITHDRAWN:
                raise NotFound(f"There is no article {article}.")
            event, claim = _insert_marked(connection, stored, span, title, when, timex, kind)
            change = record(
                connection,
                "added",
                who=who,
                why=why,
                target=("claim", claim),
                title=title,
                event=event,
                article=article,
                new=when or title,
                before={"how": "status", "claim": claim, "status": ClaimStatus.DROPPED},
            )
            refresh(connection, [event])
            return change

    def withdraw_article(self, article: int, *, who: str, why: str) -> Change:
        """Take an article and its claims out of all views (a draft too). Events told by it alone go with it, and for
        good its file, where that was kept."""
        with self._writing() as connection:
            forget_files(connection, [article])
            return withdraw(connection, article, who=who, why=why)


_DECIDED = {ClaimStatus.KEPT: "kept", ClaimStatus.DROPPED: "dropped", ClaimStatus.UNDECIDED: "reopened"}


def title_of_person(title: str) -> str:
    """A typed title in one line. Raises Refused where it is none."""
    title = " ".join(storable(title).split())
    if not 0 < len(title) <= LONGEST_TITLE:
        raise Refused(f"A title has 1 to {LONGEST_TITLE} characters.")
    return title


def _kind_of_person(given: tuple[str | None, str | None]) -> list[str | None]:
    kind, mode = given
    if kind is not None and kind not in KINDS:
        raise Refused(f"There is no kind “{kind}”.")
    return [kind, mode]


_FIELDS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "when": ("redated", pack_value),
    "title": ("retitled", title_of_person),
    "kind": ("rekinded", _kind_of_person),
    "factuality": ("refacted", str),
    "withdrawn": ("withdrawn", bool),
}
"""What a person may set, with what its change is called and how it is kept."""


def _place(connection: Connection, target: Target, row: RowMapping) -> tuple[int, int | None]:
    if target.kind == "claim":
        return row["event_id"], row["article_id"]
    return target.id, draft_of(connection, row)


def _for_people(row: RowMapping, field: str, value: Any) -> tuple[str | Value | None, str | Value | None]:
    """Old and new, as the page of changes shows them."""
    if field == "when":
        return value_of_row(row), unpack_value(value)
    if field == "kind":
        return row["kind"], value[0]
    if field == "withdrawn":
        return EventStatus.PUBLIC, EventStatus.WITHDRAWN
    return row[field], value


def _insert_marked(
    connection: Connection, stored: RowMapping, span: Span, title: str, when: Value | None, timex: str, kind: str | None
) -> tuple[int, int]:
    article = to_article(stored)
    number = connection.execute(select(claims.c.id).order_by(claims.c.id.desc()).limit(1)).scalar() or 0
    try:
        mention = marked_mention(article, span, key=f"p{number + 1}", title=title, when=when, timex=timex, kind=kind)
    except ValueError as error:
        raise Refused(str(error)) from None
    taken = {each.id: replace(each, relation="") for each in stored["timexes"]}  # its date as it stands
    row = {
        **claim_row(article, taken, mention),
        **effective(mention, {}),
        "article_id": stored["id"],
        "collection_id": stored["collection_id"],
        "status": ClaimStatus.KEPT,
        "origin": "person",
        "public": stored["status"] == ArticleStatus.PUBLISHED and stored["review_token"] is None,
        "family": "",
    }
    event = new_event(connection, row)
    claim = connection.execute(insert(claims).values(**row, event_id=event).returning(claims.c.id)).scalar_one()
    return event, int(claim)
