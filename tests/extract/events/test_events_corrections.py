"""Corrections, in the forms that newspapers write them."""

import pytest

from extract import article_from_text
from extract.events import find_events
from extract.model import WarningCode
from extract.timex import find_timexes

BODY = "A convoy was hit near Karsk on 19 August.\n\n"
FORMS = (
    "Correction: An earlier version of this article said the convoy was hit on 19 August. It was hit on 18 August.",
    "This article was corrected: the convoy was hit on 18 August, not 19 August.",
    "An earlier version of this story said it was hit on 19 August, when in fact it was hit on 18 August.",
    "Corrects the day of the attack to 18 August rather than 19 August.",
    "Correction: the convoy was hit on 18 August, not on 19 August as first reported.",
)


@pytest.mark.parametrize("form", FORMS)
def test_the_right_day_wins(form: str) -> None:
    article = article_from_text(BODY + form, published="2023-08-21")
    events, timexes, warnings = find_events(article, find_timexes(article)[0], min_salience=0)
    days = {event.when.edtf for event in events if event.when and event.when.is_day}
    assert "2023-08-18" in days
    assert not any("2023-08-19" in day for day in days)
    assert all(timex.retracted == (timex.text == "19 August") for timex in timexes)
    assert [warning.code for warning in warnings] == [WarningCode.CORRECTION]


def test_what_is_taken_back_without_a_better_date_dates_nothing() -> None:
    text = BODY + "An earlier version of this article gave a wrong date, 19 August, for the attack."
    article = article_from_text(text, published="2023-08-21")
    events, _, _ = find_events(article, find_timexes(article)[0], min_salience=0)
    assert not any(event.when and event.when.is_day for event in events)


def test_plain_negation_is_no_correction() -> None:
    text = "The convoy was hit on 18 August. It was not hit on 19 August."
    article = article_from_text(text, published="2023-08-21")
    _, timexes, warnings = find_events(article, find_timexes(article)[0], min_salience=0)
    assert not warnings and not any(timex.retracted for timex in timexes)
