"""The style that all pages share: neutrals as CSS variables, margins, quiet buttons, glyphs in pills."""

from functools import cache
from pathlib import Path

import streamlit as st

from dashboard.palette import FAMILIES, css_variables


def put() -> None:
    """Put it on the page; once a run, before anything else is drawn."""
    st.html(f"<style>{_style()}</style>")


@cache
def _style() -> str:
    """The file, the neutrals, and each family's glyph before its pill."""
    css = (Path(__file__).parent / "page.css").read_text("utf-8")
    glyphs = "".join(
        f".st-key-families button:nth-of-type({number})::before"
        f"{{background:{family.css_colour};clip-path:{family.clip}}}"
        for number, family in enumerate(FAMILIES, start=1)
    )
    return f":root,.stApp{{{css_variables()}}}{css}{glyphs}"
