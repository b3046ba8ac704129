"""The review as HTML: its files, the text with its marks beside the list of events, and what publishing will do."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from dashboard.article_html import legend_html, source_html, text_html, unread_html, written_html
from dashboard.counts import counted
from dashboard.review_questions import Found, questions
from dashboard.review_rows import keys_html, list_html
from dashboard.store import (
    DOUBTFUL,
    STOPPING,
    ArticleRow,
    ArticleStatus,
    ClaimStatus,
    Collection,
    Job,
    JobState,
    Review,
    Waiting,
)
from dashboard.words import day_words
from extract import CodingChoice


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows of a review: the whole, and the one article that is chosen (None where there is none)."""

    review: Review
    url: str
    collections: Sequence[Collection] = ()
    standing: Mapping[int, Counter[ClaimStatus]] = field(default_factory=dict)
    to_publish: int = 0
    found: Found | None = None
    publishes: bool = False
    decides: bool = True
    notice: str = ""
    failed: bool = False
    removed: int | None = None


def title(review: Review) -> str:
    """The page's heading."""
    return f"Review · {counted(len(review.articles), 'article')}"


def listed(review: Waiting) -> str:
    """A review in the list of those that wait."""
    named = review.title or ("Untitled" if review.articles else "No article yet")
    articles = counted(review.articles, "article")
    return f"{named} · {articles} by {review.by or 'a reader'}, {review.undecided} to decide"


def page_html(shown: Shown) -> str:
    """All of it below the heading."""
    found = shown.found
    work = _text(found) + list_html(found, _next(shown)) if found else _empty(shown.review)
    return (
        f"{_notice(shown) or _saved(shown)}<div class='rev'>{_rail(shown)}{work}</div>{_foot(shown) if found else ''}"
    )


def _next(shown: Shown) -> str:
    """To the next article that waits for a decision, by key too; nothing where this is the only one."""
    assert shown.found is not None
    ids = [row.id for row in shown.review.articles]
    at = ids.index(shown.found.detail.row.id) if shown.found.detail.row.id in ids else 0
    waiting = [id_ for id_ in (*ids[at + 1 :], *ids[:at]) if shown.standing.get(id_, _NONE)[ClaimStatus.UNDECIDED]]
    if not waiting:
        return ""
    return f"<button class='lnk' data-do='file' data-id='{waiting[0]}' data-onward>Next article <kbd>G</kbd></button>"


_NONE: Counter[ClaimStatus] = Counter()


def _saved(shown: Shown) -> str:
    review = shown.review
    link = (
        f"<a href='{escape(shown.url)}'>{escape(shown.url)}</a> "
        f"<button class='lnk' data-copy='{escape(shown.url)}'>Copy</button>"
    )
    state = {
        "published": f"Published. The rest stays in this review; its link keeps working: {link}",
        "waiting": f"It waits for an editor · in no public view until then. Its own link: {link}",
    }.get(
        review.state,
        f"Saved on the server since {review.created:%H:%M} UTC, every decision at once. Come back to it by its own "
        f"link: {link} · in no public view until {'you publish' if shown.publishes else 'an editor publishes it'}",
    )
    return f"<p class='saved small dim'>{state}</p>"


def _notice(shown: Shown) -> str:
    """What went wrong or was done to the whole: it stands in the place of the line above until the next deed, so that
    nothing jumps."""
    if not shown.notice:
        return ""
    css = " bad" if shown.failed else ""
    public = shown.review.state == "published" and not shown.failed and not shown.removed
    there = f" <a href='./?c={escape(shown.review.collection)}' target='_self'>To the timeline</a>" if public else ""
    back = f" <button class='lnk' data-do='restore' data-id='{shown.removed}'>Undo</button>" if shown.removed else ""
    return f"<p class='saved small said{css}'>{escape(shown.notice)}{back}{there}</p>"


def _empty(review: Review) -> str:
    reading = any(not job.state.is_over for job in review.jobs)
    if reading:
        words = "The first article is being read. What is found in it stands here; you can close the page, it goes on."
    elif review.jobs:
        words = "None of the files gave an article. What became of each stands beside this."
    else:
        words = "This review holds no article. Add some above."
    return f"<section class='pane empty'><p>{words}</p></section>"


# --- the files -----------------------------------------------------------------------------------------------------


def _rail(shown: Shown) -> str:
    review = shown.review
    rows = {row.id: row for row in review.articles}
    by_job = {job.article for job in review.jobs if job.state is not JobState.DUPLICATE}
    files = [_file(shown, job, rows.get(job.article or 0)) for job in review.jobs]
    files += [_file(shown, None, row) for row in review.articles if row.id not in by_job]
    return f"<nav aria-label='Articles of this review'>{_batch(review.jobs)}{''.join(filter(None, files))}</nav>"


