"""Correcting an event from its card: its date as people type it, its title and kind, whether it happened, and why; or
taking it out."""

from typing import Any

import streamlit as st

from dashboard import resources
from dashboard.counts import FACTUALITY_WORDS
from dashboard.palette import KIND_WORDS
from dashboard.store import Event, EventDetail, NotFound, Refused, StoreUnavailable, Target
from dashboard.typed import field_text, is_untouched, not_read
from dashboard.widgets import who
from dashboard.widgets.plain import plain
from dashboard.words import date_words
from extract import Factuality, Value, read_typed_date

_OPEN, _PROBLEM = "_correcting", "_correcting_problem"
_NO_KIND = ""
_KINDS = (_NO_KIND, *KIND_WORDS)


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
        value=field_text(event.when),
        placeholder="14 Dec 2025 · Dec 2025 · 2014 · before 2015 · open",
    )
    when, said, is_read = _read(typed, event.when)
    st.write(plain(said))
    title = st.text_input("Title", value=event.title, max_chars=200)
    kind = st.selectbox(
        "Kind",
        _KINDS,
        index=_KINDS.index(event.kind or _NO_KIND),
        format_func=lambda key: KIND_WORDS.get(key, "No kind"),
    )
    happened = st.selectbox(
        "Did it happen?",
        list(FACTUALITY_WORDS),
        index=list(FACTUALITY_WORDS).index(event.factuality.value),
        format_func=FACTUALITY_WORDS.__getitem__,
    )
    why = st.text_input("Why", placeholder="Where you know it from", max_chars=200)
    with st.container(horizontal=True):
        saves = st.button("Save", type="primary", key="save_correction")
        takes_out = st.button("Take this event out", key="withdraw", help="Its link then says who took it out and why.")
    if saves and not is_read:
        st.warning("Nothing was saved: the date can’t be read. What you typed is still here: mend the date, then save.")
    elif saves:
        new_title = title.strip() or event.title
        _save(event, why, when=when, title=new_title, kind=kind or None, factuality=Factuality(happened))
        st.rerun()
    if takes_out and _take_out(event, why.strip()):
        st.rerun()


def _read(typed: str, known: Value | None) -> tuple[Value | None, str, bool]:
    """The date that the field gives, how it was understood, and whether it was."""
    if is_untouched(typed, known):
        return known, f"Reads as: {date_words(known)}.", True
    if typed.strip().lower() in ("", "open"):
        return None, "Reads as: not dated.", True
    value = read_typed_date(typed)
    if value is None:
        return None, not_read(typed, "Nothing is saved with it.", "Try 14 Dec 2025 · Dec 2025 · before 2015"), False
    return value, f"Reads as: {date_words(value)}.", True


def _save(event: Event, why: str, **given: Any) -> None:
    """What differs, all of it or nothing: one change each."""
    store, name = resources.live().store, who.visitor(resources.settings()).name
    fields = {field: value for field, value in given.items() if value != getattr(event, field)}
    if "kind" in fields:
        fields["kind"] = (fields["kind"], None)  # a mode belongs to the kind that it was found with
    if fields:
        saved(store.correct, Target("event", event.id), fields, who=name, why=why)


def _take_out(event: Event, why: str) -> bool:
    """Whether it was tried: without a reason the form stays open and asks for one."""
    if not why:
        st.warning("Say why first: whoever opens the link of this event reads it. Nothing was changed.")
        return False
    saved(resources.live().store.withdraw_event, event.id, who=who.visitor(resources.settings()).name, why=why)
    return True
