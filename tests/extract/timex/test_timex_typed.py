"""Dates that people type, TimeML, and what a text proves of its day."""

from datetime import date
from xml.etree import ElementTree

import pytest

from extract.article import article_from_text
from extract.model import Extraction
from extract.timex import as_timeml, find_timexes, prove_publication, read_typed_date, two_readings

TYPED = [
    ("14 Dec 2025", "2025-12-14"),
    ("2025-12-14", "2025-12-14"),
    ("Dec 2025", "2025-12"),
    ("2014", "2014"),
    ("before 2015", "[..2014-12-31]"),
    ("since 2014", "2014/.."),
    ("14..15 Dec 2025", "[2025-12-14..2025-12-15]"),
    ("14 to 15 Dec 2025", "2025-12-14/2025-12-15"),
    ("early May 2014", "[2014-05-01..2014-05-10]"),
    ("spring 2014", "2014-21"),
    ("14. Dezember 2025", "2025-12-14"),
    ("25/3/25", "2025-03-25"),
    ("3/25/2025", "2025-03-25"),
    ("5/5/25", "2025-05-05"),
    ("2025/3/5", "2025-03-05"),
    ("05.03.2025", "2025-03-05"),
    ("open", ""),
]


@pytest.mark.parametrize(("text", "edtf"), TYPED)
def test_typed_dates_are_read(text: str, edtf: str) -> None:
    value = read_typed_date(text)
    assert value is not None
    assert value.edtf == edtf


@pytest.mark.parametrize(
    "text", ["", "14 Dez 25", "14 December", "Friday", "last week", "soon", "31 Feb 2024", "x" * 200]
)
def test_what_needs_a_clock_or_is_no_date_is_not_read(text: str) -> None:
    assert read_typed_date(text) is None


@pytest.mark.parametrize(
    "text", ["5/3/25", "05/03/2025", "5-3-2025", "5 3 2025", "before 5/3/25", "1/2/2025..5/3/2025"]
)
def test_figures_that_name_two_days_are_not_read_and_both_days_are_known(text: str) -> None:
    assert read_typed_date(text) is None
    found = two_readings(text)
    assert found is not None
    assert found in ((date(2025, 3, 5), date(2025, 5, 3)), (date(2025, 2, 1), date(2025, 1, 2)))


@pytest.mark.parametrize(
    "text", ["25/3/25", "5/5/25", "2025-03-05", "2025-03-05/2025-04-06", "05.03.2025", "1/2/3", ""]
)
def test_a_date_that_names_one_day_or_none_has_no_two_readings(text: str) -> None:
    assert two_readings(text) is None


def test_a_text_proves_an_interval_for_its_day() -> None:
    article = article_from_text("They met at last week's December 2025 meeting in Geneva.")
    clue = prove_publication(article, find_timexes(article)[0])
    assert clue is not None
    assert clue.value.edtf == "[2025-12-08..2026-01-11]"
    assert "December 2025" in clue.quote


def test_a_text_without_a_past_date_proves_nothing() -> None:
    article = article_from_text("They will meet by June 2031. Nothing else is known.")
    assert prove_publication(article, find_timexes(article)[0]) is None


def test_timeml_tags_the_text_and_links_to_its_anchor() -> None:
    article = article_from_text("He left <home> on Tuesday & slept.", published="2022-03-02")
    document = as_timeml(Extraction(article, find_timexes(article)[0]))
    assert '<TIMEX3 tid="t1" type="DATE" value="2022-03-01" anchorTimeID="t0">Tuesday</TIMEX3>' in document
    assert "&lt;home&gt;" in document and "&amp; slept" in document


def test_timeml_is_xml_whatever_characters_a_page_holds() -> None:
    article = article_from_text("Page one.\fIt fell\x00 on 3 May 2014.\ufffe", title="A \x0b title")
    document = as_timeml(Extraction(article, find_timexes(article)[0]))
    timex = ElementTree.fromstring(document.encode()).find(".//TEXT/TIMEX3")
    assert timex is not None and timex.text == "3 May 2014"


def test_timeml_says_which_and_how_often_of_a_set() -> None:
    article = article_from_text("They met every Monday, twice a year and three times a week.")
    document = as_timeml(Extraction(article, find_timexes(article)[0]))
    assert 'value="XXXX-WXX-1" quant="EVERY">every Monday<' in document
    assert 'value="P1Y" freq="2X">twice a year<' in document
    assert 'value="P1W" freq="3X">three times a week<' in document
