"""The timeline as a Streamlit component: our own script round plotly.js, no build step.

It fetches frames over HTTP and reports two things: `view` (the window that the reader rests on, as a link's period)
and `chosen` (an event's id, or None).
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "timeline",
    html=(_HERE / "timeline.html").read_text("utf-8"),
    js=(_HERE / "loader.js").read_text("utf-8"),
    isolate_styles=False,
)


def timeline(data: dict[str, Any], *, key: str, on_view: Callable[[], None], on_chosen: Callable[[], None]) -> None:
    """Mount the chart.

    `data`: `query` (the view's query string without its event), `version` of the store, `chosen` id, `seen` (the last
    `n` that came with `view`), addresses (`api` of the frame route, `plotly`, `script`, `style`), and `frame` where
    the route may not be used. The callbacks find `view` = {"period", "n"} and `chosen` = {"event", "n"} in the
    session's state under `key`.
    """
    _component(key=key, data=data, on_view_change=on_view, on_chosen_change=on_chosen)
