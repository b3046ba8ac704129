"""Whatever was done, undone in any order, leaves what readers saw before; an undo takes back one change alone."""

from collections.abc import Callable
from random import Random
from typing import Any

import numpy as np
import pytest
from dashboard_fakes import Told, day, digest, year
from hypothesis import given
from hypothesis import strategies as st

from dashboard.store import Change, ClaimStatus, NotFound, Refused, Store, Target
from extract import Factuality
from tests.fuzz.examples import tried

DATES = [None, day("2014-03-18"), year(2014), day("2025-12-14")]
STATUSES = list(ClaimStatus)
Deed = Callable[[Store, int, int], Any]
DEEDS: dict[str, Deed] = {
    "redate event": lambda s, n, k: s.redate(Target("event", n), DATES[k], who="e"),
    "redate claim": lambda s, n, k: s.redate(Target("claim", n), DATES[k], who="e"),
    "retitle event": lambda s, n, k: s.retitle(Target("event", n), f"Title {k}", who="e"),
    "retitle claim": lambda s, n, k: s.retitle(Target("claim", n), f"Claim {k}", who="e"),
    "refact": lambda s, n, k: s.refact(Target("event", n), list(Factuality)[k], who="e"),
    "rekind": lambda s, n, k: s.rekind(Target("claim", n), [None, "AID", "AGREE", "ASSAULT"][k], who="e"),
    "decide": lambda s, n, k: s.decide([n], STATUSES[k % 3], who="e"),
    "join": lambda s, n, k: s.join(n, k + 1, who="e"),
    "apart": lambda s, n, k: s.keep_apart(n, k + 1, who="e"),
    "withdraw event": lambda s, n, k: s.withdraw_event(n, who="e", why="w"),
    "withdraw article": lambda s, n, k: s.withdraw_article(k % 2 + 1, who="e", why="w"),
    "add": lambda s, n, k: s.add_claim(k % 2 + 1, (0, 5), title="Added", when=DATES[k], who="e"),
}
deeds = st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(1, 6), st.integers(0, 3)), max_size=8)
KEPT = ClaimStatus.KEPT
SETTING = {"title": "retitle claim", "date": "redate claim", "event": "retitle event", "status": "decide"}
sets_and_undos = st.lists(
    st.tuples(st.sampled_from([*SETTING, "undo", "undo"]), st.integers(1, 3), st.integers(0, 3)), max_size=14
)


@pytest.fixture
def filled(store: Store) -> Store:
    for paper in ("a", "b"):
        text = f"Paper {paper}: envoys met in 2014. Troops moved. Russia annexed Crimea."
        told = [
            Told("met", year(2014), f"Envoys meet {paper}", actors=(paper,), places=(), words=()),
            Told("moved", None, f"Troops move {paper}", actors=(paper,), places=(), words=()),
            Told("annexed", day("2014-03-18"), "Russia annexes Crimea", kind="ASSAULT"),
        ]
        store.add_article(digest(text, told), collection="main", by="seeds")
    return store


def do(store: Store, todo: list[tuple[str, int, int]]) -> list[Change]:
    """What was done of it; the rest made no sense there."""
    done: list[Change] = []
    for name, number, choice in todo:
        try:
            made = DEEDS[name](store, number, choice)
        except (NotFound, Refused):
            continue
        done += made if isinstance(made, tuple) else [made]
    return done


def taken_back(store: Store, change: int) -> int | None:
    """The undo of a change; None where a later change stands on it."""
    try:
        return store.undo(change, who="e").id
    except Refused as refused:
        assert "stands on this one" in str(refused)
        return None


def seen(store: Store) -> list[tuple[Any, ...]]:
    events = store.events(store.columns().id.tolist())
    return [
        (e.id, e.title, e.label, e.kind, e.when, e.factuality, e.certainty, e.sources, e.contradicted, e.checked)
        for e in events
    ]


def claims_of(store: Store, number: int) -> tuple[int, list[int]]:
    """A new article with so many events, and its claims."""
    told = [Told(f"acted{at:03}", None, f"Act {at}", words=()) for at in range(number)]
    text = " ".join(f"Somebody acted{at:03} in the town." for at in range(number))
    article = store.add_article(digest(text, told), collection="main", by="seeds").article
    detail = store.article(article)
    assert detail is not None
    return article, [claim.id for claim in detail.claims]


def kept(store: Store, article: int) -> int:
    detail = store.article(article)
    assert detail is not None
    return sum(claim.status is KEPT for claim in detail.claims)


