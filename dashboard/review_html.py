"""The review's words: its head, and what became of each file."""

from html import escape

from dashboard.store import Job, JobState, Review

_STATES = {
    JobState.WAITING: "waits",
    JobState.READING: "is being read",
    JobState.DONE: "read",
    JobState.STOPPED: "read in part",
    JobState.DUPLICATE: "already here. Nothing is stored twice.",
    JobState.FAILED: "not read",
}


def head_html(review: Review) -> str:
    """How many articles, since when it is saved, and that it is in no public view."""
    count = len(review.articles)
    saved = f"Saved on the server since {review.created:%H:%M}, every decision at once. Come back to it by its own link"
    state = {
        "published": "Published. The rest stays in this review; its link keeps working.",
        "waiting": "It waits for an editor · in no public view until then.",
    }.get(review.state, f"{saved} · in no public view until you publish.")
    noun = "article" if count == 1 else "articles"
    return f"<div class='head'><h1>Review · {count} {noun}</h1><p>{state}</p></div>"


def jobs_html(review: Review) -> str:
    """One row a file with its state; refusals in full."""
    return f"<ul class='jobs'>{''.join(_job(job) for job in review.jobs)}</ul>"


def _job(job: Job) -> str:
    words = job.message or _STATES[job.state]
    css = "failed" if job.state is JobState.FAILED else job.state.value
    link = f" <a href='article?a={job.article}' target='_self'>Open it</a>" if _is_there(job) else ""
    return f"<li class='{css}'><b>{escape(job.name)}</b><br>{escape(words)}{link}</li>"


def _is_there(job: Job) -> bool:
    return job.state is JobState.DUPLICATE and job.article is not None
