"""Web pages: the article's words by trafilatura, its metadata by our own table. Nothing is run or fetched."""

import re

import trafilatura
from lxml import html
from lxml.html import HtmlElement
from trafilatura.settings import use_config

from extract.article import page_clues
from extract.article.coding import decode
from extract.article.reading import Reading

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,30})", re.I
)
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_SETTINGS = use_config()
_SETTINGS.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")  # below it, trafilatura gives all words in one line
_SETTINGS.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # its alarm would be ours: the caller limits time
_NO_CLOCK = {"max_date": page_clues.LAST_DAY, "original_date": True, "extensive_search": False}


def read_html(data: bytes, *, declared: str = "") -> Reading:
    """The main text of a page, its title, outlet, address and language, and every clue to its day of writing.

    `declared` is the coding that whatever carried the page says it has: it goes before what the page itself says.
    """
    decoded = decode(data, declared or _own_coding(data))
    markup = _XML.sub("", decoded.text).replace("\x00", "")
    page = html.document_fromstring(markup)
    facts = page_clues.facts(page)
    return Reading(
        _main_text(markup, page),
        facts.title,
        facts.site,
        facts.url,
        facts.language,
        facts.clues,
        decoded.notes,
    )


def _own_coding(data: bytes) -> str:
    found = _DECLARED.search(data[:4096])
    return (found[1] or found[2]).decode("ascii") if found else ""


def _main_text(markup: str, page: HtmlElement) -> str:
    """What trafilatura takes for the article; of a page too small for it, all paragraphs that are shown."""
    text = trafilatura.extract(
        markup,
        config=_SETTINGS,
        include_comments=False,
        include_tables=True,
        date_extraction_params=dict(_NO_CLOCK),
        favor_recall=True,
    )
    if text:
        return text
    shown = page.xpath("//body//*[self::p or self::h1 or self::h2 or self::h3 or self::li or self::td]")
    words = (" ".join(element.text_content().split()) for element in shown)
    return "\n".join(filter(None, words))
