"""The list of articles; what it shows is in its link: which conflict, words sought, order and page."""

from html import escape

import streamlit as st

from dashboard import link, resources
from dashboard.counts import counted
from dashboard.store import ArticleRow, Store
from dashboard.widgets import view as address
from dashboard.widgets.plain import plain
from dashboard.words import date_words

_PAGE = 50
_EVERYWHERE = "All"
_ORDERS = {"": "Added last", "written": "Written last"}
_LAST_PAGE = 10_000


def show(store: Store) -> None:
    """All of it: the heading, the controls, the count, and a page of rows."""
    st.html("<div class='head'><h1>Articles</h1><p>Everything on the timeline comes from one of these.</p></div>")
    names = {each.slug: each.name for each in resources.live().collections()}
    chosen = collection if (collection := address.param("c")) in names else ""
    text, order = address.param("q"), address.param("s")
    with st.container(horizontal=True, vertical_alignment="bottom", key="article_controls"):
        _search(text)
        if len(names) > 1:
            _choice("c", "Conflict", {"": _EVERYWHERE} | names, chosen)
        _choice("s", "Order", _ORDERS, order if order in _ORDERS else "")
    every = store.count_articles(collection=chosen)
    fitting = store.count_articles(collection=chosen, text=text) if text else every
    page = min(_page(), max(0, fitting - 1) // _PAGE)
    rows = store.articles(collection=chosen, text=text, by_writing=order == "written", limit=_PAGE, offset=_PAGE * page)
    _count(fitting, every, page)
    for row in rows:
        _row(row, "" if chosen else names.get(row.collection, ""))
    _turning(page, fitting)


# --- the controls --------------------------------------------------------------------------------------------------


def _search(text: str) -> None:
    st.session_state["article_search"] = text
    st.text_input(
        "Search titles and sources", key="article_search", max_chars=200, on_change=_set, args=("q", "article_search")
    )


def _choice(param: str, label: str, names: dict[str, str], chosen: str) -> None:
    key = f"article_{param}"
    st.session_state[key] = chosen
    st.segmented_control(
        label,
        list(names),
        format_func=lambda each: plain(names[each]),
        required=True,
        key=key,
        on_change=_set,
        args=(param, key),
    )


def _set(param: str, key: str) -> None:
    """Another search, conflict or order begins on the first page."""
    _go({param: str(st.session_state[key] or "").strip()} | {"n": ""})


def _go(changed: dict[str, str]) -> None:
    there = {name: address.param(name) for name in ("c", "q", "s", "n")}
    address.set_params({name: value for name, value in (there | changed).items() if value})


# --- what it shows -------------------------------------------------------------------------------------------------


def _page() -> int:
    """The page that the link names, counted from 0."""
    return min(link.read_id(address.param("n")) or 1, _LAST_PAGE) - 1


def _count(fitting: int, every: int, page: int) -> None:
    if not fitting:
        st.write("No article here fits." if every else "There are no articles yet.")
        return
    of = "" if fitting == every else f" of {every:,}"
    part = f" · {page * _PAGE + 1:,} to {min(fitting, (page + 1) * _PAGE):,}" if fitting > _PAGE else ""
    st.html(f"<p class='small dim'>{counted(fitting, 'article')}{of}{part}</p>")


def _row(row: ArticleRow, conflict: str) -> None:
    written = date_words(row.written).removeprefix("on ") if row.written else ""
    found = f"{counted(row.events, 'event')}, {row.undated} not dated"
    facts = " · ".join(filter(None, (written or "day of writing not known", row.source, conflict, found)))
    with st.container(horizontal=True, key=f"article_row_{row.id}"):
        st.button(plain(row.title or "Untitled"), key=f"open_{row.id}", type="tertiary", on_click=_open, args=(row.id,))
        st.html(f"<span class='small'>{escape(facts)}</span>")


def _open(article: int) -> None:
    address.set_params({"a": str(article)})


def _turning(page: int, fitting: int) -> None:
    with st.container(horizontal=True):
        if page:
            st.button("Previous page", on_click=_go, args=({"n": str(page) if page > 1 else ""},))
        if (page + 1) * _PAGE < fitting:
            st.button("Next page", on_click=_go, args=({"n": str(page + 2)},))
