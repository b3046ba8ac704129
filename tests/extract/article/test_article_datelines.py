"""Datelines and date lines: a corpus of what they are, and one of equal standing of what only looks like them."""

import pytest

from extract.article import article_from_text
from extract.model import ClueKind

BODY = "The delegates met and talked at some length about what had been agreed."

# (line, day of publication as EDTF or None where it tells none, what is cut)
DATELINES = [
    ("KYIV, Ukraine (Agency) - {body}", None, "KYIV, Ukraine (Agency) - "),
    ("Izium, Ukraine - {body}", None, "Izium, Ukraine - "),
    ("KYIV, 24 February 2022 – {body}", "2022-02-24", "KYIV, 24 February 2022 – "),
    ("KYIV, Ukraine, Feb. 24 (Agency) - {body}", None, "KYIV, Ukraine, Feb. 24 (Agency) - "),
    ("BERLIN — {body}", None, "BERLIN — "),
    ("(Reuters) - {body}", None, "(Reuters) - "),
    ("London (CNN) — {body}", None, "London (CNN) — "),
    ("ST. PETERSBURG, Russia (AP) — {body}", None, "ST. PETERSBURG, Russia (AP) — "),
    ("BÜRGENSTOCK, Switzerland – {body}", None, "BÜRGENSTOCK, Switzerland – "),
    ("Mumbai, Nov 11, 2011 (PTI): {body}", "2011-11-11", "Mumbai, Nov 11, 2011 (PTI): "),
    ("Moscow, 3 May 2013 - {body}", "2013-05-03", "Moscow, 3 May 2013 - "),
    ("GENEVA (3 May 2013) – {body}", "2013-05-03", "GENEVA (3 May 2013) – "),
]

DATE_LINES = [
    ("May 03, 2013", "2013-05-03"),
    ("3 May 2013", "2013-05-03"),
    ("Friday, 3 May 2013", "2013-05-03"),
    ("2013-05-03", "2013-05-03"),
    ("Published 3 May 2013 10:05 GMT", "2013-05-03T10:05+00:00"),
    ("Published: 3 May 2013 at 10.05pm BST", "2013-05-03T22:05+01:00"),
    ("POSTED: 05/23/13, 9:00 PM PDT |", "2013-05-23T21:00-07:00"),
    ("Posted 05/03/2013 7:21 AM EDT", "2013-05-03T07:21-04:00"),
    ("First published Fri 3 May 2013 23.30 UTC", "2013-05-03T23:30+00:00"),
    ("By Ann Writer, Agence France-Presse | May 3, 2013", "2013-05-03"),
    ("3 May 2013 Last updated at 13:42 GMT", "2013-05-03T13:42+00:00"),
    ("9:53 AM, FRI 3 MAY 2013", "2013-05-03T09:53"),
    ("May 3rd, 2013 2:00pm", "2013-05-03T14:00"),
    ("Fri May 3, 2013 12:05am", "2013-05-03T00:05"),
    ("23.05.2013", "2013-05-23"),
    ("2013-05-03T23:30:00-05:00", "2013-05-03T23:30-05:00"),
]

NOT_DATELINES = [
    "Russia annexed Crimea on 18 March 2014",
    "Earthquake Hits Iran on May 3, 2013",
    "Russia Annexed Crimea March 18, 2014",
    "On 3 May 2013 the two sides met.",
    "The talks of 3 May 2013 - the last for a year - failed.",
    "NATO — the alliance — said so.",
    "PUTIN: We will go on.",
    "Kyiv – the capital – was quiet.",
    "3 May 2013 was a quiet day in the town.",
    "Since 2014 the war has gone on.",
    "End of watch: Friday, June 24, 2005, after a long fight",
    "7 Oct\tAvdiivka\t12",
]


@pytest.mark.parametrize(("line", "published", "cut"), DATELINES)
def test_agency_datelines_are_cut_and_kept_as_evidence(line: str, published: str | None, cut: str) -> None:
    text = "A Headline\n\n" + line.format(body=BODY)
    article = article_from_text(text)
    assert article.text == text
    assert [text[start:end] for start, end in article.datelines] == [cut]
    assert (article.published.edtf if article.published else None) == published


@pytest.mark.parametrize(("line", "published"), DATE_LINES)
def test_date_lines_near_the_top(line: str, published: str) -> None:
    text = f"A Headline\n{line}\n{BODY}"
    article = article_from_text(text)
    assert article.published and article.published.edtf == published
    clue = article.clues[0]
    assert (clue.kind, clue.source) == (ClueKind.PUBLISHED, "dateline")
    assert clue.span and text[slice(*clue.span)] == clue.quote
    assert [text[slice(*span)] for span in article.datelines] == [line]


@pytest.mark.parametrize("line", NOT_DATELINES)
@pytest.mark.parametrize("first", [True, False])
def test_what_tells_something_is_no_dateline(line: str, first: bool) -> None:
    article = article_from_text(f"{line}\n{BODY}" if first else f"A Headline\n{line}\n{BODY}")
    assert article.datelines == () and article.clues == () and article.published is None


def test_without_a_year_the_day_is_a_clue_and_no_date() -> None:
    article = article_from_text(f"KYIV, Feb. 24 (Agency) - {BODY}")
    assert article.published is None
    assert [(clue.quote, clue.value.edtf) for clue in article.clues] == [("Feb. 24", "")]


def test_a_date_with_two_readings_is_a_clue_and_no_date() -> None:
    article = article_from_text(f"A Headline\n05/03/2013\n{BODY}")
    assert article.published is None
    assert article.clues[0].value.edtf == "[2013-03-05..2013-05-03]"


def test_updated_is_not_published() -> None:
    article = article_from_text(f"A Headline\nUpdated 4 May 2013\n{BODY}")
    assert article.published is None
    assert [clue.kind for clue in article.clues] == [ClueKind.MODIFIED]
    both = article_from_text(f"A Headline\nPublished 3 May 2013, updated 4 May 2013\n{BODY}")
    assert both.published and both.published.edtf == "2013-05-03"
    assert {(clue.kind, clue.value.edtf) for clue in both.clues} == {
        (ClueKind.PUBLISHED, "2013-05-03"),
        (ClueKind.MODIFIED, "2013-05-04"),
    }


def test_days_that_head_the_parts_of_a_chronology_are_none_of_its_datelines() -> None:
    days = ("24 February 2022", "2 April 2022", "8 April 2022")
    article = article_from_text("\n".join(f"{day}\n{BODY}" for day in days))
    assert article.datelines == () and article.published is None


def test_dates_far_down_date_nothing_but_agency_datelines_are_cut_there_too() -> None:
    text = f"{BODY}\n" * 9 + f"3 May 2013\nKYIV, Ukraine (AP) — {BODY}"
    article = article_from_text(text)
    assert article.published is None
    assert [text[slice(*span)] for span in article.datelines] == ["KYIV, Ukraine (AP) — "]
