"""Which date an event gets, by which rung, and what stays open."""

from datetime import date, timedelta

import pytest

from extract import article_from_text
from extract.events import find_events
from extract.events.lengths import moved
from extract.model import Event
from extract.timex import find_timexes

PUBLISHED = "2024-05-10"  # a Friday


def _event(text: str, trigger: str, published: str | None = PUBLISHED) -> Event:
    article = article_from_text(text, published=published)
    timexes, _ = find_timexes(article)
    events, _, _ = find_events(article, timexes, min_salience=0)
    return next(event for event in events if text[slice(*event.trigger)] == trigger)


RUNGS = (
    ("Rebels attacked the airport on Tuesday.", "attacked", "2024-05-07", "governed"),
    ("The attack on the airport on Tuesday killed two.", "attack", "2024-05-07", "governed"),
    ("The attack worsened on Tuesday.", "attack", "2024-05-07", "clause"),
    ("Rebels attacked the airport on Tuesday, killing two guards.", "killing", "2024-05-07", "sentence"),
    ("Rebels attacked the airport on Tuesday.\nTwo guards died.", "died", "2024-05-07?", "carried"),
    ("Rebels attacked the airport on Tuesday.\nA\nB\nC\nTwo guards died.", "died", "2024-05-07?", "article"),
    ("Rebels seized the airport in 2014 and held it.", "held", "2014", "sentence"),
    # the day of the saying is not surely the day of the said
    ("The minister said on Tuesday that rebels had burned the depot.", "burned", "2024-05-07?", "carried"),
    (
        "Rebels left on Monday.\nThe minister said on Tuesday that they had burned it.",
        "burned",
        "2024-05-07?",
        "carried",
    ),
    # a date before a noun is that noun's
    ("The 2014 annexation was condemned.", "condemned", "[..2024-05-10]", "none"),
    # words before the date make bounds
    ("Rebels have held the airport since Tuesday.", "held", "2024-05-07/..", "governed"),
    ("Rebels left the airport before Tuesday.", "left", "[..2024-05-06]", "governed"),
    ("Rebels left the airport after 3 May.", "left", "[2024-05-04..2024-05-10]", "governed"),
    ("Rebels will leave the airport by 20 May.", "leave", "[2024-05-10..2024-05-20]", "governed"),
    ("Rebels held the airport from 3 to 6 May.", "held", "2024-05-03/2024-05-06", "governed"),
    ("Rebels entered the airport between 3 and 6 May.", "entered", "[2024-05-03..2024-05-06]", "governed"),
    # plans are not past, and what has happened is not to come
    ("Rebels attacked the airport on Tuesday.\nThe army will respond.", "respond", "[2024-05-10..]", "none"),
    ("The opening is planned for 20 May, and rebels burned the depot.", "burned", "[..2024-05-10]", "none"),
    # what answers the news is not of its day
    ("Rebels attacked the airport on Tuesday.\nThe alliance condemned it.", "condemned", "[..2024-05-10]", "none"),
    ("Rebels took the town on Tuesday, but the army denied it.", "denied", "[..2024-05-10]", "none"),
    # who is judged did it before
    ("A man who burned a depot was jailed on Tuesday.", "burned", "[..2024-05-10]", "none"),
    ("A man who burned a depot on 3 May was jailed on Tuesday.", "burned", "2024-05-03", "governed"),
    ("Guards who stormed the house arrested two men on Tuesday.", "stormed", "2024-05-07", "sentence"),
    # a plan's day is not that of its end, and the end of a year is in it
    ("The leaders were due to meet on 6 May, but the meeting was cancelled.", "cancelled", "[..2024-05-10]", "none"),
    ("The general called off a summit planned for June.", "called", "[..2024-05-10]", "none"),
    ("A ceasefire at the plant is to begin on Sunday.", "ceasefire", "2024-05-12", "clause"),
    ("Rebels left the airport before the end of 2023.", "left", "[..2023-12-31]", "governed"),
    # a date behind a semicolon dates nothing before it
    ("The envoy has not been freed; guards foiled an escape on 3 May.", "freed", "[..2024-05-10]", "none"),
    ("Shells hit the market on 3 May; ten traders died.", "died", "2024-05-03", "sentence"),
    # who spoke on a day said it on that day
    (
        "The general, speaking in Garan on Tuesday, accused foreign experts of spying.",
        "accused",
        "2024-05-07",
        "governed",
    ),
    (
        "Speaking in Garan on Tuesday, the general accused foreign experts of spying.",
        "accused",
        "2024-05-07",
        "governed",
    ),
    # what a date tells in "where" is of that date
    ("Their one victory was at Tesk in May 2014, where 1,500 men were captured.", "captured", "2014-05", "governed"),
    # a second verb goes on with its own clause, not with the day of another
    (
        "On 14 April they burned lorries; in the first week of May they occupied Tesk and abducted six drivers there.",
        "abducted",
        "[2024-05-06..2024-05-12]",
        "sentence",
    ),
    # what erupts is dated by how long before another event it did
    ("Troops regained Tesk on 3 May, two days after clashes with rebels erupted.", "clashes", "2024-05-01", "sentence"),
    # an explosion is of the day on which it did its damage
    ("Guns fired on Tuesday, two days after an explosion damaged the bridge.", "explosion", "2024-05-05", "sentence"),
    # what was set for a day is of that day, and another party's attack shares none
    ("The general election, set for June, argues for patience.", "election", "2024-06", "governed"),
    (
        "Mobs had attacked Armenians.\nA\nB\nC\nD\nRebels attacked the airport on 19 September 2023.",
        "attacked",
        "[..2024-05-10]",
        "none",
    ),
    ("An exchange of prisoners did not go ahead as scheduled on Tuesday.", "exchange", "2024-05-07", "governed"),
    ("They will hold a second round of talks on 13 and 14 May.", "talks", "2024-05-13/2024-05-14", "governed"),
    # a siege that is to be lifted was there before
    ("Rebels left the airport on Tuesday.\nThey would lift the siege.", "siege", "[..2024-05-10]", "none"),
    # a line that asks about a year heads what stands below
    ("What changed in 2020?\n\nRebels attacked the airport on 27 September.", "attacked", "2020-09-27", "governed"),
    # a story goes on in the past tense, also where its day of the year is still to come
    (
        "Rebels crossed the border on 24 February 2022. On 16 April shells fell.\n\n"
        "In talks on 29 May they promised to leave.",
        "promised",
        "2022-05-29",
        "governed",
    ),
    # a story of long ago goes on with "then"
    ("On 21 October 2011 rebels took the mill.\nThey then burned it.", "burned", "2011-10-21?", "carried"),
    ("On 21 October 2011 rebels took the mill.\nThey burned it.", "burned", "[..2024-05-10]", "none"),
    ("Rebels met on Tuesday. On 21 October 2011 they took it.\nThey burned it.", "burned", "[..2024-05-10]", "none"),
    # how far back it is compared is not when it was
    ("On Tuesday she made the first visit by a minister since 2014.", "visit", "2024-05-07", "governed"),
    ("It was the deadliest attack since March 2022.", "attack", "[..2024-05-10]", "none"),
    # a date right behind the other event's noun is that event's alone
    ("Three days after the attack on Tuesday, rebels burned the depot.", "burned", "2024-05-10", "sentence"),
    ("The bridge fell two weeks after the strike on 3 March.", "fell", "2024-03-17~", "sentence"),
    ("Rebels burned the depot before the talks on Tuesday.", "burned", "[..2024-05-07]", "sentence"),
    ("Rebels left after talks on Tuesday.", "left", "2024-05-07", "governed"),
    # what is only set beside it has no day of the sentence's
    ("Rebels burned the depot on Tuesday after the army tried to seize it.", "tried", "[..2024-05-07]", "none"),
    ("The chief left two days before the vote, which was held on 5 May.", "left", "2024-05-03", "sentence"),
    ("The chief left two days before the vote, which was held on 5 May.", "held", "2024-05-05", "governed"),
    ("Two years after they took the mine in February 2022, they left.", "left", "2024-02", "sentence"),
    # what is over, or begins, with its verb
    ("The deal expires in July.", "deal", "2024-07", "governed"),
    # whatever came of it
    ("The summit, first scheduled for 3 May, was moved.", "moved", "[..2024-05-10]", "none"),
    (
        "Since 7 April, when rebels attacked the coast, 30 people have been killed.",
        "attacked",
        "2024-04-07",
        "governed",
    ),
    # at most, at least
    (
        "The state joined on Tuesday, less than a year after it applied.",
        "applied",
        "[2023-05-07..2024-05-07]",
        "sentence",
    ),
    ("The state joined on Tuesday, more than a year after it applied.", "applied", "[..2023-05-07]", "sentence"),
    # counted from an event that another sentence dates
    (
        "The fort fell on 13 April 1861. Eight days after the fort fell, the state voted to leave.",
        "voted",
        "1861-04-21?",
        "carried",
    ),
    (
        "Tavria annexed the coast on 18 March 2014.\nTen years after the annexation, hundreds gathered.",
        "gathered",
        "2024-03-18%",
        "carried",
    ),
    # counted back from the day of writing, where the telling says so
    ("It is three weeks since rebels burned the depot.", "burned", "[2024-04-15..2024-04-21]", "sentence"),
    # told in the past, nobody knows from when: only the latest day is known
    ("Eight days after the strike, rescuers left.", "strike", "[..2024-05-02]", "none"),
    ("Eight days after the strike, rescuers left.", "left", "[..2024-05-10]", "none"),
)


