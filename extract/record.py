"""Extraction → plain data, in the shape of the command line's contract (README, "The command line")."""

from typing import Any

from extract.model import Anchor, Article, Event, Extraction, Timex, Warning
from extract.value import Value

Record = dict[str, Any]


def as_record(article_id: str, extraction: Extraction, *, with_text: bool = False) -> Record:
    """One extraction as the contract's JSON object; `with_text` adds the title and text that were read."""
    article = extraction.article
    record: Record = {"id": article_id}
    if with_text:
        record |= {"title": article.title, "text": article.text}
    return record | {
        "published": _published(article),
        "timexes": [_timex(timex) for timex in extraction.timexes],
        "events": [_event(event, article.text) for event in extraction.events],
        "warnings": [_warning(warning) for warning in extraction.warnings],
    }


def describe_anchor(anchor: Anchor) -> str:
    """An anchor in a few words: "publication 2025-12-16", "text t3 2014-03-16", "own", "none"."""
    return " ".join(filter(None, (anchor.kind, anchor.timex, anchor.day)))


def _published(article: Article) -> Record | None:
    if article.published is None:
        return None
    evidence = [
        {"kind": clue.kind, "source": clue.source, "quote": clue.quote, "edtf": clue.value.edtf}
        for clue in article.clues
    ]
    bounds = _bounds(article.published)
    return {"edtf": bounds["edtf"], "earliest": bounds["earliest"], "latest": bounds["latest"], "evidence": evidence}


def _bounds(value: Value | None) -> Record:
    """EDTF, inclusive ISO days and granularity; all null where nothing is known."""
    return {
        "edtf": value.edtf or None if value else None,
        "earliest": value.earliest.isoformat() if value and value.earliest else None,
        "latest": value.latest.isoformat() if value and value.latest else None,
        "granularity": value.granularity if value else None,
    }


def _timex(timex: Timex) -> Record:
    return {
        "id": timex.id,
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod or None,
        **_bounds(timex.when),
        "anchor": describe_anchor(timex.anchor),
        "rule": timex.rule,
    }


def _event(event: Event, text: str) -> Record:
    start, end = event.trigger
    proposed = event.proposed
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind,
        "mode": event.mode,
        "trigger": text[start:end],
        "start": start,
        "end": end,
        "sentence": list(event.sentence),
        **_bounds(event.when),
        "extent": event.when.extent if event.when else None,
        "time": _clock(event.when),
        "certainty": event.certainty,
        "proposed": {"day": proposed.day.isoformat(), "rung": proposed.rung} if proposed else None,
        "factuality": event.factuality,
        "salience": round(event.salience, 3),
        "actors": list(event.actors),
        "targets": list(event.targets),
        "places": list(event.places),
        "timexes": list(event.timexes),
        "flags": list(event.flags),
    }


def _clock(value: Value | None) -> str | None:
    """A wall clock with its offset; one whose zone is not known names no instant and is left out."""
    return value.time if value and value.time and len(value.time) > len("HH:MM") else None


def _warning(warning: Warning) -> Record:
    return {"code": warning.code, "message": warning.message, "start": warning.start, "end": warning.end}
