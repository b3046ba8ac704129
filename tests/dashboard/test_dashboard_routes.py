"""Our own addresses: frames for any query, files that browsers keep, and the home page's longer head."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard import early, resources, routes
from dashboard.store import Store, Target
from dashboard.timeline import source
from tests.dashboard import stored

CACHES = (resources.settings, resources.live)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('routes') / 'timeline.sqlite'}"
    stored.fill(Store.open(url)).close()
    return url


@pytest.fixture
def client(database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", database)
    for each in CACHES:
        each.cache_clear()
    pages = [
        Route("/", lambda _: HTMLResponse("<html><head><title>x</title></head></html>")),
        Route("/story", lambda _: HTMLResponse("<head></head>")),
        Route("/plain", lambda _: PlainTextResponse("</head>")),
    ]
    with TestClient(Starlette(routes=[*routes.ROUTES, *pages], middleware=[Middleware(early.EarlyScripts)])) as opened:
        yield opened
    for each in CACHES:
        each.cache_clear()


def test_a_frame_is_what_the_link_asks_for(client: TestClient) -> None:
    answer = client.get("/api/frame?t=2022&k=fight")
    assert answer.headers["content-encoding"] == "gzip"
    frame = answer.json()
    assert [mark["title"] for mark in frame["marks"]] == [
        "Troops cross the northern border",
        "The siege of Harbour Town",
        "A counter-offensive begins in the south-east",
    ]
    assert client.get("/api/frame?t=2022&k=fight").content == answer.content


@pytest.mark.parametrize(
    "query", ["t=2025-13-40", "e=-1&k=%00", "q=%F0%9F%92%A5&t=..", "c=../../etc", "q=%22%20OR%201=1--"]
)
def test_no_query_breaks_the_frame(client: TestClient, query: str) -> None:
    answer = client.get(f"/api/frame?{query}")
    assert answer.status_code == 200
    accounts = answer.json()["accounts"]
    assert sum(accounts.values()) == 2 * accounts["total"]


def test_too_long_a_link_is_refused(client: TestClient) -> None:
    assert client.get(f"/api/frame?q={'x' * 30_000}").status_code == 414


def test_frames_are_closed_where_reading_needs_a_login(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_READING", "login")
    resources.settings.cache_clear()
    assert client.get("/api/frame").status_code == 403
    assert routes.FRAME.encode() not in early.head(b"")


def test_a_database_that_is_away_is_said_to_be_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("TIMELINE_DATABASE_URL", f"sqlite:///{tmp_path / 'file' / 'below.sqlite'}")
    for each in CACHES:
        each.cache_clear()
    assert client.get("/api/frame").status_code == 503


def test_files_are_kept_by_browsers_and_packed(client: TestClient) -> None:
    for path in (routes.PLOTLY, *(each.path for each in (source.SCRIPT, source.STYLE, source.EARLY))):
        answer = client.get(path)
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(routes.packed_plotly())[:20]


def test_only_the_home_page_names_what_it_will_need(client: TestClient) -> None:
    page = client.get("/?t=2022&q=%22%3E%3Cscript%3E").text
    assert page.index("timeline-") < page.index("</head>")
    assert "<script>" not in page
    for path in re.findall(r'(?:href|src)="\.(/(?:assets|api)/[^"]+)"', page):
        assert client.get(path.replace("&amp;", "&")).status_code == 200
    assert client.get("/story").text == "<head></head>"
    assert client.get("/plain").text == "</head>"


def test_streamlits_own_scripts_are_found_with_what_they_import() -> None:
    names = early.element_scripts()
    assert any(name.startswith("BidiComponent.") for name in names)
    assert len(names) == len(set(names)) > len(early.ELEMENTS)


ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_tells_each_change_with_a_way_to_what_was_changed(client: TestClient) -> None:
    store = resources.live().store
    event = int(store.columns().id[-1])
    told = "Troops <cross> the \x0bborder"
    store.retitle(Target("event", event), told, who="ada@example.org", why="as the source says")
    answer = client.get(f"/changes.atom?e={event}", headers={"x-forwarded-proto": "https", "host": "war.example.org"})
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    assert feed.findtext(f"{ATOM}id") == f"https://war.example.org/changes.atom?e={event}"
    entry = feed.findall(f"{ATOM}entry")[0]
    link = entry.find(f"{ATOM}link")
    assert link is not None and link.get("href") == f"https://war.example.org/?e={event}"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "ada@example.org"
    summary = entry.findtext(f"{ATOM}summary") or ""
    assert "Troops <cross> the border" in summary and summary.endswith("as the source says")
    assert entry.findtext(f"{ATOM}updated") == feed.findtext(f"{ATOM}updated")


@pytest.mark.parametrize("query", ["e=x", "a=-1", "e=0", "what=nothing", "e=1234567890123456789"])
def test_a_feed_of_what_cannot_be_is_not_there(client: TestClient, query: str) -> None:
    assert client.get(f"/changes.atom?{query}").status_code == 404


def test_a_feed_without_changes_is_a_feed(client: TestClient) -> None:
    feed = ElementTree.fromstring(client.get("/changes.atom?e=999999").content)
    assert feed.findall(f"{ATOM}entry") == [] and feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"


def test_where_reading_needs_a_login_the_feed_does(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_READING", "login")
    resources.settings.cache_clear()
    assert client.get("/changes.atom").status_code == 403
