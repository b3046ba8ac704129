"""Pages of text and lists as a Streamlit component: Python sends escaped HTML, a script of our own gives it hands.

The HTML says by attributes what belongs together and what can be done: `data-ev` (events that a mark or row belongs
to), `data-row`, `data-do` with `data-id` and `data-v` (a deed), `data-edit` (a deed whose value is typed), `data-host`
(where its field opens), `data-key` (the number key of a proposal), `data-copy`.
"""

from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
# Parts of one module, in the order in which they build on each other.
_PARTS = ("../timeline/copy", "../timeline/counted", "linking", "editing", "adding", "surface")
_component = st.components.v2.component(
    "surface",
    html=(_HERE / "surface.html").read_text("utf-8"),
    css=(_HERE / "surface.css").read_text("utf-8"),
    js="\n".join((_HERE / f"{part}.js").read_text("utf-8") for part in _PARTS),
    isolate_styles=False,
)


def surface(markup: str, *, key: str, **data: Any) -> None:
    """Show HTML whose every text is escaped.

    `data`: `ack` (the number of the last deed that was handled), `outcome` {"n", "said", "failed", "claim"} and
    `tried` {"n", "ok", "words"} (what came of deeds), `of` (changes where another thing is shown), `review` (the keys
    decide). Deeds that were not acknowledged yet are found with `deeds`.
    """
    _component(key=key, data={"html": markup, **data}, on_queue_change=_nothing)


def deeds(key: str) -> list[Any]:
    """What the browser sent and did not see acknowledged yet, oldest first; not to be trusted in anything."""
    state: Any = st.session_state.get(key)
    queue = state.get("queue") if state is not None else None
    return queue if isinstance(queue, list) else []


def _nothing() -> None:
    """The component's state exists only with a callback; deeds are handled as the page is drawn."""


__all__ = ["deeds", "surface"]
