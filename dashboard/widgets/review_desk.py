"""The desk of a review: the text at the left, the events at the right, each kept, dropped or mended."""

from html import escape

import streamlit as st

from dashboard import article_html as html
from dashboard.access import READER, Visitor
from dashboard.card import proposal_html
from dashboard.store import (
    ArticleDetail,
    Claim,
    ClaimStatus,
    NotFound,
    Refused,
    Review,
    Store,
    StoreUnavailable,
    Target,
)
from dashboard.widgets import article_form as form
from dashboard.widgets.plain import plain
from dashboard.words import date_words
from extract import read_typed_date

_PROBLEM = "_desk_problem"
_NOT_STATED = "<b>When was this written?</b> Not stated. Left open, what hangs on it stays undated."


def desk(store: Store, review: Review, article: int, visitor: Visitor) -> None:
    """Draw it for one article."""
    detail = store.article(article, token=review.token)
    if detail is None:
        st.write("This article was removed from the review.")
        return
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.warning(plain(problem))
    name = visitor.name or READER
    may_decide = visitor.uploads or visitor.edits
    _foot(store, review, detail, visitor, name)
    text, events = st.columns([1, 1], gap="medium")
    with text:
        st.html(html.band_html(detail) + html.legend_html() + html.text_html(detail))
        _mark_a_sentence(store, detail, name)
    with events:
        _questions(detail, name, review.token)
        for claim in detail.claims:
            _row(store, review, claim, name, may_decide=may_decide)


def _questions(detail: ArticleDetail, name: str, token: str) -> None:
    """What the article left open comes first."""
    done = form.say_what_changed()
    if done is not None:
        st.html(html.resolved_html(done))
        st.button("Undo", key="undo_resolved", on_click=form.undo, args=(done.change, name, token))
    if detail.row.written is None:
        st.html(
            "<div class='note'><b>When was this written?</b> Not stated. Left open, what hangs on it is undated.</div>"
        )
        st.html(html.clues_html(detail))
    form.day_of_writing(detail, name, token)
    noted = {warning.start: warning for warning in detail.warnings}
    for timex in form.holes(detail):
        if timex.start in noted:
            st.html(html.note_html(noted[timex.start]))
        form.hole(detail, timex, name, token)
    for warning in detail.warnings:
        if warning.start not in {timex.start for timex in form.holes(detail)}:
            st.html(html.note_html(warning))


def _row(store: Store, review: Review, claim: Claim, name: str, *, may_decide: bool) -> None:
    """One event: its date and title, and what can be done with it."""
    sign = {ClaimStatus.KEPT: "✓ ", ClaimStatus.DROPPED: "✗ "}.get(claim.status, "")
    words = f"{sign}{escape(claim.title)}"
    title = f"<s>{words}</s>" if claim.status is ClaimStatus.DROPPED else words
    date = escape(html.claim_date(claim))
    with st.container(key=f"claim_{claim.id}"):
        when = f"<div class='when'>{html.sign_html(claim.when)}<b>{date}</b></div>"
        st.html(f"<div class='event'>{when}<h3>{title}</h3></div>")
        if not may_decide:
            return
        with st.container(horizontal=True, gap="small"):
            _decision(store, claim, ClaimStatus.KEPT, "Keep", name)
            _decision(store, claim, ClaimStatus.DROPPED, "Drop", name)
            with st.popover("Mend"):
                _mend(store, review, claim, name)


def _decision(store: Store, claim: Claim, status: ClaimStatus, label: str, name: str) -> None:
    """A button that decides, or takes the decision back."""
    taken = claim.status is status
    new = ClaimStatus.UNDECIDED if taken else status
    st.button(
        f"{label} ✓" if taken else label,
        key=f"{label}_{claim.id}",
        on_click=_do,
        args=(store.decide, [claim.id], new),
        kwargs={"who": name},
    )


def _mend(store: Store, review: Review, claim: Claim, name: str) -> None:
    title = st.text_input("Title", value=claim.title, key=f"title_{claim.id}", max_chars=200)
    typed = st.text_input("Date", key=f"date_{claim.id}", placeholder="14..15 Dec 2025 · open")
    value = read_typed_date(typed) if typed.strip() else None
    if typed.strip():
        st.write(plain(f"Reads as: {date_words(value)}." if value else f"“{typed[:40]}” can’t be read as a date."))
    if st.button("Save", key=f"mend_{claim.id}"):
        target = Target("claim", claim.id)
        if title.strip() and title.strip() != claim.title:
            _do(store.retitle, target, title.strip(), who=name)
        if value is not None:
            _do(store.redate, target, None if value.is_open else value, who=name)
        st.rerun()
    for proposal in store.proposals(claim.event, article=claim.article, token=review.token):
        st.html(proposal_html(proposal))


def _mark_a_sentence(store: Store, detail: ArticleDetail, name: str) -> None:
    """An event that was missed: its own words in the text, a title, a date."""
    with st.expander("Add an event that was missed"):
        words = st.text_input("Its words in the text, copied exactly", key="missed_words", max_chars=500)
        title = st.text_input("Title", key="missed_title", max_chars=200)
        typed = st.text_input("Date", key="missed_date", placeholder="14 Dec 2025")
        start = detail.article.text.find(words) if words.strip() else -1
        if words.strip() and start < 0:
            st.write("These words do not stand in the text.")
        if st.button("Add", key="missed_add", disabled=start < 0 or not title.strip()):
            when = read_typed_date(typed) if typed.strip() else None
            _do(store.add_claim, detail.row.id, (start, start + len(words)), title=title, when=when, who=name)
            st.rerun()


def _foot(store: Store, review: Review, detail: ArticleDetail, visitor: Visitor, name: str) -> None:
    """Keep all without a question, publish or submit, remove."""
    plain_ones = [c.id for c in detail.claims if c.status is ClaimStatus.UNDECIDED and not c.has_question]
    with st.container(horizontal=True, key="review_foot"):
        if plain_ones:
            label = f"Keep the {len(plain_ones)} without a question"
            args = (store.decide, plain_ones, ClaimStatus.KEPT)
            st.button(label, key="keep_all", on_click=_do, args=args, kwargs={"who": name})
        if visitor.edits:
            label = f"Publish {review.kept} events" if review.kept else "Nothing kept yet"
            if st.button(label, key="publish", type="primary", disabled=not review.kept):
                _do(store.publish, review.token, who=name)
                st.rerun()
        elif review.state == "open" and st.button("Send to an editor", key="submit", type="primary"):
            _do(store.submit, review.token, who=name)
            st.rerun()
        if st.button("Remove this article", key="remove"):
            _do(store.withdraw_article, detail.row.id, who=name, why="removed by who added it")
            st.rerun()
        st.html(f"<p class='small'>{review.kept} kept · {review.dropped} dropped · {review.undecided} undecided</p>")


def _do(deed: object, *given: object, **more: object) -> None:
    """Do something in the store; where it fails the next run says why."""
    try:
        deed(*given, **more)  # type: ignore[operator]
    except (Refused, NotFound, StoreUnavailable) as problem:
        st.session_state[_PROBLEM] = f"Nothing was changed: {problem}"
