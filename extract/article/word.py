"""DOCX: paragraphs and tables in the order of the document."""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.table import Table, _Row

from extract.article import publication
from extract.article.errors import unreadable
from extract.article.reading import Limits, Reading
from extract.model import Clue, ClueKind

_SWELL = 10  # times the limit of a file that its parts may unpack to
_MOST_PARTS = 2000


def read_docx(data: bytes, name: str, limits: Limits) -> Reading:
    """One line a paragraph, one a table row (cells parted by tabs). Zip bombs are refused, not unpacked."""
    _refuse_bombs(data, name, limits)
    document = docx.Document(BytesIO(data))
    return Reading("\n".join(_lines(document)), _title(document), clues=_clues(document))


def _refuse_bombs(data: bytes, name: str, limits: Limits) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _SWELL * limits.file or len(parts) > _MOST_PARTS:
        why = f"it unpacks to {unpacked / 1_000_000:.0f} MB in {len(parts)} parts. Save it anew, or paste its words."
        raise unreadable("too-big", name, why)


def _lines(document: Document) -> list[str]:
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += ["\t".join(_cells(row)) for row in block.rows]
        else:
            lines.append(block.text)
    return [line.strip("\n") for line in lines]


def _cells(row: _Row) -> Iterator[str]:
    """Each cell once: python-docx repeats one by the columns it spans, which a hostile file may put at a billion."""
    for cell in row._tr.tc_lst:
        yield " ".join(paragraph.text.strip() for paragraph in cell.p_lst)


def _title(document: Document) -> str:
    """The title among its properties, else its first title or heading."""
    styled = (
        p.text.strip()
        for p in document.paragraphs
        if ((p.style and p.style.name) or "").startswith(("Title", "Heading"))
    )
    return (document.core_properties.title or "").strip() or next(filter(None, styled), "")


def _clues(document: Document) -> tuple[Clue, ...]:
    """The stamps of the file say when it was made and saved: not when its text was published."""
    properties = document.core_properties
    named = ((ClueKind.CRAWLED, "created", properties.created), (ClueKind.MODIFIED, "modified", properties.modified))
    found = [
        publication.clue(kind, f"file stamp {key}", when.date().isoformat())
        for kind, key, when in named
        if isinstance(when, datetime)
    ]
    return tuple(each for each in found if each)
