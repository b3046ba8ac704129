"""What stands between the network and Streamlit: security headers, closed addresses, compressed files, one log line.

Plain ASGI, so that websockets and streamed answers pass untouched. `MIDDLEWARE` goes into `st.App`, outermost first.
"""

import gzip
import hashlib
import logging
import re
import time
from base64 import b64encode
from collections import OrderedDict
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs
from uuid import uuid4

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import logs

_log = logging.getLogger(__name__)


def _inline_scripts() -> str:
    """The hashes by which the inline scripts of Streamlit's own page are allowed, and no others."""
    package = find_spec("streamlit")
    if package is None or package.origin is None:
        return ""
    page = (Path(package.origin).parent / "static" / "index.html").read_text("utf-8")
    digests = (hashlib.sha256(script.encode()).digest() for script in re.findall(r"<script>(.*?)</script>", page, re.S))
    return " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)


CONTENT_SECURITY = {
    "default-src": "'self'",
    # A component's script is loaded from a blob; of inline scripts only those run that Streamlit's page begins with.
    "script-src": f"'self' blob: {_inline_scripts()}",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "media-src": "'self' blob:",
    "worker-src": "'self' blob:",
    "frame-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
"""Nothing is fetched from another host, whatever an article may hold."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()",
    "cross-origin-opener-policy": "same-origin",
}

CLOSED = re.compile(r"/_stcore/(metrics|agent|script-health-check)(/|$)")
"""What Streamlit answers to anyone and no reader needs."""


def content_security(query: bytes) -> str:
    """The Content-Security-Policy of an answer to that query string.

    The embedded page (`embed=true`), which only shows and never edits (`dashboard.access`), may stand in anybody's
    frame; all other pages in our own only, so that no click on them can be stolen.
    """
    rules = " ".join(f"{name} {value};" for name, value in CONTENT_SECURITY.items())
    embedded = parse_qs(query.decode("latin-1")).get("embed", [""])[-1].lower() == "true"
    return rules if embedded else f"{rules} frame-ancestors 'self';"


class SecurityHeaders:
    """Adds the headers above to every answer that has not its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", content_security(scope["query_string"]))
            await send(message)

        await self.app(scope, receive, with_headers)


class ClosedAddresses:
    """404 for addresses of Streamlit's own that nobody outside needs, whatever it is mounted under."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or not."""
        if scope["type"] == "http" and CLOSED.search(scope["path"]):
            await PlainTextResponse("Not found", status_code=404)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class CompressedFiles:
    """Gzips Streamlit's scripts and styles, which it sends as they are, once each and keeps the result.

    Only answers that call themselves immutable are kept (their names change with their content), the least used
    given up first when all together outgrow `keep_bytes`.
    """

    def __init__(self, app: ASGIApp, keep_bytes: int = 16_000_000) -> None:
        self.app = app
        self._keep_bytes = keep_bytes
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, compressed where it pays."""
        if not _may_compress(scope):
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body: list[bytes] = []

        async def compressed(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _pays(message):
                start = message
            elif message["type"] == "http.response.body" and start:
                body.append(message.get("body", b""))
                if not message.get("more_body"):
                    await self._finish(scope["path"], start, b"".join(body), send)
            else:
                await send(message)

        await self.app(scope, receive, compressed)

    async def _finish(self, path: str, start: Message, body: bytes, send: Send) -> None:
        headers = MutableHeaders(scope=start)
        key = f"{path} {headers.get('etag', '')}"
        packed = self._kept.get(key)
        if packed is None:
            packed = await to_thread.run_sync(gzip.compress, body, 6)
            if "immutable" in headers.get("cache-control", ""):
                self._keep(key, packed)
        else:
            self._kept.move_to_end(key)
        headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(packed))
        headers.add_vary_header("Accept-Encoding")
        if etag := headers.get("etag"):
            headers["etag"] = f"W/{etag.removeprefix('W/')}"
        await send(start)
        await send({"type": "http.response.body", "body": packed})

    def _keep(self, key: str, packed: bytes) -> None:
        self._kept[key] = packed
        while sum(map(len, self._kept.values())) > self._keep_bytes:
            self._kept.popitem(last=False)


_STATIC = re.compile(r"/static/.+\.(js|css|svg|json|map|html)$|/$")


def _may_compress(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not _STATIC.search(scope["path"]):
        return False
    headers = Headers(scope=scope)
    return "gzip" in headers.get("accept-encoding", "") and "range" not in headers


def _pays(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return (
        start["status"] == 200
        and "content-encoding" not in headers
        and int(headers.get("content-length", "1000")) >= 1000
    )


class RequestLog:
    """Gives each request an id, answers with it, and writes one line: method, path, status, milliseconds.

    The query is left out: it may hold what somebody searched for.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, timed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request = given if re.fullmatch(r"[\w.-]{1,64}", given, re.ASCII) else uuid4().hex
        began, status = time.perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = request
            await send(message)

        with logs.request(request):
            try:
                await self.app(scope, receive, noted)
            finally:
                took = round((time.perf_counter() - began) * 1000, 1)
                level = logging.WARNING if status >= 500 else logging.DEBUG if _is_probe(scope) else logging.INFO
                fields = {"method": scope["method"], "path": _shown(scope["path"]), "status": status, "ms": took}
                _log.log(level, "request", extra=fields)


def _shown(path: str) -> str:
    """The first two parts: what follows may be a session's or a review's secret."""
    return "/".join(path.split("/")[:3])[:80]


def _is_probe(scope: Scope) -> bool:
    path: str = scope["path"]
    return "/static/" in path or path.endswith(("/healthz", "/readyz", "/_stcore/health", "/_stcore/host-config"))


MIDDLEWARE = [
    Middleware(RequestLog),
    Middleware(SecurityHeaders),
    Middleware(ClosedAddresses),
    Middleware(CompressedFiles),
]
