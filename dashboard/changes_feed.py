"""Changes as an Atom feed (RFC 4287), for those who follow a timeline, one event or one article."""

from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree

from dashboard.changes_html import WHAT, sides, way_to
from dashboard.store import Change
from extract.xml_text import xml_text

_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # an empty feed has to name a time


def changes_atom(changes: Sequence[Change], home: str, address: str) -> bytes:
    """The feed of some changes, newest first. `home` is the dashboard's own address, ending in "/"; `address` the
    feed's. Entries keep their ids for ever; an undo is an entry of its own."""
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    _text(feed, "id", address)
    _text(feed, "title", "Changes")
    _text(feed, "updated", _moment(max((change.at for change in changes), default=_NEVER)))
    ElementTree.SubElement(feed, "link", rel="self", href=address)
    ElementTree.SubElement(feed, "link", rel="alternate", href=f"{home}changes")
    for change in changes:
        _entry(feed, change, home)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(feed: ElementTree.Element, change: Change, home: str) -> None:
    what = WHAT.get(change.what, change.what)
    old, new = sides(change)
    arrow = " → ".join(filter(None, (old, new)))
    entry = ElementTree.SubElement(feed, "entry")
    _text(entry, "id", f"{home}changes#{change.id}")
    _text(entry, "title", f"{change.title or 'Untitled'}: {what}")
    _text(entry, "updated", _moment(change.at))
    author = ElementTree.SubElement(entry, "author")
    _text(author, "name", change.who or "a reader")
    ElementTree.SubElement(entry, "link", rel="alternate", href=way_to(change, home))
    _text(entry, "summary", ". ".join(filter(None, (arrow, change.why))) or what)


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = xml_text(text)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
