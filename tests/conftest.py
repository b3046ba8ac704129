"""Fixtures for all tests: a store on SQLite and on a real PostgreSQL server, which the tests start themselves."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_postgresql.executors import PostgreSQLExecutor
from pytest_postgresql.janitor import DatabaseJanitor

from dashboard.store import Store

_SERVER_USER = "postgres"  # the server refuses to run as root, so root starts it as this user


def _pg_ctl() -> str | None:
    """The newest pg_ctl on the machine: Debian keeps it out of PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[4]))
    return str(debian[-1]) if debian else shutil.which("pg_ctl")


def _can_become_server_user() -> bool:
    known = subprocess.run(["id", _SERVER_USER], capture_output=True, check=False).returncode == 0
    return known and shutil.which("runuser") is not None


def _as_server_user(pg_ctl: str, folder: Path) -> str:
    """A stand-in for pg_ctl that root can start: it goes on as the server's user, who owns the folder."""
    shutil.chown(folder, _SERVER_USER)
    script = folder / "pg_ctl"
    script.write_text(f'#!/bin/sh\ncd /\nexec runuser -u {_SERVER_USER} -- {pg_ctl} "$@"\n')
    script.chmod(0o755)
    return str(script)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgreSQLExecutor]:
    """A PostgreSQL server of this test run, on a free port in a temporary folder; skips where there is none."""
    pg_ctl = _pg_ctl()
    if pg_ctl is None:
        pytest.skip("no PostgreSQL server here (Debian: apt-get install postgresql)")
    if os.geteuid() == 0 and (
        not shutil.which("runuser") or subprocess.run(["id", _SERVER_USER], capture_output=True).returncode
    ):
        pytest.skip("PostgreSQL can't be started by root without runuser and the user postgres")
    with tempfile.TemporaryDirectory(prefix="timeline-pg-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        server = PostgreSQLExecutor(
            executable=_as_server_user(pg_ctl, folder) if os.geteuid() == 0 else pg_ctl,
            host="127.0.0.1",
            port=_free_port(),
            datadir=str(folder / "data"),
            unixsocketdir=str(folder),
            logfile=str(folder / "log"),
            startparams="-w",
            dbname="template_timeline",
            postgres_options="-c fsync=off",
        )
        with server:
            server.wait_for_postgres()
            template = DatabaseJanitor(
                user="postgres", host=server.host, port=server.port, dbname="template_timeline", as_template=True
            )
            template.init()
            Store.open(_url(server, "template_timeline")).close()
            yield server


def _url(server: PostgreSQLExecutor, name: str) -> str:
    return f"postgresql+psycopg://postgres@{server.host}:{server.port}/{name}"


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'timeline.sqlite'}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty database (on PostgreSQL: with the schema already there), once a kind."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    server = request.getfixturevalue("postgres")
    name = f"test_{os.urandom(6).hex()}"
    janitor = DatabaseJanitor(
        user="postgres", host=server.host, port=server.port, dbname=name, template_dbname="template_timeline"
    )
    with janitor:
        yield _url(server, name)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store with one collection, `main`, on each kind of database."""
    opened = Store.open(database_url)
    opened.add_collection("main", "Main")
    yield opened
    opened.close()
