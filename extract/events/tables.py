"""Rows of plain-text tables with a date and a count of dead or wounded: an event each, without a sentence.

Date  | Place   | Killed
7 Oct | Sderot  | 20
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.model import Certainty, Event, Factuality, Span, Timex, TimexType

_CELL = re.compile(r"[^|\t\n]+")
_DATE_HEADING = re.compile(r"date|day|when", re.I)
_PLACE_HEADING = re.compile(r"place|location|town|city|region|where", re.I)
_COUNT_HEADINGS = (
    ("killed", re.compile(r"killed|dead|deaths|fatalities", re.I)),
    ("wounded", re.compile(r"wounded|injured", re.I)),
)
_TOTAL = re.compile(r"(?:sub)?total|sum|all", re.I)
_NUMBER = re.compile(r"\d[\d,. ]*")
_SALIENCE = 0.6  # a count with a date and a place is what readers look for
_LABEL_LENGTH = 26

Row = list[tuple[int, int, str]]  # start, end, text of each cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table's place in the text, its headings and its rows."""

    span: Span
    headings: Row
    rows: tuple[Row, ...]


def find_tables(text: str) -> list[Table]:
    """Tables of a text: neighbouring lines with equally many cells, the first with a heading for dates."""
    tables, block = [], list[Row]()
    for row in (*_rows(text), []):
        fits = bool(block) and len(row) == len(block[0])
        if fits:
            block.append(row)
            continue
        if len(block) > 1 and any(_DATE_HEADING.fullmatch(cell[2]) for cell in block[0]):
            tables.append(Table((block[0][0][0], block[-1][-1][1]), block[0], tuple(block[1:])))
        block = [row] if len(row) > 1 else []
    return tables


def table_events(tables: Sequence[Table], timexes: Sequence[Timex], first: int) -> Iterator[Event]:
    """An event for each row that counts dead or wounded; rows of totals tell none. Ids go on from `first`."""
    number = first
    for table in tables:
        for row in table.rows:
            event = _event(table, row, timexes, f"e{number}")
            if event is not None:
                yield event
                number += 1


def _rows(text: str) -> Iterator[Row]:
    offset = 0
    for line in text.splitlines(keepends=True):
        ruler = not line.strip() or set(line.strip()) <= set("|-–:+ \t")
        divided = "|" in line or "\t" in line.strip()
        if not (ruler and divided):
            yield [_stripped(cell, offset) for cell in _CELL.finditer(line)] if divided else []
        offset += len(line)


def _stripped(cell: re.Match[str], offset: int) -> tuple[int, int, str]:
    text = cell.group()
    start = offset + cell.start() + len(text) - len(text.lstrip())
    return start, start + len(text.strip()), text.strip()


def _event(table: Table, row: Row, timexes: Sequence[Timex], own: str) -> Event | None:
    if any(_TOTAL.fullmatch(cell[2].rstrip(":")) for cell in row[:1]):
        return None
    counts = [(word, cell) for word, shape in _COUNT_HEADINGS for cell in _under(table, row, shape)]
    counted = [(word, cell) for word, cell in counts if _NUMBER.fullmatch(cell[2])]
    if not counted:
        return None
    dated = [timex for cell in _under(table, row, _DATE_HEADING) for timex in timexes if _holds(cell, timex)]
    place = next((cell[2] for cell in _under(table, row, _PLACE_HEADING) if cell[2].isprintable()), "")
    what = ", ".join(f"{cell[2]} {word}" for word, cell in counted)
    when = dated[0].when if dated else None
    word, cell = counted[0]
    return Event(
        id=own,
        title=f"{what} in {place}" if place else what.capitalize(),
        label=f"{cell[2]} {word}"[:_LABEL_LENGTH],
        kind="X-CASUALTY",
        mode=None,
        trigger=cell[:2],
        sentence=(row[0][0], row[-1][1]),
        when=when,
        certainty=Certainty.GOVERNED if when else Certainty.NONE,
        factuality=Factuality.OCCURRED,
        salience=_SALIENCE,
        places=(place,) if place else (),
        timexes=(dated[0].id,) if dated else (),
        lemma="die" if word == "killed" else "wound",
        words=(cell[2],),
    )


def _under(table: Table, row: Row, heading: re.Pattern[str]) -> Row:
    return [cell for cell, above in zip(row, table.headings, strict=False) if heading.fullmatch(above[2])]


def _holds(cell: tuple[int, int, str], timex: Timex) -> bool:
    return cell[0] <= timex.start and timex.end <= cell[1] and timex.type is TimexType.DATE
