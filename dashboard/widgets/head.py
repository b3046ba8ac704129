"""The head of the timeline: the collection's name, the counts in words, and the three popovers beside them."""

from datetime import date
from html import escape

import numpy as np
import streamlit as st

from dashboard import coverage
from dashboard.counts import counts_html, filter_words
from dashboard.filters import EVERY_COLLECTION, Selection, View, active
from dashboard.frame import MOST_MARKS
from dashboard.resources import Live
from dashboard.store.columns import OPEN_FUTURE, Columns, day_of
from dashboard.store.records import Collection
from dashboard.widgets import share
from dashboard.widgets import view as address
from dashboard.widgets.filter_bar import EARLIEST, LATEST, bind, popover
from dashboard.widgets.plain import plain
from dashboard.words import short_day

EVERY_NAME = "All collections"


def title(live: Live, view: View) -> str:
    """What the view shows, for the browser's tab and its history."""
    collection = live.collection(view)
    filters = [filter_words(view, name) for name in active(view) if name != "articles"]
    return " · ".join([collection.name if collection else EVERY_NAME, *filters[:3]])


def head(live: Live, view: View, columns: Columns, selection: Selection, *, chart: bool = True) -> None:
    """Title, counts, and As of, Share and Download."""
    words, acts = st.columns([6, 4.6], vertical_alignment="bottom")
    collection = live.collection(view)
    name = collection.name if collection else EVERY_NAME
    with words:
        st.html(f"<div class='head'><h1>{escape(name)}</h1>{_coverage(collection)}{counts(selection, view)}</div>")
    with acts, st.container(horizontal=True, horizontal_alignment="right", key="acts"):
        _collections(live, view)
        _as_of(columns, view)
        share.buttons(view, chart=chart)


def counts(selection: Selection, view: View) -> str:
    """How many events there are, drawn and not."""
    return f"<p>{counts_html(selection.counts, view, min(selection.counts.shown, MOST_MARKS))}</p>"


def _coverage(collection: Collection | None) -> str:
    """What the collection covers; from which sources shows under the pointer, and on the page about it."""
    words = coverage.sentence(collection, lambda day: short_day(day, year=True))
    if collection is None or not words:
        return ""
    sources = coverage.statement(collection, whole=False)
    return f"<span class='covers' title='{escape(sources, quote=True)}'>{escape(words)}</span>"


def _collections(live: Live, view: View) -> None:
    """The other collections, where there are any."""
    there = live.collections()
    if len(there) < 2:
        return
    names = {"" if at == 0 else each.slug: each.name for at, each in enumerate(there)} | {EVERY_COLLECTION: EVERY_NAME}
    here = "" if view.collection == there[0].slug else view.collection
    with popover("Conflicts", "collections_bookmark", "conflicts") as opened:
        if opened:
            st.radio(
                "Which conflict",
                list(names),
                format_func=lambda slug: plain(names[slug]),
                label_visibility="collapsed",
                **bind("collection_choice", here if here in names else "", str),
            )


def _as_of(columns: Columns, view: View) -> None:
    """The day up to which articles count: typed, or by a slider over the days on which any was published."""
    label = f"As of {short_day(view.as_of, year=True)}" if view.as_of else "As of now"
    with popover(label, "history", "as_of") as opened:
        if opened:
            _as_of_days(columns, view)


def _as_of_days(columns: Columns, view: View) -> None:
    st.write("What could be known on a day, from the articles published by then. What was planned then is outlined.")
    st.date_input("Day", min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD", **bind("as_of_day", view.as_of))
    days = published(columns)
    if days and days[0] < days[1]:
        shown = min(max(view.as_of or days[1], days[0]), days[1])
        st.slider("Or move through time", *days, format="D MMM YYYY", **bind("as_of_slider", shown))
    now = {"as_of": None}
    st.button("Now", key="as_of_now", disabled=view.as_of is None, on_click=address.change, kwargs=now)


def published(columns: Columns) -> tuple[date, date] | None:
    """The first and last day on which an article of the store was published."""
    days = columns.claims.published[columns.claims.published != OPEN_FUTURE]
    if not len(days):
        return None
    first, last = day_of(int(np.min(days))), day_of(int(np.max(days)))
    return (first, last) if first and last else None
