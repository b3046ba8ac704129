"""The program is killed in the middle: what it accepted is read after all, and a schema is the old one or the new."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import psutil
import pytest
from sqlalchemy import select, update

from dashboard.inbox import accept
from dashboard.settings import Settings
from dashboard.store import JobState, Store
from dashboard.store.tables import uploads
from dashboard.store.uploading import STALE
from tests.dashboard.dashboard_fakes import Told, day, digest
from tests.faults.conftest import served, until

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = (ROOT / "seeds" / "articles" / "ukraine-berlin-talks.md").read_bytes()
READING = """
import time
from dashboard.settings import Settings
from dashboard.worker import Reader

reader = Reader(Settings(workers=2))
busy = [reader.submit(time.sleep, 3600) for _ in range(2)]
while not all(each.running() for each in busy):
    time.sleep(0.01)
print("busy", flush=True)
time.sleep(3600)
"""
MIGRATION = """
import sys
from sqlalchemy import event
from dashboard.store import Store
url, revision, halt = sys.argv[1:]
store, steps = Store.open(url, migrate=False), []

def step(_connection, _cursor, statement, *_more):
    steps.append(statement)
    if len(steps) == int(halt):
        print("halted", flush=True)
        sys.stdin.read()

event.listen(store._engine, "after_cursor_execute", step)
store.migrate(revision)
"""


def test_killed_while_it_reads_an_upload(sqlite_url: str, tmp_path: Path) -> None:
    store = Store.open(sqlite_url)
    store.add_collection("main", "Main")
    token = store.start_review(collection="main", by="somebody").token

    def state(job: int) -> JobState:
        found = store.job(job)
        assert found is not None
        return found.state

    with served(tmp_path, sqlite_url) as server:
        jobs = [accept(store, Settings(), token, f"{n}.md", ARTICLE + b"%d" % n, by="somebody").id for n in range(2)]
        until(lambda: state(jobs[0]) is JobState.READING)
        process = psutil.Process(server.process.pid)
        until(process.children)
        workers = process.children(recursive=True)
        os.kill(server.process.pid, signal.SIGKILL)
        _, left = psutil.wait_procs(workers, timeout=30)
        assert not left, "workers outlive the program"
    assert [state(job) for job in jobs] == [JobState.READING, JobState.WAITING]
    with store._writing() as connection:  # as if the time had passed after which the reader counts as dead
        beat = connection.execute(select(uploads.c.beat).where(uploads.c.id == jobs[0])).scalar_one()
        connection.execute(update(uploads).where(uploads.c.id == jobs[0]).values(beat=beat - STALE - timedelta(1)))
    with served(tmp_path, sqlite_url):
        until(lambda: {state(job) for job in jobs} == {JobState.DONE})
    review = store.review(token)
    assert review is not None and len(review.articles) == 2
    assert all(article.events for article in review.articles)
    assert len(store.columns()) == 0
    store.close()


def test_workers_with_a_file_that_never_ends_go_with_a_killed_program() -> None:
    with subprocess.Popen([sys.executable, "-c", READING], cwd=ROOT, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"busy\n"
        workers = psutil.Process(program.pid).children(recursive=True)
        program.kill()
    _, left = psutil.wait_procs(workers, timeout=30)
    for each in left:
        each.kill()
    assert len(workers) >= 2 and not left


@pytest.mark.parametrize(("revision", "halt"), [("head", 2), ("head", 25), ("base", 2), ("base", 9)])
def test_killed_while_it_migrates(database_url: str, revision: str, halt: int) -> None:
    store = Store.open(database_url)
    if revision == "head":
        store.migrate("base")
    else:
        store.add_collection("main", "Main")
        told = [Told("met", day("2025-12-14"), "Envoys meet in Berlin")]
        store.add_article(digest("Envoys met.", told), collection="main", by="seeds")
    command = [sys.executable, "-c", MIGRATION, database_url, revision, str(halt)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as migrating:
        assert migrating.stdout is not None
        assert migrating.stdout.readline() == "halted\n"
        migrating.kill()
    if revision == "head":
        assert not store.is_current()
        store.migrate("head")
        store.add_collection("main", "Main")
    else:
        assert store.search("envoys").tolist() == store.columns().id.tolist() != []
    assert store.is_current()
    store.close()
