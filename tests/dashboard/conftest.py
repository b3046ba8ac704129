"""Fixtures of the dashboard's tests. That it lies here also lets tests in folders below import what lies here."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from dashboard import resources
from dashboard.settings import Settings
from dashboard.store import Store
from dashboard.widgets import who
from dashboard.worker import Reader
from tests.dashboard import stored
from tests.dashboard.paging import EDITOR, FOLDER, InlineInbox


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """One worker process for all tests: it loads the language model once."""
    made = Reader(Settings(worker_seconds=60))
    yield made
    made.close()


@pytest.fixture(scope="session", autouse=True)
def scanned_once() -> Iterator[None]:
    """AppTest looks through all installed packages for components whenever a page is opened, which takes a second."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session")
def filled(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the store that pages are tried on."""
    path = tmp_path_factory.mktemp("filled") / "timeline.sqlite"
    shutil.copy(migrated, path)
    stored.fill(Store.open(f"sqlite:///{path}")).close()
    return path


@pytest.fixture
def paged(filled: Path, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A filled store that the pages are pointed to; whoever looks is the editor."""
    path = tmp_path / "timeline.sqlite"
    shutil.copy(filled, path)
    monkeypatch.setenv("TIMELINE_DATABASE_URL", f"sqlite:///{path}")
    resources.settings.cache_clear()
    resources.live.cache_clear()
    store = resources.live().store
    monkeypatch.setattr(resources, "reader", lambda: reader)
    monkeypatch.setattr(resources, "inbox", lambda: InlineInbox(store, reader))
    monkeypatch.setattr(who, "visitor", lambda _settings: EDITOR)
    yield store
    resources.live().close()
    resources.settings.cache_clear()
    resources.live.cache_clear()


@pytest.fixture
def page(paged: Store) -> Callable[..., AppTest]:
    """Opens a page by its file's name, with parameters of its link."""

    def opened(name: str, **params: str) -> AppTest:
        test = AppTest.from_file(str(FOLDER / f"{name}.py"), default_timeout=60)
        for key, value in params.items():
            test.query_params[key] = value
        test.run()
        assert not test.exception
        return test

    return opened
