"""Invented events for tests and benchmarks: every sort of date, reproducible, no store needed."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache

from dashboard.store.columns import ArticleFacts, ClaimFacts, Columns, EventFacts, day_of
from dashboard.store.kinds import FAMILIES, KINDS
from dashboard.store.records import Event, EventStatus
from extract import Certainty, Extent, Factuality, Granularity, Value
from extract.value import QUALIFIERS

FIRST, LAST = date(1990, 1, 1), date(2025, 12, 31)
ACTORS = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta", "Iota", "Kappa", "Lambda", "Mu")
PLACES = tuple(f"Town {number}" for number in range(60))
OUTLETS = ("Harbour Gazette", "Northern Wire", "Steppe Courier")


@cache
def columns(number: int, seed: int = 1, *, claims: bool = True) -> Columns:
    """Columns of so many events in two collections, told by a twentieth as many articles."""
    dice = random.Random(seed)
    articles = [ArticleFacts(at, f"Report {at}", dice.choice(OUTLETS)) for at in range(1, max(2, number // 20) + 1)]
    events = [_event(dice, at) for at in range(1, number + 1)]
    told = [claim for event in events for claim in _claims(dice, event, len(articles))] if claims else []
    return Columns.of(events, told, articles)


def records(source: Columns, ids: Sequence[int]) -> tuple[Event, ...]:
    """The store's records of some of these events, as `Store.events` would give them."""
    return tuple(_record(source, row) for event in ids if (row := source.row(event)) is not None)


def _event(dice: random.Random, number: int) -> EventFacts:
    day = FIRST + timedelta(dice.randrange((LAST - FIRST).days))
    earliest, latest, granularity, extent = _dates(dice, day)
    timed = granularity == "minute"
    return EventFacts(
        number,
        earliest,
        latest,
        granularity=granularity,
        extent=extent,
        qualifier=dice.choice(("", "", "", "?", "~")),
        time=f"{dice.randrange(24):02}:{dice.randrange(60):02}+02:00" if timed else None,
        kind=dice.choice((*KINDS, None)),
        factuality=dice.choices(("occurred", "ongoing", "planned", "hypothetical", "denied"), (80, 5, 8, 3, 4))[0],
        certainty=dice.choice(("governed", "clause", "sentence", "carried", "article")),
        salience=dice.random(),
        checked=dice.random() < 0.6,
        contradicted=dice.random() < 0.03,
        changed=LAST + timedelta(dice.randrange(300)),
        collection="main" if number % 10 or number == 1 else "second",
        actors=dice.sample(ACTORS, dice.randrange(4)),
        places=dice.sample(PLACES, dice.randrange(3)),
    )


def _dates(dice: random.Random, day: date) -> tuple[date | None, date | None, str, str]:
    """One sort of date at random: day, instant, window, month, year, lasting, open ends, none."""
    sort = dice.choices(range(9), (50, 5, 10, 10, 5, 10, 4, 3, 3))[0]
    month = day.replace(day=1)
    rows: tuple[tuple[date | None, date | None, str, str], ...] = (
        (day, day, "day", "within"),
        (day, day, "minute", "within"),
        (day, day + timedelta(dice.randrange(1, 9)), "day", "within"),
        (month, (month + timedelta(31)).replace(day=1) - timedelta(1), "month", "within"),
        (date(day.year, 1, 1), date(day.year, 12, 31), "year", "within"),
        (day, day + timedelta(dice.randrange(2, 200)), "day", "throughout"),
        (day, None, "day", dice.choice(("within", "throughout"))),
        (None, day, "day", dice.choice(("within", "throughout"))),
        (None, None, "none", "within"),
    )
    return rows[sort]


def _claims(dice: random.Random, event: EventFacts, articles: int) -> list[ClaimFacts]:
    written = (event.latest or event.earliest or FIRST) + timedelta(dice.randrange(-20, 60))
    return [
        ClaimFacts(
            event.id,
            dice.randrange(1, articles + 1),
            None if dice.random() < 0.05 else written + timedelta(at * 9),
            event.earliest,
            event.latest,
            granularity=event.granularity,
            extent=event.extent,
            qualifier=event.qualifier,
            time=event.time,
            factuality="planned" if at == 0 and dice.random() < 0.1 else event.factuality,
            certainty=event.certainty,
        )
        for at in range(dice.choices((1, 2, 3), (7, 2, 1))[0])
    ]


def _record(source: Columns, row: int) -> Event:
    granularity, extent = tuple(Granularity)[source.granularity[row]], tuple(Extent)[source.extent[row]]
    earliest, latest = day_of(int(source.earliest[row])), day_of(int(source.latest[row]))
    minute = int(source.minute[row])
    time = f"{minute // 60:02}:{minute % 60:02}+02:00" if minute >= 0 else None
    undated = earliest is None and latest is None
    return Event(
        id=int(source.id[row]),
        title=f"Event {source.id[row]} of the invented chronicle happens near a town",
        label=f"Event {source.id[row]}",
        kind=KINDS[source.kind[row]] if source.kind[row] >= 0 else None,
        mode=None,
        family=FAMILIES[source.family[row]],
        when=None if undated else Value(earliest, latest, granularity, extent, QUALIFIERS[source.qualifier[row]], time),
        certainty=tuple(Certainty)[source.certainty[row]],
        factuality=tuple(Factuality)[source.factuality[row]],
        salience=float(source.salience[row]),
        collection=source.collections[source.collection[row]],
        status=EventStatus.PUBLIC,
        created=datetime(2026, 1, 1, tzinfo=UTC),
        changed=datetime(2026, 1, 1, tzinfo=UTC),
        contradicted=bool(source.contradicted[row]),
        actors=source.actors.of(row),
        places=source.places.of(row),
    )