@pytest.mark.parametrize(("text", "trigger", "edtf", "certainty"), RUNGS)
def test_rung(text: str, trigger: str, edtf: str, certainty: str) -> None:
    event = _event(text, trigger)
    assert (event.when.edtf if event.when else "", event.certainty.value) == (edtf, certainty)


def test_publication_is_only_proposed() -> None:
    event = _event("Rebels attacked the airport.", "attacked")
    assert event.when is not None and event.when.edtf == "[..2024-05-10]"
    assert event.proposed is not None
    assert (event.proposed.day, event.proposed.rung) == (date(2024, 5, 10), "publication")


def test_nothing_is_known_without_publication() -> None:
    event = _event("Rebels attacked the airport on Tuesday.\nTwo guards died.", "attacked", published=None)
    assert event.when is None and event.proposed is None


def test_a_dateline_dates_nothing() -> None:
    event = _event("KARSK, 3 May (Courier) - Rebels attacked the airport.", "attacked")
    assert event.when is not None and not event.when.is_day


def test_old_dates_are_not_carried() -> None:
    text = "Rebels attacked the airport on 3 May 2014.\nTwo guards died."
    event = _event(text, "died")
    assert event.when is not None and event.when.earliest is None


def test_what_did_not_happen_has_no_likely_day() -> None:
    event = _event("Rebels attacked the airport on Tuesday.\nThe army did not respond.", "respond")
    assert event.when is not None and event.when.earliest is None
    assert event.proposed is not None and event.proposed.day == date(2024, 5, 7)


