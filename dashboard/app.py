"""The entry: `streamlit run dashboard/app.py`. Streamlit with our own addresses, headers and warm-up round it."""

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
if str(HERE.parent) not in sys.path:  # `streamlit run` puts only this folder there
    sys.path.insert(0, str(HERE.parent))

import streamlit as st  # noqa: E402
from anyio import to_thread  # noqa: E402

from dashboard import resources  # noqa: E402
from dashboard.filters import View  # noqa: E402
from dashboard.middleware import MIDDLEWARE  # noqa: E402
from dashboard.routes import ROUTES, packed_plotly  # noqa: E402
from dashboard.store import StoreUnavailable  # noqa: E402


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Warm what every page needs, so that the first readers do not load it all at once."""
    await to_thread.run_sync(warm)
    yield None


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


app = st.App(HERE / "main.py", lifespan=lifespan, routes=ROUTES, middleware=MIDDLEWARE)
