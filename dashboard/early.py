"""Has the browser fetch what the timeline draws with while Streamlit starts and the session runs, instead of after it.

The home page's head gets tags for plotly.js, the chart's script and style, the frame that the link asks for, and those
of Streamlit's own scripts that the page will need and Streamlit itself names only when it comes to them.
"""

import re
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import access, link, resources
from dashboard.routes import FRAME, LONGEST_QUERY, PLOTLY
from dashboard.timeline import source

ELEMENTS = ("Html", "ButtonGroup", "TextInput", "BidiComponent", "Button", "PageLink")
"""Streamlit's elements on the home page; one that is not found under its name is just not fetched early."""
_IMPORT = re.compile(r"""(?:from|import)\s*"\./([\w.-]+\.js)\"""")


class EarlyScripts:
    """Lengthens the head of the home page; everything else passes untouched."""

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
                    page = b"".join(body).replace(b"</head>", head(scope["query_string"]) + b"</head>", 1)
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


def head(query: bytes) -> bytes:
    """The tags for a query string; the frame's address is the one that the chart's script will ask for."""
    view, _ = link.parse(dict(parse_qsl(query.decode("latin-1")[:LONGEST_QUERY])))
    tags = [
        f'<script defer src=".{source.EARLY.path}" data-plotly=".{PLOTLY}"></script>',
        f'<link rel="stylesheet" href=".{source.STYLE.path}">',
        *(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in element_scripts()),
        f'<link rel="modulepreload" href=".{source.SCRIPT.path}">',
        f'<link rel="preload" as="script" media="(min-width: 660px)" href=".{PLOTLY}">',
    ]
    if access.anybody_reads(resources.settings()):
        there = escape(f".{FRAME}?{link.query(view)}")
        tags.append(f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{there}">')
    return "".join(tags).encode()


@cache
def element_scripts() -> tuple[str, ...]:
    """Names of the scripts of `ELEMENTS` and of all that they import, without those that Streamlit's page names."""
    package = find_spec("streamlit")
    if package is None or package.origin is None:
        return ()
    static = Path(package.origin).parent / "static"
    named = set(re.findall(r"static/js/([\w.-]+\.js)", (static / "index.html").read_text("utf-8")))
    scripts = static / "js" if (static / "js").is_dir() else static / "static" / "js"
    waiting = [path.name for name in ELEMENTS for path in scripts.glob(f"{name}.*.js")]
    found: list[str] = []
    while waiting:
        name = waiting.pop(0)
        if name in named or name in found or not (scripts / name).is_file():
            continue
        found.append(name)
        waiting += _IMPORT.findall((scripts / name).read_text("utf-8"))
    return tuple(found)