def test_mentions_share_the_one_firm_day() -> None:
    text = "Airport attacked\nA long quiet line.\nB\nC\nD\nRebels attacked the airport on Tuesday."
    event = _event(text, "attacked")
    assert event.when is not None and event.when.edtf == "2024-05-07?" and event.via


@pytest.mark.parametrize(
    ("length", "back", "exact", "edtf"),
    [
        ("P10Y", True, False, "2014"),
        ("P10Y", True, True, "2014-02-24"),
        ("P2M", False, False, "2024-04"),
        ("P3D", False, False, "2024-02-27"),
        ("P1W", True, False, "[2024-02-12..2024-02-18]"),
        ("P9999Y", True, False, None),
        ("PXW", True, False, None),
    ],
)
def test_moved(length: str, back: bool, exact: bool, edtf: str | None) -> None:
    when = moved(date(2024, 2, 24), length, back=back, exact=exact)
    assert (when.edtf if when else None) == edtf


def test_moved_keeps_leap_days_in_their_month() -> None:
    when = moved(date(2024, 2, 29), "P1Y", back=True, exact=True)
    assert when is not None and when.earliest == date(2023, 2, 28)
    assert moved(date.max - timedelta(days=1), "P9D", back=False, exact=True) is None


BESIDE_ANOTHER = (
    # what stands beside an event by a length is dated from it, and not from the day of writing
    (
        "Storm troops stormed the radio mast on 2 May.\nThe assault came ten days after the talks in Lugo.",
        "talks",
        "2024-04-22",
    ),
    (
        "Flight KX12 was shot down on 3 May. A minister resigned on 8 May.\n"
        "The downing of flight KX12 came 30 days after rebels mined the strait.",
        "mined",
        "2024-04-03",
    ),
    (
        "The raid on 4 May came 20 days after the truce began and two weeks after a vote in the capital.",
        "vote",
        "[2024-04-15..2024-04-21]",
    ),
    (
        "The king signed the charter on Tuesday, two days after a referendum that was held under guard.",
        "referendum",
        "2024-05-05",
    ),
    # the next sentence names the day
    ("In late April rebels seized the fort. The day was 27 April.", "seized", "2024-04-27"),
    # what only completes a verb has its time
    ("On 3 May, five days before the army came, the mayor declared the bridge closed.", "closed", "2024-05-03"),
    ("Militia entered the port on Tuesday without firing on the crowd.", "firing", "2024-05-07"),
    # a second date with a verb of its own is no list
    ("Rebels opened the siege on 2 May, and on the 6th the fort fell.", "fell", "2024-05-06"),
    ("Rebels attacked on 2 May, and on the 6th their guns shelled the fort.", "attacked", "2024-05-02"),
    # a sentence that tells of another time is not of the article's own day
    (
        "Rebels took the port on Tuesday. It was a hub. It was rich. It was old. It was lost. A report published in "
        "July 2023 said that soldiers had fought alongside them.",
        "fought",
        "[..2024-05-10]",
    ),
    # a person's past in passing has no day
    ("The council removed the governor on Tuesday, who has fled the town.", "fled", "[..2024-05-10]"),
)


@pytest.mark.parametrize(("text", "trigger", "edtf"), BESIDE_ANOTHER)
def test_beside_another(text: str, trigger: str, edtf: str) -> None:
    event = _event(text, trigger)
    assert event.when is not None and event.when.edtf == edtf


def test_what_is_asked_for_has_no_likely_day() -> None:
    text = "The town fell on Tuesday. Some readers ask when the war began."
    events, _, _ = find_events(
        article_from_text(text, published=PUBLISHED),
        find_timexes(article_from_text(text, published=PUBLISHED))[0],
        min_salience=0,
    )
    began = next(event for event in events if event.title == "War begins")
    assert began.certainty == "none"


def test_what_has_been_under_way_since_a_day_goes_on() -> None:
    event = _event("A Tavrian offensive has been under way in the north since 2 May.", "offensive")
    assert event.factuality == "ongoing"


def test_what_lasted_and_is_over_does_not_go_on() -> None:
    assert _event("The truce lasted from 2 to 9 April 2024.", "truce").factuality == "occurred"
    assert _event("The truce has held since 2 April 2024.", "truce").factuality == "ongoing"
