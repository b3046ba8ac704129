"""What one browser's sitting at a text remembers between runs, and taking up the deeds that came from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from dashboard import corrections, deciding, link, resources
from dashboard.access import READER, Visitor
from dashboard.deciding import Deed, Desk, Done
from dashboard.review_questions import Found
from dashboard.store import (
    ArticleDetail,
    ClaimStatus,
    EventDetail,
    NotFound,
    Offer,
    Proposal,
    Resolved,
    Store,
    StoreUnavailable,
)
from dashboard.surface import deeds, surface
from dashboard.widgets import states
from extract import CodingChoice

_DECISIONS = frozenset({"keep", "drop", "reopen", "keepall", "title"})
"""Deeds that change nothing of what other articles offer."""


@dataclass
class Sitting:
    """All that counts is in the store; this is what was said and `drawn` last, and what was looked up of other
    articles."""

    ack: int = 0
    drawn: dict[str, Any] | None = None
    outcome: dict[str, Any] = field(default_factory=dict)
    tried: dict[str, Any] = field(default_factory=dict)
    resolved: Resolved | None = None
    notice: str = ""
    removed: int | None = None
    answers: dict[int, Mapping[str, Sequence[Proposal]]] = field(default_factory=dict)
    offers: dict[int, Mapping[int, Sequence[Offer]]] = field(default_factory=dict)
    codings: dict[int, Sequence[CodingChoice]] = field(default_factory=dict)
    wanted: int | None = None
    parts: dict[int, int] = field(default_factory=dict)

    def hear(self, deed: Deed, done: Done, *, noticed: bool = False) -> None:
        """Remember what came of a deed."""
        self.outcome = {"n": deed.number, "said": done.said, "failed": done.failed, "claim": done.claim}
        self.notice = done.said if done.failed or noticed else ""
        self.removed = None
        if done.failed:
            return
        self.wanted = done.claim
        self.resolved = done.resolved
        if deed.name not in _DECISIONS:
            self.answers.clear()
            self.offers.clear()
            self.codings.clear()

    def turn(self, deed: Deed) -> None:
        """Show the part of a long list that holds an event, and choose that."""
        if event := link.read_id(deed.object):
            self.wanted = event
            self.outcome = {"n": deed.number, "said": "", "failed": False, "claim": self.wanted}

    def _at(self, detail: ArticleDetail, chosen: int | None) -> int:
        """The index of an event in the part at hand: of the one asked for, else where the list was left, else the
        `chosen` one or the first that waits."""
        ids = [claim.id for claim in detail.claims]
        if self.wanted in ids:
            self.parts[detail.row.id] = ids.index(self.wanted)
        elif detail.row.id not in self.parts:
            waits = (at for at, claim in enumerate(detail.claims) if claim.status is ClaimStatus.UNDECIDED)
            self.parts[detail.row.id] = ids.index(chosen) if chosen in ids else next(waits, 0)
        self.wanted = None
        return self.parts[detail.row.id]

    def found(
        self,
        store: Store,
        detail: ArticleDetail,
        token: str,
        *,
        mends: bool,
        decides: bool,
        chosen: int | None = None,
    ) -> Found:
        """An article with what others say of it, looked up once until something changes that. Of a long list the part
        that holds the `chosen` event is shown, until another is asked for."""
        key = detail.row.id
        if key not in self.answers:
            codings = _codings(store, detail) if token and decides else ()
            found = _answers(store, detail, token), _offers(store, detail, token), codings
            self.answers[key], self.offers[key], self.codings[key] = found  # all of it or nothing
        return Found(
            detail,
            self.answers[key],
            self.offers[key],
            self.resolved,
            mends,
            decides,
            self._at(detail, chosen),
            self.codings[key],
        )


def at(key: str) -> Sitting:
    """This browser's sitting at what is drawn under `key`."""
    sitting: Sitting = st.session_state.setdefault(f"_sitting_{key}", Sitting())
    return sitting


def sit(key: str, handle: Callable[[Deed], None], draw: Callable[[], dict[str, Any] | None]) -> None:
    """Have done what was asked for since the last run, then draw what `draw` says for `surface`, if anything.

    While the database is away things stay as they were drawn last, and what could not be done is not acknowledged: the
    browser keeps it and sends it again.
    """
    sitting, away = at(key), False
    try:
        _take_up(key, sitting, handle)
        sitting.drawn = draw()
    except StoreUnavailable:
        away = True
    if sitting.drawn is not None:
        surface(key=key, ack=sitting.ack, outcome=sitting.outcome, tried=sitting.tried, **sitting.drawn)
    if away:
        show = states.database_away if sitting.drawn is None else states.away_from_desk
        show()


def _take_up(key: str, sitting: Sitting, handle: Callable[[Deed], None]) -> None:
    """Hand over each deed that was not handled before; a typed date that is only tried is answered here."""
    for given in deeds(key):
        deed = deciding.read_deed(given)
        if deed is None or deed.number <= sitting.ack:
            continue
        before, sitting.ack = sitting.ack, deed.number  # first: what falls over is not tried for ever
        if deed.name == "try":
            ok, words = deciding.echo(deed.value)
            sitting.tried = {"n": deed.number, "ok": ok, "words": words}
            continue
        try:
            handle(deed)
        except StoreUnavailable:
            sitting.ack = before
            raise


def done(store: Store, token: str, article: int | None, visitor: Visitor, deed: Deed) -> Done:
    """Do a deed to an article: a public one (without `token`), or one of a review. Raises StoreUnavailable."""
    if article is None or not (visitor.edits or (token and visitor.uploads)):
        return Done("Nothing was changed: that can’t be done here.", failed=True)
    try:
        table = Desk(store, resources.reader(), token, article, visitor.name or READER, publishes=visitor.edits)
    except NotFound as problem:
        return Done(f"Nothing was changed: {problem}", failed=True)
    return deciding.do(table, deed)


def _codings(store: Store, detail: ArticleDetail) -> Sequence[CodingChoice]:
    upload = store.doubtful_upload(detail.row.id)
    return corrections.choices_of(upload) if upload else ()


def _answers(store: Store, detail: ArticleDetail, token: str) -> Mapping[str, Sequence[Proposal]]:
    """What other articles say for each open hole of this one."""
    holes = [timex for timex in deciding.holes(detail) if timex.when is None]
    return {timex.id: store.answers(detail.row.id, (timex.start, timex.end), token=token or None) for timex in holes}


def _offers(store: Store, detail: ArticleDetail, token: str) -> Mapping[int, Sequence[Offer]]:
    """Events of other articles that may be the same as one of this article's."""
    seen = {claim.event: store.event(claim.event, token=token or None) for claim in detail.claims}
    return {event: each.offers for event, each in seen.items() if isinstance(each, EventDetail) and each.offers}
