"""Settings: defaults that work alone, names from the environment, and nonsense that is named."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from dashboard.settings import Settings, Uploads, as_table


def test_the_default_database_lies_in_the_data_folder() -> None:
    assert Settings(data_dir="somewhere").url.endswith("/somewhere/timeline.sqlite")


@pytest.mark.parametrize("given", ["postgres://a@b/c", "postgresql://a@b/c", "postgresql+psycopg://a@b/c"])
def test_addresses_of_postgresql_name_the_driver(given: str) -> None:
    assert Settings(database_url=given).url == "postgresql+psycopg://a@b/c"


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_UPLOADS", "login")
    monkeypatch.setenv("TIMELINE_EDITORS", "A@example.org, b@example.org,")
    monkeypatch.setenv("TIMELINE_UPLOAD_MB", "2.5")
    settings = Settings()
    assert settings.uploads is Uploads.LOGIN
    assert settings.editor_mails == {"a@example.org", "b@example.org"}
    assert settings.upload_bytes == 2_500_000


def test_nonsense_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_UPLOADS", "perhaps")
    with pytest.raises(ValidationError, match="uploads"):
        Settings()


def test_files_of_names_are_looked_at_before_the_first_article(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TIMELINE_NAMES", str(tmp_path / "missing.csv"))
    with pytest.raises(ValidationError, match=r"missing\.csv"):
        Settings()


def test_every_setting_says_what_it_means() -> None:
    rows = as_table()
    assert all(name.startswith("TIMELINE_") and meaning for name, _, meaning in rows)
    assert len(rows) == len(Settings.model_fields)
