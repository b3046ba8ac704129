"""bytes → Article: what kind of file it is, its words, and when they were written, with the evidence for it."""

import codecs
import hashlib
import re
from dataclasses import replace
from pathlib import PurePath

from extract.article import publication
from extract.article.coding import CodingChoice, choices, decode_as
from extract.article.datelines import find_datelines
from extract.article.errors import UnreadableArticle, too_big, unreadable
from extract.article.language import foreign_language, language_of
from extract.article.reading import Limits, Progress, Reading
from extract.article.sniff import Format, sniff
from extract.article.wrapping import unwrapped
from extract.model import Article

__all__ = [
    "CodingChoice",
    "Limits",
    "UnreadableArticle",
    "article_from_text",
    "coding_choices",
    "foreign_language",
    "read_article",
]

_DEFAULT_LIMITS = Limits()
_HEAD_ADDRESS = re.compile(r"\s*((?:https?\s?:|www\.)[^\n]{4,2000})\n", re.I)  # as people paste it above an article
_ADDRESSES = re.compile(r"\s*(?:(?:https?://|www\.)\S+(?:\s+|$))+", re.I)
_RAW = (Format.TEXT, Format.MARKDOWN, Format.HTML)  # a mail's parts name their own codings
_WRAPPED = (Format.TEXT, Format.MARKDOWN, Format.PDF, Format.MAIL)


def article_from_text(
    text: str,
    *,
    id: str | None = None,  # noqa: A002 - the record's word
    title: str = "",
    published: str | None = None,
) -> Article:
    """An article of a text that is used as it stands, so that offsets hold.

    `published` is a date as people or metadata write it (ISO 8601, EDTF, "16 December 2025"); ValueError where it is
    none. Without it only the text's own datelines speak, and no clock ever does.
    """
    return _article(Reading(text, title), article_id=id, published=published)


def read_article(
    data: bytes,
    *,
    name: str = "",
    published: str | None = None,
    title: str | None = None,
    source: str = "",
    url: str = "",
    limits: Limits = _DEFAULT_LIMITS,
    progress: Progress | None = None,
    coding: str = "",
) -> Article:
    """The article that a file holds; its format is told by content first and `name` second. What is given of title,
    source and address takes the place of what the file says of itself, and a date in the address is a clue. `coding`
    is what a person chose of `coding_choices`.

    Raises UnreadableArticle with a message for people, and ValueError where `published` is no date. Nothing else:
    whatever a hostile file does to its reader is "broken". `progress` is told of pages and may stop the reading.
    """
    given = publication.given(published) if published else None
    form = _within_limits(data, name, limits)
    chosen = decode_as(data, coding) if coding and form in _RAW else None
    if chosen:
        data = codecs.BOM_UTF8 + chosen.text.encode()
    try:
        reading = _read(form, data, name, limits, progress)
    except UnreadableArticle:
        raise
    except Exception as error:  # a reader's library met bytes that it did not expect
        raise unreadable("broken", name, "the file is damaged and can’t be read.") from error
    _check_text(reading.text, form, name, limits)
    if form in _WRAPPED:
        reading = replace(reading, text=unwrapped(reading.text))
    reading = replace(
        reading,
        title=title or reading.title,
        source=source or reading.source,
        url=url or reading.url,
        clues=(*publication.from_url(url), *reading.clues),
    )
    if chosen:
        reading = replace(reading, notes=(*reading.notes, *chosen.notes))
    return _article(reading, name=name, published=given.quote if given else None)


def coding_choices(data: bytes, *, name: str = "") -> tuple[CodingChoice, ...]:
    """In which codings a file may be read whose own is not known, that of `read_article` first; nothing where the file
    says it, or where its format does. Raises UnreadableArticle."""
    return choices(data) if sniff(data, name) in _RAW else ()


def _within_limits(data: bytes, name: str, limits: Limits) -> Format:
    if len(data) > limits.file:  # before anything is looked at
        raise too_big(len(data), name, limits.file)
    form = sniff(data, name)
    if form.is_plain and len(data) > limits.text:
        raise too_big(len(data), name, limits.text)
    return form


def _read(form: Format, data: bytes, name: str, limits: Limits, progress: Progress | None) -> Reading:
    """The reader of a format, its module loaded when it is first needed: the libraries behind them are heavy."""
    match form:
        case Format.TEXT | Format.MARKDOWN:
            from extract.article import plain

            return plain.read_plain(data) if form is Format.TEXT else plain.read_markdown(data)
        case Format.HTML:
            from extract.article import web

            return web.read_html(data)
        case Format.PDF:
            from extract.article import pdf

            return pdf.read_pdf(data, name, limits, progress)
        case Format.WORD:
            from extract.article import word

            return word.read_docx(data, name, limits)
        case Format.MAIL:
            from extract.article import mail

            return mail.read_eml(data)


def _check_text(text: str, form: Format, name: str, limits: Limits) -> None:
    if _ADDRESSES.fullmatch(text) and form.is_plain:
        why = (
            "an address, and nothing is fetched from the net here. "
            "Open the page and paste its words, or save it as HTML and add that file."
        )
        raise unreadable("address", name, why)
    if not text.strip():
        raise unreadable("no-text", name, _NO_TEXT[form])
    if len(text) > limits.text:
        raise too_big(len(text), name, limits.text)


_NO_TEXT = {
    Format.TEXT: "the file holds no words.",
    Format.MARKDOWN: "there is no text below the front matter.",
    Format.HTML: "no text was found in the page. If a browser shows it there, paste the words instead.",
    Format.PDF: "no text was found in its pages. If it is a scan, paste the words instead.",
    Format.WORD: "no text was found in the document. If it holds pictures of a text, paste the words instead.",
    Format.MAIL: "no text was found in the e-mail. If the article is attached, add the attachment.",
}


def _article(
    reading: Reading, *, article_id: str | None = None, name: str = "", published: str | None = None
) -> Article:
    datelines = find_datelines(reading.text)
    above = _HEAD_ADDRESS.match(reading.text)
    clues = publication.rank(
        [
            *([publication.given(published)] if published else []),
            *reading.clues,
            *(publication.from_url(above[1]) if above else ()),
            *publication.from_datelines(datelines),
            *publication.from_name(name),
        ]
    )
    title, notes = reading.title, reading.notes
    if not title and name:
        title, notes = PurePath(name).stem, (*notes, "The title is the file’s name.")
    return Article(
        id=article_id or hashlib.sha256(reading.text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        text=reading.text,
        title=" ".join(title.split()),
        source=reading.source,
        url=reading.url or (above[1].strip() if above and " " not in above[1].strip() else ""),
        language=language_of(reading.text, reading.language),
        published=publication.chosen(clues),
        clues=clues,
        datelines=tuple(dateline.span for dateline in datelines),
        notes=notes,
    )
