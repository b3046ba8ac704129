"""Hard articles, whole: each with its traps and the right answers. A row is an event's trigger and what is known of it.

`when` is EDTF ("" for no bounds at all); a missing key is not looked at. `never` are days that no event may have.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

import pytest

from extract import Extraction, article_from_text
from extract.events import find_events
from extract.model import Event, Warning, WarningCode
from extract.timex import find_timexes


@dataclass(frozen=True, eq=False)
class Hard:
    """A hard article."""

    name: str
    published: str | None
    text: str
    answers: tuple[dict[str, str], ...]
    never: tuple[str, ...] = ()
    warnings: tuple[WarningCode, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


HARD = (
    Hard(
        "no date, no year: a bare weekday and a day without a year stay undated",
        None,
        """Shelling damages market in border town

Shells fell on the covered market on Tuesday, the regional hospital said. Three people died and eleven were taken to
hospital.

Traders had been afraid of this for months. On 14 March the mayor had warned that the town could not protect itself.
""",
        (
            {"trigger": "fell", "when": "", "factuality": "occurred"},
            {"trigger": "died", "when": "", "factuality": "occurred"},
            {"trigger": "warned", "when": "", "factuality": "occurred"},
        ),
    ),
    Hard(
        "holes of a template are no dates, but what they still say is a bound",
        None,
        """A round of talks in [CITY]

The delegations met on [insert date] in [CITY]. The host will publish the programme on {{date}}.

The agreement was signed on DD Month 2025.

A previous round of talks was held in Geneva on 3 June 2024.
""",
        (
            {"trigger": "met", "when": "", "flag": "placeholder"},
            {"trigger": "publish", "when": "", "flag": "placeholder", "factuality": "planned"},
            {"trigger": "agreement", "when": "2025", "flag": "placeholder"},
            {"trigger": "talks", "when": "2024-06-03", "factuality": "occurred"},
        ),
        warnings=(WarningCode.PLACEHOLDER,),
    ),
    Hard(
        "three days for one strike: all three readings are kept and the contradiction is said",
        "2024-05-10",
        """Missile strike hits power station near Rivne

A missile struck the power station near Rivne on Wednesday, cutting electricity to half of the region.

Workers clear rubble after the strike on the power station on 9 May.

Repairs will take weeks, the operator said. The 7 May strike on the power station was the third this spring.
""",
        (
            {"trigger": "struck", "when": "2024-05-08", "flag": "contradiction", "factuality": "occurred"},
            {"trigger": "strike", "when": "2024-05-09", "flag": "contradiction"},
            {"trigger": "strike", "when": "2024-05-07", "flag": "contradiction"},
        ),
        warnings=(WarningCode.CONTRADICTION,),
    ),
    Hard(
        "a correction wins everywhere, and the day that it takes back is nobody's",
        "2023-08-21",
        """Aid convoy hit near Orikhiv

A convoy carrying food was hit by a rocket near Orikhiv on 18 August, wounding two drivers.

Four lorries burned out after the convoy was hit on 19 August, the drivers said.

Correction: An earlier version of this article said the convoy was hit on 19 August. It was hit on 18 August.
""",
        (
            {"trigger": "hit", "when": "2023-08-18", "certainty": "governed", "factuality": "occurred"},
            {"trigger": "hit", "when": "2023-08-18", "flag": "corrected"},
            {"trigger": "hit", "when": "2023-08-18", "flag": "correction"},
        ),
        never=("2023-08-19", "2023-08-22"),
        warnings=(WarningCode.CORRECTION,),
    ),
    Hard(
        "a future in quotes counts from the saying; conditions, denials and plans are no facts",
        "2022-09-30",
        """General promises to return to the river city

"We will retake the city by winter," General Marko Dovhan said on Thursday. "If they cross the river, we would respond."

The ministry denied that any bridge had been hit.

A summit of the four governments is to take place in Prague on 6-7 October.
""",
        (
            {"trigger": "said", "when": "2022-09-29", "factuality": "occurred", "flag": "statement"},
            {"trigger": "retake", "when": "[2022-09-29..2022-12-01]", "factuality": "planned"},
            {"trigger": "respond", "when": "", "factuality": "hypothetical"},
            {"trigger": "cross", "when": "", "factuality": "hypothetical"},
            {"trigger": "hit", "when": "[..2022-09-30]", "factuality": "denied"},
            {"trigger": "summit", "when": "2022-10-06/2022-10-07", "factuality": "planned"},
        ),
    ),
    Hard(
        "an anniversary dates what it remembers, not only itself",
        "2024-02-24",
        """A square full of candles

Ten years after the annexation of Crimea, and two years to the day after the full-scale invasion, hundreds gathered on
Kyiv's main square on Saturday.

