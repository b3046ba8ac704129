"""Extraction → a TimeML 1.2.1 document: TIMEX3 and EVENT tags in the text, instances and links behind it."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from extract.model import Event, Extraction, Timex, TimexType
from extract.timex.rules.en.numbers import count
from extract.xml_text import xml_text

# TimeML's relation of an event to the expression that dates it, by the word between them.
_RELATIONS = {
    "before": "BEFORE",
    "by": "BEFORE",
    "after": "AFTER",
    "since": "BEGUN_BY",
    "from": "BEGUN_BY",
    "until": "ENDED_BY",
}
_OFTEN = re.compile(r"(?:once|twice)\b|[\w-]+ times\b", re.IGNORECASE)
_INCLUDED = "IS_INCLUDED"


def as_timeml(extraction: Extraction) -> str:
    """The document as text. The day of writing is its `DCT`; `t0` where it is known, left out where it is not."""
    article = extraction.article
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<TimeML>",
        f"<DOCID>{escape(article.id)}</DOCID>",
        *_creation_time(extraction),
        f"<TITLE>{escape(article.title)}</TITLE>",
        f"<TEXT>{_tagged(extraction)}</TEXT>",
        *(_instance(event) for event in extraction.events),
        *_links(extraction),
        "</TimeML>",
    ]
    return xml_text("\n".join(parts))


def _creation_time(extraction: Extraction) -> Iterator[str]:
    published = extraction.article.published
    if published and published.earliest:
        day = published.earliest.isoformat()
        attributes = f'tid="t0" type="DATE" value="{day}" functionInDocument="CREATION_TIME"'
        yield f"<DCT><TIMEX3 {attributes}>{day}</TIMEX3></DCT>"


def _tagged(extraction: Extraction) -> str:
    """The text with tags; where two spans overlap, the expression of time keeps its tag."""
    text = extraction.article.text
    marks = [(timex.start, timex.end, _open_timex(timex), "</TIMEX3>") for timex in extraction.timexes]
    taken = {place for start, end, *_ in marks for place in range(start, end)}
    marks += [
        (*event.trigger, f"<EVENT eid={quoteattr(event.id)} class={quoteattr(_class(event))}>", "</EVENT>")
        for event in extraction.events
        if not taken.intersection(range(*event.trigger))
    ]
    out, at = [], 0
    for start, end, opening, closing in sorted(marks):
        if start < at:
            continue
        out += [escape(text[at:start]), opening, escape(text[start:end]), closing]
        at = end
    return "".join([*out, escape(text[at:])])


def _open_timex(timex: Timex) -> str:
    pairs = {
        "tid": timex.id,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        **(_recurrence(timex.text) if timex.type is TimexType.SET else {}),
        "anchorTimeID": _anchor(timex),
    }
    return "<TIMEX3 " + " ".join(f"{name}={quoteattr(value)}" for name, value in pairs.items() if value) + ">"


def _recurrence(text: str) -> dict[str, str]:
    """TIMEX3's attributes of a set: which of its members (`quant`), and how often in each (`freq`)."""
    words = text.lower().split()
    often = _OFTEN.match(text)
    found = (often[0].lower().split()[0] if often else "").rstrip("-")
    times = {"once": "1", "twice": "2"}.get(found) or (count(found) if found and found != "several" else "")
    quant = words[0].upper() if words[0] in ("every", "each") else ""
    return {"quant": quant, "freq": f"{times}X" if times else ""}


def _anchor(timex: Timex) -> str:
    return "t0" if timex.anchor.kind == "publication" else timex.anchor.timex or ""


def _class(event: Event) -> str:
    return "REPORTING" if event.kind == "X-STATEMENT" else "OCCURRENCE"


def _instance(event: Event) -> str:
    polarity = "NEG" if event.factuality == "denied" else "POS"
    return f'<MAKEINSTANCE eventID={quoteattr(event.id)} eiid={quoteattr("i" + event.id)} polarity="{polarity}"/>'


def _links(extraction: Extraction) -> Iterator[str]:
    known = {timex.id for timex in extraction.timexes}
    links = [(event, name) for event in extraction.events for name in event.timexes if name in known]
    for number, (event, name) in enumerate(links, 1):
        relation = _RELATIONS.get(event.relation, _INCLUDED)
        pairs = {"lid": f"l{number}", "eventInstanceID": f"i{event.id}", "relatedToTime": name, "relType": relation}
        yield "<TLINK " + " ".join(f"{key}={quoteattr(value)}" for key, value in pairs.items()) + "/>"