def test_what_one_act_decided_is_one_step_and_goes_back_whole(store: Store) -> None:
    article, claims = claims_of(store, 230)  # more than a page shows of an article's changes
    for some in (claims[:3], claims[3:]):
        store.decide(some, KEPT, who="e", why="at once")
    for left in (3, 0):
        store.undo_all([change.id for change in store.last_step(article)], who="e")
        assert kept(store, article) == left
    assert store.last_step(article) == ()


def test_a_step_goes_back_whole_or_not_at_all(store: Store) -> None:
    article, claims = claims_of(store, 3)
    step = [change.id for change in store.decide(claims, KEPT, who="e")]
    later = store.decide(claims[2:], ClaimStatus.DROPPED, who="another")[0]
    with pytest.raises(Refused, match="by another on"):
        store.undo_all(step, who="e")
    assert kept(store, article) == 2
    store.undo(later.id, who="another")
    store.undo(step[1], who="e")
    assert [change.id for change in store.last_step(article)] == [step[2], step[0]]  # what is left of it


def test_what_was_brought_back_is_the_last_step(store: Store) -> None:
    article, claims = claims_of(store, 2)
    (first,), (second,) = (store.decide([claim], KEPT, who="e") for claim in claims)
    again = store.undo(store.undo(first.id, who="e").id, who="e")
    assert store.last_step(article) == (again,)
    store.undo(again.id, who="e")
    assert store.last_step(article) == (second,)


@tried(25)
@given(todo=deeds)
def test_undone_in_reverse_order(filled: Store, todo: list[tuple[str, int, int]]) -> None:
    before, columns = seen(filled), filled.columns()
    done: list[Change] = []
    for name, number, choice in todo:
        try:
            made = DEEDS[name](filled, number, choice)
        except (NotFound, Refused):
            continue
        done += made if isinstance(made, tuple) else [made]
        columns = filled.columns(columns)
        fresh = filled.columns()
        assert np.array_equal(columns.id, fresh.id)
        assert np.array_equal(columns.earliest, fresh.earliest)
        assert np.array_equal(columns.sources, fresh.sources)
    for change in reversed(done):
        filled.undo(change.id, who="e")
    assert seen(filled) == before
    assert len(filled.columns(columns)) == len(before)


@tried(25)
@given(todo=deeds, seed=st.integers(0, 999))
def test_undone_in_any_order(filled: Store, todo: list[tuple[str, int, int]], seed: int) -> None:
    before, order = seen(filled), Random(seed)
    left, again = [change.id for change in do(filled, todo)], 3
    while left:
        order.shuffle(left)
        undone = {change: undo for change in left if (undo := taken_back(filled, change)) is not None}
        assert undone  # the last one that stands can always go
        left = [change for change in left if change not in undone]
        if again and order.random() < 0.3:  # an undo is a change like any other, and goes back as it can
            again, redone = again - 1, taken_back(filled, order.choice(sorted(undone.values())))
            left += [] if redone is None else [redone]
    assert seen(filled) == before


@tried(40)
@given(todo=sets_and_undos)
def test_what_stands_is_what_is_seen(store: Store, todo: list[tuple[str, int, int]]) -> None:
    """What is set is what the last change that stands says; one that a later change stands on is not undone."""
    text = f"Envoys met. Troops moved. Others left. {store.stats().articles} words."
    told = [Told("met", None, words=()), Told("moved", None, words=()), Told("left", None, words=())]
    added = store.add_article(digest(text, told), collection="main", by="seeds")
    claims = [each.id for each in store.article(added.article).claims]  # type: ignore[union-attr]
    standing: list[tuple[int, tuple[str, int], Any]] = []
    for name, number, choice in todo:
        if name == "undo" and standing:
            at = choice % len(standing)
            change, key, _ = standing[at]
            is_last = key not in [later for _, later, _ in standing[at + 1 :]]
            assert (taken_back(store, change) is not None) == is_last
            del standing[at : at + is_last]
        elif name != "undo":
            target = added.events[number - 1] if name == "event" else claims[number - 1]
            for made in do(store, [(SETTING[name], target, choice)]):
                standing.append((made.id, (name, target), (made.new, made.new_when)))
        assert_seen(store, added.article, {key: value for _, key, value in standing})


def assert_seen(store: Store, article: int, expected: dict[tuple[str, int], Any]) -> None:
    detail = store.article(article)
    assert detail is not None
    shown = {claim.id: claim for claim in detail.claims}
    for (name, target), (new, when) in expected.items():
        if name == "event":
            assert [event.title for event in store.events([target])] in ([new], [])  # dropped, it is not shown
        elif name == "date":
            assert shown[target].when == when
        else:
            assert getattr(shown[target], name) == new
