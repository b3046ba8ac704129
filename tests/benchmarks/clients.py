"""Readers without a browser: Streamlit's own messages over a websocket, and the figure's route over HTTP."""

import asyncio
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from dashboard import link
from dashboard.filters import View
from dashboard.store.kinds import FAMILIES

EVERY_SECONDS = 10.0
PATIENCE_SECONDS = 60.0


@dataclass
class Timings:
    """Seconds of each kind, over all readers."""

    rerun: list[float] = field(default_factory=list)
    route: list[float] = field(default_factory=list)
    change: list[float] = field(default_factory=list)
    """A filter change until the page's run has ended and the figure is there."""
    failed: int = 0


async def browse(port: int, readers: int, changes: int, turn: int = 0) -> Timings:
    """So many readers, who come one after another in the first seconds and then each change a filter every ten. Each
    turn asks for other views, since the server keeps those that it made."""
    timings = Timings()
    limits = httpx.Limits(max_connections=readers, max_keepalive_connections=readers)
    base = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(base_url=base, limits=limits, timeout=PATIENCE_SECONDS) as http:
        tasks = [
            _reader(port, http, random.Random(f"{turn} {number}"), number * EVERY_SECONDS / readers, changes, timings)
            for number in range(readers)
        ]
        for outcome in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(outcome, BaseException):
                timings.failed += 1
    return timings


async def _reader(
    port: int, http: httpx.AsyncClient, dice: random.Random, delay: float, changes: int, timings: Timings
) -> None:
    await asyncio.sleep(delay)
    views = _views(dice)
    async with connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as socket:
        await _run(socket, "")
        for _ in range(changes):
            await asyncio.sleep(EVERY_SECONDS)
            await _change(socket, http, next(views), timings)


async def _change(socket: ClientConnection, http: httpx.AsyncClient, query: str, timings: Timings) -> None:
    began = time.perf_counter()
    drawn = asyncio.Event()
    figure = asyncio.create_task(_figure(http, query, drawn))
    await _run(socket, query, drawn)
    ended = time.perf_counter()
    timings.route.append(await figure)
    timings.rerun.append(ended - began)
    timings.change.append(time.perf_counter() - began)


async def _figure(http: httpx.AsyncClient, query: str, drawn: asyncio.Event) -> float:
    """As the component does: it asks when its new query has come."""
    await drawn.wait()
    began = time.perf_counter()
    answer = await http.get(f"/api/frame?{query}")
    answer.raise_for_status()
    return time.perf_counter() - began


async def _run(socket: ClientConnection, query: str, drawn: asyncio.Event | None = None) -> None:
    """Ask for a run of the page with this query string and read until it has ended."""
    ask = BackMsg()
    ask.rerun_script.query_string = query
    await socket.send(ask.SerializeToString())
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            message = ForwardMsg.FromString(await socket.recv(decode=False))
            kind = message.WhichOneof("type")
            if drawn and kind == "delta" and message.delta.new_element.WhichOneof("type") == "bidi_component":
                drawn.set()
            if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                break
    if drawn:
        drawn.set()


def _views(dice: random.Random) -> Iterator[str]:
    """Filter changes as readers make them, hardly two alike."""
    view = View()
    while True:
        year = dice.randrange(1990, 2024)
        ends = date(year + dice.randrange(1, 3), dice.randrange(1, 13), 1)
        view = dice.choice(
            (
                replace(view, families=tuple(dice.sample(FAMILIES[:-1], dice.randrange(1, 4)))),
                replace(view, first=date(year, dice.randrange(1, 13), 1), last=ends),
                replace(view, actors=(dice.choice(("Alpha", "Beta", "Gamma", "Delta")),)),
                replace(view, certain_only=not view.certain_only),
                replace(view, event=dice.randrange(1, 90_000)),
                replace(View(), first=date(year, 1, 1), last=ends),
            )
        )
        yield urlencode(link.write(view))
