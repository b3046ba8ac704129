"""A batch that is killed outright leaves no worker behind, and is gone on with."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import psutil

from extract.__main__ import main

ARTICLE = "Rebels attacked the airport on Tuesday. Two guards died.\n\n" * 20
LINES = 400


def test_workers_end_with_a_killed_parent_and_the_run_is_resumed(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = ({"id": n, "text": ARTICLE, "published": "2024-05-10"} for n in range(LINES))
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    arguments = ["--jsonl", str(source), "--output", str(target), "--workers", "2", "--only", "timexes"]
    with subprocess.Popen([sys.executable, "-m", "extract", *arguments]) as run:
        workers = _workers(run)
        run.send_signal(signal.SIGKILL)
    _, left = psutil.wait_procs(workers, timeout=30)
    assert left == []
    assert main([*arguments, "--resume"]) == 0
    assert [json.loads(line)["id"] for line in target.read_text("utf-8").splitlines()] == list(range(LINES))


def _workers(run: "subprocess.Popen[bytes]") -> list[psutil.Process]:
    parent = psutil.Process(run.pid)
    while run.poll() is None:
        if len(found := parent.children()) >= 2:
            return found
    raise AssertionError("it ended before its workers were seen")
