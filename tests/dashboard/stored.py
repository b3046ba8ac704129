"""A small store for tests of pages: one article an event, digests made by hand, no spaCy and no seeds."""

from dataclasses import dataclass, replace
from datetime import date

from dashboard.store import Digest, Store
from extract import (
    Anchor,
    Certainty,
    Event,
    Extraction,
    Factuality,
    Timex,
    TimexType,
    Value,
    article_from_text,
)
from extract.value import parse

KINDS = {
    "fight": ("ASSAULT", "firearms"),
    "strike": ("ASSAULT", "aerial"),
    "talk": ("CONSULT", None),
    "vote": ("X-VOTE", None),
}


@dataclass(frozen=True)
class Told:
    """An event as one article tells it; `edtf` is "" for an undated one, `said` the expression in its text."""

    edtf: str
    family: str
    title: str
    said: str
    published: str | None = None
    source: str = "Harbour Gazette"
    factuality: str = "occurred"
    salience: float = 0.7
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    collection: str = "north"


STORY = (
    Told("2014-03-16", "vote", "Voters go to the polls in Westport", "on 16 March 2014", "2014-03-17"),
    Told("2014", "talk", "Envoys meet for a first round of talks", "in 2014", "2015-01-05", salience=0.5),
    Told("2022-02-24T05:00+02:00", "fight", "Troops cross the northern border", "at about 5 a.m. on 24 February 2022",
         "2022-02-25", actors=("Northland", "Southland"), places=("Westport",), salience=0.95),
    Told("2022-03-01/2022-05-20", "fight", "The siege of Harbour Town", "from 1 March to 20 May 2022", "2022-05-21",
         "Northern Wire", salience=0.85, actors=("Northland",), places=("Harbour Town",)),
    Told("[2022-06-04..2022-06-08]", "fight", "A counter-offensive begins in the south-east", "in the past five days",
         "2022-06-08", "Steppe Courier", salience=0.8),
    Told("2022-07-22", "talk", "A grain deal is signed <b>at last</b>", "on 22 July 2022", "2022-07-23",
         places=("Westport",)),
    Told("[2024-05-10..]", "strike", "Drones reach the capital", "after 9 May 2024", "2024-06-01", salience=0.6),
    Told("[2025-12-17..2026-02-15]", "talk", "A further round of talks", "in the coming weeks", "2025-12-16",
         factuality="planned"),
    Told("2023-05-20", "fight", "One side claims the whole of Millbrook", "on 20 May 2023", "2023-05-21",
         factuality="denied"),
    Told("", "talk", "Prisoners are exchanged at a crossing", "[insert date]", None, flags=("placeholder",)),
    Told("1939-11-30", "fight", "Troops cross the isthmus", "on 30 November 1939", "1939-12-01", collection="winter"),
)  # fmt: skip


def fill(store: Store, story: tuple[Told, ...] = STORY) -> Store:
    """Put these events into an open store, in two collections."""
    store.add_collection("north", "The war in the north", zone="Europe/Kyiv")
    store.add_collection("winter", "The Winter War", zone="Europe/Helsinki")
    for told in story:
        store.add_article(_digest(told), collection=told.collection, by="seeds")
    return store


def _digest(told: Told) -> Digest:
    text = f"Reports came in. {told.title}, officials said {told.said}. More was not known."
    published = date.fromisoformat(told.published).isoformat() if told.published else None
    article = replace(article_from_text(text, title=told.title, published=published), source=told.source)
    when: Value | None = parse(told.edtf) if told.edtf else None
    start, head = text.index(told.said), told.title.split()[1]
    trigger = text.index(head)
    timex = Timex("t1", start, start + len(told.said), told.said, TimexType.DATE, told.edtf, "date-full", when=when,
                  anchor=Anchor("own"))  # fmt: skip
    kind, mode = KINDS[told.family]
    event = Event(
        "e1",
        told.title,
        " ".join(told.title.split()[:3])[:26],
        kind,
        mode,
        (trigger, trigger + len(head)),
        (text.index(told.title), text.index(". More") + 1),
        when,
        Certainty.GOVERNED if when else Certainty.NONE,
        Factuality(told.factuality),
        told.salience,
        actors=told.actors,
        places=told.places,
        timexes=("t1",),
        flags=told.flags,
    )
    return Digest(Extraction(article, (timex,), (event,), ()))
