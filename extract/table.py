"""Extraction → a readable table for a terminal: span, rule, anchor and value of every expression, then the events."""

from collections.abc import Iterable, Sequence

from extract.model import Article, Event, Extraction, Timex
from extract.record import describe_anchor
from extract.value import Value

_WIDEST = 44


def as_table(extraction: Extraction) -> str:
    """Publication clues, expressions, events and warnings of one article as aligned text."""
    article = extraction.article
    texts = {timex.id: timex.text for timex in extraction.timexes}
    parts = [
        article.title or article.id,
        _publication(article),
        _grid(("span", "expression", "type", "value", "dates", "rule", "anchor"), map(_timex_row, extraction.timexes)),
        _grid(
            ("event", "when", "certainty", "happened?", "kind", "found by"),
            (_event_row(event, texts) for event in extraction.events),
        ),
        *(f"! {warning.code}: {warning.message}" for warning in extraction.warnings),
    ]
    return "\n\n".join(part for part in parts if part)


def _publication(article: Article) -> str:
    first = f"written: {article.published.edtf}" if article.published else "written: not known; nothing is assumed"
    clues = [f"  {clue.kind} {clue.value.edtf or '?'} ({clue.source}: {clue.quote!r})" for clue in article.clues]
    if article.inferred:
        clues.append(
            f"  the text proves {article.inferred.value.edtf} ({article.inferred.quote!r}); not used as an anchor"
        )
    return "\n".join([first, *clues, *(f"  note: {note}" for note in article.notes)])


def _timex_row(timex: Timex) -> tuple[str, ...]:
    value = f"{timex.value} {timex.mod}".strip()
    anchor = describe_anchor(timex.anchor) + ("" if timex.direction == "none" else f" → {timex.direction}")
    return f"{timex.start}–{timex.end}", timex.text, timex.type, value, _dates(timex.when), timex.rule, anchor


def _event_row(event: Event, texts: dict[str, str]) -> tuple[str, ...]:
    when = _dates(event.when) or "not dated"
    if event.proposed:
        when += f" (proposed {event.proposed.day})"
    kind = "/".join(filter(None, (event.kind, event.mode)))
    found = ", ".join(f"“{texts[timex]}”" for timex in event.timexes if timex in texts)
    return event.title, when, event.certainty, event.factuality, kind, found


def _dates(value: Value | None) -> str:
    return value.edtf if value else ""


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns padded to their longest cell, long cells cut with an ellipsis."""
    cells = [head, *[[_cut(" ".join(cell.split())) for cell in row] for row in rows]]
    if len(cells) == 1:
        return f"no {head[1] if head[0] == 'span' else head[0]}s found"
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _cut(cell: str) -> str:
    return cell if len(cell) <= _WIDEST else cell[: _WIDEST - 1] + "…"
