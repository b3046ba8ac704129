"""PDF: the text of its pages, in order, as far as the limits and the reader's patience allow."""

import logging
from collections.abc import Mapping
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError, PyPdfError

from extract.article import publication
from extract.article.coding import unix_lines
from extract.article.errors import unreadable
from extract.article.reading import Limits, Progress, Reading
from extract.model import Clue, ClueKind

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file is told once, by us


def read_pdf(data: bytes, name: str, limits: Limits, progress: Progress | None) -> Reading:
    """Pages joined by a blank line; a note says where it was read in part."""
    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise unreadable("broken", name, "the PDF is locked by a password. Save it without one and add it again.")
    try:
        total = len(reader.pages)
        pages = _pages(reader, total, limits, progress)
    except FileNotDecryptedError as error:
        raise unreadable("broken", name, "the PDF is locked by a password.") from error
    notes = () if len(pages) == total else (_in_part(len(pages), total),)
    return Reading("\n\n".join(filter(None, pages)), _title(reader), clues=_clues(reader), notes=notes)


def _pages(reader: PdfReader, total: int, limits: Limits, progress: Progress | None) -> list[str]:
    """The text of each page that was read; a page that can't be read is empty and doesn't stop the others."""
    pages: list[str] = []
    size = 0
    for number in range(min(total, limits.pages)):
        if progress and progress(number + 1, total) is False:
            break
        try:
            text = unix_lines(reader.pages[number].extract_text()).strip()
        except FileNotDecryptedError:
            raise
        except Exception:  # pypdf raises almost anything on damaged pages
            text = ""
        size += len(text) + 2
        if size > limits.text:
            break
        pages.append(text)
    return pages


def _in_part(read: int, total: int) -> str:
    if not read:
        return f"None of {total} pages was read."
    pages = "Page 1 was" if read == 1 else f"Pages 1 to {read} were"
    rest = f"Page {total} was" if read + 1 == total else f"Pages {read + 1} to {total} were"
    return f"{pages} read. {rest} not read."


def _title(reader: PdfReader) -> str:
    try:
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, ValueError, TypeError):
        return ""
    return title.strip() if isinstance(title, str) else ""


def _clues(reader: PdfReader) -> tuple[Clue, ...]:
    """The stamps of the file say when this copy was made and changed: not when its text was written."""
    fields: Mapping[str, object] = reader.metadata or {}
    named = ((ClueKind.CRAWLED, "/CreationDate"), (ClueKind.MODIFIED, "/ModDate"))
    stamps = [publication.clue(kind, f"file stamp {key[1:]}", _iso(str(fields.get(key, "")))) for kind, key in named]
    return tuple(stamp for stamp in stamps if stamp)


def _iso(stamp: str) -> str:
    """D:YYYYMMDDHHmmSS±HH'mm' (ISO 32000, 7.9.4) → ISO 8601, to the day."""
    digits = stamp.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == len("20130503") else ""
