"""The disk fills up: what was acknowledged is there, nothing is half there, and room is all that is needed to go on."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import admin
from dashboard.inbox import accept
from dashboard.settings import Settings
from dashboard.store import Store, StoreUnavailable
from tests.dashboard.dashboard_fakes import Told, day, digest

TOLD = [Told("met", day("2025-12-14"), "Envoys meet"), Told("moved", None, "Troops move", kind="MOBILIZE")]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes, one of them taken by `ballast`."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can only be mounted by root")
    (folder / "ballast").write_bytes(bytes(1_000_000))
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    store = Store.open(f"sqlite:///{small_disk / 'timeline.sqlite'}")
    store.add_collection("main", "Main")
    token = store.start_review(collection="main", by="somebody").token
    articles, jobs = [], []
    with pytest.raises(StoreUnavailable, match=r"full|disk"):
        for number in range(10_000):
            text = f"Envoys met {number}. Troops moved. " + f"{number} words " * 1000
            articles.append(store.add_article(digest(text, TOLD), collection="main", by="x").article)
            jobs.append(accept(store, Settings(), token, f"{number}.txt", bytes(10_000), by="x").id)
    with pytest.raises(StoreUnavailable, match=r"full|disk"):
        accept(store, Settings(), token, "big.txt", bytes(900_000), by="x")
    settings = Settings(data_dir=small_disk)
    with pytest.raises((admin.Failed, OSError, StoreUnavailable)):
        admin.backup(settings)
    assert not list((small_disk / "backups").glob("*")), "half a backup is left"
    assert {row.id for row in store.articles(limit=10_000)} == set(articles)
    assert all(row.events == 2 for row in store.articles(limit=10_000))
    assert all(store.job(job) for job in jobs)
    columns = store.columns()
    assert columns.sources.sum() == 2 * len(articles)
    assert sorted([*store.search("meet"), *store.search("move")]) == columns.id.tolist()
    (small_disk / "ballast").unlink()
    accept(store, Settings(), token, "after.txt", bytes(900), by="x")
    store.close()
    again = Store.open(settings.url)
    assert again.stats().articles == len(articles) > 0
    again.close()
