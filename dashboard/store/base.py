"""The connection: opening, migrating, transactions, and errors in our own words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Self

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url, select, text, update

from dashboard.store.errors import StoreUnavailable
from dashboard.store.tables import counter

_WRITERS_LOCK = 7_411_206  # any number: writers on PostgreSQL take turns under it
_CONNECT_SECONDS = 5  # a server behind a dead line must not keep a page waiting for the minutes that TCP would
_UNAVAILABLE = (exc.OperationalError, exc.InterfaceError, exc.TimeoutError, exc.DisconnectionError)


class Base:
    """Engine and transactions; the face's parts build on it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._written = count(1)
        self.writes = 0
        """Another number after each transaction written through this object: who watches `version` needs not ask
        while it stands."""

    @classmethod
    def open(cls, url: str, *, busy_seconds: float = 10.0, migrate: bool = True) -> Self:
        """Connect and bring the schema up to date. Raises StoreUnavailable."""
        store = cls(engine_for(url, busy_seconds))
        if migrate:
            store.migrate("head")
        return store

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    @property
    def url(self) -> str:
        """The database's address without its password."""
        return self._engine.url.render_as_string(hide_password=True)

    @property
    def dialect(self) -> str:
        """ "sqlite" or "postgresql"."""
        return self._engine.dialect.name

    def version(self) -> int:
        """Grows with every change that readers can see, whichever process made it; cheap (one row)."""
        with self._reading() as connection:
            return int(connection.execute(select(counter.c.value)).scalar_one())

    def is_current(self) -> bool:
        """Whether the schema is the one that this version of the program writes."""
        with self._reading() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
        return found == ScriptDirectory.from_config(_steps()).get_current_head()

    def migrate(self, revision: str) -> None:
        """Move the schema to a revision ("head", "base", or a number), all in one transaction."""
        config = _steps()
        with self._writing() as connection:
            config.attributes["connection"] = connection
            move = command.downgrade if revision in _below(connection, config) else command.upgrade
            move(config, revision)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _in_our_words(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction, done or not done. Writers take turns, so what one decides on still holds at its end."""
        with _in_our_words(), self._engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                if self.dialect == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITERS_LOCK})
                yield connection
        self.writes = next(self._written)  # never a number twice, also where two threads end together


def _below(connection: Connection, config: Config) -> set[str]:
    """The revisions below the one that a schema is at. Raises StoreUnavailable where a later program made it."""
    at = MigrationContext.configure(connection).get_current_revision()
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    if at and at not in steps:
        raise StoreUnavailable(f"The database was made by a later version of this program (its schema is “{at}”).")
    return {"base", *steps[steps.index(at) + 1 :]} if at else {"base"}


def _steps() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def next_version(connection: Connection) -> int:
    """Count one change that readers can see."""
    counted = update(counter).values(value=counter.c.value + 1).returning(counter.c.value)
    return int(connection.execute(counted).scalar_one())


def engine_for(url: str, busy_seconds: float = 10.0) -> Engine:
    """An engine with our settings for SQLite (WAL, foreign keys, waiting) or another database."""
    try:
        parsed = make_url(url)
    except exc.ArgumentError as error:
        raise StoreUnavailable(f"Not an address of a database: {error}") from None
    if parsed.get_backend_name() != "sqlite":
        if parsed.get_backend_name() == "postgresql" and "connect_timeout" not in parsed.query:
            parsed = parsed.update_query_dict({"connect_timeout": str(_CONNECT_SECONDS)})
        return create_engine(
            parsed, hide_parameters=True, pool_pre_ping=True, pool_size=8, max_overflow=16, pool_timeout=busy_seconds
        )
    path = Path(parsed.database or "timeline.sqlite")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(f"The data folder can't be made: {error}") from None
    engine = create_engine(
        parsed, hide_parameters=True, connect_args={"timeout": busy_seconds}, pool_size=8, max_overflow=16
    )
    event.listen(engine, "do_connect", _only_once_made_anew(path))
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "checkout", _same_file(path))
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, so that DDL is inside transactions too
    for setting in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {setting}")
    connection.create_function("lower", 1, _lower, deterministic=True)  # its own knows the letters of ASCII only


def _lower(words: Any) -> Any:
    return words.lower() if isinstance(words, str) else words


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _only_once_made_anew(path: Path) -> Any:
    """SQLite makes a file where there is none: right at the start, wrong when a database has gone away."""
    made: list[bool] = []

    def check(_dialect: Any, _record: Any, _args: Any, _options: Any) -> None:
        if made and not path.exists():
            raise sqlite3.OperationalError(f"{path.name} is not there")
        made[:] = [True]

    return check


def _same_file(path: Path) -> Any:
    """A pooled connection keeps a deleted or replaced file alive: notice it, and connect anew."""

    def check(_connection: Any, record: Any, _proxy: Any) -> None:
        try:
            inode = path.stat().st_ino
        except OSError:
            raise exc.InterfaceError("", None, Exception(f"{path.name} is not there")) from None
        if record.info.setdefault("inode", inode) != inode:
            raise exc.DisconnectionError("the database file was replaced")

    return check


@contextmanager
def _in_our_words() -> Iterator[None]:
    try:
        yield
    except _UNAVAILABLE as error:
        raise StoreUnavailable(_reason(error)) from error
    except exc.DatabaseError as error:
        if isinstance(error, exc.IntegrityError | exc.ProgrammingError | exc.DataError):
            raise
        raise StoreUnavailable(_reason(error)) from error


def _reason(error: Exception) -> str:
    said = str(getattr(error, "orig", None) or error).strip().splitlines()
    return said[0][:200] if said else "The database does not answer."
