"""The database itself: migrations with data in them, several processes, and what happens when it is away."""

import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from dashboard_fakes import Told, day, digest

from dashboard.store import Store, StoreUnavailable, Target
from dashboard.store.tables import metadata

TOLD = (Told("met", day("2025-12-14"), "Envoys meet in Berlin", "14 December 2025"),)
ARTICLE = digest("On 14 December 2025 envoys met in Berlin.", TOLD)


def test_the_steps_lead_to_the_tables(store: Store) -> None:
    def compared(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return kind != "table" or not (name or "").startswith(("event_text", "alembic"))

    with store._reading() as connection:
        options = {"include_object": compared, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_down_and_up_again_with_data_inside(store: Store) -> None:
    store.add_article(ARTICLE, collection="main", by="seeds")
    store.migrate("base")
    store.migrate("head")
    store.add_collection("main", "Main")
    assert store.stats().articles == 0
    store.add_article(ARTICLE, collection="main", by="seeds")
    assert store.search("envoys").tolist() == [1]


def test_one_step_down_and_up_again_keeps_what_was_uploaded(store: Store) -> None:
    token = store.start_review(collection="main", by="somebody").token
    store.add_upload(token, "a.txt", b"Envoys met.", title="Talks", source="A wire", url="https://example.org/a")
    store.migrate("0001")
    assert not store.is_current()
    store.migrate("head")
    assert store.is_current()
    taken = store.take_upload()
    assert taken is not None
    assert (taken.data, taken.title, taken.source, taken.url) == (b"Envoys met.", "Talks", "", "")


def test_a_failed_step_leaves_the_old_schema(store: Store) -> None:
    store.add_article(ARTICLE, collection="main", by="seeds")
    with pytest.raises(RuntimeError), store._writing() as connection:
        connection.exec_driver_sql("DROP TABLE offers")
        raise RuntimeError
    assert store.stats().events == 1
    assert store.event(1)


def test_two_processes_see_each_other(database_url: str) -> None:
    one, two = Store.open(database_url), Store.open(database_url)
    one.add_collection("main", "Main")
    before = two.version()
    one.add_article(ARTICLE, collection="main", by="seeds")
    assert two.version() > before
    assert two.columns().id.tolist() == [1]
    one.close()
    two.close()


def test_writers_take_turns(store: Store) -> None:
    texts = [f"On 14 December 2025 envoys met in Berlin, says paper {number}." for number in range(8)]
    threads = [
        threading.Thread(target=store.add_article, args=(digest(text, TOLD),), kwargs={"collection": "main", "by": "x"})
        for text in texts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.stats().articles == len(texts)
    (event,) = store.events(store.columns().id.tolist())
    assert event.sources == len(texts)


def test_ids_are_never_given_again(store: Store) -> None:
    added = store.add_article(ARTICLE, collection="main", by="seeds")
    with store._writing() as connection:
        for table in ("changes", "claims", "offers", "events", "articles"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    again = store.add_article(ARTICLE, collection="main", by="seeds")
    assert again.article > added.article
    assert min(again.events) > max(added.events)


@pytest.mark.parametrize(
    "url",
    ["no address", "sqlite:////proc/nowhere/x.sqlite", "postgresql+psycopg://nobody@127.0.0.1:1/x?connect_timeout=1"],
)
def test_a_database_that_is_not_there(url: str) -> None:
    with pytest.raises(StoreUnavailable):
        Store.open(url)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_bytes(b"words, not a database" * 100)
    with pytest.raises(StoreUnavailable):
        Store.open(f"sqlite:///{tmp_path / 'x.sqlite'}")


def test_the_database_goes_away_and_comes_back(sqlite_url: str, tmp_path: Path) -> None:
    store = Store.open(sqlite_url)
    store.add_collection("main", "Main")
    added = store.add_article(ARTICLE, collection="main", by="seeds")
    path, away = tmp_path / "timeline.sqlite", tmp_path / "away"
    path.rename(away)
    for attempt in (store.version, store.columns, lambda: store.redate(Target("event", 1), None, who="editor")):
        with pytest.raises(StoreUnavailable, match="not there"):
            attempt()
    assert not path.exists()
    away.rename(path)
    assert store.events(added.events)
    assert store.changes() == ()
    store.close()


def test_a_locked_database_says_so_and_loses_nothing(sqlite_url: str, tmp_path: Path) -> None:
    store = Store.open(sqlite_url, busy_seconds=0.05)
    store.add_collection("main", "Main")
    other = sqlite3.connect(tmp_path / "timeline.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="locked"):
        store.add_article(ARTICLE, collection="main", by="seeds")
    assert store.stats().articles == 0  # readers go on
    other.execute("ROLLBACK")
    assert not store.add_article(ARTICLE, collection="main", by="seeds").duplicate
    other.close()
    store.close()


def test_no_room_left_is_said_and_nothing_is_half_stored(sqlite_url: str) -> None:
    store = Store.open(sqlite_url)
    store.add_collection("main", "Main")
    with store._reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    long = digest("On 14 December 2025 envoys met in Berlin. " + "words " * 100_000, TOLD)

    def narrow(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 10}")

    from sqlalchemy import event

    event.listen(store._engine, "connect", narrow)
    store.close()
    with pytest.raises(StoreUnavailable, match="full"):
        store.add_article(long, collection="main", by="seeds")
    assert store.stats().articles == 0
    assert store.stats().events == 0
    store.close()


@pytest.mark.parametrize("database_url", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_a_server_that_dropped_its_connections_is_found_again(store: Store) -> None:
    store.add_article(ARTICLE, collection="main", by="seeds")
    other = Store.open(store._engine.url.render_as_string(hide_password=False))
    with other._writing() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
            "AND datname = current_database()"
        )
    other.close()
    assert store.events([1])
    assert not store.add_article(digest("Envoys met again.", TOLD[:0]), collection="main", by="seeds").duplicate
