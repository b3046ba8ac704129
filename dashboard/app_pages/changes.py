"""Changes: every correction with who, when, old, new and why; each can be undone."""

from datetime import UTC, datetime, time
from urllib.parse import urlencode

import streamlit as st

from dashboard import access, link, resources
from dashboard.changes_html import WHAT, change_html, changes_csv
from dashboard.store import Change
from dashboard.widgets import navigation, states, taking_back, who
from dashboard.widgets import view as address

_PAGE, _MOST = 50, 100_000
_SHOWN = "_changes_shown"


@states.needs_database()
def page() -> None:
    """Filters and the newest changes first."""
    navigation.row("changes")
    st.html("<div class='head'><h1>Changes</h1><p>Every correction, by whom and why. Nothing is lost by one.</p></div>")
    with st.container(horizontal=True):
        what = st.selectbox("Kind of change", ["", *WHAT], format_func=lambda key: WHAT.get(key, "all"))
        since = st.date_input("Changed since", value=None, min_value=datetime(2000, 1, 1, tzinfo=UTC).date())
    event, article = _asked_for()
    taking_back.say_why_not()
    start = datetime.combine(since, time.min, UTC) if since else None
    shown = st.session_state.get(_SHOWN, _PAGE)
    found = resources.live().store.changes(
        event=event, article=article, what=what or None, since=start, limit=shown + 1
    )
    if not found:
        unfiltered = not (what or since or event or article)
        st.write("Nothing was changed yet." if unfiltered else "Nothing here fits.")
        return
    for change in found[:shown]:
        _row(change)
    with st.container(horizontal=True):
        if len(found) > shown:
            st.button(f"{_PAGE} more", key="more_changes", on_click=_more)
        st.download_button(
            "CSV", lambda: _csv(event, article, what, start), "changes.csv", "text/csv", on_click="ignore"
        )
        if access.anybody_reads(resources.settings()):
            asked = {"e": event, "a": article, "what": what}
            query = urlencode({key: value for key, value in asked.items() if value})
            st.link_button("Feed", f"./changes.atom{'?' if query else ''}{query}", help="New changes in a feed reader")


def _asked_for() -> tuple[int | None, int | None]:
    """The event (`e=59`) or article (`a=12`) that the link asks for, said with a way to all changes."""
    asked = {of: address.param(key) for key, of in (("e", "event"), ("a", "article"))}
    ids = {of: link.read_id(text) for of, text in asked.items() if text}
    for of, number in ids.items():
        words = f"Changes of one {of}." if number else f"The link names no {of}, so changes of all are here."
        st.html(f"<p class='kept'>{words} <a href='./changes' target='_self'>All changes</a></p>")
    return ids.get("event"), ids.get("article")


def _more() -> None:
    st.session_state[_SHOWN] = st.session_state.get(_SHOWN, _PAGE) + _PAGE


def _csv(event: int | None, article: int | None, what: str, start: datetime | None) -> bytes:
    """All changes that the filters leave, not only the ones on the page."""
    store = resources.live().store
    return changes_csv(store.changes(event=event, article=article, what=what or None, since=start, limit=_MOST))


def _row(change: Change) -> None:
    visitor = who.visitor(resources.settings())
    with st.container(horizontal=True, key=f"change_{change.id}"):
        st.html(change_html(change))
        if visitor.edits and change.undoable and change.undone_by is None:
            st.button("Undo", key=f"undo_{change.id}", on_click=taking_back.undo, args=(change.id, visitor.name))


page()
