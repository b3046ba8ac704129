"""Review: what was found in uploaded articles, decided event by event before it goes on the timeline."""

from html import escape

import streamlit as st

from dashboard import resources, review_html
from dashboard.access import Visitor
from dashboard.store import Review, Store, StoreUnavailable
from dashboard.widgets import navigation, states, upload_form, who
from dashboard.widgets import view as address
from dashboard.widgets.plain import plain
from dashboard.widgets.review_desk import desk

_EVERY = 1.5  # seconds between looks at the queue while files are read


@states.needs_database()
def page() -> None:
    """The review that the link names; else the ones that wait, for editors."""
    navigation.row("review")
    store = resources.live().store
    token = address.param("r")
    review = store.review(token) if token else None
    visitor = who.visitor(resources.settings())
    if review is None:
        _waiting(store, visitor, asked=bool(token))
    else:
        _review(store, review, visitor)


def _waiting(store: Store, visitor: Visitor, *, asked: bool) -> None:
    words = "The link names a review that is not here." if asked else "A review is found by its own link."
    st.html(f"<div class='head'><h1>Review</h1><p>{words}</p></div>")
    if not visitor.edits:
        return
    waiting = store.reviews_waiting()
    if not waiting:
        st.write("No review waits.")
    for review in waiting:
        st.button(
            plain(review_html.listed(review)),
            key=f"go_{review.token}",
            on_click=address.set_params,
            args=({"r": review.token},),
        )


def _review(store: Store, review: Review, visitor: Visitor) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="review_head"):
        st.html(f"<div class='head'><h1>{escape(review_html.title(review))}</h1></div>")
        if visitor.uploads and st.button("Add articles", icon=":material/add:", key="add_articles"):
            _add(store, visitor, review.token)
    reading = any(not job.state.is_over for job in review.jobs)
    st.fragment(_work, run_every=_EVERY if reading else None)(store, review.token, visitor, reading=reading)


@states.needs_database()
def _work(store: Store, token: str, visitor: Visitor, *, reading: bool) -> None:
    """Files, text and list. It looks again by itself while files are read, and the whole page once when they are."""
    desk(store, token, visitor)
    try:
        review = store.review(token)
    except StoreUnavailable:  # the desk said so
        return
    if reading and review is not None and all(job.state.is_over for job in review.jobs):
        st.rerun()


@st.dialog("Add articles", width="medium")
@states.needs_database()
def _add(store: Store, visitor: Visitor, token: str) -> None:
    if upload_form.form(store, visitor, token):
        st.rerun()


page()
