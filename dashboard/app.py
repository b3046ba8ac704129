"""The entry: `streamlit run dashboard/app.py`. Streamlit with our own addresses, headers and warm-up round it."""

import gc
import sys
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
if str(HERE.parent) not in sys.path:  # `streamlit run` puts only this folder there
    sys.path.insert(0, str(HERE.parent))

import streamlit as st  # noqa: E402
from anyio import to_thread  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402

from dashboard import logs, resources, seed  # noqa: E402
from dashboard.early import EarlyScripts  # noqa: E402
from dashboard.filters import View  # noqa: E402
from dashboard.middleware import MIDDLEWARE  # noqa: E402
from dashboard.routes import ROUTES, packed_plotly  # noqa: E402
from dashboard.store import StoreUnavailable  # noqa: E402

RETRY_SECONDS = 10


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Warm what every page needs, so that the first readers do not load it all at once."""
    logs.configure(resources.settings().log_level)  # not before: the web server has just set up its own
    await to_thread.run_sync(warm)
    threading.Thread(target=begin, name="begin", daemon=True).start()
    yield None
    resources.end()


def warm() -> None:
    """Open the store, load its columns, make one frame, pack plotly.js; then spare the collector all that.

    A database that is away is no reason not to start: the page says so and goes on by itself.
    """
    packed_plotly()
    try:
        live = resources.live()
        live.frame_json(View())
    except StoreUnavailable:
        pass
    gc.collect()
    gc.freeze()


def begin() -> None:
    """Fill an empty store and take uploads, as soon as the database is there."""
    while True:
        try:
            store = resources.live().store
            break
        except StoreUnavailable:
            time.sleep(RETRY_SECONDS)
    seed.fill_in_background(store, resources.reader(), resources.settings().seeds_dir)
    resources.inbox()


app = st.App(HERE / "main.py", lifespan=lifespan, routes=ROUTES, middleware=[*MIDDLEWARE, Middleware(EarlyScripts)])
