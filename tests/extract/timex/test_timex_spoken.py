"""A quotation hangs on the day it was said."""

import pytest

from extract.article import article_from_text
from extract.timex import find_timexes

PUBLISHED = "2022-03-08"  # a Tuesday

SPOKEN = [
    ("“We will sign it tomorrow,” Zelensky said on Monday.", "tomorrow", "2022-03-08", "Monday"),
    ('"We will go on until Friday," said the general on 24 February.', "Friday", "2022-02-25", "24 February"),
    ('The minister told reporters on Friday: "Yesterday we lost two planes."', "Yesterday", "2022-03-03", "Friday"),
    ('As news spread on Friday, he wrote on Sunday: "They left this morning."', "this morning", "2022-03-06", "Sunday"),
]


@pytest.mark.parametrize(("text", "expression", "edtf", "said"), SPOKEN)
def test_what_was_said_on_another_day_hangs_on_that_day(text: str, expression: str, edtf: str, said: str) -> None:
    timexes, _ = find_timexes(article_from_text(text, published=PUBLISHED))
    by_name = {timex.id: timex for timex in timexes}
    timex = next(timex for timex in timexes if timex.text == expression)
    assert timex.when is not None
    assert timex.when.edtf == edtf
    assert by_name[timex.anchor.timex or ""].text == said


def test_the_saying_itself_is_past_whatever_the_quotation_announces() -> None:
    timexes, _ = find_timexes(article_from_text(SPOKEN[0][0], published=PUBLISHED))
    monday = next(timex for timex in timexes if timex.text == "Monday")
    assert monday.value == "2022-03-07"


def test_what_was_said_in_a_year_has_no_tomorrow() -> None:
    timexes, _ = find_timexes(article_from_text('"Today is a dark day," she said in 2014.', published=PUBLISHED))
    assert [(timex.text, timex.when and timex.when.edtf) for timex in timexes] == [("Today", None), ("2014", "2014")]


def test_behind_a_quotation_the_day_of_writing_counts_again() -> None:
    text = '"We leave tomorrow," he said on Sunday. The talks begin tomorrow.'
    timexes, _ = find_timexes(article_from_text(text, published=PUBLISHED))
    assert [timex.value for timex in timexes if timex.text == "tomorrow"] == ["2022-03-07", "2022-03-09"]


def test_a_clock_hangs_on_the_day_of_the_story_some_paragraphs_on() -> None:
    text = "Shells hit the store yesterday.\n\nCrews came.\n\nThey pumped.\n\nBy about 09:30 GMT the fire was out."
    timexes, _ = find_timexes(article_from_text(text, published=PUBLISHED))
    assert timexes[-1].value == "2022-03-07T09:30Z"


def test_a_stamp_is_a_date_and_a_clock() -> None:
    timexes, _ = find_timexes(
        article_from_text("7 March 2022 Last updated at 13:42 GMT\nAll is quiet.", published=None)
    )
    assert [timex.value for timex in timexes] == ["2022-03-07", "2022-03-07T13:42Z"]