The peninsula has been occupied since 2014, when Russia annexed Crimea.
""",
        (
            {"trigger": "annexation", "when": "2014"},
            {"trigger": "invasion", "when": "2022-02-24"},
            {"trigger": "gathered", "when": "2024-02-24", "factuality": "occurred"},
            {"trigger": "annexed", "when": "2014", "factuality": "occurred", "certainty": "governed"},
            {"trigger": "occupied", "when": "2014/..", "factuality": "ongoing"},
        ),
        never=("2034-02-24",),
    ),
    Hard(
        "a list of days is one event for each; respectively shares them out",
        "2023-06-02",
        """A month of raids

Air raids on Kyiv were reported on 8, 16, 18 and 29 May and 1 June.

Missiles hit Odesa on the 3rd and Kherson on the 5th of May respectively.
""",
        (
            {"trigger": "raids", "when": "2023-05-08", "place": "Kyiv"},
            {"trigger": "raids", "when": "2023-05-16", "place": "Kyiv"},
            {"trigger": "raids", "when": "2023-05-18", "place": "Kyiv"},
            {"trigger": "raids", "when": "2023-05-29", "place": "Kyiv"},
            {"trigger": "raids", "when": "2023-06-01", "place": "Kyiv"},
            {"trigger": "hit", "when": "2023-05-03", "place": "Odesa"},
            {"trigger": "hit", "when": "2023-05-05", "place": "Kherson"},
        ),
        counts={"raids": 6, "hit": 2},  # one of the raids stands in the headline
    ),
    Hard(
        "other calendars",
        "2017-11-07",
        """A hundred years since the storming of the palace

The Bolsheviks stormed the Winter Palace on 25 October (7 November) 1917.

Troops fired on a crowd of workers in St Petersburg on 9 January 1905 (O.S.).

The battle of Karbala was fought on 10 Muharram 61 AH.
""",
        (
            {"trigger": "stormed", "when": "1917-11-07", "factuality": "occurred"},
            {"trigger": "fired", "when": "1905-01-22", "flag": "non-gregorian"},
            {"trigger": "fought", "when": "[0680-10-12~..0680-10-14~]", "flag": "non-gregorian"},
        ),
        never=("1917-10-25", "1905-01-09"),
    ),
    Hard(
        "round midnight: two calendar days of one instant, nights of two days",
        "2022-02-24T04:10Z",
        """Explosions heard in Kyiv

KYIV, Feb 24 - Explosions were heard in Kyiv at 03:40 GMT. Residents fled to cellars in the early hours of Thursday
local time.

The president addressed the nation shortly before 23:00 Wednesday in Washington (06:00 in Kyiv).

Columns of tanks crossed the border in the night of 23 to 24 February. Airfields were struck overnight.
""",
        (
            {"trigger": "Explosions", "when": "2022-02-24T03:40+00:00"},
            {"trigger": "fled", "when": "2022-02-24"},
            {"trigger": "addressed", "when": "[2022-02-23..2022-02-24]"},
            {"trigger": "crossed", "when": "[2022-02-23..2022-02-24]"},
            {"trigger": "struck", "when": "[2022-02-23..2022-02-24]"},
        ),
    ),
    Hard(
        "ranges",
        "2024-03-15",
        """Drones over the port

Between 10 and 12 March, 43 drones were launched at the port. Shells fell on the town from late February to early March.

The bridge has been closed since the weekend. In recent months, attacks on ports have increased.

Negotiators will meet in the coming weeks. The army will deliver the shells by the end of April.

The minister visited the front earlier this week. Divers searched the harbour for six days from 1 March.
""",
        (
            {"trigger": "launched", "when": "[2024-03-10..2024-03-12]"},
            {"trigger": "fell", "when": "2024-02-21/2024-03-10"},
            {"trigger": "closed", "when": "2024-03-09/..", "factuality": "ongoing"},
            {"trigger": "increased", "when": "[2023-12-15..2024-03-15]"},
            {"trigger": "meet", "when": "[2024-03-16..2024-04-26]", "factuality": "planned"},
            {"trigger": "deliver", "when": "[2024-03-15..2024-04-30]", "factuality": "planned"},
            {"trigger": "visited", "when": "[2024-03-11..2024-03-14]"},
            {"trigger": "searched", "when": "2024-03-01/2024-03-06"},
        ),
        counts={"launched": 1},
    ),
    Hard(
        "a liveblog, newest first, and a table without sentences",
        "2023-10-07",
        """Live: fighting round the border towns

All times BST.

00:15

Militants were driven out of the police station in the southern town.

23:50

Rockets hit a block of flats in Ashkelon.

06:30

