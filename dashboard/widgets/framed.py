"""What a page wears in another site's frame (`embed=true`): no filters and no navigation, but its title, and below it
the day and the way to the whole timeline. The page's script opens its links in tabs of their own."""

from datetime import UTC, datetime
from html import escape

import streamlit as st

from dashboard.filters import View
from dashboard.link import query
from dashboard.words import day_words


def is_framed() -> bool:
    """Whether the page stands in another site's frame."""
    return bool(st.context.is_embedded)


def title(words: str, more: str = "") -> None:
    """The title, and what stands under it (`more`, HTML)."""
    st.html(f"<div class='head'><h1>{escape(words)}</h1>{more}</div>")


def foot(view: View) -> None:
    """As of which day this is, and the whole timeline with the same view."""
    day = day_words(view.as_of or datetime.now(UTC).date())
    whole = f"./?{query(view)}".rstrip("?")
    st.html(
        f"<p class='small'>As of {day} · <a href='{escape(whole, quote=True)}' target='_blank'>Open the whole "
        "timeline</a></p>"
    )
