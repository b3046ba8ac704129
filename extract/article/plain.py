"""Plain text and Markdown: the words as they stand, with what a front matter says of them."""

import re
from collections.abc import Mapping
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from extract.article import publication
from extract.article.coding import decode
from extract.article.reading import Reading

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n.*?\n---[ \t]*(?:\n|$)", re.S)
_FIELD = re.compile(r"^([A-Za-z_-]{1,40}):[ \t]+(\S.{0,400})$", re.M)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S.{0,300})$", re.M)
_ADDRESS = re.compile(r"^(?:https?:|www\.)\S+\s*\n\s*", re.I)
_LONGEST_HEADLINE = 160


def read_plain(data: bytes) -> Reading:
    """Text without any markup; its first line is its title where it looks like a headline."""
    decoded = decode(data)
    return Reading(decoded.text, _headline(decoded.text), notes=decoded.notes)


def read_markdown(data: bytes) -> Reading:
    """Markdown, kept as written; front matter (YAML) becomes what it says of the article."""
    decoded = decode(data)
    fields, body, notes = _front_matter(decoded.text)
    heading = _HEADING.search(body)
    url = _text(fields, "url", "link", "canonical")
    return Reading(
        body,
        _text(fields, "title", "headline") or (heading[1].strip("# \t") if heading else _headline(body)),
        _text(fields, "source", "outlet", "publisher"),
        url,
        _text(fields, "language", "lang"),
        (*publication.from_fields(fields), *publication.from_url(url)),
        decoded.notes + notes,
    )


def front_matter(data: bytes) -> Mapping[str, Any]:
    """What a Markdown file states of itself, each field as the text that was written."""
    return _front_matter(decode(data).text)[0]


def _front_matter(text: str) -> tuple[Mapping[str, Any], str, tuple[str, ...]]:
    """Fields, body and notes. Every value stays the text that was written: YAML would turn a time into UTC."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text, ()
    handler = YAMLHandler()
    matter, _ = handler.split(match[0])
    body = text[match.end() :].lstrip("\n")
    try:
        fields = handler.load(matter, Loader=yaml.BaseLoader)
    except yaml.YAMLError:  # most often a title with a colon in it
        fields = {name.strip(): value.strip(" \"'") for name, value in _FIELD.findall(matter)}
        return fields, body, ("The front matter is not valid YAML; its plain lines were read.",)
    return (fields if isinstance(fields, dict) else {}), body, ()


def _text(fields: Mapping[str, Any], *names: str) -> str:
    return next((fields[name].strip() for name in names if isinstance(fields.get(name), str)), "")


def _headline(text: str) -> str:
    """The first line that is no address, where it is short, no sentence, and something follows it."""
    first, _, rest = _ADDRESS.sub("", text.strip()).partition("\n")
    first = first.strip()
    is_headline = 0 < len(first) <= _LONGEST_HEADLINE and not first.endswith((".", ":", ",", ";")) and rest.strip()
    return first if is_headline else ""
