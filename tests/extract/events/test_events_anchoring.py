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


SHOWN = (
    # what "when" tells behind a date is of that date
    (
        "It was over by the second half of January, when separatists captured the airport.",
        {"Separatists capture airport": "[2024-01-17..2024-01-31]"},
    ),
    # the year of a thing is not when something was done to it
    (
        "Saddam tore up the Algiers agreement of 1975 on Tuesday.",
        {"Saddam tears up Algiers agreement": "2024-05-07"},
    ),
    # a night goes on in the next sentence
    (
        "Tavria launched 176 drones overnight. Osmark downed 139.",
        {"Tavria launches 176 drones": "[2024-05-09..2024-05-10]", "Osmark downs 139": "[2024-05-09?..2024-05-10?]"},
    ),
    # whose clause it is
    (
        "The mayor warned residents in a video posted on Tuesday not to return.",
        {"Mayor warns residents not to return": "2024-05-07?"},
    ),
    ("Sessane, who himself took power in April 1972, is 71.", {"Sessane takes power": "1972-04"}),
    (
        "A similar truce agreed in March collapsed in April.",
        {"Similar truce agreed": "2024-03", "Similar truce collapses": "2024-04"},
    ),
    # a quotation's day is not that of its saying
    (
        "Delegations will meet on Thursday and again on Saturday, an envoy said.",
        {"Delegations to meet": "2024-05-16"},
    ),
    # what a verb agrees to, answers or declares is told by the verb
    (
        "Tavria agreed on Tuesday to release prisoners.",
        {"Tavria agrees to release prisoners": "2024-05-07"},
    ),
    ("Osmark accepted a ceasefire proposal on Tuesday.", {"Osmark accepts ceasefire proposal": "2024-05-07"}),
    ("Tavria declared the coast annexed on Tuesday.", {"Tavria declares coast annexed": "2024-05-07"}),
    # two clauses, two days
    (
        "The army renewed its offensive on 1 May, and on the 5th its troops broke through at Tesk.",
        {"Army renews offensive": "2024-05-01", "Troops break through at Tesk": "2024-05-05"},
    ),
    # a date and the noun behind it are no one phrase
    (
        "On 3 May the army entered Tesk and on 5 May rebels left it.",
        {"Army enters Tesk": "2024-05-03", "Rebels leave Tesk": "2024-05-05"},
    ),
    (
        "Activists had blocked the corridor on 2 April, and on 23 April Azerbaijan seized a checkpoint on the bridge.",
        {"Activists block corridor": "2024-04-02", "Azerbaijan seizes checkpoint": "2024-04-23"},
    ),
    (
        "In May 2021 rebels captured Tesk. The following summer Azerbaijan recaptured Tesk.",
        {"Rebels capture Tesk": "2021-05", "Azerbaijan recaptures Tesk": "2021-22"},
    ),
    # a verb left out
    (
        "Rebels took Nyala on 26 October 2023, Zalingei five days later and El Geneina on 4 November.",
        {
            "Rebels take Nyala": "2023-10-26",
            "Rebels take Zalingei": "2023-10-31",
            "Rebels take El Geneina": "2023-11-04",
        },
    ),
    (
        "Goma was captured on 27 January 2024, Bukavu on 16 February.",
        {"Goma captured": "2024-01-27", "Bukavu captured": "2024-02-16"},
    ),
    # what was said is not said in what follows the comma
    (
        "Ten people were killed on Monday, medics said on Wednesday, in the deadliest raid of the year.",
        {"Ten people killed in deadliest raid": "2024-05-06"},
    ),
    # the date of a completing verb is that of the one above it
    (
        "Tavria's army, which has had troops there since 2022, started pulling out last week, two officers said on "
        "Thursday.",
        {"Tavria's army starts pulling out": "[2024-04-29..2024-05-05]"},
    ),
    ("Schools are expected to reopen on 3 June.", {"Schools expected to reopen": "2024-06-03"}),
    # a set is no length
    ("Clashes were reported every day from 6 May onwards.", {"Clashes reported": "2024-05-06/.."}),
    # what an attack is compared back to dates it not
    (
        "It was one of the largest assaults on the capital since the start of the invasion two years ago.",
        {"Assaults on capital": "[..2024-05-10]"},
    ),
    # the date that heads a line of a chronology is that of all in it
    (
        "1991-94: Full-scale war. About 30,000 people are killed.\n\nApril 2016: Clashes leave 200 people dead.\n\n"
        "3 May 2023: Tavria begins an operation.",
        {
            "Full-scale war": "1991/1994",
            "About 30,000 people killed": "1991/1994",
            "Clashes leave 200 people dead": "2016-04",
            "Tavria begins operation": "2023-05-03",
        },
    ),
    # what a number is compared with is no date of an event
    (
        "Fighters killed 8,400 people in 2023, double the year before.",
        {"Fighters kill 8,400 people": "2023"},
    ),
    # who is accused of looting loots
    (
        "Manila on Tuesday accused China's coast guard of looting boats on Monday.",
        {
            "Manila accuses China's coast guard": "2024-05-07",
            "China's coast guard loots boats": "2024-05-06",
        },
    ),
    # a date that is a sentence of its own heads its line
    (
        "2021\n\n28 June. Rebels retake Tesk, six months to the day after losing it.\n3 Nov. The rebels take Dessie.\n"
        "9 Nov. Tavria attacks.\n\n2022\n\n3 May. Envoys meet.\n24 Aug. Fighting resumes.",
        {
            "Rebels retake Tesk": "2021-06-28",
            "Rebels take Dessie": "2021-11-03",
            "Tavria attacks": "2021-11-09",
            "Envoys meet": "2022-05-03",
            "Fighting resumes": "2022-08-24",
        },
    ),
    # two deeds of one kind: the many of the year were not killed on the day of the few
    (
        "At least 4,239 people were killed between July 2023 and April 2024. On Christmas Eve gunmen killed two "
        "reporters.",
        {
            "At least 4,239 people killed": "[2023-07-01..2024-04-30]",
            "Gunmen kill two reporters": "2023-12-24",
        },
    ),
    # a semicolon parts two clauses
    (
        "The text was initialled on 21 March; it was signed in Paris on 14 April.",
        {"Text initialled": "2024-03-21", "Text signed in Paris": "2024-04-14"},
    ),
    # done by then
    (
        "By the time the army opened fire on 3 May, the port had been besieged for nine months.",
        {"Army opens fire": "2024-05-03", "Port besieged": "[..2024-05-03]"},
    ),
    # a year told in passing is what "that year" points at
    ("Behind this stand the years since 2014. That year Tavria annexed the coast.", {"Tavria annexes coast": "2014"}),
    # a phrase belongs to its side of a semicolon
    (
        "In 2014, Tavria annexed the coast; in February 2022 it launched an invasion.",
        {"Tavria annexes coast": "2014", "Tavria launches invasion": "2022-02"},
    ),
    # an event within a length did not last it
    ("Over the past year Tavria joined the union.", {"Tavria joins union": "[2023-05-10..2024-05-10]"}),
    ("The port has been shelled for the past two weeks.", {"Port shelled": "2024-04-26/2024-05-10"}),
    # "since" and a noun before the sentence's own verb
    (
        "On 3 May the worst challenge to the leadership since the invasion of Tavria collapsed.",
        {"Worst challenge since invasion of Tavria collapses": "2024-05-03", "Invasion of Tavria": "[..2024-05-03]"},
    ),
    # what was due on a day was called off on another
    ("Talks due in Kunming on 28 April were called off.", {"Talks called off": "[..2024-05-10]"}),
    ("A march was called for Friday.", {"March expected": "2024-05-10"}),
    # what lies under "after" is not of the day of the sentence
    (
        "Leaders signed a treaty on Tuesday, two days after a referendum that was held under guard.",
        {"Leaders sign treaty": "2024-05-07", "Referendum held under guard": "2024-05-05"},
    ),
)


@pytest.mark.parametrize(("text", "wanted"), SHOWN)
def test_a_reader_sees_one_entry_with_its_own_date(text: str, wanted: dict[str, str]) -> None:
    article = article_from_text(text, published=PUBLISHED)
    events, _, _ = find_events(article, find_timexes(article)[0])
    assert {event.title: event.when.edtf if event.when else "" for event in events} == wanted


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
