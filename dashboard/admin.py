"""Operations: `python -m dashboard.admin backup|restore|reindex|stats|settings|migrate`."""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import URL, make_url

from dashboard.counts import counted
from dashboard.database import open_store
from dashboard.settings import Settings, as_table
from dashboard.store import StoreUnavailable
from dashboard.words import capital


class Failed(Exception):  # noqa: N818 - a word of the house
    """An operation could not be done; the message says why."""


def backup(settings: Settings, target: Path | None = None) -> Path:
    """Write a consistent copy of the whole store into one file, while it is in use; returns the file.

    SQLite's own online copy, or `pg_dump` in its custom format. Raises Failed.
    """
    url = make_url(settings.url)
    kind = "sqlite" if url.get_backend_name() == "sqlite" else "pgdump"
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = target or settings.data_dir / "backups" / f"timeline-{stamp}.{kind}"
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".part")  # a backup cut short must not look like one
    try:
        if kind == "sqlite":
            _copy_sqlite(_file_of(url), draft)
        else:
            _run_pg("pg_dump", url, "--format=custom", f"--file={draft}")
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return target


def restore(settings: Settings, source: Path) -> None:
    """Put a backup in the place of the store, then bring its schema up to date. The dashboard should be stopped.

    With SQLite the former file is kept beside it, named `.before-restore`. Raises Failed where the file is no backup,
    and then nothing was changed.
    """
    if not source.is_file():
        raise Failed(f"There is no file {source}.")
    url = make_url(settings.url)
    if url.get_backend_name() == "sqlite":
        _restore_sqlite(source, _file_of(url))
    else:
        _run_pg("pg_restore", url, "--clean", "--if-exists", "--no-owner", "--single-transaction", str(source))
    open_store(settings).close()


def _file_of(url: URL) -> Path:
    return Path(url.database or "")


def _copy_sqlite(source: Path, target: Path) -> None:
    if not source.is_file():
        raise Failed(f"There is no database {source}.")
    try:
        with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
            here.backup(there)
            there.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
    except sqlite3.Error as error:
        raise Failed(f"{source} could not be copied to {target}: {error}") from None


def _restore_sqlite(source: Path, target: Path) -> None:
    _look_into(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(source, draft)
        if target.exists():
            _set_aside(target, target.with_name(target.name + ".before-restore"))
        for log in ("-wal", "-shm"):
            target.with_name(target.name + log).unlink(missing_ok=True)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _look_into(source: Path) -> None:
    """Raises Failed where the file is no sound store."""
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as given:
            sound = given.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            given.execute("SELECT count(*) FROM events").fetchone()
    except sqlite3.Error as error:
        raise Failed(f"{source} is no backup: {error}") from None
    if not sound:
        raise Failed(f"{source} is damaged.")


def _set_aside(target: Path, kept: Path) -> None:
    """Keep the former store; what is no database any more, and so can't be copied, as it is."""
    kept.unlink(missing_ok=True)  # of an earlier time
    try:
        _copy_sqlite(target, kept)
    except Failed:
        target.replace(kept)


def _run_pg(program: str, url: URL, *arguments: str) -> None:
    """One of PostgreSQL's own programs, found in PATH or where Debian keeps it; the password goes by environment."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[4]))
    found = str(debian[-1]) if debian else shutil.which(program)
    if found is None:
        raise Failed(f"{program} is not installed (Debian: apt-get install postgresql-client).")
    plain = url.set(drivername="postgresql", password=None).render_as_string()
    environment = {**os.environ, **({"PGPASSWORD": str(url.password)} if url.password else {})}
    command = [found, f"--dbname={plain}", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{program}: {done.stderr.strip()[:500]}")


def stats(settings: Settings) -> dict[str, object]:
    """Counts over the store, with its address and, for SQLite, its size in bytes."""
    with closing(open_store(settings, migrate=False)) as store:
        url = make_url(settings.url)
        size = _file_of(url).stat().st_size if url.get_backend_name() == "sqlite" else None
        return {"database": store.url, **asdict(store.stats()), "bytes": size}


def reindex(settings: Settings) -> int:
    """Work out every event anew from its claims, with its full text; returns how many."""
    with closing(open_store(settings)) as store:
        return store.refresh_all()


# --- the command ---------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 0, or 1 where it could not be done."""
    parser = argparse.ArgumentParser(prog="python -m dashboard.admin", description="Operations on the store.")
    commands = parser.add_subparsers(dest="command", required=True)
    taking = commands.add_parser("backup", help="write a copy of the store into one file")
    taking.add_argument("file", nargs="?", type=Path)
    putting = commands.add_parser("restore", help="put a backup in the place of the store")
    putting.add_argument("file", type=Path)
    commands.add_parser("reindex", help="work out all events and the full text anew")
    commands.add_parser("stats", help="counts over the store")
    commands.add_parser("settings", help="all settings with their defaults")
    commands.add_parser("migrate", help="bring the schema up to date")
    options = parser.parse_args(arguments)
    try:
        for line in _COMMANDS[options.command](Settings(), options):
            print(line)
    except ValidationError as error:
        wrong = (f"TIMELINE_{str(each['loc'][0]).upper()}: {each['msg']}" for each in error.errors())
        print(f"Not done: {'; '.join(wrong)}.", file=sys.stderr)
        return 1
    except (Failed, StoreUnavailable, OSError) as error:
        print(f"Not done: {error}", file=sys.stderr)
        return 1
    return 0


def _do_restore(settings: Settings, options: argparse.Namespace) -> list[str]:
    restore(settings, options.file)
    return [f"Restored from {options.file}."]


def _do_migrate(settings: Settings, _options: argparse.Namespace) -> list[str]:
    open_store(settings).close()
    return ["The schema is up to date."]


_COMMANDS = {
    "backup": lambda settings, options: [f"Written: {backup(settings, options.file)}"],
    "restore": _do_restore,
    "reindex": lambda settings, _: [f"{capital(counted(reindex(settings), 'event'))} worked out anew."],
    "stats": lambda settings, _: [f"{name:12} {value}" for name, value in stats(settings).items()],
    "settings": lambda _settings, _options: ["\t".join(row) for row in as_table()],
    "migrate": _do_migrate,
}

if __name__ == "__main__":
    sys.exit(main())
