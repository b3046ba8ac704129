"""What a file is, by its content first and its name second."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

from extract.article.coding import decode, has_mark
from extract.article.errors import unreadable


class Format(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    WORD = "docx"
    MAIL = "eml"

    @property
    def is_plain(self) -> bool:
        """What stands in the file is the text itself."""
        return self in (Format.TEXT, Format.MARKDOWN)


_PICTURE, _SOUND, _PROGRAM, _PACKED = "a picture", "sound or film", "a program", "a packed archive"

# First bytes → (kind, name). Sources: the formats' own specifications, as `file` knows them.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", f"{_PICTURE} (PNG)"),
    (b"\xff\xd8\xff", f"{_PICTURE} (JPEG)"),
    (b"GIF87a", f"{_PICTURE} (GIF)"),
    (b"GIF89a", f"{_PICTURE} (GIF)"),
    (b"II*\x00", f"{_PICTURE} (TIFF)"),
    (b"MM\x00*", f"{_PICTURE} (TIFF)"),
    (b"\x00\x00\x01\x00", f"{_PICTURE} (icon)"),
    (b"8BPS", f"{_PICTURE} (Photoshop)"),
    (b"ID3", f"{_SOUND} (MP3)"),
    (b"OggS", f"{_SOUND} (Ogg)"),
    (b"fLaC", f"{_SOUND} (FLAC)"),
    (b"\x1aE\xdf\xa3", f"{_SOUND} (Matroska)"),
    (b"\x7fELF", f"{_PROGRAM} (ELF)"),
    (b"\x1f\x8b", f"{_PACKED} (gzip)"),
    (b"BZh", f"{_PACKED} (bzip2)"),
    (b"\xfd7zXZ\x00", f"{_PACKED} (xz)"),
    (b"7z\xbc\xaf\x27\x1c", f"{_PACKED} (7z)"),
    (b"Rar!\x1a\x07", f"{_PACKED} (RAR)"),
    (b"(\xb5/\xfd", f"{_PACKED} (zstd)"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (.doc, .xls or .msg)"),
    (b"{\\rtf", "an RTF document"),
)
_RIFF = {b"WEBP": f"{_PICTURE} (WebP)", b"WAVE": f"{_SOUND} (WAV)", b"AVI ": f"{_SOUND} (AVI)"}
_ADVICE = (
    (_PICTURE, "If it is a scan, paste the words instead."),
    (_PACKED, "Unpack it and add the files in it."),
    ("an ", "Save it as .docx, .pdf or .txt and add that."),
    ("", "Add a text, a web page, a PDF, a Word document or an e-mail."),
)
_NAMED = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".eml": Format.MAIL,
}
_PROLOGUE = r"\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+"
_HTML = re.compile(
    _PROLOGUE + r"<(?:!doctype\s+html|html|head|body|article|main|div|p|section|title|meta)\b", re.I | re.S
)
_SVG = re.compile(_PROLOGUE + r"(?:<!doctype\s+svg[^>]*>\s*)?<svg\b", re.I | re.S)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?:[\w-]+[ \t]*:|#)")
_HEADER = re.compile(r"^([A-Za-z][A-Za-z-]*):[ \t]", re.M)
_MAIL_HEADERS = {"from", "to", "date", "subject", "message-id", "mime-version", "received", "return-path"}
_MAIL_ONLY = {"message-id", "mime-version", "received", "return-path"}
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_HEAD = 4096
_FEW_CONTROLS = 0.01  # share of control characters that a text from an old machine may hold


def sniff(data: bytes, name: str = "") -> Format:
    """The format of a file; raises UnreadableArticle ("empty", "not-text") for what is no text."""
    if not data.strip(b" \t\r\n\f\v\xef\xbb\xbf"):
        raise unreadable("empty", "", "the file is empty.")
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return _in_zip(data, name)
    binary = _binary(data)
    if binary:
        raise _no_text(binary, name)
    return _in_text(data, name)


def _binary(data: bytes) -> str:
    """What bytes that are no text are, in words; "" for text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return what
    if data.startswith(b"RIFF") and data[8:12] in _RIFF:
        return _RIFF[data[8:12]]
    if data[4:8] == b"ftyp":
        return f"{_PICTURE} (HEIC or AVIF)" if data[8:12] in (b"heic", b"avif", b"mif1") else f"{_SOUND} (MP4)"
    if has_mark(data):
        return ""
    if b"\x00" in data:
        return f"{_PROGRAM} (Windows)" if data.startswith(b"MZ") else "binary data"
    controls = len(data) - len(data.translate(None, _CONTROL))
    return "binary data" if controls > _FEW_CONTROLS * len(data) else ""


def _no_text(what: str, name: str) -> Exception:
    suffix = PurePath(name).suffix.lower()
    claim = f" Its name ends in {suffix}, its content is no text." if suffix in (".txt", *_NAMED) else ""
    advice = next(advice for start, advice in _ADVICE if what.startswith(start))
    return unreadable("not-text", name, f"{what}.{claim} {advice}")


def _in_zip(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise unreadable("broken", name, "the file is damaged and can’t be opened.") from error
    if "word/document.xml" in members:
        return Format.WORD
    kinds = {"xl/workbook.xml": "an Excel sheet", "ppt/presentation.xml": "an Office presentation"}
    kinds |= {"content.xml": "an OpenDocument file", "META-INF/container.xml": "an e-book (EPUB)"}
    raise _no_text(next((what for member, what in kinds.items() if member in members), f"{_PACKED} (ZIP)"), name)


def _in_text(data: bytes, name: str) -> Format:
    head = decode(data[:_HEAD]).text
    if _SVG.match(head):
        raise _no_text(f"{_PICTURE} (SVG)", name)
    named = _NAMED.get(PurePath(name).suffix.lower())
    if _HTML.match(head):
        return Format.HTML
    if _is_mail(head, at_least=1 if named is Format.MAIL else 3):
        return Format.MAIL
    if _FRONT_MATTER.match(head):
        return Format.MARKDOWN
    if named is Format.HTML and "<" not in head:
        return Format.TEXT
    return Format.TEXT if named in (None, Format.MAIL) else named


def _is_mail(head: str, at_least: int) -> bool:
    first = _HEADER.match(head)
    if not first:
        return False
    names = {found.lower() for found in _HEADER.findall(head.split("\n\n", 1)[0])} & _MAIL_HEADERS
    return len(names) >= at_least and (at_least == 1 or bool(names & _MAIL_ONLY))
