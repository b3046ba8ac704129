"""Copy buttons and kept views on pages without the chart."""

from pathlib import Path

import streamlit as st

_TIMELINE = Path(__file__).resolve().parent.parent / "timeline"
_SCRIPT = "\n".join((_TIMELINE / name).read_text("utf-8") for name in ("framed.js", "copy.js", "kept.js"))
_COMPONENT = st.components.v2.component(
    "copying",
    html="<span hidden></span>",
    js=f"{_SCRIPT}\nexport default function () {{}}\n",
    isolate_styles=False,
)


def listen() -> None:
    """Draw nothing; copy buttons and kept views of the page work from now on, also in a frame and without https."""
    _COMPONENT(key="copying", height=1)
