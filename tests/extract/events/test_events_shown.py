"""What a reader sees of a text: each event once, with its own date."""

import pytest

from extract import article_from_text
from extract.events import find_events
from extract.timex import find_timexes

PUBLISHED = "2024-05-10"  # a Friday

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
