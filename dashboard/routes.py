"""Our own addresses beside Streamlit's: frames of the timeline, the feed of changes, plotly.js as the `plotly` package
carries it, and the chart's script and style."""

import gzip
from collections.abc import Awaitable, Callable
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard import access, health, link, resources
from dashboard.changes_feed import changes_atom
from dashboard.changes_html import WHAT
from dashboard.filters import View
from dashboard.store import Change, StoreUnavailable
from dashboard.timeline import source

FRAME = "/api/frame"
FEED = "/changes.atom"
FEED_LENGTH = 100
PLOTLY = f"/assets/plotly-{version('plotly')}.min.js"
LONGEST_QUERY = 20_000
_GZIP = {"content-encoding": "gzip", "vary": "Accept-Encoding"}
_FRESH = {"cache-control": "no-cache"}
_KEPT = {"cache-control": "public, max-age=31536000, immutable"}


async def frame(request: Request) -> Response:
    """The frame of the view that the query string asks for; no session, so only where anybody may read."""
    if not access.anybody_reads(resources.settings()):
        return JSONResponse({"error": "reading needs a login here"}, status_code=403)
    if len(request.url.query) > LONGEST_QUERY:
        return JSONResponse({"error": "the link is too long"}, status_code=414)
    view, _ = link.parse(dict(parse_qsl(request.url.query)))
    try:
        body = await to_thread.run_sync(_packed_frame, view)
    except StoreUnavailable:
        return JSONResponse({"error": "the database is away"}, status_code=503)
    return Response(body, media_type="application/json", headers=_GZIP | _FRESH)


def _packed_frame(view: View) -> bytes:
    return gzip.compress(resources.live().frame_json(view), 2, mtime=0)  # ours is the time, not the line


async def feed(request: Request) -> Response:
    """The newest changes as an Atom feed: of all, of one event (`e`), of one article (`a`), of one kind (`what`)."""
    if not access.anybody_reads(resources.settings()):
        return JSONResponse({"error": "reading needs a login here"}, status_code=403)
    asked = dict(parse_qsl(request.url.query))
    wanted = {key: link.read_id(asked[key]) for key in ("e", "a") if asked.get(key)}
    what = asked.get("what")
    if None in wanted.values() or (what and what not in WHAT):
        return JSONResponse({"error": "no such feed"}, status_code=404)
    try:
        found = await to_thread.run_sync(lambda: _newest(wanted.get("e"), wanted.get("a"), what))
    except StoreUnavailable:
        return JSONResponse({"error": "the database is away"}, status_code=503)
    address = _own_address(request)
    home = address.partition(FEED)[0] + "/"
    return Response(changes_atom(found, home, address), media_type="application/atom+xml", headers=_FRESH)


def _newest(event: int | None, article: int | None, what: str | None) -> tuple[Change, ...]:
    return resources.live().store.changes(event=event, article=article, what=what, limit=FEED_LENGTH)


def _own_address(request: Request) -> str:
    """The address that the reader asked for: a proxy in front may have taken the s of https away."""
    told = request.headers.get("x-forwarded-proto", "").partition(",")[0].strip()
    return str(request.url.replace(scheme=told if told in ("http", "https") else request.url.scheme))


@cache
def packed_plotly() -> bytes:
    """The script of the `plotly` package, gzipped: always the version that our figures are checked against."""
    package = find_spec("plotly")  # the script is all that is needed of it: importing it would take a while
    if package is None or package.origin is None:
        raise FileNotFoundError("the plotly package is not installed")
    return _packed((Path(package.origin).parent / "package_data" / "plotly.min.js").read_bytes())


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, 6, mtime=0)


def _file(media_type: str, packed: Callable[[], bytes]) -> Callable[[Request], Awaitable[Response]]:
    """A route's answer with a file that is packed once; its address holds its version, so browsers keep it."""
    kept = cache(packed)

    async def answer(_request: Request) -> Response:
        body = await to_thread.run_sync(kept)
        return Response(body, media_type=media_type, headers=_GZIP | _KEPT)

    return answer


def _route(each: source.File) -> Route:
    return Route(each.path, _file(each.media_type, lambda: _packed(each.text.encode())))


ROUTES = [
    Route(FRAME, frame),
    Route(FEED, feed),
    Route(PLOTLY, _file("text/javascript", packed_plotly)),
    *(_route(each) for each in (source.SCRIPT, source.STYLE, source.EARLY)),
    *health.routes(lambda: resources.live().store),
]