def _batch(jobs: Sequence[Job]) -> str:
    """How many of the files are read, while some are not."""
    over = sum(job.state.is_over for job in jobs)
    if over == len(jobs) or len(jobs) < 2:
        return ""
    words = f"{over} of {len(jobs)} files read"
    return f"<div class='batch small'>{words}{_bar(over, len(jobs), words)}</div>"


def _file(shown: Shown, job: Job | None, row: ArticleRow | None) -> str:
    name = job.name if job else (row.title if row else "") or "Untitled"
    if row is not None and (job is None or job.state is not JobState.DUPLICATE):
        chosen = shown.found is not None and shown.found.detail.row.id == row.id
        words = _own(shown) if chosen else _others(row, shown.standing.get(row.id, Counter()))
        said = [job.message, "Read in a guessed coding: please look." if job.code == DOUBTFUL else ""] if job else []
        part = "".join(f"<span class='small warn'>{escape(each)}</span>" for each in said if each)
        current = " on' aria-current='true" if chosen else ""
        return (
            f"<button class='file{current}' data-do='file' data-id='{row.id}'><b>{_breakable(name)}</b>"
            f"<span class='small dim'>{escape(words)}</span>{part}</button>"
        )
    if job is None or _was_removed(job):
        return ""
    bad = " bad" if job.state is JobState.FAILED else ""
    there = job.state is JobState.DUPLICATE and job.article is not None
    link = f" <a href='article?a={job.article}' target='_blank'>Open it</a>" if there else ""
    bar = _bar(job.done, job.total, f"{job.name}: {_reading(job)}") if job.state is JobState.READING else ""
    words = f"<span class='small dim'>{escape(job_words(job))}{link}</span>"
    return f"<div class='file{bad}'><b>{_breakable(name)}</b>{words}{bar}{_stop(job) if shown.decides else ''}</div>"


def _stop(job: Job) -> str:
    """The way out of a long reading, and out of the queue."""
    label = _STOPS.get(job.state, "")
    if not label or job.code == STOPPING:
        return ""
    return f"<button class='lnk' data-do='stop' data-id='{job.id}'>{label}</button>"


_STOPS = {JobState.READING: "Stop, keep what was read", JobState.WAITING: "Take it out"}


def _breakable(name: str) -> str:
    """A file's name, which may be broken behind its signs."""
    return re.sub(r"([_.-])", r"\1<wbr>", escape(name))


def _was_removed(job: Job) -> bool:
    return job.state in (JobState.DONE, JobState.STOPPED) and job.article is not None


def job_words(job: Job) -> str:
    """What became of a file, or how far its reading is."""
    if job.state is JobState.READING:
        return _reading(job)
    if job.state is JobState.DUPLICATE:
        return "Already here. Nothing is stored twice."
    if job.state is JobState.FAILED:
        return job.message or "Not read. Nothing was stored."
    return job.message or _STATES[job.state]


_STATES = {JobState.WAITING: "waits for its turn", JobState.DONE: "read", JobState.STOPPED: "read in part"}


def _reading(job: Job) -> str:
    if job.code == STOPPING:
        return "it stops · what was read is kept"
    if not job.total:
        return "is being read"
    if job.done < job.total:
        return f"page {job.done} of {job.total} · you can go on with the others"
    return f"{job.total} pages read · its events are being looked for"


def _bar(done: int, total: int, words: str) -> str:
    """A bar; without figures one that only says that something is going on."""
    if not total:
        return f"<div class='bar busy' role='progressbar' aria-label='{escape(words)}'><i></i></div>"
    percent = round(100 * done / total)
    return (
        f"<div class='bar' role='progressbar' aria-valuemin='0' aria-valuemax='{total}' aria-valuenow='{done}' "
        f"aria-label='{escape(words)}'><i style='width:{percent}%'></i></div>"
    )


def _own(shown: Shown) -> str:
    assert shown.found is not None
    detail = shown.found.detail
    words = _others(detail.row, shown.standing.get(detail.row.id, Counter()), written=False)
    open_ones = questions(detail)
    return words + (f" · {counted(open_ones, 'open question')}" if open_ones else "")


def _others(row: ArticleRow, standing: Counter[ClaimStatus], *, written: bool = True) -> str:
    total, left = sum(standing.values()), standing[ClaimStatus.UNDECIDED]
    words = counted(total, "event")
    if not total:
        words = "no event found"
    elif left == 0:
        words += f" · all decided, {standing[ClaimStatus.KEPT]} kept"
    else:
        words += f" · {left} to decide"
    if written:
        day = row.written.earliest if row.written and row.written.is_day else None
        known = f"written {day_words(day)}" if day else "" if row.written else "day of writing not known"
        words += f" · {known}" if known else ""
    return words


