"""What a person can set on an article: its day of writing, and what stands in a hole that a template left."""

from collections.abc import Callable

import streamlit as st

from dashboard import corrections, resources
from dashboard.card import proposal_html
from dashboard.store import ArticleDetail, NotFound, Proposal, Refused, Resolved, Store, StoreUnavailable
from dashboard.widgets.plain import plain
from dashboard.words import date_words
from dashboard.worker import Unread
from extract import Span, Timex, Value, read_typed_date

TRY = "Try 14 Dec 2025 · Dec 2025 · 2014 · before 2015 · 14..15 Dec 2025"
_DONE, _FAILED = "_resolved", "_not_resolved"


def say_what_changed() -> Resolved | None:
    """The outcome of the last correction; says why where it failed."""
    if failed := st.session_state.pop(_FAILED, ""):
        st.warning(plain(failed))
    done: Resolved | None = st.session_state.get(_DONE)
    return done


def forget() -> None:
    """Leave the last outcome behind."""
    st.session_state.pop(_DONE, None)


def day_of_writing(detail: ArticleDetail, who: str, token: str) -> None:
    """Set or correct the day of writing; what is typed is echoed before it counts."""
    label = "Correct the day of writing" if detail.row.written else "Set the day of writing"
    with st.popover(label, icon=":material/edit_calendar:"):
        typed = st.text_input("Written on", key=f"written_{detail.row.id}", placeholder="16 Dec 2025")
        value = _echo(typed)
        if st.button("Save", key="save_written", type="primary", disabled=value is None):
            _do(
                lambda: corrections.set_written(
                    _store(), resources.reader(), detail.row.id, value, who=who, token=token
                )
            )
        if detail.row.written and st.button("Not known", key="clear_written"):
            _do(
                lambda: corrections.set_written(_store(), resources.reader(), detail.row.id, None, who=who, token=token)
            )


def holes(detail: ArticleDetail) -> list[Timex]:
    """The placeholders of an article, filled ones too."""
    return [timex for timex in detail.timexes if timex.rule.startswith("placeholder")]


def hole(detail: ArticleDetail, timex: Timex, who: str, token: str) -> None:
    """One placeholder: the dates that other articles offer, another date, or leave it open."""
    span = (timex.start, timex.end)
    if timex.anchor.kind == "person" and timex.when:
        st.write(f"{plain(_capital(date_words(timex.when)))}, answered by a person. The article’s own words stay.")
        st.button("Empty it again", key=f"empty_{timex.id}", on_click=_fill, args=(detail, span, None, who, token))
        return
    for number, proposal in enumerate(_answers(detail, span, token)):
        st.html(proposal_html(proposal))
        use = f"Use {plain(date_words(proposal.when).removeprefix('on '))}"
        st.button(use, key=f"use_{timex.id}_{number}", on_click=_take, args=(detail, span, proposal, who, token))
    typed = st.text_input("Another date", key=f"other_{timex.id}", placeholder="14..15 Dec 2025")
    value = _echo(typed)
    if st.button("Save", key=f"save_{timex.id}", disabled=value is None):
        _fill(detail, span, value, who, token)
        st.rerun()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _answers(detail: ArticleDetail, span: Span, token: str) -> tuple[Proposal, ...]:
    try:
        return _store().answers(detail.row.id, span, token=token or None)
    except (StoreUnavailable, NotFound):
        return ()


def _take(detail: ArticleDetail, span: Span, proposal: Proposal, who: str, token: str) -> None:
    why = f"from “{proposal.article_title}”"
    _keep(
        lambda: corrections.fill(
            _store(), resources.reader(), detail.row.id, span, proposal.when, who=who, why=why, token=token
        )
    )


def _fill(detail: ArticleDetail, span: Span, value: Value | None, who: str, token: str) -> None:
    _keep(lambda: corrections.fill(_store(), resources.reader(), detail.row.id, span, value, who=who, token=token))


def undo(change: int, who: str, token: str) -> None:
    """Take a change back; for callbacks."""
    try:
        done = corrections.undo(_store(), resources.reader(), change, who=who, token=token)
    except (Unread, Refused, NotFound, StoreUnavailable) as problem:
        st.session_state[_FAILED] = f"Nothing was changed: {problem}"
        return
    st.session_state[_DONE] = done if isinstance(done, Resolved) else None


def _echo(typed: str) -> Value | None:
    """How a typed date is read, said below its field."""
    if not typed.strip():
        return None
    value = read_typed_date(typed)
    if value is None:
        st.write(plain(f"“{typed[:40]}” can’t be read as a date. Nothing was changed. {TRY}"))
        return None
    st.write(plain(f"Reads as: {date_words(value)}."))
    return value


def _do(deed: Callable[[], Resolved]) -> None:
    with st.spinner("The article is read again …"):
        _keep(deed)
    st.rerun()


def _keep(deed: Callable[[], Resolved]) -> None:
    try:
        st.session_state[_DONE] = deed()
    except (Unread, Refused, NotFound, StoreUnavailable) as problem:
        st.session_state[_FAILED] = f"Nothing was changed: {problem}"


def _store() -> Store:
    return resources.live().store