Gunmen crossed the fence at several places and attacked two villages.

Date | Place | Killed
7 Oct | Sderot | 20
8 Oct | Beeri | 108
n/a | Netivot | –
Total | | 128
""",
        (
            {"trigger": "driven", "when": "2023-10-08T00:15+01:00?", "certainty": "carried"},
            {"trigger": "hit", "when": "2023-10-07T23:50+01:00?"},
            {"trigger": "attacked", "when": "2023-10-07T06:30+01:00?"},
            {"trigger": "20", "when": "2023-10-07", "kind": "X-CASUALTY", "place": "Sderot"},
            {"trigger": "108", "when": "2023-10-08", "kind": "X-CASUALTY", "place": "Beeri"},
        ),
        counts={"128": 0, "Killed": 0},
    ),
    Hard(
        "dates told beat what one knows of the world, and nothing is changed for it",
        None,
        """Talks without an end

Officials in the Biden administration say the plan is nearly done. Last week's December 2025 meeting in Geneva settled
nothing.

The freeze rests on a law passed in 2027.
""",
        (
            {"trigger": "meeting", "when": "2025-12", "factuality": "occurred"},
            {"trigger": "passed", "when": "2027", "factuality": "occurred"},
        ),
    ),
    Hard(
        "an event between two others takes its bounds from them",
        "2024-06-12",
        """Looting in Karsk

Regular troops withdrew from Karsk on 2 June. Peace talks opened in Geneva on 7 June.

Everyone in the town has a story of those days.

Nobody guards the old harbour now.

After the withdrawal and before the talks, looters burned the depot.
""",
        ({"trigger": "burned", "when": "[2024-06-02?..2024-06-07?]", "relation": "before", "via": "yes"},),
    ),
)


@cache
def _found(hard: Hard) -> tuple[tuple[Event, ...], tuple[Warning, ...]]:
    article = article_from_text(hard.text, published=hard.published)
    timexes, holes = find_timexes(article)
    events, _, doubts = find_events(article, timexes, min_salience=0)
    return events, (*holes, *doubts)


def _word(hard: Hard, event: Event) -> str:
    return hard.text[slice(*event.trigger)]


def _fits(hard: Hard, event: Event, answer: dict[str, str]) -> bool:
    known = {
        "trigger": _word(hard, event),
        "when": event.when.edtf if event.when else "",
        "certainty": event.certainty.value,
        "factuality": event.factuality.value,
        "kind": event.kind or "",
        "relation": event.relation,
        "via": "yes" if event.via else "",
    }
    listed = {"flag": event.flags, "place": event.places}
    return all(value in listed[key] if key in listed else known[key] == value for key, value in answer.items())


CASES = [pytest.param(hard, answer, id=f"{hard.name}: {answer['trigger']}") for hard in HARD for answer in hard.answers]


@pytest.mark.parametrize(("hard", "answer"), CASES)
def test_answer(hard: Hard, answer: dict[str, str]) -> None:
    events, _ = _found(hard)
    told = [event for event in events if _word(hard, event) == answer["trigger"]]
    assert any(_fits(hard, event, answer) for event in told), [
        (event.when and event.when.edtf, event.certainty, event.factuality, event.flags, event.places) for event in told
    ]


@pytest.mark.parametrize("hard", HARD, ids=lambda hard: hard.name)
def test_whole(hard: Hard) -> None:
    events, warnings = _found(hard)
    forbidden = {date.fromisoformat(day) for day in hard.never}
    for event in events:
        told = {event.when.earliest, event.when.latest} if event.when and event.when.is_day else set()
        assert not told & forbidden, _word(hard, event)
    for trigger, count in hard.counts.items():
        assert sum(_word(hard, event) == trigger for event in events) == count, trigger
    assert set(hard.warnings) <= {warning.code for warning in warnings}


@pytest.mark.parametrize("hard", [hard for hard in HARD if hard.published is None], ids=lambda hard: hard.name)
def test_no_clock(hard: Hard) -> None:
    """Without a publication time no date is told that the text doesn't hold: its year stands in the text."""
    events, _ = _found(hard)
    for event in events:
        if event.when and event.when.earliest:
            assert str(event.when.earliest.year) in hard.text
        assert event.proposed is None or str(event.proposed.day.year) in hard.text


def test_a_reader_sees_no_more_than_twice_the_cap() -> None:
    extraction = Extraction(article_from_text(HARD[9].text, published=HARD[9].published))
    timexes, _ = find_timexes(extraction.article)
    events, _, _ = find_events(extraction.article, timexes)
    assert 0 < len(events) <= 2 * (5 + len(HARD[9].text) // 400)
    assert all(event.salience >= 0.5 for event in events)