# --- the text ------------------------------------------------------------------------------------------------------


def _text(found: Found) -> str:
    detail = found.detail
    label = "Correct" if detail.row.written else "Set the day"
    mend = f"<button class='lnk' data-edit='written' data-id='' data-start=''>{label}</button>"
    remove = f"<button class='lnk' data-do='remove' {_SURE}>Remove this article</button>"
    return (
        "<section class='pane reading' aria-label='Text of the article' tabindex='0'>"
        f"<h2 class='headline'>{escape(detail.row.title or 'Untitled')}</h2>"
        f"<div class='facts small dim' data-host='written'>Written {written_html(detail)} "
        f"{mend if found.mends else ''}{source_html(detail.row)}</div>"
        f"{_doubts(found)}{legend_html()}{text_html(detail, dropped=True)}"
        f"<details class='small'><summary>Not read as an event, and why</summary>{unread_html(detail)}</details>"
        f"<p class='small'>{remove if found.mends else ''}</p><div class='adding' data-host='add'></div></section>"
    )


def _doubts(found: Found) -> str:
    """What was doubtful in reading the file: a guessed coding, pages left out."""
    notes = (escape(note) + (_coding(found) if "doubtful" in note else "") for note in found.detail.article.notes)
    return "".join(f"<div class='note small'>{note}</div>" for note in notes)


_MOST_WORDS = 6
_SURE = "data-sure='Really remove it? All that was found in it goes too'"


def _coding(found: Found) -> str:
    """The doubtful words as they are, and in every other coding in which the file can be read."""
    if not found.mends or not found.codings:
        return ""
    now, *others = found.codings
    in_dates = any(word in timex.text for timex in found.detail.timexes for word in now.words)
    dated = "Look at the dates: one of them holds such a word." if in_dates else "None of them stands in a date."
    decided = any(claim.status is not ClaimStatus.UNDECIDED for claim in found.detail.claims)
    sure = " data-sure='What was decided here stays with this reading'" if decided else ""
    rows = "".join(
        f"<tr><th scope='row'>{escape(each.name)}</th><td>{_words(each)}</td>"
        f"<td><button data-do='coding' data-v='{escape(each.coding)}'{sure}>Read it so</button></td></tr>"
        for each in others
    )
    another = f"<details><summary>Try another coding</summary><table class='codings'>{rows}</table></details>"
    return (
        f" {dated}<p>As it is now: {_words(now)}</p><div class='btns'>"
        "<button data-do='coding' data-v='right'>Looks right</button>"
        f"<button data-do='remove' {_SURE}>Leave it out</button></div>{another if others else ''}"
    )


def _words(choice: CodingChoice) -> str:
    shown = " · ".join(f"<b>{escape(word[:40])}</b>" for word in choice.words[:_MOST_WORDS])
    more = len(choice.words) - _MOST_WORDS
    return shown + (f" and {more} more" if more > 0 else "")


# --- the foot ------------------------------------------------------------------------------------------------------


def _foot(shown: Shown) -> str:
    assert shown.found is not None
    keys = keys_html(shown.found.detail, onward=bool(_next(shown))) if shown.found.mends else ""
    acts = _acts(shown) if shown.found.mends else ""
    return f"<div class='foot'>{keys}<div class='push'>{acts}</div></div>"


_ENTER = "<span class='enter' aria-hidden='true'>Enter does it:</span>"
"""Stands before the last button while a key has led to it; who does not see it is told by the script."""


def _acts(shown: Shown) -> str:
    review = shown.review
    stays = counted(review.undecided, "undecided stays", "undecided stay")
    left = f"<span>{stays} in the review</span>" if review.undecided else ""
    drafts = [row for row in review.articles if row.status is ArticleStatus.DRAFT]
    place = _place(shown) if drafts and len(shown.collections) > 1 else ""
    if shown.publishes:
        nothing = "All kept events are public" if review.kept else "Nothing kept yet"
        label = f"Publish {counted(shown.to_publish, 'event')}" if shown.to_publish else nothing
        off = "" if shown.to_publish else " disabled"
        return f"{left}{place}{_ENTER}<button class='pri' data-do='publish' data-go{off}>{label} <kbd>P</kbd></button>"
    if review.state == "open":
        return (
            f"{left}{place}{_ENTER}<button class='pri' data-do='submit' data-go>Send to an editor <kbd>P</kbd></button>"
        )
    return f"{left}<span>It waits for an editor.</span>"


def _place(shown: Shown) -> str:
    options = "".join(
        f"<option value='{escape(each.slug)}'{' selected' if each.slug == shown.review.collection else ''}>"
        f"{escape(each.name)}</option>"
        for each in shown.collections
    )
    return f"<label class='place'>to <select data-move aria-label='Collection'>{options}</select></label>"
