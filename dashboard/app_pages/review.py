"""Review: what was found in uploaded articles, decided event by event before it goes on the timeline."""

import streamlit as st

from dashboard import resources, review_html
from dashboard.store import Review, Store, StoreUnavailable
from dashboard.widgets import navigation, states, upload_form, who
from dashboard.widgets import view as address
from dashboard.widgets.review_desk import desk

_EVERY = 1.5  # seconds between looks at the queue while files are read


def page() -> None:
    """The review that the link names; else the ones that wait, for editors."""
    navigation.row("review")
    try:
        store = resources.live().store
        token = address.param("r")
        review = store.review(token) if token else None
    except StoreUnavailable:
        states.database_away()
        return
    if review is None:
        _waiting(store, asked=bool(token))
        return
    _review(store, review)


def _waiting(store: Store, *, asked: bool) -> None:
    words = "The link names a review that is not here." if asked else "A review is found by its own link."
    st.html(f"<div class='head'><h1>Review</h1><p>{words}</p></div>")
    if not who.visitor(resources.settings()).edits:
        return
    waiting = (*store.reviews(), *store.reviews(state="open"))
    if not waiting:
        st.write("No review waits.")
    for review in waiting:
        label = f"{len(review.articles)} articles by {review.by or 'a reader'}, {review.undecided} to decide"
        st.button(label, key=f"go_{review.token}", on_click=address.set_params, args=({"r": review.token},))


def _review(store: Store, review: Review) -> None:
    visitor = who.visitor(resources.settings())
    st.html(review_html.head_html(review))
    st.code(f"{(st.context.url or '').split('?')[0]}?r={review.token}", language=None)
    with st.popover("Add articles", icon=":material/add:"):
        if visitor.uploads and upload_form.form(store, visitor, review.token):
            st.rerun()
    if any(not job.state.is_over for job in review.jobs):
        _reading(review.token)
    rail, work = st.columns([1, 4], gap="medium")
    with rail:
        chosen = _rail(review)
    with work:
        if chosen is None:
            st.write("Nothing to decide yet.")
        else:
            desk(store, review, chosen, visitor)


@st.fragment(run_every=_EVERY)
def _reading(token: str) -> None:
    """How far the reading is; the page is drawn anew when a file is done."""
    review = resources.live().store.review(token)
    if review is None:
        return
    over = [job for job in review.jobs if job.state.is_over]
    st.progress(len(over) / max(1, len(review.jobs)), text=f"{len(over)} of {len(review.jobs)} files read")
    if len(over) != st.session_state.get("_jobs_over"):
        st.session_state["_jobs_over"] = len(over)
        st.rerun()


def _rail(review: Review) -> int | None:
    """One row a file; returns the article that is chosen."""
    st.html(review_html.jobs_html(review))
    titles = {row.id: row.title or "Untitled" for row in review.articles}
    if not titles:
        return None
    chosen = address.param("a")
    first = int(chosen) if chosen.isdecimal() and int(chosen) in titles else next(iter(titles))
    picked = st.radio("Articles", list(titles), format_func=titles.__getitem__, index=list(titles).index(first))
    if picked != first:
        address.set_params({"r": review.token, "a": str(picked)})
    return picked


page()
