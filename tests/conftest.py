"""Fixtures for all tests: a store on SQLite and on a real PostgreSQL server, which the tests start themselves."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_postgresql.executors import PostgreSQLExecutor
from pytest_postgresql.janitor import DatabaseJanitor
from sqlalchemy import create_engine, text

from dashboard.store import Store
from dashboard.store.tables import metadata

# No test is timed. `make test` tries the same examples in every run, so that a red build can be repeated; pytest by
# hand tries new ones, and `make fuzz` many more.
settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("fuzz", deadline=None, max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))

_DATABASE = "timeline"
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
            dbname=_DATABASE,
            postgres_options="-c fsync=off -c synchronous_commit=off",
        )
        with server:
            server.wait_for_postgres()
            with DatabaseJanitor(user="postgres", host=server.host, port=server.port, dbname=_DATABASE):
                Store.open(_url(server)).close()
                yield server


def _url(server: PostgreSQLExecutor) -> str:
    return f"postgresql+psycopg://postgres@{server.host}:{server.port}/{_DATABASE}"


def _empty(url: str) -> None:
    """Take everything out of a database but its schema; ids begin anew. Quicker than a new database for each test."""
    names = ", ".join(table.name for table in metadata.sorted_tables if table.name != "counter")
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names}, event_text RESTART IDENTITY"))
        connection.execute(text("UPDATE counter SET value = 1"))
    engine.dispose()


@pytest.fixture
def emptied() -> Callable[[str], None]:
    """Takes everything out of a database of the server."""
    return _empty


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'timeline.sqlite'}"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema and nothing else: to copy it is quicker than to migrate for each test."""
    path = tmp_path_factory.mktemp("migrated") / "timeline.sqlite"
    Store.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database with its schema, once a kind."""
    if request.param == "sqlite":
        url: str = request.getfixturevalue("sqlite_url")
        shutil.copy(request.getfixturevalue("migrated"), url.removeprefix("sqlite:///"))
        return url
    url = _url(request.getfixturevalue("postgres"))
    _empty(url)
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store with one collection, `main`, on each kind of database."""
    opened = Store.open(database_url, migrate=False)
    opened.add_collection("main", "Main")
    yield opened
    opened.close()
