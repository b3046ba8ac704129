"""The same archive on a cluster of several worker processes, one of which dies in the middle."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from dashboard_fakes import Told, day, digest

from dashboard import ingest
from dashboard.cluster import connected
from dashboard.settings import Settings
from dashboard.store import Digest, Store
from dashboard.worker import Document, Limits
from extract import Article

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")


def extract_or_fall(article: Article, limits: Limits) -> Digest:
    """One event; the article whose address names a file that is not there yet takes its worker down, once."""
    if article.url and not Path(article.url).exists():
        Path(article.url).touch()
        os._exit(1)
    os.environ["WORKER_WAS_TOLD"] = os.environ["TIMELINE_MODEL"]
    return digest(article.text, [Told("met", day("2025-12-14"))], title=article.title)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", host="127.0.0.1", silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


def test_a_worker_dies_and_nothing_is_lost(
    scheduler: str, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "extract_article", extract_or_fall)
    store = Store.open(sqlite_url)
    store.add_collection("main", "Main")
    given = [
        Document(
            f"{number}.txt", f"Envoys met, says paper {number}.".encode(), url=str(tmp_path / "fell") * (number == 3)
        )
        for number in range(12)
    ]
    with connected(scheduler, Settings()) as (submit, workers):
        run = ingest.Run(store, submit, Limits(), "main", "test", width=2 * workers)
        outcomes = list(run.outcomes(iter(given)))
    assert (tmp_path / "fell").exists()
    assert {outcome.state for outcome in outcomes} == {"added"}
    assert store.stats().articles == 12
    store.close()


def test_a_scheduler_that_is_not_there_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Envoys met.")
    monkeypatch.setenv("TIMELINE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr("dashboard.cluster.PATIENCE", 0.2)
    assert ingest.main([str(tmp_path / "a.txt"), "--scheduler", "tcp://127.0.0.1:1"]) == 2
    assert "Stopped" in capsys.readouterr().err
