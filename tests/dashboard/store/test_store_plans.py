"""How SQLite finds rows: what is asked for by a key is found by it, however many events there are."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from dashboard.store import Store
from tests.benchmarks.filling import fill

ASKED: dict[str, Callable[[Store], object]] = {
    "events": lambda store: store.events([3, 5, 8]),
    "event": lambda store: store.event(5),
    "event in a review": lambda store: store.event(5, token="none"),
    "claims": lambda store: store.claims([3, 5]),
    "changes": lambda store: store.changes(event=5),
    "review": lambda store: store.review("none"),
    "reviews that wait": lambda store: store.reviews_waiting(),
    "version": lambda store: store.version(),
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path_factory.mktemp('plans') / 'timeline.sqlite'}"
    fill(url, 200)
    store = Store.open(url)
    yield store
    store.close()


@pytest.mark.parametrize("name", ASKED)
def test_no_question_by_key_walks_all_events(filled: Store, name: str) -> None:
    said: list[tuple[str, object]] = []
    engine = filled._engine
    with engine.connect() as connection:
        path = Path(str(engine.url.database))

        def note(_c: object, _cursor: object, statement: str, given: object, _x: object, _many: bool) -> None:
            said.append((statement, given))

        event.listen(engine, "before_cursor_execute", note)
        ASKED[name](filled)
        event.remove(engine, "before_cursor_execute", note)
        connection.rollback()
    plain = sqlite3.connect(path)
    for statement, given in said:
        if statement.startswith("SELECT"):
            plan = [row[3] for row in plain.execute(f"EXPLAIN QUERY PLAN {statement}", given)]  # type: ignore[call-overload]
            assert not any("ix_events_status" in step for step in plan), (statement, plan)
            assert not any(step.startswith(("SCAN events", "SCAN claims")) for step in plan), (statement, plan)
    plain.close()
    assert said
