"""A served timeline with a small store, and pages of a real browser that show it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from dashboard.store import Store
from tests import serving
from tests.dashboard import stored

WAIT_MS = 20_000
DRAWN = ".tl[data-drawn], .tl.phone .list ol"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One chromium for all browser tests; they are skipped where there is none."""
    path = serving.chromium()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=serving.CHROMIUM_ARGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def timeline_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[serving.Server]:
    """The dashboard with the store of `tests.dashboard.stored` and no seeds."""
    with served(tmp_path_factory.mktemp("served")) as server:
        yield server


@contextmanager
def served(folder: Path) -> Iterator[serving.Server]:
    """The dashboard on a store of its own: for tests that change it."""
    (folder / "seeds").mkdir()
    stored.fill(Store.open(f"sqlite:///{folder / 'timeline.sqlite'}")).close()
    env = {"TIMELINE_DATA_DIR": str(folder), "TIMELINE_SEEDS_DIR": str(folder / "seeds")}
    with serving.running(serving.APP, folder, **env) as server:
        yield server


class Shown:
    """A page that shows the timeline, with what went wrong on it."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home
        self.errors: list[str] = []
        self.outside: list[str] = []
        page.set_default_timeout(WAIT_MS)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("request", self._seen)

    def _seen(self, request: Request) -> None:
        if request.url.startswith("http") and not request.url.startswith(self.home):
            self.outside.append(request.url)

    def open(self, query: str = "") -> "Shown":
        """Open the home page with a query string and wait for the chart."""
        self.page.goto(f"{self.home}/{query}")
        self.page.wait_for_selector(DRAWN)
        return self

    @property
    def query(self) -> str:
        """The query string in the address bar."""
        return self.page.url.partition("?")[2]

    def await_query(self, part: str) -> None:
        """Until the address bar holds that text."""
        self.page.wait_for_function("part => decodeURIComponent(location.search).includes(part)", arg=part)

    def await_text(self, selector: str, text: str) -> None:
        """Until an element says that."""
        self.page.locator(selector, has_text=text).first.wait_for(state="attached")

    def events(self) -> list[str]:
        """Title and date in words of every mark."""
        return self.page.locator(".tl .options li").all_inner_texts()

    def marks(self) -> dict[str, str]:
        """The event id of every glyph, and the time at which it is drawn."""
        script = """() => Object.fromEntries(document.querySelector('.tl .plot').data
          .filter(trace => trace.mode === 'markers' && trace.customdata)
          .flatMap(trace => trace.customdata.map((id, at) => [id, trace.x[at]])))"""
        found: dict[str, str] = self.page.evaluate(script)
        return found


@pytest.fixture
def show(browser: Browser, timeline_server: serving.Server) -> Iterator[Callable[..., Shown]]:
    """Opens the timeline in a browser context of its own: size, time zone, colour scheme."""
    contexts = []

    def opened(query: str = "", width: int = 1440, height: int = 900, **context: Any) -> Shown:
        made = browser.new_context(viewport={"width": width, "height": height}, **context)
        contexts.append(made)
        return Shown(made.new_page(), timeline_server.url).open(query)

    yield opened
    for context in contexts:
        context.close()
