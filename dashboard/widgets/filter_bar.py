"""The bar of filters: pills for families, popovers for the period and for the rest, search, and chips to take off.

`CONTROLS` names every widget and the part of the view that it sets: a test holds it against the link.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from dashboard import facets, link
from dashboard.counts import FACTUALITY_WORDS, filter_words, hours_words
from dashboard.filters import APPROXIMATE, FIRM, LANES, Selection, View, active, without
from dashboard.palette import FAMILY, KIND_WORDS
from dashboard.store.columns import Columns, day_of
from dashboard.typed import not_read
from dashboard.widgets import view as address
from dashboard.widgets.plain import plain
from dashboard.words import capital
from extract import read_typed_date

CONTROLS = {
    "families": "families",
    "text": "text",
    "text_phone": "text",
    "from_day": "first",
    "to_day": "last",
    "years": "first",
    "certain_only": "certain_only",
    "dates": "dates",
    "factuality": "factuality",
    "kinds": "kinds",
    "actors": "actors",
    "places": "places",
    "articles": "articles",
    "outlets": "outlets",
    "lanes": "lanes",
    "changed_since": "changed_since",
    "as_of_day": "as_of",
    "as_of_slider": "as_of",
    "collection_choice": "collection",
}
MOST_OPTIONS = 200
EARLIEST, LATEST = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class _Lists:
    """A filter that is a list of names: its label, and how a key is called where the columns hold only keys."""

    field: str
    label: str
    names: Mapping[str, str]


_LISTS = (
    _Lists("kinds", "Kinds", KIND_WORDS),
    _Lists("actors", "Actors", {}),
    _Lists("places", "Places", {}),
    _Lists("articles", "Articles", {}),
    _Lists("outlets", "Sources", {}),
)
_DATES = {"": "Firm and approximate", FIRM: "Firm", APPROXIMATE: "Approximate"}
_LANES = {"family": "Kind", "actor": "Actor", "place": "Place", "source": "Source"}


def bar(columns: Columns, view: View, selection: Selection) -> None:
    """The whole bar, and the chips below it where a filter but a pill is set."""
    with st.container(horizontal=True, vertical_alignment="center", key="bar"):
        _families(columns, selection, view)
        with popover(plain(_label(view)), "date_range", "period") as opened:
            if opened:
                _period(columns, view, selection)
        with popover("More", "tune", "more") as opened:
            if opened:
                _more(columns, view, selection)
        _search("text", view)
    _chips(columns, view)


@contextmanager
def popover(label: str, icon: str, key: str) -> Iterator[bool]:
    """A popover whose content is made only while it is open: it is half of the page's widgets.

    While it is open its label stays: with another one the browser mounts it anew, closed, and what is just being typed
    in it is lost.
    """
    kept = f"_label_{key}"
    if kept not in st.session_state or not st.session_state.get(key):
        st.session_state[kept] = label
    box = st.popover(st.session_state[kept], icon=f":material/{icon}:", key=key, on_change="rerun")
    with box:
        yield bool(box.open)


def _set(field: str, key: str, of: Callable[[Any], Any]) -> None:
    address.change(**{field: of(st.session_state[key])})


def bind(key: str, value: Any, of: Callable[[Any], Any] = lambda chosen: chosen) -> dict[str, Any]:
    """Key and callback of a widget; its state is set from the view before it is drawn."""
    st.session_state[key] = value
    return {"key": key, "on_change": _set, "args": (CONTROLS[key], key, of)}


def _families(columns: Columns, selection: Selection, view: View) -> None:
    number = {choice.key: choice.number for choice in facets.choices(columns, selection, "families")}
    shown = [key for key in FAMILY if key != "other" or number[key] or key in view.families]
    st.pills(
        "Families of kinds",
        shown,
        format_func=lambda key: f"{FAMILY[key].pill} :gray[{number[key]:,}]",
        selection_mode="multi",
        label_visibility="collapsed",
        **bind("families", [key for key in view.families if key in shown], tuple),
    )


def _label(view: View) -> str:
    return capital(hours_words(view))


def _search(key: str, view: View) -> None:
    st.text_input(
        "Search titles and sentences",
        placeholder="Search",
        label_visibility="collapsed",
        icon=":material/search:",
        max_chars=link.LONGEST_TEXT,
        **bind(key, view.text, str.strip),
    )


# --- period --------------------------------------------------------------------------------------------------------


def _period(columns: Columns, view: View, selection: Selection) -> None:
    """Days as people type them, of any century, and a pill for each year."""
    typed = "2014, March 2022 or 24 Feb 2022"
    left, right = st.columns(2)
    left.text_input("From", placeholder=typed, key=_seed("from_day", _day_text(view.first)), on_change=_typed_period)
    right.text_input(
        "To, that day included", placeholder=typed, key=_seed("to_day", _day_text(view.last)), on_change=_typed_period
    )
    if unreadable := st.session_state.pop("_period_problem", ""):
        st.warning(unreadable)
    years = _years(columns, selection)
    if years:
        chosen = [year for year in years if (view.first, view.last) == (date(year, 1, 1), date(year, 12, 31))]
        st.session_state["years"] = chosen[0] if chosen else None
        st.pills("A year", years, key="years", on_change=_pick_year)
    st.button("All years", on_click=_clear, args=("period",), disabled=not view.has_period, key="all_years")


def _seed(key: str, value: Any) -> str:
    st.session_state[key] = value
    return key


def _day_text(day: date | None) -> str:
    return day.isoformat() if day else ""


def _years(columns: Columns, selection: Selection) -> list[int]:
    """The latest years that some event of the collection is dated in, at most twenty."""
    told = selection.told
    days = {int(day) for day in told.earliest[selection.here & (told.earliest == told.latest)]}
    found = sorted({day.year for number in days if (day := day_of(number))})
    return found[-20:]


def _typed_period() -> None:
    first, last = st.session_state["from_day"], st.session_state["to_day"]
    try:
        start, end = _read_day(first, last=False), _read_day(last, last=True)
    except ValueError as problem:
        st.session_state["_period_problem"] = str(problem)
        return
    if start and end and start > end:
        start, end = _read_day(last, last=False), _read_day(first, last=True)
    address.change(first=start, last=end, hours=None)


def _read_day(text: str, *, last: bool) -> date | None:
    """A typed day; of a month or a year its first or last one. Raises ValueError with words for the reader."""
    text = text.strip()
    if not text:
        return None
    view, problems = link.parse({"t": text})
    if not problems:
        return view.last if last else view.first
    value = read_typed_date(text)
    found = (value.latest if last else value.earliest) if value else None
    if found is None:
        raise ValueError(plain(not_read(text, "Nothing was changed.")))
    return found


def _pick_year() -> None:
    year = st.session_state["years"]
    if year is None:
        _clear("period")
    else:
        address.change(first=date(year, 1, 1), last=date(year, 12, 31), hours=None)


# --- more ----------------------------------------------------------------------------------------------------------


def _more(columns: Columns, view: View, selection: Selection) -> None:
    with st.container(key="text_phone_place"):
        _search("text_phone", view)
    st.segmented_control(
        "Dates in the period",
        [False, True],
        format_func={False: "Certain and possible", True: "Certain only"}.__getitem__,
        required=True,
        **bind("certain_only", view.certain_only, bool),
    )
    st.segmented_control(
        "Precision", list(_DATES), format_func=_DATES.__getitem__, required=True, **bind("dates", view.dates, str)
    )
    happened = {choice.key: choice for choice in facets.choices(columns, selection, "factuality")}
    st.pills(
        "Did it happen?",
        list(FACTUALITY_WORDS),
        format_func=lambda key: f"{FACTUALITY_WORDS[key]} :gray[{happened[key].number:,}]",
        selection_mode="multi",
        **bind("factuality", list(view.factuality), tuple),
    )
    for each in _LISTS:
        _names(columns, view, selection, each)
    st.segmented_control(
        "Lanes by", list(LANES), format_func=_LANES.__getitem__, required=True, **bind("lanes", view.lanes, str)
    )
    st.date_input(
        "Only what changed since",
        min_value=EARLIEST,
        max_value=LATEST,
        format="YYYY-MM-DD",
        **bind("changed_since", view.changed_since),
    )


def _names(columns: Columns, view: View, selection: Selection, lists: _Lists) -> None:
    """A list with counts: certainly + possibly; the most frequent names, and those that are chosen."""
    by_key = {choice.key: choice for choice in facets.choices(columns, selection, lists.field)}
    chosen: Sequence[str] = getattr(view, lists.field)
    frequent = sorted((c for c in by_key.values() if c.number), key=lambda c: (-c.number, c.name))[:MOST_OPTIONS]
    options = list(dict.fromkeys([*(choice.key for choice in frequent), *chosen]))

    def name(key: str) -> str:
        if key not in by_key:
            return f"{key} (not here)"
        choice = by_key[key]
        more = f" + {choice.possible:,} possibly" if choice.possible else ""
        return f"{lists.names.get(key, choice.name)} · {choice.certain + choice.apart:,}{more}"

    st.multiselect(
        lists.label,
        options,
        format_func=name,
        placeholder="All",
        max_selections=link.LONGEST_LIST,
        **bind(lists.field, list(chosen), tuple),
    )


# --- chips ---------------------------------------------------------------------------------------------------------


def _clear(*names: str) -> None:
    address.put(without(address.current(), *names))


def clear_all() -> None:
    """Take off all filters and the period."""
    _clear(*active(address.current()))


def _chips(columns: Columns, view: View) -> None:
    """The row stands there even when it is empty: what comes after it would be mounted anew at another place."""
    names = [name for name in active(view) if name != "families"]
    titles = facets.titles(columns, view)
    with st.container(horizontal=True, vertical_alignment="center", key="chips"):
        for name in names:
            st.button(
                plain(filter_words(view, name, titles)),
                icon=":material/close:",
                icon_position="right",
                key=f"off_{name}",
                help="Take this filter off",
                on_click=_clear,
                args=(name,),
            )
        if names:
            st.button("Reset all", type="tertiary", key="reset", on_click=clear_all)
