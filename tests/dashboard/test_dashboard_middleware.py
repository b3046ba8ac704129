"""Headers, closed addresses, compression, request ids and health, on a small application in place of Streamlit."""

import gzip
import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from dashboard import health
from dashboard.middleware import MIDDLEWARE, CompressedFiles
from dashboard.store import Store, StoreUnavailable

SCRIPT = b"const answer = 42;\n" * 500


class Asked:
    """Counts how often the file itself was asked for."""

    def __init__(self) -> None:
        self.files = 0


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def client(asked: Asked) -> TestClient:
    async def script(_request: Request) -> Response:
        asked.files += 1
        headers = {"cache-control": "public, immutable, max-age=31536000", "etag": '"a1"'}
        return Response(SCRIPT, media_type="text/javascript", headers=headers)

    async def page(_request: Request) -> Response:
        return PlainTextResponse("x" * 2000)

    async def stream(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_bytes(b"here")
        await socket.close()

    async def broken(_request: Request) -> Response:
        raise RuntimeError

    routes = [
        Route("/static/js/index.abc.js", script, methods=["GET", "HEAD"]),
        Route("/static/picture.png", page),
        Route("/broken", broken),
        WebSocketRoute("/_stcore/stream", stream),
        Route("/{rest:path}", page),
    ]
    return TestClient(Starlette(routes=routes, middleware=MIDDLEWARE), raise_server_exceptions=False)


@pytest.mark.parametrize("path", ["/", "/story", "/static/js/index.abc.js", "/_stcore/health", "/_stcore/metrics"])
def test_every_answer_is_guarded(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy and "object-src 'none'" in policy and "unsafe-eval" not in policy
    assert "http" not in policy, "another host is let in"
    scripts = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert "unsafe-inline" not in scripts and "'sha256-" in scripts


@pytest.mark.parametrize(
    ("query", "framed"),
    [
        ("", False),
        ("embed=true", True),
        ("c=ukraine&embed=true", True),
        ("embed=false", False),
        ("embed=true&embed=false", False),
        ("q=embed%3Dtrue", False),
        ("%ff=%00", False),
    ],
)
def test_only_the_embedded_page_may_stand_in_a_foreign_frame(client: TestClient, query: str, framed: bool) -> None:
    policy = client.get(f"/?{query}").headers["content-security-policy"]
    assert ("frame-ancestors 'self';" not in policy) is framed


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent",
        "/_stcore/agent/mcp",
        "/base/_stcore/agent/openapi.json",
        "/_stcore/metrics/",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_what_streamlit_leaves_open_is_closed(client: TestClient, path: str, method: str) -> None:
    assert client.request(method, path).status_code == 404


def test_websockets_and_needed_addresses_stay_open(client: TestClient) -> None:
    with client.websocket_connect("/_stcore/stream") as socket:
        assert socket.receive_bytes() == b"here"
    assert client.get("/_stcore/health").status_code == 200
    assert client.get("/_stcore/host-config").status_code == 200


def test_scripts_are_compressed_once(client: TestClient, asked: Asked) -> None:
    with client.stream("GET", "/static/js/index.abc.js") as answer:
        raw = b"".join(answer.iter_raw())
    assert gzip.decompress(raw) == SCRIPT and len(raw) < len(SCRIPT) / 20
    assert answer.headers["content-encoding"] == "gzip" and int(answer.headers["content-length"]) == len(raw)
    assert "accept-encoding" in answer.headers["vary"].lower() and answer.headers["etag"] == 'W/"a1"'
    assert client.get("/static/js/index.abc.js").content == SCRIPT
    assert asked.files == 2, "the route still answers, so that its checks and 304s hold"


@pytest.mark.parametrize("headers", [{"accept-encoding": "identity"}, {"range": "bytes=0-99"}])
def test_who_cannot_take_it_gets_the_file_as_it_is(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.get("/static/js/index.abc.js", headers=headers)
    assert "content-encoding" not in answer.headers and answer.content == SCRIPT


def test_pictures_are_left_alone(client: TestClient) -> None:
    assert "content-encoding" not in client.get("/static/picture.png").headers


def test_the_kept_files_are_bounded() -> None:
    files = CompressedFiles(PlainTextResponse("x"), keep_bytes=250)
    for name in "abcde":
        files._keep(name, b"x" * 100)
    assert list(files._kept) == ["d", "e"]


def test_requests_have_ids_and_foreign_ones_are_kept_when_harmless(client: TestClient) -> None:
    assert re.fullmatch(r"[0-9a-f]{32}", client.get("/").headers["x-request-id"])
    assert client.get("/", headers={"x-request-id": "proxy-7.1"}).headers["x-request-id"] == "proxy-7.1"
    assert client.get("/", headers={"x-request-id": '{"evil"}'}).headers["x-request-id"] != '{"evil"}'
    assert client.get("/broken").status_code == 500


def test_readiness_follows_the_database(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'timeline.sqlite'}")
    client = TestClient(Starlette(routes=health.routes(lambda: store)))
    assert client.get("/readyz").json() == {"state": "ready"}
    store.migrate("base")
    assert (client.get("/readyz").status_code, client.get("/readyz").json()["state"]) == (503, "migrating")
    store.migrate("head")
    (tmp_path / "timeline.sqlite").rename(tmp_path / "away")
    assert client.get("/readyz").json()["state"] == "database away"
    assert client.get("/healthz").status_code == 200
    (tmp_path / "away").rename(tmp_path / "timeline.sqlite")
    assert client.get("/readyz").status_code == 200
    store.close()


def test_a_store_that_does_not_open_is_not_ready() -> None:
    def away() -> Store:
        raise StoreUnavailable("no")

    answer = TestClient(Starlette(routes=health.routes(away))).get("/readyz")
    assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-store")
