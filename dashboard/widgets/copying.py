"""Copy buttons on pages without the chart: any element with `data-copy` gives its text to the clipboard."""

from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).resolve().parent.parent / "timeline" / "copy.js").read_text("utf-8")
_COMPONENT = st.components.v2.component(
    "copying",
    html="<span hidden></span>",
    js=f"{_SCRIPT}\nexport default function () {{}}\n",
    isolate_styles=False,
)


def listen() -> None:
    """Draw nothing; from now on copy buttons of the page work, in a frame and without a secure context too."""
    _COMPONENT(key="copying", height=1)
