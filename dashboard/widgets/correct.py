"""Correcting an event from its card: its date as people type it, its title, whether it happened, and why."""

from typing import Any

import streamlit as st

from dashboard import resources
from dashboard.counts import FACTUALITY_WORDS
from dashboard.store import EventDetail, NotFound, Refused, StoreUnavailable, Target
from dashboard.typed import not_read
from dashboard.widgets import who
from dashboard.widgets.plain import plain
from dashboard.words import date_words
from extract import Factuality, Value, read_typed_date

_OPEN, _PROBLEM = "_correcting", "_correcting_problem"


def open_for(event: int) -> None:
    """Open the dialog for an event in this run."""
    st.session_state[_OPEN] = event


def dialog(detail: EventDetail) -> None:
    """Draw the dialog where it was asked for, and say what went wrong in the last act."""
    say_problem()
    if st.session_state.pop(_OPEN, None) == detail.event.id:
        _dialog(detail)


def say_problem() -> None:
    """What went wrong in the last act; nothing where it did not."""
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.warning(plain(problem))


def saved(deed: Any, *given: Any, **more: Any) -> bool:
    """Do something in the store; False where that fails, and `say_problem` says why."""
    try:
        deed(*given, **more)
    except (Refused, NotFound, StoreUnavailable) as problem:
        st.session_state[_PROBLEM] = f"Nothing was changed: {problem}"
        return False
    return True


@st.dialog("Correct this event", width="medium")
def _dialog(detail: EventDetail) -> None:
    event = detail.event
    typed = st.text_input(
        "Date",
        value=event.when.edtf if event.when else "",
        placeholder="14 Dec 2025 · Dec 2025 · 2014 · before 2015 · open",
    )
    value, said = _read(typed)
    st.write(plain(said))
    title = st.text_input("Title", value=event.title, max_chars=200)
    happened = st.selectbox(
        "Did it happen?",
        list(FACTUALITY_WORDS),
        index=list(FACTUALITY_WORDS).index(event.factuality.value),
        format_func=FACTUALITY_WORDS.__getitem__,
    )
    why = st.text_input("Why", placeholder="Where you know it from", max_chars=200)
    if st.button("Save", type="primary", key="save_correction"):
        _save(detail, (typed, value), title, happened, why)
        st.rerun()


def _read(typed: str) -> tuple[Value | None, str]:
    """A typed date, and how it was understood."""
    if not typed.strip() or typed.strip().lower() == "open":
        return None, "Reads as: not dated."
    value = read_typed_date(typed)
    if value is None:
        return None, not_read(typed, "The date stays as it was.", "Try 14 Dec 2025 · Dec 2025 · before 2015")
    return value, f"Reads as: {date_words(value)}."


def _save(detail: EventDetail, date: tuple[str, Value | None], title: str, happened: str, why: str) -> None:
    """One change each for what differs."""
    event, store = detail.event, resources.live().store
    typed, value = date
    target, name = Target("event", event.id), who.visitor(resources.settings()).name
    cleared = not typed.strip() or typed.strip().lower() == "open"
    if (value is not None or cleared) and value != event.when:
        saved(store.redate, target, value, who=name, why=why)
    if title.strip() and title.strip() != event.title:
        saved(store.retitle, target, title.strip(), who=name, why=why)
    if happened != event.factuality.value:
        saved(store.refact, target, Factuality(happened), who=name, why=why)
