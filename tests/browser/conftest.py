"""A served timeline with a small store, and pages of a real browser that show it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from dashboard.store import Store
from tests import serving
from tests.dashboard import stored

ONE_PROCESS = "--process-per-site"
"""With it a page's scripts need not be compiled again while another page of the site is open."""
DRAWN = ".tl[data-drawn], .tl.phone .list ol"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One chromium for a file of tests; they are skipped where there is none."""
    path = serving.chromium()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=[*serving.CHROMIUM_ARGS, ONE_PROCESS])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
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
        page.set_default_timeout(serving.WAIT_MS)
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

    def go(self, path: str) -> Page:
        """Open another page of the dashboard, and wait for nothing."""
        self.page.goto(f"{self.home}/{path}")
        return self.page

    def leave(self) -> None:
        """Close the page; what it left in the browser goes with it."""
        if self.page.url.startswith(self.home):
            self.page.evaluate("localStorage.clear()")
        self.page.context.clear_cookies()
        self.page.close()

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


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Browser contexts by their options, kept for the file with an idle page of `home`: each fetches and compiles the
    pages' scripts once."""
    made: dict[str, BrowserContext] = {}

    def context(home: str, **options: Any) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in made:
            made[key] = browser.new_context(**options)
            made[key].new_page().goto(home + serving.HEALTH)
        return made[key]

    yield context
    for each in made.values():
        each.close()


@pytest.fixture
def reader(contexts: Callable[..., BrowserContext], timeline_server: serving.Server) -> Iterator[Callable[..., Shown]]:
    """Gives a page that has opened nothing yet: its size, its colours, and options of its context (zone, touch)."""
    given: list[Shown] = []

    def new(width: int = 1440, height: int = 900, color_scheme: Any = "light", **context: Any) -> Shown:
        page = contexts(timeline_server.url, **context).new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=color_scheme)
        given.append(Shown(page, timeline_server.url))
        return given[-1]

    yield new
    for shown in given:
        shown.leave()


@pytest.fixture
def show(reader: Callable[..., Shown]) -> Callable[..., Shown]:
    """Opens the timeline for a new `reader`."""
    return lambda query="", **given: reader(**given).open(query)
