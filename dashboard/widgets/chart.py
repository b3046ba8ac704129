"""The chart and the card beside it, in one fragment: a click reruns no more than these two."""

from typing import Any

import streamlit as st

from dashboard import access, link, resources, routes
from dashboard.filters import PERIOD, View, without
from dashboard.resources import Live
from dashboard.timeline import source, timeline
from dashboard.widgets import framed, states
from dashboard.widgets import view as address
from dashboard.widgets.card import card

KEY = "tl"


@st.fragment
@states.needs_database()
def chart_and_card(live: Live) -> None:
    """Draw both for the view in force."""
    if st.session_state.pop("_moved", False):
        st.rerun()  # the words above the chart count the new window
    view = address.current()
    left, right = st.columns([2.9, 1], gap="medium")
    with left:
        timeline(_data(live, view), key=KEY, on_view=on_view, on_chosen=on_chosen)
    with right:
        card(live, view)
    if framed.is_framed():
        framed.foot(view)  # here, so that it leads to the event that was chosen last


def _data(live: Live, view: View) -> dict[str, Any]:
    shown = without(view, "event")
    data: dict[str, Any] = {
        "query": link.query(shown),
        "version": live.columns().version,
        "chosen": view.event,
        "seen": st.session_state.get("_seen", 0),
        "api": f".{routes.FRAME}",
        "plotly": f".{routes.PLOTLY}",
        "script": f".{source.SCRIPT.path}",
        "style": f".{source.STYLE.path}",
    }
    if not access.anybody_reads(resources.settings()):  # the route knows no visitor
        data["frame"] = live.frame(view)
    return data


def on_view() -> None:
    """The reader rests on a window: it becomes the view's period."""
    told = _told("view")
    period, number = told.get("period"), told.get("n")
    if not isinstance(period, str) or not isinstance(number, int):
        return
    window, problems = link.parse({"t": period} if period else {})
    if not problems:
        st.session_state["_seen"] = number
        address.change(**{field: getattr(window, field) for field in PERIOD})
        st.session_state["_moved"] = True


def on_chosen() -> None:
    """The reader chose an event, or none."""
    event = _told("chosen").get("event")
    if event is None or (isinstance(event, int) and 0 < event <= link.LARGEST_ID):
        address.change(event=event)


def _told(name: str) -> dict[str, Any]:
    """What the component reported, from outside and so never trusted."""
    state: Any = st.session_state.get(KEY)
    told = state.get(name) if hasattr(state, "get") else getattr(state, name, None)
    return dict(told) if told and hasattr(told, "keys") else {}
