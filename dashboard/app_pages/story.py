"""The story: the same view as the timeline, told as a chronology; printable, and a page to embed."""

from html import escape

import streamlit as st

from dashboard import coverage, resources
from dashboard.article_html import signs_html
from dashboard.counts import accounts_sentence
from dashboard.filters import Counts
from dashboard.listed import told_in
from dashboard.story_html import story_html
from dashboard.widgets import copying, framed, navigation, states
from dashboard.widgets import view as address
from dashboard.widgets.filter_bar import bar
from dashboard.widgets.head import head, title

MOST = 500


@states.needs_database()
def page() -> None:
    """Filters, the line that accounts for all, and the chronology."""
    embedded = framed.is_framed()
    if not embedded:
        navigation.row("story")
    live, view = resources.live(), address.current()
    if live.is_unknown(view):
        states.no_such_collection(live, view)
        return
    columns, selection = live.selection(view)
    st.set_page_config(page_title=f"{title(live, view)} · story")
    if embedded:
        framed.title(title(live, view))
    else:
        head(live, view, columns, selection, chart=False)
        bar(columns, view, selection)
        states.link_problems(address.problems())
    told = told_in(live.store, columns, selection, view, MOST)
    st.html(f"<p class='small accounts'>{escape(_accounts(selection.counts))}</p>")
    collection = live.collection(view)
    if stated := coverage.statement(collection, whole=embedded):
        st.html(f"<p class='small accounts'>{escape(stated)}</p>")
    st.html(signs_html())
    listed = int(selection.listed.sum())
    if not told:
        states.nothing_found(live, view)
        return
    copying.listen()
    st.html(story_html(told, view.event, embedded=embedded, collection=collection))
    if listed > len(told):
        st.write(f"The first {len(told)} of {listed} events. A period or a filter shows the others.")
    if embedded:
        framed.foot(view)


def _accounts(counts: Counts) -> str:
    """The line that accounts for all; a list has no ticks to tell of."""
    return accounts_sentence(counts, counts.shown).replace("{ticks}", "").replace(" drawn", " told", 1)


page()
