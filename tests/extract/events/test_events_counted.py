"""Days counted from an event that the article dates elsewhere."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import article_from_text, extract
from extract.model import WarningCode
from extract.timex.counted import counted

COUNTED = (
    (
        "Tavria invaded Osmark on 24 February 2022. On the 1,000th day of the war, missiles hit the port.",
        "the 1,000th day",
        "2024-11-19",
    ),
    ("Tavria invaded Osmark on 24 February 2022. Wednesday was day 100 of the war.", "day 100", "2022-06-03"),
    (
        "Tavria annexed the coast on 18 March 2014. On the tenth anniversary of the annexation, crowds gathered.",
        "the tenth anniversary",
        "2024-03-18",
    ),
    (
        "The siege of Tesk began on 3 May 2021. On the second day of the siege, rebels shelled the port.",
        "the second day",
        "2021-05-04",
    ),
)


@pytest.mark.parametrize(("text", "expression", "edtf"), COUNTED)
def test_it_is_a_date_where_the_beginning_is_told(text: str, expression: str, edtf: str) -> None:
    result = extract(article_from_text(text), min_salience=0)
    timex = next(timex for timex in result.timexes if timex.text == expression)
    assert timex.when is not None and timex.when.edtf == edtf
    assert timex.anchor.kind == "text" and timex.anchor.timex == result.timexes[0].id
    assert not [warning for warning in result.warnings if warning.start == timex.start]


def test_it_stays_open_where_it_is_not() -> None:
    text = "On the 1,000th day of the war, missiles hit the port."
    result = extract(article_from_text(text, published="2024-11-20"), min_salience=0)
    assert [(timex.value, timex.when) for timex in result.timexes] == [("XXXX-XX-XX", None)]
    assert [warning.code for warning in result.warnings] == [WarningCode.UNANCHORED]
    assert all(event.when is None or not event.when.is_day for event in result.events)


def test_two_beginnings_are_none() -> None:
    text = (
        "Tavria invaded Osmark on 24 February 2022. Tavria invaded Lurien on 1 June 2023.\n"
        "On the 10th day of the invasion, missiles hit the port."
    )
    timex = extract(article_from_text(text)).timexes[-1]
    assert (timex.text, timex.when) == ("the 10th day", None)


@given(st.dates(date(1000, 1, 1), date(2500, 1, 1)), st.integers(1, 2000))
def test_the_first_day_is_the_beginning_and_each_follows_the_one_before(beginning: date, number: int) -> None:
    first, later, next_one = (counted(f"day {n}", beginning) for n in (1, number, number + 1))
    assert first == (beginning, beginning)
    assert later is not None and next_one is not None
    assert (next_one[0] - later[0]).days == 1
