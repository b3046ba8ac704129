"""A process that is killed while it writes: what it acknowledged is there, and nothing is half there."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.store import Store

ROOT = Path(__file__).resolve().parents[3]
WRITER = """
import sys
sys.path[:0] = ["tests/dashboard"]
from dashboard_fakes import Told, day, digest
from dashboard.store import Store
store = Store.open(sys.argv[1])
for number in range(100_000):
    told = [Told("met", day("2025-12-14"), f"Envoys meet {number}", actors=(f"A{number}",), places=(), words=()),
            Told("moved", None, f"Troops move {number}", kind="MOBILIZE", actors=(), places=(), words=())]
    added = store.add_article(digest(f"Envoys met {number}. Troops moved.", told), collection="main", by="x")
    print(added.article, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 12])
def test_killed_while_writing(store: Store, database_url: str, acknowledged: int) -> None:
    command = [sys.executable, "-c", WRITER, database_url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [int(writer.stdout.readline()) for _ in range(acknowledged)]
        writer.send_signal(signal.SIGKILL)
        said += [int(line) for line in writer.stdout if line.endswith("\n")]
    store.add_collection("second", "Second")  # no lock is left behind, and nobody writes any more
    rows = store.articles(limit=10_000)
    assert {row.id for row in rows} >= set(said)
    assert {row.events for row in rows} == {2}
    columns = store.columns()
    assert len(columns) == 2 * len(rows)
    assert (columns.sources == 1).all()
    assert len(store.search("envoys")) == len(rows)
