"""Joining an event by hand with another one, which the editor names by its link or its number."""

import streamlit as st

from dashboard import resources
from dashboard.link import named_event
from dashboard.store import EventDetail
from dashboard.widgets import correct, who
from dashboard.widgets.plain import plain
from dashboard.words import date_words


def join_by_hand(detail: EventDetail) -> None:
    """Draw the field, and for what was typed the event that it names, before anything is joined."""
    event = detail.event.id
    with st.popover("Join with another event", type="tertiary"):
        typed = st.text_input("The other event’s link or number", key=f"join_with_{event}", max_chars=2000)
        if not typed.strip():
            return
        named = named_event(typed)
        other = resources.live().store.event(named) if named and named != event else None
        if not isinstance(other, EventDetail) or other.event.collection != detail.event.collection:
            st.write("That names no other public event of this collection. Copy the link from the other event’s card.")
            return
        st.write(plain(f"{other.event.title}, {date_words(other.event.when).removeprefix('on ')}"))
        st.button(
            "Join",
            key=f"join_by_hand_{event}",
            on_click=_join,
            args=(event, other.event.id),
            help="Each article keeps its own claim; this event’s link leads to the other. Changes can take it back.",
        )


def _join(event: int, other: int) -> None:
    correct.saved(resources.live().store.join, event, other, who=who.visitor(resources.settings()).name)
