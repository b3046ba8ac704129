"""What goes wrong round the program: its process, its disk, its database, the line to a reader."""

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.store import Store
from tests import serving
from tests.dashboard import stored

PATIENCE_SECONDS = 60.0


def until(what: Callable[[], object], seconds: float = PATIENCE_SECONDS) -> None:
    """Until `what` gives something true."""
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


@dataclass(frozen=True)
class Away:
    """A database that can be taken away and brought back."""

    url: str
    take: Callable[[], object]
    give: Callable[[], object]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Away]:
    """A filled store whose file can be moved, or whose server can be stopped."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'timeline.sqlite'}"
        path, aside = tmp_path / "timeline.sqlite", tmp_path / "aside"
        away = Away(url, lambda: path.rename(aside), lambda: aside.rename(path))
    else:
        server = request.getfixturevalue("postgres")
        url = f"postgresql+psycopg://postgres@{server.host}:{server.port}/{server.dbname}"
        request.getfixturevalue("emptied")(url)
        away = Away(url, server.stop, server.start)
    stored.fill(Store.open(url)).close()
    yield away
    with contextlib.suppress(Exception):  # for the tests after it; it is there already where all went well
        away.give()


def environment(folder: Path, url: str) -> dict[str, str]:
    """Settings of a server without seeds."""
    (folder / "seeds").mkdir(exist_ok=True)
    return {
        "TIMELINE_DATA_DIR": str(folder),
        "TIMELINE_DATABASE_URL": url,
        "TIMELINE_SEEDS_DIR": str(folder / "seeds"),
    }


@contextlib.contextmanager
def served(folder: Path, url: str) -> Iterator[serving.Server]:
    """The dashboard over that database."""
    with serving.running(serving.APP, folder, **environment(folder, url)) as server:
        yield server
