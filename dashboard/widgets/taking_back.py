"""Taking a change back by a button, and saying why where it could not be done."""

import streamlit as st

from dashboard import corrections, resources
from dashboard.store import NotFound, Refused, StoreUnavailable
from dashboard.widgets.plain import plain
from dashboard.worker import Unread

_FAILED = "_not_taken_back"


def say_why_not() -> None:
    """Why the last undo failed; nothing where it did not."""
    if failed := st.session_state.pop(_FAILED, ""):
        st.warning(plain(failed))


def undo(change: int, who: str) -> None:
    """Take a change back; for callbacks."""
    try:
        corrections.undo(resources.live().store, resources.reader(), change, who=who)
    except (Unread, Refused, NotFound, StoreUnavailable) as problem:
        st.session_state[_FAILED] = f"Nothing was changed: {problem}"
