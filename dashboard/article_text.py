"""An article's text with its marks as HTML. Every piece of the text is escaped between the marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text: its CSS classes, what a reader without sight hears of it, where it leads, and a small
    number behind it."""

    start: int
    end: int
    css: str
    says: str = ""
    target: str = ""
    number: str = ""


def marked_html(text: str, marks: Iterable[Mark]) -> str:
    """Paragraphs of the text with its marks; of two marks that overlap the earlier, longer one stays."""
    chosen = _apart(marks)
    out = []
    for start, end in _paragraphs(text):
        inside = [mark for mark in chosen if start <= mark.start and mark.end <= end]
        out.append(f"<p>{_piece(text, start, end, inside)}</p>")
    return "".join(out)


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _piece(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    out, at = [], start
    for mark in marks:
        out += [escape(text[at : mark.start]), _mark(mark, text[mark.start : mark.end])]
        at = mark.end
    return "".join([*out, escape(text[at:end])])


def _mark(mark: Mark, words: str) -> str:
    number = f"<sup>{escape(mark.number)}</sup>" if mark.number else ""
    body = f"<mark class='{escape(mark.css)}' title='{escape(mark.says, quote=True)}'>{escape(words)}{number}</mark>"
    return f"<a href='{escape(mark.target, quote=True)}' target='_self'>{body}</a>" if mark.target else body
