"""Changes as HTML: when and who, what, old → new, why."""

from html import escape

from dashboard.store import Change
from dashboard.words import date_words

WHAT = {
    "redated": "new date",
    "retitled": "new title",
    "rekinded": "new kind",
    "refacted": "whether it happened",
    "kept": "kept",
    "dropped": "dropped",
    "reopened": "undecided again",
    "added": "added",
    "joined": "joined",
    "apart": "kept apart",
    "written": "day of writing",
    "filled": "placeholder answered",
    "coding": "coding of the file",
    "withdrawn": "withdrawn",
    "published": "published",
    "undone": "undone",
}


def change_html(change: Change) -> str:
    """One row; what is undone is struck through."""
    old = date_words(change.old_when) if change.old_when else change.old
    new = date_words(change.new_when) if change.new_when else change.new
    arrow = f"<s>{escape(old)}</s> → " if old else ""
    state = " gone" if change.what in ("withdrawn", "joined") or change.undone_by else ""
    why = f"<p class='small'>{escape(change.why)}</p>" if change.why else ""
    undone = " · undone later" if change.undone_by else ""
    return (
        f"<div class='change{state}'><p class='small'>{change.at:%d %B %Y, %H:%M} UTC"
        f" · {escape(change.who or 'a reader')} · {escape(WHAT.get(change.what, change.what))}{undone}</p>"
        f"<b>{escape(change.title)}</b><p>{arrow}{escape(new or '')}</p>{why}</div>"
    )
