"""What a page says when there is nothing to show yet, nothing at all, or no way to the data."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from dashboard import facets
from dashboard.counts import counted, filter_words
from dashboard.filters import View, without
from dashboard.link import Problem
from dashboard.resources import Live
from dashboard.store import Progress, StoreUnavailable
from dashboard.widgets import copying
from dashboard.widgets import view as address
from dashboard.widgets.plain import plain
from dashboard.words import capital

POLL_SECONDS = 2
RETRY_SECONDS = 10


def database_away() -> None:
    """Nothing was ever read: say so, and try again by itself."""
    _state(
        "The database can’t be reached",
        "Nothing is lost, but nothing can be shown now. It is tried again every 10 seconds, and this page goes on.",
    )
    _again(RETRY_SECONDS)


@contextmanager
def needs_database(away: Callable[[], None] = database_away) -> Iterator[None]:
    """Round the body of a page, or of a fragment, which runs alone: where the database does not answer, `away` says so
    in the place of all that was still to come."""
    try:
        yield
    except StoreUnavailable:
        away()


def stale(live: Live) -> None:
    """The database went away: what is shown is from before."""
    if live.away_since is not None:
        st.warning(
            f"The database can’t be reached. What you see is from {live.away_since:%H:%M} UTC and stays readable; "
            "what you do now can’t be saved. This page goes on by itself."
        )


def away_from_desk() -> None:
    """The database went away while somebody decides: the desk stands as it was, and keeps what is done now."""
    st.warning(
        "The database can’t be reached. What you do now is kept in this page and saved when it is back; if you close "
        "the page before that, do it again."
    )


def filling(progress: Progress) -> None:
    """The first start: how far the seeds are read. Looks again by itself until they all are."""
    if not progress.running:
        return
    far = f"{progress.done} of {counted(progress.total, 'article')} read."
    text = f"{far} This happens once; you can close the page, it goes on."
    st.progress(progress.done / max(1, progress.total), text=text)
    _again(POLL_SECONDS)


def _again(seconds: int) -> None:
    """Run the page again after so many seconds."""

    @st.fragment(run_every=seconds)
    def wait() -> None:
        if st.session_state.pop("_waited", False):
            st.rerun()
        st.session_state["_waited"] = True

    st.session_state["_waited"] = False
    wait()


def no_events() -> None:
    """The store is empty and nothing is being read."""
    _state("No events yet", "Add an article, and what happened in it stands here.")


def no_such_collection(live: Live, view: View) -> None:
    """The link names a collection that is not here: a button for each that is."""
    _state(f"There is no collection “{view.collection}”", "Choose one that is here; the rest of the link stays.")
    for at, each in enumerate(live.collections()):
        slug = each.slug if at else ""
        st.button(plain(each.name), key=f"go_{each.slug}", on_click=address.change, kwargs={"collection": slug})


def nothing_found(live: Live, view: View) -> None:
    """Which filter to loosen: a button each, best first, only those that find something; where none alone does, all
    of them."""
    copying.listen()
    columns, selection = live.selection(view)
    total = selection.counts.total
    offers = facets.loosen(columns, view, live.found(view.text))
    way = "Loosen one:" if offers else "Without any one of them there is still nothing."
    _state("Nothing fits all of these filters", f"{capital(counted(total, 'event is', 'events are'))} here. {way}")
    if not offers:
        st.button(
            "Without all of them", key="loosen_all", on_click=address.put, args=(View(collection=view.collection),)
        )
    titles = facets.titles(columns, view)
    for offer in offers:
        words = filter_words(view, offer.name, titles)
        more = f", {offer.more:,} more" if offer.more else ""
        label = f"Without {_NOUN.get(offer.name, '')}{words} · {offer.certain:,} certainly{more}"
        st.button(plain(label), key=f"loosen_{offer.name}", on_click=address.put, args=(without(view, offer.name),))


_NOUN = {"text": "the word ", "period": "the period ", "actors": "the actor ", "places": "the place "}


def link_problems(problems: tuple[Problem, ...]) -> None:
    """What in the link was not understood, and what is shown instead."""
    if not problems:
        return
    rows = "".join(f"<li><code>{escape(each.part)}</code> {escape(each.why)}</li>" for each in problems[:12])
    st.html(
        "<div class='link-problems' role='status'><b>This link was opened in part.</b> The rest was understood."
        f"<ul>{rows}</ul></div>"
    )


def _state(title: str, text: str) -> None:
    st.html(f"<div class='state'><h2>{escape(title)}</h2><p>{escape(text)}</p></div>")
