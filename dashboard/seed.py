"""The first start: an empty store is filled from the seeds while pages are served already.

One process does it, under a lock in the database that dies with its holder; another goes on where it stopped, since
an article that is there already is not stored twice.
"""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import yaml

from dashboard.store import SEEDS, Digest, Store, StoreUnavailable
from dashboard.worker import ENDED, Document, Unread, unopened
from extract.article.plain import front_matter

TASK = "seed"
PAUSE = 10.0  # seconds until the next look at a store that is away, or that another process fills
FALLBACK = ("main", "Timeline", "UTC")  # the collection of a store without seeds

log = logging.getLogger(__name__)


class DocumentReader(Protocol):
    """What is needed of `dashboard.worker.Reader`."""

    def read(self, document: Document, *, beat: Callable[[], object]) -> Digest:
        """Read a file and find its events; call `beat` meanwhile."""


@dataclass(frozen=True, slots=True)
class Seed:
    """One article of the seeds with the collection that it goes into."""

    collection: str
    document: Document


def fill_in_background(store: Store, reader: DocumentReader, folder: Path) -> threading.Thread:
    """Start filling an empty store; serving need not wait for it."""
    thread = threading.Thread(target=_fill_quietly, args=(store, reader, folder), name="seed", daemon=True)
    thread.start()
    return thread


def _fill_quietly(store: Store, reader: DocumentReader, folder: Path) -> None:
    """Until the store is filled: by this process, or by another one, whose place is taken when it dies."""
    holder = secrets.token_hex(16)
    while True:
        try:
            if fill(store, reader, folder, holder) or not is_wanted(store):
                return
        except StoreUnavailable:
            log.warning("filling from the seeds waits", exc_info=True)
        except Exception:
            log.exception("filling from the seeds failed")
            return
        time.sleep(PAUSE)


def fill(store: Store, reader: DocumentReader, folder: Path, holder: str = "") -> bool:
    """Fill the store from `folder`; False where there is nothing to do, or another process does it or goes on with it.
    `holder` is the name under which this one holds the task.

    Articles that can't be read are named in `Progress.failed`; the others go on.
    """
    set_up_collections(store, folder)
    if not is_wanted(store):
        return False
    holder = holder or secrets.token_hex(16)
    if not store.hold_task(TASK, holder):
        return False
    try:
        return _fill_all(store, reader, folder, holder)
    finally:
        store.leave_task(TASK, holder)


def _fill_all(store: Store, reader: DocumentReader, folder: Path, holder: str) -> bool:
    """False where another process took the task over: this one gave no sign of life for too long."""
    known, paths = _slugs(folder), seed_files(folder)
    failed: list[tuple[str, str]] = []

    def report(done: int) -> bool:
        return store.report_task(TASK, holder, done=done, total=len(paths), failed=tuple(failed))

    for done, path in enumerate(paths):
        if not report(done):
            return False
        try:
            seed = read_seed(path, known)
            digest = reader.read(seed.document, beat=partial(report, done))
            store.add_article(digest, collection=seed.collection, by=SEEDS)
        except Unread as error:
            if error.code == ENDED:
                raise
            failed.append((path.name, error.message))
    return report(len(paths))


def is_wanted(store: Store) -> bool:
    """An empty store, or one whose filling was cut short. A store that people emptied stays empty."""
    progress = store.progress(TASK)
    if progress.total:
        return progress.done < progress.total
    return store.stats().articles == 0


def set_up_collections(store: Store, folder: Path) -> None:
    """Bring the collections of the seeds into the store, where they are not there yet."""
    rows = _collections(folder)
    for row in rows:
        if store.collection(row["slug"]) is None:
            store.add_collection(**row)
    if not rows and not store.collections():
        slug, name, zone = FALLBACK
        store.add_collection(slug, name, zone=zone)


def _collections(folder: Path) -> list[dict[str, Any]]:
    path = folder / "collections.yml"
    if not path.is_file():
        return []
    return [
        {
            "slug": row["slug"],
            "name": row["name"],
            "zone": row.get("zone", "UTC"),
            "covers_from": _day(row.get("covers", {}).get("from")),
            "covers_to": _day(row.get("covers", {}).get("to")),
            "reviewed_to": _day(row.get("reviewed_to")),
            "about": row.get("about", "").strip(),
            "sources": row.get("sources", "").strip(),
        }
        for row in yaml.safe_load(path.read_text("utf-8"))
    ]


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) else None


def _slugs(folder: Path) -> list[str]:
    return [row["slug"] for row in _collections(folder)] or [FALLBACK[0]]


def seed_files(folder: Path) -> list[Path]:
    """The files of the seeds' articles in the order of their names."""
    return sorted((folder / "articles").glob("*.md"))


def read_seed(path: Path, known: Sequence[str]) -> Seed:
    """An article, which goes into the collection that it names where that is `known`, else into the first. Raises
    Unread where the file can't be opened; whether it holds an article only its reader knows."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unopened(error) from None
    named = str(front_matter(data).get("collection", ""))
    return Seed(named if named in known else known[0], Document(path.name, data))
