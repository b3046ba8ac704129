"""One event with what is told of it → one flat record: the columns of every export."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.quoted import sentence_of
from dashboard.store.records import Claim, Event
from dashboard.words import date_words
from extract import Value

COLUMNS = (
    *("id", "title", "kind", "mode", "earliest", "latest", "edtf", "granularity", "qualifier", "time", "zone_offset"),
    *("factuality", "actors", "targets", "places", "sources", "source_titles", "source_urls", "source_dates", "quote"),
    *("rule", "anchor", "certainty", "sources_disagree", "proposed", "extent"),
    *("collection", "status", "created", "changed"),
)
_BETWEEN = "; "
_CLOCK = len("HH:MM")


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its claims, the weightiest first."""

    event: Event
    claims: tuple[Claim, ...] = ()


def tell(events: Iterable[Event], claims: Mapping[int, Sequence[Claim]]) -> list[Told]:
    """Events, each with its claims."""
    return [Told(event, tuple(claims.get(event.id, ()))) for event in events]


def records(told: Iterable[Told]) -> list[dict[str, str]]:
    """Every event as text by column; empty where nothing is known. Days are ISO days, never instants."""
    return [_record(each) for each in told]


def when_words(event: Event) -> str:
    """An event's date in words, with who set it and whether its sources disagree."""
    return date_words(
        event.when,
        factuality=event.factuality,
        certainty=event.certainty,
        disagree=event.contradicted,
        by_person="when" in event.by_person,
    )


def file_name(collection: str, filters: str, ending: str) -> str:
    """A name that says what was filtered: "ukraine_talks_2014.csv"."""
    words = re.sub(r"[^\w]+", "-", filters.lower()).strip("-")[:60].strip("-")
    return f"{'_'.join(filter(None, ('timeline', collection, words)))}.{ending}"


def _record(told: Told) -> dict[str, str]:
    event, claims = told.event, told.claims
    first = claims[0] if claims else None
    return {
        "id": str(event.id),
        "title": event.title,
        "kind": event.kind or "",
        "mode": event.mode or "",
        **_dates(event.when),
        "factuality": event.factuality.value,
        "actors": _BETWEEN.join(event.actors),
        "targets": _BETWEEN.join(event.targets),
        "places": _BETWEEN.join(event.places),
        "sources": _each(claim.source for claim in claims),
        "source_titles": _each(claim.article_title for claim in claims),
        "source_urls": _each(claim.url for claim in claims),
        "source_dates": _each(claim.written.edtf if claim.written else "" for claim in claims),
        "quote": " ".join(sentence_of(first)[1].split()) if first else "",
        "rule": event.rule,
        "anchor": event.anchor,
        "certainty": event.certainty.value,
        "sources_disagree": "yes" if event.contradicted else "",
        "proposed": event.proposed.day.isoformat() if event.proposed else "",
        "collection": event.collection,
        "status": event.status.value,
        "created": event.created.date().isoformat(),
        "changed": event.changed.date().isoformat(),
    }


def _dates(value: Value | None) -> dict[str, str]:
    time = value.time or "" if value else ""
    return {
        "earliest": value.earliest.isoformat() if value and value.earliest else "",
        "latest": value.latest.isoformat() if value and value.latest else "",
        "edtf": value.edtf if value else "",
        "granularity": value.granularity.value if value else "",
        "qualifier": value.qualifier if value else "",
        "time": time[:_CLOCK],
        "zone_offset": time[_CLOCK:],
        "extent": value.extent.value if value else "",
    }


def _each(texts: Iterable[str]) -> str:
    """Different ones, in order."""
    return _BETWEEN.join(dict.fromkeys(text for text in texts if text))
