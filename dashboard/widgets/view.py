"""The one reader and writer of the address bar.

The view in the link is the only truth: widgets are set from it before they are drawn, their callbacks change it, and
every change is one entry in the browser's history, so that Back takes back one filter.
"""

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import link
from dashboard.filters import View
from dashboard.widgets import framed

_VIEW, _LINK, _PROBLEMS = "_view", "_link", "_problems"


def current() -> View:
    """The view that the address bar asks for (read anew after Back, Forward or a change of page)."""
    there = st.query_params.to_dict()
    if there != st.session_state.get(_LINK) or _VIEW not in st.session_state:
        st.session_state[_VIEW], st.session_state[_PROBLEMS] = link.parse(there)
        st.session_state[_LINK] = there
    view: View = st.session_state[_VIEW]
    return view


def problems() -> tuple[link.Problem, ...]:
    """What in the present link was not understood; nothing after the reader changed anything."""
    found: tuple[link.Problem, ...] = st.session_state.get(_PROBLEMS, ())
    return found


def change(**fields: Any) -> None:
    """Change some controls of the view and write the link. For callbacks."""
    put(replace(current(), **fields))


def put(view: View) -> None:
    """Make this the view and write its link; in a frame it is kept for the session alone, for each new link would be
    an entry in the history of the page around it."""
    if framed.is_framed():
        st.session_state[_VIEW], st.session_state[_PROBLEMS] = view, ()
        return
    written = link.write(view)
    if written != st.query_params.to_dict():
        st.query_params.from_dict(written)
    st.session_state[_VIEW], st.session_state[_LINK], st.session_state[_PROBLEMS] = view, written, ()


def link_to(page: Any, label: str, *, keep: bool = False, view: View | None = None, **more: Any) -> None:
    """A link to a page, with a view: the given one, the present one (`keep`), or none."""
    shown = view or (current() if keep else None)
    st.page_link(page, label=label, query_params=link.write(shown) if shown else None, **more)


def go(page: Any, params: dict[str, str]) -> None:
    """Go to a page with these parameters of its own."""
    st.switch_page(page, query_params=params)


def param(name: str) -> str:
    """A page's own parameter, "" where the link has none."""
    return st.query_params.to_dict().get(name, "")


def set_params(params: dict[str, str]) -> None:
    """Write a page's own parameters in place of all that are there."""
    if params != st.query_params.to_dict():
        st.query_params.from_dict(params)


def base() -> str:
    """The address of the page at hand, without its parameters."""
    return (st.context.url or "").split("?")[0]


def home() -> str:
    """The address of the timeline, from whichever page that shows its view or an article of it."""
    return f"{base().removesuffix('/story').removesuffix('/article').rstrip('/')}/"


def share_url(view: View) -> str:
    """The whole address of a view on the page at hand."""
    query = link.query(view)
    return f"{base()}?{query}" if query else base()
