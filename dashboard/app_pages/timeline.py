"""The home page: a conflict's events on a timeline that is filtered, read and shared; and a page to embed."""

import streamlit as st

from dashboard import resources
from dashboard.resources import Live
from dashboard.widgets import framed, navigation, states
from dashboard.widgets import view as address
from dashboard.widgets.chart import chart_and_card
from dashboard.widgets.filter_bar import bar
from dashboard.widgets.head import counts, head, title


@states.needs_database()
def page() -> None:
    """Draw the page from top to bottom."""
    if not framed.is_framed():
        navigation.row("timeline")
    live = resources.live()
    with live.turn:
        _timeline(live)


def _timeline(live: Live) -> None:
    view = address.current()
    columns, selection = live.selection(view)
    progress = live.store.progress()
    with st.container(key="notes"):  # always there, so that the chart below keeps its place
        states.stale(live)
        states.filling(progress)
        states.link_problems(address.problems())
    if not len(columns):
        if not progress.running:
            states.no_events()
        return
    if live.is_unknown(view):
        states.no_such_collection(live, view)
        return
    st.set_page_config(page_title=title(live, view))
    if framed.is_framed():
        framed.title(title(live, view), counts(selection, view))
    else:
        head(live, view, columns, selection)
        bar(columns, view, selection)
    if selection.counts.shown + selection.counts.undated == 0 and view.event is None:
        states.nothing_found(live, view)
        return
    chart_and_card(live)


page()
