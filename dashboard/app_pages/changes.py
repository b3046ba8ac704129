"""Changes: every correction with who, when, old, new and why; each can be undone."""

from datetime import UTC, datetime, time

import streamlit as st

from dashboard import resources
from dashboard.changes_html import WHAT, change_html
from dashboard.store import Change, StoreUnavailable
from dashboard.widgets import navigation, states, taking_back, who

_PAGE = 50


def page() -> None:
    """Filters and the newest changes first."""
    navigation.row("changes")
    st.html("<div class='head'><h1>Changes</h1><p>Every correction, by whom and why. Nothing is lost by one.</p></div>")
    with st.container(horizontal=True):
        what = st.selectbox("Kind of change", ["", *WHAT], format_func=lambda key: WHAT.get(key, "all"))
        since = st.date_input("Changed since", value=None, min_value=datetime(2000, 1, 1, tzinfo=UTC).date())
    taking_back.say_why_not()
    try:
        start = datetime.combine(since, time.min, UTC) if since else None
        found = resources.live().store.changes(what=what or None, since=start, limit=_PAGE)
    except StoreUnavailable:
        states.database_away()
        return
    if not found:
        st.write("Nothing was changed yet.")
    for change in found:
        _row(change)


def _row(change: Change) -> None:
    visitor = who.visitor(resources.settings())
    with st.container(horizontal=True, key=f"change_{change.id}"):
        st.html(change_html(change))
        if visitor.edits and change.undoable and change.undone_by is None:
            st.button("Undo", key=f"undo_{change.id}", on_click=taking_back.undo, args=(change.id, visitor.name))


page()
