"""What a page says of itself: title, outlet, address, language, and the clues to its day of writing.

Sources: schema.org in JSON-LD, Open Graph and its article namespace, Dublin Core, the tags that Google Scholar and
Parse.ly read, HTML's time element, and the stamps of web archives.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from extract.article import publication, stamps
from extract.model import Clue, ClueKind

LAST_DAY = "9999-12-31"

# Names of meta elements (name, property or itemprop), in lower case; the ones believed most stand first.
_PUBLISHED_NAMES = (
    "article:published_time article:published og:published_time og:article:published_time datepublished "
    "citation_publication_date citation_online_date dc.date.issued dcterms.issued dcterms.created dc.date.created "
    "dcterms.date dc.date sailthru.date parsely-pub-date pubdate publishdate publish_date publish-date "
    "publication_date date_published displaydate originalpublicationdate article_date_original "
    "bt:pubdate rbpubdate date datecreated"
)
_MODIFIED_NAMES = (
    "article:modified_time article:modified og:updated_time og:modified_time datemodified dcterms.modified "
    "dc.date.modified lastmod last-modified last_modified revised bt:moddate moddate"
)
_META = {
    **dict.fromkeys(_PUBLISHED_NAMES.split(), ClueKind.PUBLISHED),
    **dict.fromkeys(_MODIFIED_NAMES.split(), ClueKind.MODIFIED),
}
_SCHEMA = {
    "datePublished": ClueKind.PUBLISHED,
    "dateCreated": ClueKind.PUBLISHED,
    "dateModified": ClueKind.MODIFIED,
}
_PAGE_TYPES = re.compile(r"Article|Posting|Report|WebPage|CreativeWork|Review", re.I)
_MODIFIED = re.compile(r"modif|updat|revis|edited", re.I)
_ARCHIVED = re.compile(r"FILE ARCHIVED ON (?:[\d:]+ )?(?P<day>\w+ \d\d?, \d{4})")
_MOST_TIMES = 40
_LONGEST_LABEL = 80  # characters of a paragraph that is a label for its time, and not a telling that holds one


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page's own metadata say."""

    title: str
    site: str
    url: str
    language: str
    clues: tuple[Clue, ...]


def facts(page: HtmlElement) -> Facts:
    """Read a parsed page's metadata."""
    described = list(_described(page))
    meta = _meta(page)
    url = _first(page, "//link[@rel='canonical']/@href") or meta.get("og:url", "")
    language = _first(page, "/html/@lang") or meta.get("og:locale", "")
    declared = [*_schema_clues(described), *_meta_clues(page), *_time_clues(page), *_archive_clues(page)]
    declared += publication.from_url(url)
    title = next((str(item["headline"]) for item in described if isinstance(item.get("headline"), str)), "")
    return Facts(
        title or meta.get("og:title", "") or _heading(page),
        meta.get("og:site_name", ""),
        url,
        re.split("[-_]", language)[0].lower()[:3],
        (*declared, *_shown_clue(page, declared)),
    )


def _heading(page: HtmlElement) -> str:
    """The only first-rank heading, else the page's title."""
    headings = [" ".join(heading.text_content().split()) for heading in page.iter("h1")]
    return headings[0] if len(headings) == 1 and headings[0] else _first(page, "//title/text()")


def _first(page: HtmlElement, path: str) -> str:
    found = page.xpath(path)
    return str(found[0]).strip() if isinstance(found, list) and found else ""


def _meta(page: HtmlElement) -> dict[str, str]:
    """Meta elements by name; the first of a name wins."""
    named: dict[str, str] = {}
    for element in page.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name, content = element.get(attribute), element.get("content")
            if name and content:
                named.setdefault(name.strip().lower(), content.strip())
    return named


def _meta_clues(page: HtmlElement) -> Iterator[Clue]:
    named = _meta(page)
    for name, kind in _META.items():
        found = publication.clue(kind, f"meta {name}", named[name]) if name in named else None
        if found:
            yield found


# --- JSON-LD -------------------------------------------------------------------------------------------------------


def _described(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """The things that JSON-LD says this page is: articles first; what it only lists or links to is left out."""
    items = []
    for script in page.xpath("//script[@type='application/ld+json']"):
        try:
            items += list(_top_items(json.loads(script.text or "")))
        except (ValueError, RecursionError):
            continue
    yield from sorted(items, key=lambda item: "WebPage" in _types(item))


def _top_items(data: Any) -> Iterator[dict[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if not isinstance(item, dict):
            continue
        graph = item.get("@graph")
        nested = [*(graph if isinstance(graph, list) else []), item.get("mainEntity")]
        yield from (each for each in (item, *nested) if isinstance(each, dict) and _PAGE_TYPES.search(_types(each)))


def _types(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _schema_clues(described: list[dict[str, Any]]) -> Iterator[Clue]:
    for item in described:
        for name, kind in _SCHEMA.items():
            found = publication.clue(kind, f"json-ld {name}", item[name]) if isinstance(item.get(name), str) else None
            if found:
                yield found


# --- what the page shows -------------------------------------------------------------------------------------------


def _time_clues(page: HtmlElement) -> Iterator[Clue]:
    """Time elements that date the page: marked as such, or standing outside its running text."""
    elements = page.xpath("//time")[:_MOST_TIMES]
    marked = [element for element in elements if _is_marked(element)]
    loose = [element for element in elements if not _in_prose(element)]
    for element in marked or loose[:1]:
        said = " ".join(filter(None, (element.get(name) for name in ("itemprop", "class", "id"))))
        label = said + " " + (element.getparent().text or "" if element.getparent() is not None else "")
        kind = ClueKind.MODIFIED if _MODIFIED.search(label) else ClueKind.PUBLISHED
        found = publication.clue(kind, "time element", element.get("datetime") or element.text_content())
        if found:
            yield found


def _is_marked(element: HtmlElement) -> bool:
    return "pubdate" in element.attrib or (element.get("itemprop") or "").startswith("date")


def _in_prose(element: HtmlElement) -> bool:
    paragraph = next(element.iterancestors("p", "li", "aside", "nav", "footer"), None)
    if paragraph is None:
        return False
    return paragraph.tag in ("aside", "nav", "footer") or len(paragraph.text_content()) > _LONGEST_LABEL


def _archive_clues(page: HtmlElement) -> Iterator[Clue]:
    for comment in page.xpath("//comment()[contains(., 'FILE ARCHIVED ON')]")[:1]:
        stamp = _ARCHIVED.search(comment.text or "")
        found = publication.clue(ClueKind.CRAWLED, "archive comment", stamp["day"]) if stamp else None
        if found:
            yield found


def _shown_clue(page: HtmlElement, declared: list[Clue]) -> Iterator[Clue]:
    """What htmldate takes from the page's looks, where nothing declares a day and the page does show that day.

    It is told the last day that any metadata name, so that it neither asks a clock nor prefers a later date.
    """
    if any(each.kind is ClueKind.PUBLISHED for each in declared):
        return
    from htmldate import find_date

    newest = max((each.value.latest.isoformat() for each in declared if each.value.latest), default=LAST_DAY)
    day = find_date(page, original_date=True, extensive_search=False, max_date=newest, min_date="1900-01-01")
    for words in page.xpath("//body//text()[string-length() < 120]") if day else ():
        for stamp in stamps.find_stamps(str(words)):
            if stamp.is_settled and str(stamp.value.earliest) == day:
                found = publication.clue(ClueKind.PUBLISHED, "page", stamp.quote)
                if found:
                    yield found
                return
