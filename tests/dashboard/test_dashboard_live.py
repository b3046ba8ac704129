"""What readers share while the database is slow, away, or written to: nobody waits who need not."""

import threading
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from dashboard import resources
from dashboard.filters import View
from dashboard.resources import Live
from dashboard.store import Columns, Store, StoreUnavailable, Target
from tests.dashboard import stored

LONG = 30.0


class Clock:
    """Time that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        """The time that was set."""
        return self.now


class Slow:
    """A store that is away, and takes some seconds to say so; counts how often it was asked."""

    def __init__(self, store: Store, clock: Clock, seconds: float) -> None:
        self.store, self.clock, self.seconds = store, clock, seconds
        self.asked = 0
        self.here = True

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.store, name)
        return found if name == "writes" or self.here else self._fail

    def _fail(self, *_given: Any) -> Any:
        self.asked += 1
        self.clock.now += self.seconds
        raise StoreUnavailable("away")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(resources, "time", made)
    return made


@pytest.fixture
def filled(sqlite_url: str) -> Iterator[Store]:
    store = stored.fill(Store.open(sqlite_url))
    yield store
    store.close()


def test_a_database_that_lets_wait_is_asked_once_and_then_left_alone(filled: Store, clock: Clock) -> None:
    slow = Slow(filled, clock, 5.0)
    live = Live(slow)  # type: ignore[arg-type]
    kept = live.columns()
    clock.now += 1
    slow.here = False
    for _ in range(200):
        assert live.columns() is kept
    assert slow.asked == 1
    with pytest.raises(StoreUnavailable):
        live.events([int(kept.id[0])])
    assert slow.asked == 1
    assert live.away_since is not None
    clock.now += 6
    slow.here = True
    assert live.columns() is kept
    assert live.away_since is None
    assert live.events([int(kept.id[0])])


def test_a_store_that_was_never_read_is_not_queued_for(filled: Store, clock: Clock) -> None:
    slow = Slow(filled, clock, 5.0)
    slow.here = False
    live = Live(slow)  # type: ignore[arg-type]
    for _ in range(20):
        with pytest.raises(StoreUnavailable):
            live.columns()
    assert slow.asked == 1
    clock.now += 6
    slow.here = True
    assert len(live.columns())


def test_a_search_made_while_the_database_is_away_is_made_again_when_it_is_back(filled: Store, clock: Clock) -> None:
    slow = Slow(filled, clock, 5.0)
    live, view = Live(slow), View(text="grain")  # type: ignore[arg-type]
    live.columns()
    slow.here = False
    clock.now += 1

    def found() -> tuple[int, int]:
        _, selection = live.selection(view)
        return selection.counts.shown, len(orjson.loads(live.frame_json(view))["marks"])

    assert found() == found() == (0, 0)
    slow.here = True
    clock.now += 6
    assert found() == (1, 1)


def test_readers_go_on_while_another_one_loads(filled: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    live = Live(filled)
    kept = live.columns()
    other = Store.open(filled.url)
    other.retitle(Target("event", int(kept.id[0])), "Another title", who="x", why="")
    begun, go_on = threading.Event(), threading.Event()
    load = filled.columns

    def slowly(before: Columns | None) -> Columns:
        begun.set()
        assert go_on.wait(LONG)
        return load(before)

    monkeypatch.setattr(filled, "columns", slowly)
    clock.now += 1
    loads = threading.Thread(target=live.columns)
    loads.start()
    assert begun.wait(LONG)
    assert live.columns() is kept
    go_on.set()
    loads.join(LONG)
    assert live.columns().version > kept.version
    other.close()


def test_who_writes_sees_it_at_once(filled: Store, clock: Clock) -> None:
    live = Live(filled)
    before = live.columns().version
    filled.add_collection("more", "More")
    assert live.columns().version > before


def test_a_write_waits_as_long_as_the_settings_say(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("TIMELINE_BUSY_SECONDS", "2.5")
    resources.settings.cache_clear()
    resources.live.cache_clear()
    with resources.live().store._reading() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 2500
    resources.live().close()
    resources.settings.cache_clear()
    resources.live.cache_clear()
