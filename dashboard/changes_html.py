"""Changes as HTML and as a table: when and who, what, old → new, why."""

from collections.abc import Iterable
from html import escape

from dashboard.counts import FACTUALITY_WORDS
from dashboard.exports.tables import table_csv
from dashboard.palette import KIND_WORDS
from dashboard.store import Change
from dashboard.words import date_words
from extract import Value, read_typed_date

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
    "parted": "an event of its own",
    "apart": "kept apart",
    "written": "day of writing",
    "filled": "placeholder answered",
    "coding": "coding of the file",
    "withdrawn": "withdrawn",
    "published": "published",
    "undone": "undone",
}


_DATES = ("written", "filled", "undone")
"""Changes that name their old and new dates as EDTF text."""
_CODED = ("rekinded", "refacted", "undone")
"""Changes that name what was and is by a code."""
_OF_CODE = KIND_WORDS | FACTUALITY_WORDS


def change_html(change: Change, home: str = "./") -> str:
    """One row: when and who, what and kind of change, old → new, why. Titles lead to what was changed, from `home`;
    what is gone or undone is grey."""
    old, new = sides(change)
    arrow = (f"<s>{escape(old)}</s><br>" if old else "") + (f"→ <b>{escape(new)}</b>" if new else "")
    gone = change.what in ("withdrawn", "joined")
    state = " gone" if gone or change.undone_by else ""
    undone = " · undone later" if change.undone_by else ""
    link = escape(way_to(change, home), quote=True)
    old_link = "<p class='small'>Its old link says so.</p>" if gone and change.event is not None else ""
    return (
        f"<div class='change{state}'><div class='small'>{change.at:%d %B %Y, %H:%M} UTC"
        f"<br>{escape(change.who or 'a reader')}</div>"
        f"<div><a href='{link}' target='_self'>{escape(change.title or 'Untitled')}</a>"
        f"<br><span class='tag'>{escape(WHAT.get(change.what, change.what))}{undone}</span></div>"
        f"<div>{arrow}</div><div class='small'>{escape(change.why)}{old_link}</div></div>"
    )


def sides(change: Change) -> tuple[str, str]:
    """What it was and what it is, in words."""
    return _side(change, change.old_when, change.old), _side(change, change.new_when, change.new)


def _side(change: Change, when: Value | None, text: str | None) -> str:
    """The old or the new of a change, dates in words."""
    if when is None and text and change.what in _DATES:
        when = read_typed_date(text)
    if when is not None:
        return date_words(when).removeprefix("on ")
    return (_OF_CODE.get(text or "") if change.what in _CODED else None) or text or ""


def way_to(change: Change, home: str) -> str:
    """The address of what was changed."""
    if change.target == "article" or change.event is None:
        return f"{home}article?a={change.article}" if change.article is not None else home
    return f"{home}?e={change.event}"


COLUMNS = ("at", "who", "what", "title", "event", "article", "old", "new", "why", "undone")


def changes_csv(changes: Iterable[Change]) -> bytes:
    """The same rows as a table, dates as EDTF."""
    return table_csv(
        COLUMNS,
        (
            {
                "at": change.at.isoformat(timespec="seconds"),
                "who": change.who,
                "what": WHAT.get(change.what, change.what),
                "title": change.title,
                "event": str(change.event or ""),
                "article": str(change.article or ""),
                "old": change.old or "",
                "new": change.new or "",
                "why": change.why,
                "undone": "yes" if change.undone_by else "",
            }
            for change in changes
        ),
    )
