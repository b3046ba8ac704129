"""The card of the chosen event with its buttons; with none chosen, the weightiest events of the period."""

from dataclasses import replace
from html import escape
from typing import Any

import numpy as np
import streamlit as st

from dashboard import density, facets, resources
from dashboard.card import AsOf, card_html, foot_html, marker_html, proposal_html, weightiest_html
from dashboard.filters import Selection, Standing, View
from dashboard.frame import weightiest
from dashboard.link import query
from dashboard.resources import Live
from dashboard.store import Columns, EventDetail, Marker, Offer, Target
from dashboard.told import as_told
from dashboard.widgets import correct, framed, states, who
from dashboard.widgets import view as address
from dashboard.widgets.join import join_by_hand
from dashboard.widgets.plain import plain
from dashboard.words import date_words

WEIGHTIEST = 8


def card(live: Live, view: View) -> None:
    """Draw it into a bordered box."""
    columns, selection = live.selection(view)
    with st.container(border=True, key="card"), states.needs_database(_away):
        if view.event is None:
            _weightiest(live, columns, selection)
            return
        st.button("Close", icon=":material/close:", key="close", on_click=address.change, kwargs={"event": None})
        detail = live.store.event(view.event)
        if isinstance(detail, EventDetail):
            _event(live, columns, selection, view, detail)
        else:
            _gone(detail)
        _steps(columns, selection, view.event, detail)


def _away() -> None:
    st.write("The database can’t be reached, so what stands here can’t be read now.")


def _event(live: Live, columns: Columns, selection: Selection, view: View, detail: EventDetail) -> None:
    zones = {each.slug: each.zone for each in live.collections()}
    st.html(_told(columns, selection, view, detail, zones.get(detail.event.collection, "")))
    visitor = who.visitor(resources.settings())
    if detail.event.when is None or detail.event.when.is_open:
        _proposals(live, detail, visitor.edits, visitor.name)
    for offer in (each for each in detail.offers if each.decision == "open"):
        _offer(live, detail, offer, visitor.edits, visitor.name)
    if visitor.edits:
        join_by_hand(detail)
    st.html(foot_html(detail))


def _told(columns: Columns, selection: Selection, view: View, detail: EventDetail, zone: str) -> str:
    """The card's text, with an as-of day as it could be known then."""
    row = columns.row(detail.event.id)
    if view.as_of is None or row is None:
        return card_html(detail, zone)
    then = replace(detail, event=as_told(selection.told, row, detail.event))
    return card_html(then, zone, AsOf(view.as_of, bool(selection.told.happened_since[row])))


def _gone(marker: Marker | None) -> None:
    if marker is None:
        st.html("<div class='card'><h2>No such event</h2><p>The link names an event that was never here.</p></div>")
        return
    st.html(marker_html(marker))
    if marker.into is not None:
        st.button("Open the event it went into", on_click=address.change, kwargs={"event": marker.into})


def _steps(columns: Columns, selection: Selection, event: int, detail: EventDetail | Marker | None) -> None:
    """Previous, next, copy link, correct."""
    before, after = facets.neighbours(columns, selection, event)
    with st.container(horizontal=True, gap="xsmall", key="steps"):
        _step("Previous event", ":material/arrow_back:", "previous", before)
        _step("Next event", ":material/arrow_forward:", "next", after)
        st.html(_copy(), width="content")
        if isinstance(detail, EventDetail) and who.visitor(resources.settings()).edits:
            st.button("Correct", icon=":material/edit:", key="fix", on_click=correct.open_for, args=(detail.event.id,))
    if isinstance(detail, EventDetail):
        correct.dialog(detail)


def _copy() -> str:
    """The button that copies the address; a frame's does not tell what was chosen in it."""
    link = escape(f"?{query(address.current())}", quote=True) if framed.is_framed() else ""
    return f"<div class='card'><button class='copy' data-copy='{link}'>Copy link</button></div>"


def _step(label: str, icon: str, key: str, event: int | None) -> None:
    st.button(label, icon=icon, key=key, disabled=event is None, on_click=address.change, kwargs={"event": event})


def _proposals(live: Live, detail: EventDetail, edits: bool, name: str) -> None:
    """Dates that other articles could give an undated event."""
    for proposal in live.store.proposals(detail.event.id)[:3]:
        st.html(proposal_html(proposal))
        if edits:
            label = f"Use {date_words(proposal.when).removeprefix('on ').removeprefix('between ')}"
            st.button(
                plain(label),
                key=f"use_{proposal.from_claim}",
                on_click=_act,
                args=(live.store.redate, Target("event", detail.event.id), proposal.when),
                kwargs={"who": name, "why": f"as {proposal.source or proposal.article_title} tells it"},
            )


def _offer(live: Live, detail: EventDetail, offer: Offer, edits: bool, name: str) -> None:
    """ "Possibly the same": open the other event, join the two, or keep them apart."""
    other = offer.other
    with st.container(key=f"offer_{offer.id}", gap="xxsmall"):
        st.html("<div class='card'><h3>Possibly the same</h3></div>")
        st.button(
            plain(f"{other.title}, {date_words(other.when).removeprefix('on ')}"),
            key=f"other_{offer.id}",
            type="tertiary",
            on_click=address.change,
            kwargs={"event": other.id},
        )
        if not edits:
            return
        with st.container(horizontal=True, gap="small"):
            pair = (detail.event.id, other.id)
            for label, key, deed in (
                ("Join", "join", live.store.join),
                ("Keep apart", "apart", live.store.keep_apart),
            ):
                st.button(
                    label,
                    key=f"{key}_{offer.id}",
                    type="tertiary",
                    on_click=_act,
                    args=(deed, *pair),
                    kwargs={"who": name},
                )


def _act(deed: Any, *given: Any, **more: Any) -> None:
    """Do something in the store and say what went wrong, if anything did."""
    correct.saved(deed, *given, **more)


def _weightiest(live: Live, columns: Columns, selection: Selection) -> None:
    """The eight weightiest events that lie in the period, in the order of time."""
    rows = np.flatnonzero(selection.passed & (selection.standing <= Standing.POSSIBLE))
    shown = weightiest(columns, rows, WEIGHTIEST)
    top = [int(columns.id[row]) for row in shown]
    day = dict(zip(top, density.known_bounds(columns.earliest[shown], columns.latest[shown])[0], strict=True))
    events = sorted(live.events(top), key=lambda each: (day[each.id], each.id))
    st.html(weightiest_html(events))
