"""An article's text with its marks as HTML. Every piece of the text is escaped between the marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from extract import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text: its CSS classes, what a reader without sight hears of it, the ids of the events that it
    belongs to, and a small number behind it."""

    start: int
    end: int
    css: str
    says: str = ""
    events: str = ""
    number: str = ""


def marked_html(text: str, marks: Iterable[Mark], sentences: Sequence[Span]) -> str:
    """Paragraphs of the text with its sentences (`data-s` holds their offsets) and marks; of two marks that overlap
    the earlier, longer one stays. No sentence may end inside a mark."""
    chosen = _apart(marks)
    out = []
    for start, end in _paragraphs(text):
        inside = [span for span in sentences if start <= span[0] and span[1] <= end]
        out.append(f"<p>{_sentences(text, inside, chosen)}</p>")
    return "".join(out)


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _paragraphs(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _sentences(text: str, spans: Sequence[Span], marks: Sequence[Mark]) -> str:
    pieces = []
    for start, end in spans:
        inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
        pieces.append(f"<span class='s' data-s='{start}-{end}'>{_piece(text, start, end, inside)}</span>")
    return " ".join(pieces)


def _piece(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    out, at = [], start
    for mark in marks:
        out += [escape(text[at : mark.start]), _mark(mark, text[mark.start : mark.end])]
        at = mark.end
    return "".join([*out, escape(text[at:end])])


def _mark(mark: Mark, words: str) -> str:
    number = f" data-n='{escape(mark.number)}'" if mark.number else ""
    events = f" data-ev='{escape(mark.events)}'" if mark.events else ""
    says = f" title='{escape(mark.says)}'" if mark.says else ""
    return f"<mark class='{escape(mark.css)}' data-x='{mark.start}'{number}{events}{says}>{escape(words)}</mark>"
