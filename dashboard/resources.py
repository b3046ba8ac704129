"""What all readers share: the open store, its events as columns in memory, and frames that were asked for before."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
import orjson
from numpy.typing import NDArray

from dashboard import frame, link
from dashboard.database import open_store
from dashboard.filters import EVERY_COLLECTION, Selection, View, select
from dashboard.inbox import Inbox
from dashboard.once import Once
from dashboard.ratelimit import UploadLimit
from dashboard.settings import Settings
from dashboard.store import Collection, Columns, Event, Reading, Store, StoreUnavailable
from dashboard.worker import Reader

KEPT_FRAMES = 128
KEPT_SELECTIONS = 32
KEPT_EVENTS = 20_000
LOOK_AGAIN_SECONDS = 0.2
"""How late a change by another process may be seen; those of this one are seen at once."""
_NOTHING: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
K = TypeVar("K")
V = TypeVar("V")


class Live:
    """The store, and what is kept of it in memory. Safe to share between threads.

    While the database is away the last columns stay readable; `away_since` says since when.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.away_since: datetime | None = None
        self._columns: Columns | None = None
        self._collections: tuple[Collection, ...] = ()
        self._looked = 0
        self._look_again = 0.0
        self._loading = threading.Lock()
        self.turn = threading.RLock()
        """Held while a figure or the home page is made, one at a time: many threads that fight for the interpreter
        finish later than the same threads one after another."""
        self._frames: OrderedDict[tuple[int, str], bytes] = OrderedDict()
        self._selections: OrderedDict[tuple[int, View], Selection] = OrderedDict()
        self._events: tuple[int, dict[int, Event]] = (0, {})
        self._marks: tuple[int, dict[int, frame.Mark]] = (0, {})
        self._search = lru_cache(maxsize=256)(lambda _version, text: self._ask(store.search, text))

    def columns(self) -> Columns:
        """All public events as they are now. Raises StoreUnavailable where nothing was ever read."""
        kept = self._columns
        must_wait = kept is None or self._looked != self.store.writes  # who has just written shall see it
        if kept is not None and not must_wait and time.monotonic() < self._look_again:
            return kept
        if not self._loading.acquire(blocking=must_wait):
            assert kept is not None
            return kept  # somebody looks already: nobody else waits for a database that may be slow or away
        try:
            return self._look()
        finally:
            self._loading.release()

    def _look(self) -> Columns:
        """Ask the store what is new, unless that was done while this reader waited for its turn."""
        kept = self._columns
        looked = self.store.writes
        if kept is not None and looked == self._looked and time.monotonic() < self._look_again:
            return kept
        try:
            if kept is None or self._ask(self.store.version) != kept.version:
                kept, collections = self._ask(self.store.columns, kept), self._ask(self.store.collections)
                self._columns, self._collections = kept, collections  # both or neither
            self.away_since = None
        except StoreUnavailable:
            if kept is None:
                raise
        self._looked = looked
        self._look_again = max(self._look_again, time.monotonic() + LOOK_AGAIN_SECONDS)
        return kept

    def _away(self) -> bool:
        return self.away_since is not None and time.monotonic() < self._look_again

    def _ask(self, question: Callable[..., V], *args: Any) -> V:
        """Ask the store. One that did not answer is left alone for as long as it kept this reader waiting: so readers
        don't queue for it, each to wait as long."""
        if self._away():
            raise StoreUnavailable("The database did not answer a moment ago.")
        began = time.monotonic()
        try:
            return question(*args)
        except StoreUnavailable:
            now = time.monotonic()
            self._look_again = now + max(LOOK_AGAIN_SECONDS, now - began)
            self.away_since = self.away_since or datetime.now(UTC)
            raise

    def close(self) -> None:
        """Give back the store's connections."""
        self.store.close()

    def collections(self) -> tuple[Collection, ...]:
        """All collections, the one that a bare link shows first."""
        columns = self.columns()
        order = {slug: at for at, slug in enumerate(columns.collections)}
        return tuple(sorted(self._collections, key=lambda each: order.get(each.slug, len(order))))

    def collection(self, view: View) -> Collection | None:
        """The collection of a view; None where it shows all of them, or one that does not exist."""
        if view.collection == EVERY_COLLECTION:
            return None
        named = [each for each in self.collections() if view.collection in ("", each.slug)]
        return named[0] if named else None

    def is_unknown(self, view: View) -> bool:
        """True where a view asks for a collection that does not exist."""
        return view.collection not in ("", EVERY_COLLECTION) and self.collection(view) is None

    def selection(self, view: View) -> tuple[Columns, Selection]:
        """The columns and what a view selects of them; page, card and frame ask for the same one."""
        columns, selected, _ = self._select(view)
        return columns, selected

    def _select(self, view: View) -> tuple[Columns, Selection, bool]:
        """The same, and whether it is whole: without the database nothing is found, which counts for this once only."""
        columns = self.columns()
        key = (columns.version, replace(view, event=None, lanes="family"))
        kept = self._selections.get(key)
        if kept is not None:
            return columns, kept, True
        try:
            found = self._searched(view.text)
        except StoreUnavailable:
            return columns, select(columns, view, _NOTHING), False
        return columns, _keep(self._selections, key, select(columns, view, found), KEPT_SELECTIONS), True

    def found(self, text: str) -> NDArray[np.int64] | None:
        """Ids of events that have all words of a text; None without one, nothing while the database is away."""
        try:
            return self._searched(text)
        except StoreUnavailable:
            return _NOTHING

    def _searched(self, text: str) -> NDArray[np.int64] | None:
        return self._search(self.columns().version, text) if text else None

    def events(self, ids: Sequence[int]) -> tuple[Event, ...]:
        """Public events in the order of `ids`; weighty ones are in many views, so those read before are kept."""
        version = self.columns().version
        of_version, kept = self._events  # taken together: another thread may put others in their place
        if of_version != version or len(kept) > KEPT_EVENTS:
            kept = {}
            self._events = (version, kept)
        if missing := [each for each in ids if each not in kept]:
            kept |= {event.id: event for event in self._ask(self.store.events, missing)}
        return tuple(kept[each] for each in ids if each in kept)

    def _readings(self, ids: Sequence[int]) -> Mapping[int, tuple[Reading, ...]]:
        return self._ask(self.store.readings, ids)

    def frame(self, view: View) -> dict[str, Any]:
        """The frame of a view."""
        made, _ = self._frame(view)
        return made

    def _frame(self, view: View) -> tuple[dict[str, Any], bool]:
        """The same, and whether it is of a whole selection."""
        zones = {each.slug: each.zone for each in self.collections()}
        with self.turn:
            columns, selection, whole = self._select(view)
            if self._marks[0] != columns.version or len(self._marks[1]) > KEPT_EVENTS:
                self._marks = (columns.version, {})
            made = frame.build(
                columns,
                view,
                selection,
                self.events,
                zones,
                readings=self._readings,
                collection=self.collection(view),
                kept=self._marks[1],
            )
        return made, whole

    def frame_json(self, view: View) -> bytes:
        """The frame of a view as JSON, kept for the next reader who asks for the same."""
        key = (self.columns().version, link.query(view))
        kept = self._frames.get(key)
        if kept is not None:
            return kept
        made, whole = self._frame(view)
        packed = orjson.dumps(made)
        return _keep(self._frames, key, packed, KEPT_FRAMES) if whole else packed


def _keep(kept: OrderedDict[K, V], key: K, value: V, most: int) -> V:
    """Put a value in, and the oldest ones out."""
    kept[key] = value
    while len(kept) > most:
        kept.popitem(last=False)
    return value


@Once
def settings() -> Settings:
    """The settings of this process."""
    return Settings()


@Once
def reader() -> Reader:
    """The worker processes that read articles; they start when the first one comes."""
    return Reader(settings())


@Once
def inbox() -> Inbox:
    """The thread that takes uploads one by one. Raises StoreUnavailable."""
    return Inbox(live().store, reader()).start()


@Once
def upload_limit() -> UploadLimit:
    """How many files a session and an address may send."""
    return UploadLimit(settings().upload_rate)


@Once
def live() -> Live:
    """The one open store of this process. Raises StoreUnavailable, and tries again when asked again."""
    return Live(open_store(settings()))


def end() -> None:
    """Stop what was started; for the end of the process."""
    for made in (inbox, reader, live):
        if made.is_made:
            made().close()
