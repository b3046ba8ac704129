"""Runs the dashboard, or a script of a test's own, as a real server on a free port of this machine."""

import gzip
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "dashboard" / "app.py"
START_SECONDS = 60.0
CHROMIUM_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The first one is lighter: it can draw nothing on a screen."""
HEALTH = "/_stcore/health"
WAIT_MS = 30_000
"""How long a browser's test waits for what it expects: a busy machine is no fault of a page."""

expect.set_options(timeout=WAIT_MS)


@dataclass(frozen=True)
class Server:
    """A running server; it is stopped when its `running` block ends."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def url(self) -> str:
        """Its address by name: cookies of a login are bound to it."""
        return f"http://localhost:{self.port}"

    def get(self, path: str) -> int:
        """The status of an answer; 0 where there is none."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def wait(self, path: str = HEALTH, seconds: float = START_SECONDS) -> None:
        """Until that path answers 200. Fails with the end of the log where it does not."""
        deadline = time.monotonic() + seconds
        while self.get(path) != 200:
            assert self.process.poll() is None and time.monotonic() < deadline, self.log.read_text("utf-8")[-3000:]
            time.sleep(0.05)

    def until_body(self, path: str, *parts: bytes, seconds: float = START_SECONDS) -> None:
        """Until an answer holds all these parts; what the server makes in the background takes its time."""
        deadline = time.monotonic() + seconds
        body = b""
        while not all(part in body for part in parts):
            assert self.process.poll() is None and time.monotonic() < deadline, (
                body[-500:],
                self.log.read_text("utf-8"),
            )
            time.sleep(0.1)
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                body = answer.read()
            body = gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body

    def kill(self) -> None:
        """As the machine would: no chance to tidy up."""
        _signal(self.process, signal.SIGKILL)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    script: Path, folder: Path, *, port: int | None = None, options: Mapping[str, str] | None = None, **env: str
) -> Iterator[Server]:
    """Start `script` bound to this machine, with its log in `folder`; `env` are settings (`TIMELINE_…`)."""
    port = port or free_port()
    given = {"server.address": "localhost", "server.port": str(port), "server.headless": "true"} | dict(options or {})
    arguments = [part for name, value in given.items() for part in (f"--{name}", value)]
    log = folder / f"server-{port}.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **env},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        server = Server(port, process, log)
        server.wait()
        yield server
    finally:
        _signal(process, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            _signal(process, signal.SIGKILL)
            process.wait()


def _signal(process: subprocess.Popen[bytes], which: signal.Signals) -> None:
    """To the server and the workers that it started."""
    try:
        os.killpg(process.pid, which)
    except ProcessLookupError:
        return


def chromium() -> str:
    """The browser's path; skips where there is none."""
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not found:
        pytest.skip("no browser here (Debian: apt-get install chromium)")
    return found
