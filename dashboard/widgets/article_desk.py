"""One article as a desk: its text, notes and events, linked; what editors mend there is done at once."""

from dataclasses import replace
from typing import Any

from dashboard import article_page, link
from dashboard.access import Visitor
from dashboard.deciding import Deed
from dashboard.store import ArticleDetail, ClaimStatus, Store
from dashboard.widgets import sitting as sittings
from dashboard.widgets import states
from dashboard.widgets import view as address
from dashboard.widgets.sitting import Sitting

_MENDS = frozenset({"written", "fill", "take", "date", "title", "same", "apart", "undo"})


@states.needs_database()
def desk(store: Store, article: int, token: str, visitor: Visitor) -> None:
    """Do what was asked for since the last run, then draw the article as it stands."""
    key = f"article_{article}"
    sitting = sittings.at(key)
    sittings.sit(
        key,
        lambda deed: _handle(store, article, token, visitor, deed, sitting),
        lambda: _drawn(store, article, token, visitor, sitting),
    )


def _drawn(store: Store, article: int, token: str, visitor: Visitor, sitting: Sitting) -> dict[str, Any] | None:
    detail = _told(store.article(article, token=token or None))
    if detail is None:
        return None
    mends = visitor.edits or bool(token and visitor.uploads)
    event = link.read_id(address.param("e"))
    chosen = next((claim for claim in detail.claims if claim.event == event), None)
    first = chosen.id if chosen else next((claim.id for claim in detail.claims), None)
    found = sitting.found(store, detail, token, mends=mends, decides=False, chosen=first)
    markup = article_page.page_html(article_page.Shown(found, event, sitting.notice))
    return {"markup": markup, "of": str(article), "chosen": str(chosen.id) if chosen else "", "review": False}


def _told(detail: ArticleDetail | None) -> ArticleDetail | None:
    """The article without what was dropped from it."""
    if detail is None:
        return None
    told = tuple(claim for claim in detail.claims if claim.status is not ClaimStatus.DROPPED)
    return replace(detail, claims=told)


def _handle(store: Store, article: int, token: str, visitor: Visitor, deed: Deed, sitting: Sitting) -> None:
    if deed.name == "choose":
        _choose(store.article(article, token=token or None), deed.object, token)
    elif deed.name == "window":
        sitting.turn(deed)
    elif deed.name in _MENDS:
        sitting.hear(deed, sittings.done(store, token, article, visitor, deed))


def _choose(detail: ArticleDetail | None, claim: str, token: str) -> None:
    """The chosen event goes into the link."""
    event = next((each.event for each in detail.claims if str(each.id) == claim), None) if detail else None
    if detail is not None and event is not None:
        params = {"a": str(detail.row.id), "e": str(event)}
        address.set_params(params | ({"r": token} if token else {}))
