"""What the pages say of an article that was resolved again: each event once, with its own dates."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard_fakes import Told, day, digest

from dashboard.article_html import resolved_html
from dashboard.changes_html import change_html
from dashboard.review_questions import Found
from dashboard.review_rows import events_html, list_html
from dashboard.store import Resolved, Store

TEXT = "An attack came at night. The missile strike was on 2 March 2025. Envoys met. A plan was drafted."
ATTACK = Told("attack", None, "Attack on port", kind="ASSAULT", places=("Odesa",), words=("port",))
STRIKE = replace(ATTACK, trigger="strike", when=day("2025-03-02"), title="Missile strike on port")
MET = Told("met", day("2025-03-04"), "Envoys meet", words=())
DRAFTED = Told("drafted", None, "A <b>plan</b> is drafted", words=(), places=())


def read_again(store: Store, first: Sequence[Told], then: Sequence[Told]) -> tuple[Found, Resolved]:
    article = store.add_article(digest(TEXT, first), collection="main", by="seeds").article
    resolved = store.resolve_again(article, digest(TEXT, then), what="written", old=None, new="2025-03-05", who="e")
    detail = store.article(article)
    assert detail is not None
    return Found(detail, resolved=resolved), resolved


def test_a_row_says_only_what_its_own_date_was(store: Store) -> None:
    found, _ = read_again(store, (ATTACK, STRIKE), (replace(ATTACK, when=day("2025-03-02")), STRIKE, DRAFTED))
    attack, strike, drafted = found.detail.claims
    assert attack.event == strike.event != drafted.event
    rows = events_html(found).split("role='row'")[1:]
    assert [re.findall(r"was <s>([^<]*)</s>", row) for row in rows] == [["not dated"], [], []]


def test_what_moved_what_went_and_what_came_are_counted_apart(store: Store) -> None:
    found, resolved = read_again(
        store, (ATTACK, STRIKE, DRAFTED), (replace(ATTACK, when=day("2025-03-02")), STRIKE, MET)
    )
    for said in (list_html(found), resolved_html(resolved)):
        assert "<b>Resolved again.</b> 1 moved, 1 gone, 1 new; the other one doesn’t hang on it." in said


def test_what_went_is_named_with_its_date(store: Store) -> None:
    found, _ = read_again(store, (ATTACK, STRIKE, MET, DRAFTED), (ATTACK, STRIKE))
    said = list_html(found)
    assert "<b>Resolved again.</b> 2 gone; the other 2 don’t hang on it." in said
    assert (
        "<li><s>Envoys meet</s>, on 4 March 2025</li><li><s>A &lt;b&gt;plan&lt;/b&gt; is drafted</s>, not dated" in said
    )


def test_a_reading_that_moved_nothing_says_so(store: Store) -> None:
    found, resolved = read_again(store, (ATTACK, STRIKE), (ATTACK, STRIKE))
    assert "<b>Resolved again.</b> Nothing moved." in list_html(found)
    assert "Nothing moved." in resolved_html(resolved)


def test_what_became_an_event_of_its_own_is_told(store: Store) -> None:
    found, resolved = read_again(store, (ATTACK, STRIKE), (replace(ATTACK, when=day("2025-03-05")), STRIKE))
    assert "1 moved, 1 now an event of its own; the other one doesn’t hang on it." in list_html(found)
    assert [change.what for change in store.last_step(resolved.article)] == ["written"]  # one key takes it all back
    (change,) = store.changes(what="parted")
    assert "an event of its own" in change_html(change) and f"?e={resolved.shifts[0].event}" in change_html(change)


def test_what_was_joined_is_told(store: Store) -> None:
    apart = replace(ATTACK, when=day("2025-03-05"))
    _, resolved = read_again(store, (apart, STRIKE), (replace(apart, when=day("2025-03-02")), STRIKE))
    assert "1 moved, 1 joined with another; the other one doesn’t hang on it." in resolved_html(resolved)
