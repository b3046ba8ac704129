"""About: what this is, how to read it, what each collection covers, and whose parts it stands on."""

from html import escape

import streamlit as st

from dashboard import coverage, resources
from dashboard.article_html import sign_html
from dashboard.counts import counted
from dashboard.store import Collection
from dashboard.widgets import navigation, states
from dashboard.words import capital, day_words
from extract import Value, read_typed_date

_SIGNS = (
    ("14 Dec 2025", "a day: on 14 December 2025"),
    ("14 to 20 Dec 2025", "lasting: from 14 to 20 December 2025"),
    ("2014", "some time in here: some time in 2014"),
    ("since 2014", "open end: from 2014, no end reported"),
    ("open", "not dated"),
)


@states.needs_database()
def page() -> None:
    """Words, signs, collections."""
    navigation.row("about")
    st.html(
        "<div class='head'><h1>About this timeline</h1><p>News about a conflict, read by a program that says when "
        "things happened exactly as precisely as the articles do.</p></div>"
    )
    st.html("<h2>How to read it</h2>" + "".join(_sign(typed, words) for typed, words in _SIGNS))
    st.html(
        "<p>Position says when, fade says how surely, an outline says that it is planned or denied, colour and shape "
        "say what kind. A mark never claims more than its bounds. Everything here is a claim of an article, kept with "
        "its words; where articles disagree, all readings stand.</p>"
        "<p>Nothing is dated by today’s clock. What cannot be dated stays on the shelf until a person knows better.</p>"
    )
    collections = resources.live().collections()
    st.html("<h2>What it covers</h2>" + "".join(_collection(each) for each in collections))
    st.html(
        "<h2>Whose it is</h2><p>The program is free software under the Apache-2.0 licence. Names of event kinds are "
        "PLOVER’s (CC BY-SA 4.0); the English language model is Explosion’s (MIT); the chart is drawn by plotly.js "
        "(MIT).</p>"
    )


def _sign(typed: str, words: str) -> str:
    value: Value | None = read_typed_date(typed)
    return f"<p>{sign_html(value)} {escape(words)}</p>"


def _collection(collection: Collection) -> str:
    first, last, reviewed = (
        day_words(day) if day else "not stated"
        for day in (collection.covers_from, collection.covers_to, collection.reviewed_to)
    )
    return (
        f"<h3>{escape(collection.name)}</h3><p>{escape(collection.about)}</p>"
        f"<p class='small'>From {first} to {last}, reviewed up to {reviewed}. "
        f"{capital(counted(collection.articles, 'article'))}, {counted(collection.events, 'event')}. "
        f"Sources: {escape(coverage.sources(collection))}</p>"
    )


page()
