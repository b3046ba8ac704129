"""The desk of a review: has done what keys and clicks asked for, and draws the text beside its events."""

from typing import Any

from dashboard import deciding, link, resources, review_html
from dashboard.access import Visitor
from dashboard.deciding import Deed
from dashboard.store import Review, Store
from dashboard.widgets import sitting as sittings
from dashboard.widgets import view as address
from dashboard.widgets.sitting import Sitting

_NOTICED = frozenset({"publish", "submit", "move", "remove", "restore", "coding"})
"""Deeds whose outcome stands above the text, not only in the live region."""


def desk(store: Store, token: str, visitor: Visitor) -> None:
    """Do what was asked for since the last run, then draw the review as it stands."""
    key = key_of(token)
    sitting = sittings.at(key)
    sittings.sit(
        key,
        lambda deed: _handle(store, token, visitor, deed, sitting),
        lambda: _drawn(store, token, visitor, sitting),
    )


def _drawn(store: Store, token: str, visitor: Visitor, sitting: Sitting) -> dict[str, Any] | None:
    review = store.review(token)
    if review is None:
        return None
    article = _chosen(review)
    markup = review_html.page_html(_shown(store, review, article, visitor, sitting))
    return {"markup": markup, "of": f"{token}/{article}", "review": _decides(visitor)}


def key_of(token: str) -> str:
    """What the desk is drawn under: a component's name may not hold "__", a token may."""
    return f"desk_{token.replace('_', '.')}"


def _decides(visitor: Visitor) -> bool:
    return visitor.uploads or visitor.edits


def _chosen(review: Review | None) -> int | None:
    """The article that the link names, else the first."""
    there = [row.id for row in review.articles] if review else []
    named = link.read_id(address.param("a"))
    return named if named in there else next(iter(there), None)


def _handle(store: Store, token: str, visitor: Visitor, deed: Deed, sitting: Sitting) -> None:
    if deed.name == "file":
        sitting.resolved, sitting.notice = None, ""
        if link.read_id(deed.object):
            address.set_params({"r": token, "a": deed.object})
        return
    if deed.name == "window":
        sitting.turn(deed)
        return
    if deed.name == "stop":
        if _decides(visitor):
            sitting.hear(deed, deciding.stop(store, token, deed.object))
        return
    removed = link.read_id(deed.object) if deed.name == "restore" else None
    article = removed or _chosen(store.review(token))
    done = sittings.done(store, token, article, visitor, deed)
    sitting.hear(deed, done, noticed=deed.name in _NOTICED)
    if done.article is not None:
        address.set_params({"r": token, "a": str(done.article)})
    if deed.name == "remove" and not done.failed:
        sitting.removed = article


def _shown(store: Store, review: Review, article: int | None, visitor: Visitor, sitting: Sitting) -> review_html.Shown:
    detail = deciding.seen(store.article(article, token=review.token)) if article is not None else None
    found = None
    if detail is not None:
        found = sitting.found(store, detail, review.token, mends=_decides(visitor), decides=True)
    return review_html.Shown(
        review,
        f"{address.base()}?r={review.token}",
        resources.live().collections(),
        store.standing(review.token),
        store.to_publish(review.token),
        found,
        visitor.edits,
        _decides(visitor),
        sitting.notice,
        bool(sitting.outcome.get("failed")),
        sitting.removed,
    )
