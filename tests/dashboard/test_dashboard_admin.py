"""Operations: a backup taken and put back gives the same store; what is no backup changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from dashboard_fakes import MAYBE, Told, day, digest

from dashboard.admin import Failed, backup, main, reindex, restore, stats
from dashboard.settings import Settings
from dashboard.store import Store

TOLD = (Told("met", day("2025-12-14"), "Envoys meet in Berlin", "14 December 2025"),)


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return Settings(data_dir=tmp_path / "data", database_url=database_url)


@pytest.fixture
def filled(settings: Settings) -> Iterator[Store]:
    store = Store.open(settings.url)
    store.add_collection("main", "Main")
    store.add_article(digest("On 14 December 2025 envoys met.", TOLD), collection="main", by="seeds")
    yield store
    store.close()


def test_a_backup_put_back_gives_the_same_store(settings: Settings, filled: Store) -> None:
    file = backup(settings)
    before = stats(settings)
    later = digest("Later, envoys met again.", [MAYBE])
    filled.add_article(later, collection="main", by="seeds")
    filled.close()
    restore(settings, file)
    after = stats(settings)
    assert {**after, "bytes": 0} == {**before, "bytes": 0}
    assert filled.search("envoys").tolist() == [1]
    assert filled.add_article(later, collection="main", by="seeds").events == (2,)


def test_what_is_no_backup_changes_nothing(settings: Settings, filled: Store, tmp_path: Path) -> None:
    (tmp_path / "words").write_text("no backup")
    for source in (tmp_path / "words", tmp_path / "nothing"):
        with pytest.raises(Failed):
            restore(settings, source)
    assert filled.stats().events == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_store_that_is_no_database_any_more_is_restored_and_kept(settings: Settings, filled: Store) -> None:
    file = backup(settings, settings.data_dir / "a#1?b%20.sqlite")  # named as no address could be
    filled.close()
    target = Path(filled._engine.url.database or "")
    target.write_bytes(b"no database")
    restore(settings, file)
    assert stats(settings)["events"] == 1
    assert {each.name: each.read_bytes() for each in target.parent.glob(f"{target.name}?*")} == {
        f"{target.name}.before-restore": b"no database"
    }


def test_reindexing_mends_the_full_text(settings: Settings, filled: Store) -> None:
    with filled._writing() as connection:
        connection.exec_driver_sql("DELETE FROM event_text")
    assert filled.search("envoys").tolist() == []
    assert reindex(settings) == 1
    assert filled.search("envoys").tolist() == [1]


def test_the_command(
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    filled: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", settings.url)
    monkeypatch.setenv("TIMELINE_DATA_DIR", str(settings.data_dir))
    assert main(["stats"]) == 0
    assert "events       1" in capsys.readouterr().out
    assert main(["backup", str(tmp_path / "one.file")]) == 0
    assert (tmp_path / "one.file").is_file()
    assert main(["settings"]) == 0
    assert "TIMELINE_DATABASE_URL" in capsys.readouterr().out
    assert main(["restore", str(tmp_path / "nothing")]) == 1
    assert "Not done" in capsys.readouterr().err
    monkeypatch.setenv("TIMELINE_UPLOADS", "perhaps")
    assert main(["stats"]) == 1
    assert "TIMELINE_UPLOADS: Input should be 'open', 'login' or 'off'" in capsys.readouterr().err
    monkeypatch.delenv("TIMELINE_UPLOADS")
    monkeypatch.setenv("TIMELINE_DATABASE_URL", "sqlite:////proc/nowhere/x.sqlite")
    assert main(["stats"]) == 1
