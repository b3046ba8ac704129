"""The first start: filled once, by one process, resumed where it was cut short, and never against people's will."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from dashboard_fakes import Told, day, digest

from dashboard import coverage
from dashboard.seed import TASK, fill, fill_in_background, read_seed, seed_files
from dashboard.store import Digest, Store
from dashboard.worker import Document, Unread

ROOT = Path(__file__).resolve().parents[2]


class PlayedReader:
    """One event in each article; falls over at the `falls_at`-th."""

    def __init__(self, falls_at: int = 0) -> None:
        self.falls_at = falls_at
        self.read_names: list[str] = []

    def read(self, document: Document, *, beat: Callable[[], object]) -> Digest:
        beat()
        self.read_names.append(document.name)
        if len(self.read_names) == self.falls_at:
            raise KeyboardInterrupt
        if "bad" in document.name:
            raise Unread("no-text", "There are no words in it.")
        return digest(document.data.decode(errors="replace"), [Told("met", day("2025-12-14"))], title=document.name)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    (folder / "articles").mkdir(parents=True)
    (folder / "collections.yml").write_text(
        "- {slug: one, name: One, zone: Europe/Kyiv, covers: {from: 2014-01-01, to: 2025-12-31}, sources: Wires.}\n"
        "- {slug: two, name: Two}\n"
    )
    for name, collection in (("a", "one"), ("bad", "one"), ("c", "two"), ("d", "unknown")):
        text = f"---\ntitle: {name}\ncollection: {collection}\n---\nEnvoys met, says {name}.\n"
        (folder / "articles" / f"{name}.md").write_text(text)
    return folder


@pytest.fixture
def empty(database_url: str) -> Store:
    return Store.open(database_url)


def test_an_empty_store_is_filled_and_says_how_far(empty: Store, seeds: Path) -> None:
    assert fill(empty, PlayedReader(), seeds)
    progress = empty.progress(TASK)
    assert (progress.done, progress.total, progress.running) == (4, 4, False)
    assert progress.failed == (("bad.md", "There are no words in it."),)
    assert {row.title: row.collection for row in empty.articles()} == {"a.md": "one", "c.md": "two", "d.md": "one"}
    one = empty.collection("one")
    assert one is not None
    assert (one.zone, one.covers_from, one.sources, one.articles) == (
        "Europe/Kyiv",
        day("2014-01-01").earliest,
        "Wires.",
        2,
    )
    assert not fill(empty, PlayedReader(), seeds)


def test_a_seed_that_is_no_valid_yaml_or_text_goes_where_it_belongs_and_one_that_is_away_is_named(
    empty: Store, seeds: Path
) -> None:
    colon = "---\ntitle: Talks: a new round\ncollection: two\n---\nEnvoys met once more.\n"
    (seeds / "articles" / "e.md").write_text(colon)
    (seeds / "articles" / "f.md").write_bytes("---\ncollection: two\n---\nEnvoys met in a café.\n".encode("cp1252"))
    (seeds / "articles" / "g.md").symlink_to("/proc/self/mem")  # a file, but its first byte is nobody's to read
    assert fill(empty, PlayedReader(), seeds)
    stored = {row.title: row.collection for row in empty.articles()}
    assert (stored["e.md"], stored["f.md"], stored["a.md"]) == ("two", "two", "one")
    assert [name for name, _ in empty.progress(TASK).failed] == ["bad.md", "g.md"]


def test_what_is_stated_of_the_sources_is_said_of_the_seeds_alone(empty: Store, seeds: Path) -> None:
    fill(empty, PlayedReader(), seeds)
    alone = empty.collection("one")
    assert alone is not None and coverage.statement(alone).endswith("From 2 articles. Wires.")
    empty.add_article(digest("Envoys met.", [Told("met", None, "Envoys meet")]), collection="one", by="a reader")
    beside = empty.collection("one")
    assert beside is not None and (beside.articles, beside.seeded) == (3, 2)
    assert coverage.statement(beside).endswith("From 3 articles. Of the 2 articles that it began with: Wires.")


def test_cut_short_it_goes_on_and_stores_nothing_twice(empty: Store, seeds: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        fill(empty, PlayedReader(falls_at=3), seeds)
    assert empty.stats().articles == 1
    assert fill(empty, PlayedReader(), seeds)
    assert empty.stats().articles == 3


def test_one_process_fills(empty: Store, seeds: Path) -> None:
    assert empty.hold_task(TASK, "another process")
    reader = PlayedReader()
    assert not fill(empty, reader, seeds)
    assert reader.read_names == []


def test_a_process_takes_over_when_the_one_that_fills_is_gone(
    empty: Store, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.seed.PAUSE", 0.01)
    assert empty.hold_task(TASK, "another process")
    thread = fill_in_background(empty, PlayedReader(), seeds)
    empty.leave_task(TASK, "another process")
    thread.join(timeout=30)
    assert empty.stats().articles == 3


def test_a_process_whose_place_was_taken_stops_and_leaves_the_task_to_the_other(
    empty: Store, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class TooSlow(PlayedReader):
        def read(self, document: Document, *, beat: Callable[[], object]) -> Digest:
            with monkeypatch.context() as patched:
                patched.setattr("dashboard.store.uploading.STALE", timedelta(-1))  # as if it had long been silent
                assert empty.hold_task(TASK, "another process")
            return super().read(document, beat=beat)

    slow = TooSlow()
    assert not fill(empty, slow, seeds, "slow")
    assert slow.read_names == ["a.md"]
    assert empty.progress(TASK).running
    assert not empty.hold_task(TASK, "a third")


def test_a_store_that_goes_away_is_filled_when_it_is_back(
    sqlite_url: str, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.seed.PAUSE", 0.01)
    store = Store.open(sqlite_url)
    path, away = tmp_path / "timeline.sqlite", tmp_path / "away"

    class TakesItAway(PlayedReader):
        def read(self, document: Document, *, beat: Callable[[], object]) -> Digest:
            if document.name == "c.md" and not self.read_names.count("c.md"):
                path.rename(away)
                threading.Timer(0.2, away.rename, [path]).start()
            return super().read(document, beat=lambda: None)

    thread = fill_in_background(store, TakesItAway(), seeds)
    thread.join(timeout=30)
    assert not thread.is_alive()
    assert store.stats().articles == 3
    store.close()


def test_what_people_emptied_stays_empty(empty: Store, seeds: Path) -> None:
    fill(empty, PlayedReader(), seeds)
    for row in empty.articles():
        empty.withdraw_article(row.id, who="editor", why="not wanted")
    assert not fill(empty, PlayedReader(), seeds)


def test_without_seeds_there_is_a_collection_to_add_to(empty: Store, tmp_path: Path) -> None:
    fill_in_background(empty, PlayedReader(), tmp_path / "nothing").join()
    assert [each.slug for each in empty.collections()] == ["main"]


def test_the_project_s_seeds_can_all_be_listed() -> None:
    found = [read_seed(path, ("ukraine", "winter-war")) for path in seed_files(ROOT / "seeds")]
    assert {seed.collection for seed in found} == {"ukraine", "winter-war"}
    assert len(found) == len({seed.document.name for seed in found}) >= 25
