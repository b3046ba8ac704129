"""Our own addresses beside Streamlit's: frames of the timeline, plotly.js as the `plotly` package carries it, and the
chart's script and style. `EarlyScripts` has the browser ask for them before Streamlit has even started."""

import gzip
from collections.abc import Awaitable, Callable
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import parse_qsl

import plotly
from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import access, health, link, resources
from dashboard.filters import View
from dashboard.store import StoreUnavailable
from dashboard.timeline import source

FRAME = "/api/frame"
PLOTLY = f"/assets/plotly-{plotly.__version__}.min.js"
LONGEST_QUERY = 20_000
_GZIP = {"content-encoding": "gzip", "vary": "Accept-Encoding"}
_KEPT = {"cache-control": "public, max-age=31536000, immutable"}


async def frame(request: Request) -> Response:
    """The frame of the view that the query string asks for; no session, so only where anybody may read."""
    if not access.anybody_reads(resources.settings()):
        return JSONResponse({"error": "reading needs a login here"}, status_code=403)
    if len(request.url.query) > LONGEST_QUERY:
        return JSONResponse({"error": "the link is too long"}, status_code=414)
    view, _ = link.parse(dict(request.query_params))
    try:
        body = await to_thread.run_sync(_packed_frame, view)
    except StoreUnavailable:
        return JSONResponse({"error": "the database is away"}, status_code=503)
    return Response(body, media_type="application/json", headers=_GZIP | {"cache-control": "no-cache"})


def _packed_frame(view: View) -> bytes:
    return gzip.compress(resources.live().frame_json(view), 5, mtime=0)


@cache
def packed_plotly() -> bytes:
    """The script of the `plotly` package, gzipped: always the version that our figures are checked against."""
    return _packed((Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes())


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, 6, mtime=0)


def _file(media_type: str, packed: Callable[[], bytes]) -> Callable[[Request], Awaitable[Response]]:
    """A route's answer with a file that is packed once; its address holds its version, so browsers keep it."""
    kept = cache(packed)

    async def answer(_request: Request) -> Response:
        body = await to_thread.run_sync(kept)
        return Response(body, media_type=media_type, headers=_GZIP | _KEPT)

    return answer


ROUTES = [
    Route(FRAME, frame),
    Route(PLOTLY, _file("text/javascript", packed_plotly)),
    Route(source.script_path(), _file("text/javascript", lambda: _packed(source.script().encode()))),
    Route(source.style_path(), _file("text/css", lambda: _packed(source.style().encode()))),
    *health.routes(lambda: resources.live().store),
]


class EarlyScripts:
    """Names the chart's script, plotly.js and the frame in the home page's head.

    A browser then fetches and reads them while Streamlit starts and the session runs, instead of after it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; of the home page, with a longer head."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] != "/":
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body: list[bytes] = []

        async def extended(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
            elif message["type"] == "http.response.body" and start:
                body.append(message.get("body", b""))
                if not message.get("more_body"):
                    page = b"".join(body).replace(b"</head>", _head(scope["query_string"]) + b"</head>", 1)
                    MutableHeaders(scope=start)["content-length"] = str(len(page))
                    await send(start)
                    await send({"type": "http.response.body", "body": page})
            else:
                await send(message)

        await self.app(scope, receive, extended)


def _is_page(start: Message) -> bool:
    headers = MutableHeaders(raw=start["headers"])
    is_html = headers.get("content-type", "").startswith("text/html")
    return start["status"] == 200 and is_html and "content-encoding" not in headers


def _head(query: bytes) -> bytes:
    """The tags; the frame's address is the one that the chart's script will ask for."""
    view, _ = link.parse(dict(parse_qsl(query.decode("latin-1")[:LONGEST_QUERY])))
    tags = [
        f'<script async id="timeline-plotly" src=".{PLOTLY}"></script>',
        f'<link rel="modulepreload" href=".{source.script_path()}">',
        f'<link rel="stylesheet" href=".{source.style_path()}">',
    ]
    if access.anybody_reads(resources.settings()):
        there = escape(f".{FRAME}?{link.query(view)}")
        tags.append(f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{there}">')
    return "".join(tags).encode()
