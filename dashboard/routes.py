"""Our own addresses beside Streamlit's: frames of the timeline, and plotly.js as the `plotly` package carries it."""

import gzip
from functools import cache
from pathlib import Path

import plotly
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard import access, health, link, resources
from dashboard.filters import View
from dashboard.store import StoreUnavailable

FRAME = "/api/frame"
PLOTLY = f"/assets/plotly-{plotly.__version__}.min.js"
LONGEST_QUERY = 20_000


async def frame(request: Request) -> Response:
    """The frame of the view that the query string asks for; no session, so only where anybody may read."""
    if not access.anybody_reads(resources.settings()):
        return JSONResponse({"error": "reading needs a login here"}, status_code=403)
    if len(request.url.query) > LONGEST_QUERY:
        return JSONResponse({"error": "the link is too long"}, status_code=414)
    view, _ = link.parse(dict(request.query_params))
    try:
        body = await to_thread.run_sync(_packed, view)
    except StoreUnavailable:
        return JSONResponse({"error": "the database is away"}, status_code=503)
    return Response(body, media_type="application/json", headers=_HEADERS | {"cache-control": "no-cache"})


async def script(_request: Request) -> Response:
    """plotly.js, packed once; its address holds its version, so browsers keep it."""
    body = await to_thread.run_sync(packed_plotly)
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(body, media_type="text/javascript", headers=_HEADERS | kept)


_HEADERS = {"content-encoding": "gzip", "vary": "Accept-Encoding"}


@cache
def packed_plotly() -> bytes:
    """The script of the `plotly` package, gzipped: always the version that our figures are checked against."""
    source = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    return gzip.compress(source.read_bytes(), 6, mtime=0)


def _packed(view: View) -> bytes:
    return gzip.compress(resources.live().frame_json(view), 5, mtime=0)


ROUTES = [Route(FRAME, frame), Route(PLOTLY, script), *health.routes(lambda: resources.live().store)]
