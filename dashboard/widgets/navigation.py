"""The pages that are there, and the row of links to them."""

from functools import cache
from pathlib import Path

import streamlit as st

from dashboard import resources
from dashboard.widgets import view, who

_FOLDER = Path(__file__).resolve().parent.parent / "app_pages"

# file → name; the first is the home page. "Articles" is a list; `article` shows one and is reached from there.
_NAMES = {
    "timeline": "Timeline",
    "story": "Story",
    "article": "Articles",
    "upload": "Upload",
    "review": "Review",
    "changes": "Changes",
    "about": "About",
}
_SAME_VIEW = frozenset({"timeline", "story"})


def pages() -> list["st.Page"]:
    """All pages, in the order of the row."""
    return [page(name) for name in _NAMES]


def page(name: str) -> "st.Page":
    """One page by its file's name; the timeline is the home page."""
    return st.Page(_FOLDER / f"{name}.py", title=_NAMES[name], url_path=name, default=name == "timeline")


@cache
def _target(name: str) -> "st.Page":
    """A page as links name it: of these only name and address are read, so one is enough for all readers."""
    return page(name)


def row(here: str) -> None:
    """The names of all pages as plain links, the present one first in weight; on a phone they fold into one."""
    with st.container(horizontal=True, key="pages", gap="small"):
        for name in _NAMES:
            _link(name, here)
        who.account(who.visitor(resources.settings()))
    with st.container(key="pages_phone"):
        folded = st.popover(_NAMES[here], type="tertiary", key="pages_folded", on_change="rerun")
    if folded.open:
        with folded:
            for name in _NAMES:
                _link(name, here)


def _link(name: str, here: str) -> None:
    """Story and timeline show the same view; links between them carry it."""
    if name == here:
        st.html(f"<b class='here' aria-current='page'>{_NAMES[name]}</b>")
    else:
        view.link_to(_target(name), _NAMES[name], keep=name in _SAME_VIEW and here in _SAME_VIEW)
