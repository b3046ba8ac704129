"""Whatever was done, undone in reverse order, leaves what readers saw before; and memory never lags behind."""

from collections.abc import Callable
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


def seen(store: Store) -> list[tuple[Any, ...]]:
    events = store.events(store.columns().id.tolist())
    return [
        (e.id, e.title, e.label, e.kind, e.when, e.factuality, e.certainty, e.sources, e.contradicted, e.checked)
        for e in events
    ]


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
