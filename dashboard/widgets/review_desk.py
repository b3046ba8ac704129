"""The desk of a review: takes up what keys and clicks did, has it done, and draws the text beside its events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from dashboard import deciding, resources, review_html
from dashboard.access import READER, Visitor
from dashboard.deciding import Deed, Desk, Done
from dashboard.review_rows import Found
from dashboard.store import (
    ArticleDetail,
    EventDetail,
    NotFound,
    Offer,
    Proposal,
    Resolved,
    Review,
    Store,
    StoreUnavailable,
)
from dashboard.surface import deeds, surface
from dashboard.widgets import view as address

_DECISIONS = frozenset({"keep", "drop", "reopen", "keepall", "title"})
"""Deeds that change nothing of what other articles offer."""
_NOTICED = frozenset({"publish", "submit", "move", "remove", "restore"})
"""Deeds whose outcome stands above the text, not only in the live region."""


@dataclass
class _Sitting:
    """What one browser's sitting at a review remembers; all that counts is in the store."""

    ack: int = 0
    outcome: dict[str, Any] = field(default_factory=dict)
    tried: dict[str, Any] = field(default_factory=dict)
    resolved: Resolved | None = None
    notice: str = ""
    removed: int | None = None
    answers: dict[int, Mapping[str, Sequence[Proposal]]] = field(default_factory=dict)
    offers: dict[int, Mapping[int, Sequence[Offer]]] = field(default_factory=dict)


def desk(store: Store, token: str, visitor: Visitor) -> None:
    """Do what was asked for since the last run, then draw the review as it stands."""
    key = f"desk_{token}"
    sitting: _Sitting = st.session_state.setdefault(f"_sitting_{token}", _Sitting())
    for given in deeds(key):
        deed = deciding.read_deed(given)
        if deed is not None and deed.number > sitting.ack:
            sitting.ack = deed.number
            _take_up(store, token, visitor, deed, sitting)
    review = store.review(token)
    if review is None:
        return
    article = _chosen(review)
    surface(
        review_html.page_html(_shown(store, review, article, visitor, sitting)),
        key=key,
        ack=sitting.ack,
        outcome=sitting.outcome,
        tried=sitting.tried,
        of=f"{token}/{article}",
        review=_may_decide(visitor),
    )


def _may_decide(visitor: Visitor) -> bool:
    return visitor.uploads or visitor.edits


def _chosen(review: Review | None) -> int | None:
    """The article that the link names, else the first."""
    there = [row.id for row in review.articles] if review else []
    named = address.param("a")
    return int(named) if named.isdecimal() and int(named) in there else next(iter(there), None)


# --- deeds ---------------------------------------------------------------------------------------------------------


def _take_up(store: Store, token: str, visitor: Visitor, deed: Deed, sitting: _Sitting) -> None:
    if deed.name == "try":
        ok, words = deciding.echo(deed.value)
        sitting.tried = {"n": deed.number, "ok": ok, "words": words}
        return
    sitting.notice, sitting.removed = "", None
    if deed.name == "file":
        sitting.resolved = None
        if deed.object.isdecimal():
            address.set_params({"r": token, "a": deed.object})
        return
    _do(store, token, visitor, deed, sitting)


def _do(store: Store, token: str, visitor: Visitor, deed: Deed, sitting: _Sitting) -> None:
    article = int(deed.object) if deed.name == "restore" and deed.object.isdecimal() else _chosen(store.review(token))
    done = _done(store, token, visitor, deed, article)
    sitting.outcome = {"n": deed.number, "said": done.said, "failed": done.failed, "claim": done.claim}
    if done.failed or deed.name in _NOTICED:
        sitting.notice = done.said
    if done.failed:
        return
    sitting.resolved = done.resolved
    sitting.removed = article if deed.name == "remove" else None
    if deed.name not in _DECISIONS:
        sitting.answers.clear()
        sitting.offers.clear()


def _done(store: Store, token: str, visitor: Visitor, deed: Deed, article: int | None) -> Done:
    if not _may_decide(visitor) or article is None:
        return Done("Nothing was changed: that can’t be done here.", failed=True)
    who = visitor.name or READER
    try:
        table = Desk(store, resources.reader(), token, article, who, publishes=visitor.edits)
    except (NotFound, StoreUnavailable) as problem:
        return Done(f"Nothing was changed: {problem}", failed=True)
    return deciding.do(table, deed)


# --- what is shown -------------------------------------------------------------------------------------------------


def _shown(store: Store, review: Review, article: int | None, visitor: Visitor, sitting: _Sitting) -> review_html.Shown:
    detail = deciding.seen(store.article(article, token=review.token)) if article is not None else None
    found = None
    if detail is not None:
        key = detail.row.id
        if key not in sitting.answers:
            sitting.answers[key] = _answers(store, detail, review.token)
            sitting.offers[key] = _offers(store, detail, review.token)
        found = Found(detail, sitting.answers[key], sitting.offers[key], sitting.resolved, _may_decide(visitor))
    return review_html.Shown(
        review,
        f"{(st.context.url or '').split('?')[0]}?r={review.token}",
        resources.live().collections(),
        store.standing(review.token),
        store.to_publish(review.token),
        found,
        visitor.edits,
        sitting.notice,
        bool(sitting.outcome.get("failed")),
        sitting.removed,
    )


def _answers(store: Store, detail: ArticleDetail, token: str) -> Mapping[str, Sequence[Proposal]]:
    """What other articles say for each hole of this one."""
    open_ones = [timex for timex in deciding.holes(detail) if timex.when is None]
    return {timex.id: store.answers(detail.row.id, (timex.start, timex.end), token=token) for timex in open_ones}


def _offers(store: Store, detail: ArticleDetail, token: str) -> Mapping[int, Sequence[Offer]]:
    """Events of other articles that may be the same as one of this article's."""
    seen = {claim.event: store.event(claim.event, token=token) for claim in detail.claims}
    return {event: each.offers for event, each in seen.items() if isinstance(each, EventDetail) and each.offers}
