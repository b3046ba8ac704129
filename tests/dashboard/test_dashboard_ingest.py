"""Whole archives: everything is stored once or named with its reason, and a run cut short goes on."""

import json
import os
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from dashboard_fakes import Told, day, digest

from dashboard import ingest
from dashboard.store import Digest, Store
from dashboard.worker import Document, Limits
from extract import Article


def extract_fake(article: Article, limits: Limits) -> Digest:
    """One event in each article; the poisoned one brings its worker down."""
    if "poison" in article.text:
        raise RuntimeError
    told = [Told("met", day("2025-12-14"))]
    return digest(article.text, told, title=article.title, source=article.source, published=article.published)


class FakeReader:
    """Runs the work at once, in this process."""

    def __init__(self, settings: Any, *, file_bytes: int) -> None:
        self.limits = Limits(file_bytes=file_bytes)
        self.closed = False

    def submit(self, work: Callable[..., Any], *args: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        try:
            future.set_result(work(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("Envoys met in Berlin.")
    (folder / "again.md").write_text("Envoys met in Berlin.")
    (folder / "deep" / "b.html").write_text(
        "<html><body><p>" + "Envoys met in Kyiv, and said so. " * 9 + "</p></body></html>"
    )
    (folder / "empty.txt").write_text("")
    (folder / "poison.txt").write_text("Envoys met with poison.")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    rows = [
        {"id": "x1", "text": "Envoys met in Lviv.", "published": "2022-03-01", "title": "Lviv", "source": "Wire"},
        {"no": "text"},
        {"id": "x2", "text": "Envoys met in Odesa.", "published": "no date"},
    ]
    (folder / "more.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n{broken\n")
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> Callable[..., int]:
    monkeypatch.setattr(ingest, "Reader", FakeReader)
    monkeypatch.setattr(ingest, "extract_article", extract_fake)
    monkeypatch.setenv("TIMELINE_DATABASE_URL", database_url)
    monkeypatch.setenv("TIMELINE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("TIMELINE_SEEDS_DIR", str(tmp_path / "no seeds"))
    return lambda *arguments: ingest.main([str(each) for each in arguments])


def stored(database_url: str) -> dict[str, str]:
    store = Store.open(database_url)
    rows = {row.title: row.source for row in store.articles()}
    store.close()
    return rows


def test_a_folder_is_stored_and_what_is_not_read_is_named(
    run: Callable[..., int], archive: Path, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.jsonl"
    assert run(archive, archive / "more.jsonl", "--report", report) == 1
    rows = [json.loads(line) for line in report.read_text().splitlines()]
    states = {Path(row["name"]).name: row["state"] for row in rows}
    assert states == {
        "a.txt": "added",
        "again.md": "duplicate",
        "b.html": "added",
        "empty.txt": "failed",
        "poison.txt": "failed",
        "more.jsonl:1#x1": "added",
        "more.jsonl:2": "failed",
        "more.jsonl:3#x2": "failed",
        "more.jsonl:4": "failed",
    }
    assert all(row.get("message") for row in rows if row["state"] == "failed")
    assert stored(database_url)["Lviv"] == "Wire"
    said = capsys.readouterr()
    assert said.out.startswith("3 added, 1 there already, 5 not read, 0 finished earlier.")
    assert "empty.txt: " in said.err


def test_a_file_that_the_disk_does_not_give_is_named_and_the_others_go_on(
    run: Callable[..., int], archive: Path, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "LARGEST_FILE", 1000)
    (archive / "large.txt").write_text("Envoys met. " * 100)
    for name in ("0.jsonl", "1.txt"):
        (archive / name).symlink_to("/proc/self/mem")  # a file, but its first byte is nobody's to read
    report = tmp_path / "report.jsonl"
    assert run(archive / "0.jsonl", archive, "--report", report) == 1
    rows = {Path(row["name"]).name: row for row in map(json.loads, report.read_text().splitlines())}
    assert {name for name, row in rows.items() if row.get("code") == "unreadable"} == {"0.jsonl", "1.txt"}
    assert rows["1.txt"]["message"].startswith("It could not be read from the disk: ")
    assert rows["large.txt"]["code"] == "too-big" and "At most 0.001 MB" in rows["large.txt"]["message"]
    assert len(stored(database_url)) == 2


def test_a_name_that_is_no_text_is_stored_once_and_finished(
    run: Callable[..., int], tmp_path: Path, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name = tmp_path / os.fsdecode(b"caf\xe9.txt")
    name.write_text("Envoys met in Berlin.")
    assert run(name) == 0
    assert run(name) == 0
    assert "0 added, 0 there already, 0 not read, 1 finished earlier." in capsys.readouterr().out
    assert list(stored(database_url)) == ["caf\ufffd"]


def test_the_second_run_goes_on_where_the_first_stopped(
    run: Callable[..., int], archive: Path, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(archive)
    (archive / "poison.txt").write_text("Envoys met once more.")
    (archive / "empty.txt").unlink()
    capsys.readouterr()
    assert run(archive) == 0
    assert capsys.readouterr().out.startswith("1 added, 0 there already, 0 not read, 3 finished earlier.")
    assert run(archive, "--again") == 0
    assert capsys.readouterr().out.startswith("0 added, 4 there already,")
    assert len(stored(database_url)) == 3


def test_a_pattern_and_nothing_at_all(
    run: Callable[..., int], archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(archive / "a*.txt") == 0
    assert capsys.readouterr().out.startswith("1 added,")
    assert run(archive / "nothing*") == 2
    assert run(archive, "--collection", "nowhere") == 2
    assert "no collection “nowhere”" in capsys.readouterr().err


def test_a_database_that_is_away_is_said(
    run: Callable[..., int], archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", "sqlite:////proc/nowhere/x.sqlite")
    assert run(archive) == 2
    assert "Stopped" in capsys.readouterr().err


def test_only_a_few_documents_are_on_their_way_at_once(sqlite_url: str) -> None:
    store = Store.open(sqlite_url)
    store.add_collection("main", "Main")
    given = iter([Document(f"{number}.txt", f"Envoys met, says {number}.".encode()) for number in range(30)])
    on_their_way: list[int] = []

    def submit(work: Callable[..., Any], *args: Any) -> "Future[Any]":
        on_their_way.append(len(run._names))
        work = extract_fake if work is not ingest.open_document else work
        return FakeReader(None, file_bytes=1000).submit(work, *args)

    run = ingest.Run(store, submit, Limits(), "main", "test", width=3)
    assert [outcome.state for outcome in run.outcomes(given)] == ["added"] * 30
    assert max(on_their_way) <= 3
    store.close()


def test_a_half_written_line_of_the_journal_is_no_line(tmp_path: Path) -> None:
    journal = tmp_path / "journal.jsonl"
    journal.write_text('{"name": "a", "state": "added"}\n{"name": "b", "state": "failed"}\n{"name": "c", "sta')
    assert ingest.read_journal(journal) == {"a"}
