"""A reviewer's connection drops in the middle, or the server's to its database: what was decided meanwhile is saved
once it is back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from dashboard.store import ClaimStatus, Store
from extract import Value
from tests import serving
from tests.dashboard import stored
from tests.dashboard.dashboard_fakes import Told, digest
from tests.faults.conftest import served
from tests.faults.line import Line, line

VERBS = ("met", "fled", "voted", "struck", "agreed", "left")
TEXT = " ".join(f"Somebody {verb} on {day} May 2022. Nothing else was said." for day, verb in enumerate(VERBS, 1))


@pytest.fixture
def page() -> Iterator[Page]:
    path = serving.chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=serving.CHROMIUM_ARGS)
        made = browser.new_page()
        made.set_default_timeout(serving.WAIT_MS)
        yield made
        browser.close()


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    opened = stored.fill(Store.open(sqlite_url))
    yield opened
    opened.close()


def _day(number: int) -> Value:
    return Value(date(2022, 5, number), date(2022, 5, number))


def _review(store: Store) -> tuple[str, int]:
    told = [Told(verb, _day(day), f"Somebody {verb}", f"{day} May 2022") for day, verb in enumerate(VERBS, 1)]
    token = store.start_review(collection="north", by="test").token
    article = digest(TEXT, told, published=_day(9))
    return token, store.add_article(article, collection="north", by="test", token=token).article


def _statuses(store: Store, article: int, token: str) -> list[ClaimStatus]:
    detail = store.article(article, token=token)
    assert detail is not None
    return [claim.status for claim in detail.claims]


def test_decisions_made_while_the_line_is_cut_are_saved(
    page: Page, store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    token, article = _review(store)
    with served(tmp_path, sqlite_url) as server, line(server.port) as relay:
        page.goto(f"http://localhost:{relay.port}/review?r={token}")
        page.locator(".sf .row.cur").wait_for()
        page.keyboard.press("Enter")
        expect(page.locator(".sf .lh")).to_contain_text("5 to decide")
        _decide_without_a_line(page, relay)
        kept, dropped = ClaimStatus.KEPT, ClaimStatus.DROPPED
        expect(page.locator(".sf .lh")).to_contain_text("3 to decide")
        page.reload()
        expect(page.locator(".sf .lh")).to_contain_text("2 kept · 1 dropped")
        assert _statuses(store, article, token)[:3] == [kept, dropped, kept]
        assert not set(_statuses(store, article, token)[3:]) & {kept, dropped}


def test_decisions_made_while_the_database_is_away_are_saved(
    page: Page, store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    token, article = _review(store)
    path, aside = tmp_path / "timeline.sqlite", tmp_path / "aside"
    with served(tmp_path, sqlite_url) as server:
        page.goto(f"http://localhost:{server.port}/review?r={token}")
        page.locator(".sf .row.cur").wait_for()
        path.rename(aside)
        page.keyboard.press("x")
        page.keyboard.press("Enter")
        page.get_by_text("The database can’t be reached").wait_for()
        page.get_by_text("No answer from the server yet").wait_for()
        aside.rename(path)
        expect(page.locator(".sf .lh")).to_contain_text("4 to decide")
        expect(page.get_by_text("The database can’t be reached")).to_have_count(0)
        assert _statuses(store, article, token)[:2] == [ClaimStatus.DROPPED, ClaimStatus.KEPT]


def _decide_without_a_line(page: Page, relay: Line) -> None:
    """Two keys while nothing comes through; the page notices, and connects again by itself."""
    relay.cut()
    page.keyboard.press("x")
    page.keyboard.press("Enter")
    page.get_by_text("No answer from the server yet").wait_for()
    with page.expect_websocket():
        relay.mend()
