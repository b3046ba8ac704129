"""Share and Download: the link with what it holds in words, code to embed it, and the events in files."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import exports, facets, figure, resources
from dashboard.counts import counts_text, filter_words
from dashboard.filters import View, active
from dashboard.link import query
from dashboard.listed import told_in, without_beginning, without_place_in_a_calendar
from dashboard.widgets import view as address
from dashboard.widgets.filter_bar import popover
from dashboard.widgets.plain import plain

_NOT_IN_IT = "Not in it: who you are, light or dark, an edit that is not saved."
_EMBEDDED = {"The timeline": "", "The story": "story"}
"""Name → page of what another site can show in a frame."""


def buttons(view: View, *, chart: bool = True) -> None:
    """Two popovers, drawn side by side by the caller. `chart`: the page has one to make a picture of."""
    with popover("Share", "link", "share") as opened:
        if opened:
            share(view)
    with popover("Download", "download", "download") as opened:
        if opened:
            downloads(view, chart=chart)


def share(view: View) -> None:
    """The link, what whoever opens it sees, and the code that embeds it."""
    link = address.share_url(view)
    st.html(f"<p class='small'>Live: whoever opens this link sees this view of what is here then.</p>{_copy(link)}")
    st.code(link, language=None, wrap_lines=True)
    st.write(plain(f"It holds: {holds(view)}."))
    st.html(f"<p class='small'>{_NOT_IN_IT}</p>")
    with st.expander("Embed"):
        for name, page in _EMBEDDED.items():
            st.html(f"<p class='small'>{name}</p>")
            st.code(_frame(view, page), language="html", wrap_lines=True)
    st.html(f"<h3>Kept views</h3>{_kept(view, link)}")


def _frame(view: View, page: str) -> str:
    """The code that shows a view in another site's page."""
    source = f"{address.home()}{page}?{'&'.join(filter(None, (query(view), 'embed=true')))}"
    return f'<iframe src="{escape(source, quote=True)}" width="100%" height="600" allow="clipboard-write"></iframe>'


def article(title: str, collection: str, params: Mapping[str, str]) -> None:
    """The link of an article (`a`), with the event (`e`) that is chosen in it, and its events on the timeline."""
    link = f"{address.base()}?{urlencode(params)}"
    st.html(f"<p class='small'>Live: whoever opens this link sees the article as it is marked then.</p>{_copy(link)}")
    st.code(link, language=None, wrap_lines=True)
    chosen = " with the chosen event" if "e" in params else ""
    st.write(plain(f"It holds: “{title}”{chosen}."))
    st.html(f"<p class='small'>{_NOT_IN_IT}</p>")
    own = query(View(collection=collection, articles=(params["a"],)))
    st.html(f"<a href='{escape(f'{address.home()}?{own}', quote=True)}' target='_self'>Its events on the timeline</a>")


def _kept(view: View, link: str) -> str:
    """An empty list that the page's script fills: the reader's own names for views."""
    name = (filters_in_words(view) or _title(view))[:80]
    return f"<div class='kept' data-kept='{escape(link, quote=True)}' data-name='{escape(name, quote=True)}'></div>"


def holds(view: View) -> str:
    """The view in words, counts first."""
    _, selection = resources.live().selection(view)
    shown = counts_text(selection.counts, view, selection.counts.shown)
    return " · ".join(filter(None, (shown, filters_in_words(view))))


def downloads(view: View, *, chart: bool = True) -> None:
    """One button a format, with what it keeps; each is made when it is clicked."""
    link, words = address.share_url(view), filters_in_words(view)
    _, selection = resources.live().selection(view)
    no_beginning, no_place = without_beginning(selection), without_place_in_a_calendar(selection)
    st.html(f"<p class='small'>What this view shows{escape(f': {words}' if words else '')}, with the same days.</p>")
    _button(view, "CSV", "csv", "text/csv", "every event, all columns", lambda: exports.as_csv(_told(view)))
    _button(view, "JSON", "json", "application/json", "the same, with filter and link",
            lambda: exports.as_json(_told(view), words, link))  # fmt: skip
    _button(view, "TimelineJS", "timeline.json", "application/json", f"what has a beginning{_left_out(no_beginning)}",
            lambda: exports.as_timelinejs(_told(view), _title(view), words))  # fmt: skip
    _button(view, "iCalendar", "ics", "text/calendar", f"days and lasting times{_left_out(no_place)}",
            lambda: exports.as_icalendar(_told(view), " · ".join(filter(None, (_title(view), words)))))  # fmt: skip
    _button(view, "Chart as HTML", "html", "text/html", "the chart in one file, some 5 MB",
            lambda: _chart(view, words, link))  # fmt: skip
    if chart:
        st.html(_picture(view, words, link))


def _left_out(count: int) -> str:
    return f"; {count:,} left out" if count else ""


def _picture(view: View, words: str, link: str) -> str:
    """The button of the chart's picture, which the chart's script makes; title, filter, link and day go into it."""
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    told = {
        "picture": _file_name(view, " ".join(filter(None, (words, day))), "png"),
        "title": _title(view),
        "description": holds(view),
        "source": link,
        "day": day,
    }
    data = " ".join(f"data-{name}='{escape(text, quote=True)}'" for name, text in told.items())
    return f"<button class='copy' {data}>Picture (PNG)</button> <span class='small'>the chart as you see it</span>"


def filters_in_words(view: View) -> str:
    """The set filters, for metadata."""
    columns, _ = resources.live().selection(view)
    titles = facets.titles(columns, view)
    return " · ".join(filter_words(view, name, titles) for name in active(view))


def _button(view: View, label: str, ending: str, mime: str, keeps: str, make: Callable[[], bytes]) -> None:
    name = _file_name(view, filters_in_words(view), ending)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.download_button(label, make, name, mime, on_click="ignore", key=f"download_{label}")
        st.html(f"<span class='small'>{escape(keeps)}</span>", width="content")


def _file_name(view: View, words: str, ending: str) -> str:
    collection = resources.live().collection(view)
    return exports.file_name(collection.slug if collection else "all", words, ending)


def _title(view: View) -> str:
    collection = resources.live().collection(view)
    return collection.name if collection else "All conflicts"


def _told(view: View) -> list[exports.Told]:
    live = resources.live()
    columns, selection = live.selection(view)
    return told_in(live.store, columns, selection, view)


def _chart(view: View, words: str, link: str) -> bytes:
    title = _title(view)
    made = figure.figure(resources.live().frame(view))
    stamp = f"{datetime.now(UTC):%d %B %Y}"
    return exports.as_html(made, title, " · ".join(filter(None, (words, f"saved {stamp}"))), link)


def _copy(link: str) -> str:
    return f"<button class='copy' data-copy='{escape(link, quote=True)}'>Copy link</button>"
