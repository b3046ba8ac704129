"""Articles: the list of them, and one article with its text, its marks and what a person can mend."""

from html import escape

import streamlit as st

from dashboard import link, resources
from dashboard.store import ArticleDetail, ArticleStatus, Store
from dashboard.widgets import article_list, copying, correct, navigation, share, states, who
from dashboard.widgets import view as address
from dashboard.widgets.article_desk import desk
from dashboard.widgets.filter_bar import popover


@states.needs_database()
def page() -> None:
    """The article that the link names, else the list."""
    navigation.row("article")
    store = resources.live().store
    wanted = address.param("a")
    token = address.param("r")
    if not wanted:
        article_list.show(store)
        return
    article = link.read_id(wanted)
    detail = store.article(article, token=token or None) if article else None
    if detail is None:
        st.html("<div class='head'><h1>No such article</h1><p>The link names an article that is not here.</p></div>")
        _to_list()
        return
    _article(store, detail, token)


def _to_list() -> None:
    st.button("All articles", key="to_list", type="tertiary", on_click=address.set_params, args=({},))


def _article(store: Store, detail: ArticleDetail, token: str) -> None:
    visitor = who.visitor(resources.settings())
    with st.container(horizontal=True, vertical_alignment="center", key="article_head"):
        st.html(f"<div class='head'><h1>{escape(detail.row.title or 'Untitled')}</h1></div>")
        _to_list()
        if detail.row.status is ArticleStatus.PUBLISHED:
            _share(detail)
        if visitor.edits and detail.row.status is ArticleStatus.PUBLISHED:
            _withdrawal(store, detail, visitor.name)
    if detail.row.status is ArticleStatus.WITHDRAWN:
        st.html(f"<p>This article was withdrawn. {escape(detail.row.withdrawn_why)}</p>")
        return
    st.fragment(desk)(store, detail.row.id, token, visitor)


def _share(detail: ArticleDetail) -> None:
    with popover("Share", "link", "share") as opened:
        if opened:
            copying.listen()
            event = address.param("e")
            chosen = {"e": event} if link.read_id(event) else {}
            share.article(detail.row.title or "Untitled", detail.row.collection, {"a": str(detail.row.id), **chosen})


def _withdrawal(store: Store, detail: ArticleDetail, name: str) -> None:
    with st.popover("Remove"):
        why = st.text_input("Why is it removed?", key="withdraw_why", max_chars=200)
        st.write("The article and what it alone tells leave all views; old links say what became of them.")
        wanted = st.button("Remove this article", key="withdraw", disabled=not why.strip())
        if wanted and correct.saved(store.withdraw_article, detail.row.id, who=name, why=why.strip()):
            st.rerun()
        correct.say_problem()


page()
