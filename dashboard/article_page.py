"""The page of one article as HTML: three dates, the text with its marks, notes at their height, and the events."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from dashboard.article_html import (
    band_html,
    expressions_html,
    legend_html,
    note_html,
    resolved_html,
    sign_html,
    signs_html,
    text_html,
    unread_html,
)
from dashboard.counts import counted
from dashboard.deciding import holes
from dashboard.review_questions import Found, hole_acts, written_acts
from dashboard.review_rows import events_html
from dashboard.store import ArticleDetail
from dashboard.typed import field_text
from dashboard.words import capital, date_words
from extract import Timex, WarningCode


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: the article, the chosen event, and what went wrong last."""

    found: Found
    chosen: int | None = None
    problem: str = ""


def page_html(shown: Shown) -> str:
    """All of it below the heading."""
    found, detail = shown.found, shown.found.detail
    problem = f"<p class='said bad small'>{escape(shown.problem)}</p>" if shown.problem else ""
    again = resolved_html(found.resolved) + _UNDO if found.resolved else ""
    return (
        f"{problem}{_band(found)}{again}{legend_html()}<div class='cols'>"
        f"<section class='reading' aria-label='Text of the article'>{text_html(detail, shown.chosen)}{_more(detail)}"
        f"</section><aside class='margin' aria-label='Questions'>{_margin(found)}</aside>{_list(found)}</div>"
    )


_UNDO = "<p class='small undo'><button class='lnk' data-do='undo'>Undo</button> <kbd>Z</kbd></p>"


def _band(found: Found) -> str:
    label = "Correct the day of writing" if found.detail.row.written else "Set the day of writing"
    mend = f"<button data-edit='written' data-id='' data-start=''>{label}</button>" if found.mends else ""
    return f"<div class='top' data-host='top'>{band_html(found.detail)}{mend}</div>"


def _more(detail: ArticleDetail) -> str:
    found = capital(counted(len(detail.timexes), "expression"))
    return (
        f"<details class='small'><summary>{found} of time, with rule and anchor</summary>"
        f"<div class='scrolls' tabindex='0'>{expressions_html(detail)}</div></details>"
        f"<details class='small'><summary>Not read as an event, and why</summary>{unread_html(detail)}</details>"
    )


# --- the margin ----------------------------------------------------------------------------------------------------


def _margin(found: Found) -> str:
    """The notes; each has its number in the order of the page, whereto the script may move it."""
    noted = (note.replace("class='note", f"data-no='{at}' class='note", 1) for at, note in enumerate(_notes(found)))
    return "".join(noted)


def _notes(found: Found) -> Iterator[str]:
    detail = found.detail
    if detail.row.written is None:
        yield (
            "<div class='note' data-host='written'><b>When was this written?</b> Not stated. Left open, what hangs on "
            f"it stays undated.{written_acts(found)}</div>"
        )
    places = {timex.start: timex for timex in holes(detail)}
    for timex in places.values():
        yield _hole(found, timex)
    for warning in detail.warnings:
        if warning.code is not WarningCode.PLACEHOLDER or warning.start not in places:
            at = f" data-at='{warning.start}'" if warning.start is not None else ""
            yield note_html(warning).replace("<div class='note'", f"<div class='note'{at}", 1)


def _hole(found: Found, timex: Timex) -> str:
    told = " ".join(str(claim.id) for claim in found.detail.claims if timex.id in claim.timexes)
    tied = f"data-at='{timex.start}' data-ev='{told}' data-host='n-{escape(timex.id)}'"
    if timex.when is None:
        return f"<div class='note' {tied}><b>A date was left out here.</b>{hole_acts(found, timex)}</div>"
    words = date_words(timex.when)
    start = escape(field_text(timex.when))
    change = (
        f" <button class='lnk' data-edit='fill' data-id='{escape(timex.id)}' data-start='{start}'>Change</button>"
        if found.mends
        else ""
    )
    return (
        f"<div class='note info' {tied}>{sign_html(timex.when)} <b>{escape(capital(words))}</b>, "
        f"answered by a person. The article’s own words stay “{escape(timex.text)}”.{change}</div>"
    )


# --- the events ----------------------------------------------------------------------------------------------------


def _list(found: Found) -> str:
    claims = found.detail.claims
    dated = [claim for claim in claims if claim.when is not None and not claim.when.is_open]
    days = sum(claim.when is not None and claim.when.is_day for claim in dated)
    head = f"in the order of the text · {len(dated)} dated, {days} to the day · {len(claims) - len(dated)} not dated"
    part = found.window
    return (
        f"<section class='pane list' aria-label='Events in the order of the text' tabindex='0'{part.ways()}>"
        f"<div class='lh'><h2>Events</h2><span class='small dim'>{head}</span></div>{signs_html()}{part.line()}"
        f"<div role='grid' aria-label='Events in the order of the text'>{events_html(found)}</div>"
        f"{part.line()}</section>"
    )
