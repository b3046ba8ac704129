"""What words round an expression make of it: a bound, a window, or nothing that can be dated."""

import pytest

from extract.article import article_from_text
from extract.model import Timex
from extract.timex import find_timexes

PUBLISHED = "2022-03-02"


def timexes(text: str) -> list[Timex]:
    return list(find_timexes(article_from_text(text, published=PUBLISHED))[0])


RELATIONS = [
    ("The vote will be held not before June.", "from"),
    ("The vote will be held in June at the earliest.", "from"),
    ("It opens no earlier than 5 May.", "from"),
    ("They must withdraw at the latest by Friday.", "by"),
    ("He must pay no later than Friday.", "by"),
    ("He must pay on Friday at the latest.", "by"),
    ("They left before June.", "before"),
    ("It opens later than 5 May 2022.", "after"),
]
WINDOWS = [
    ("Talks are expected within 24 hours.", "[2022-03-02..2022-03-03]"),
    ("Within 24 hours, the town will fall.", "[2022-03-02..2022-03-03]"),
    ("Within 24 hours, the town fell.", None),
    ("Talks are expected within the next week.", "[2022-03-03..2022-03-09]"),
    ("Rain will fall in the next 48 hours.", "[2022-03-02..2022-03-04]"),
    ("They will stay for the next three months.", "2022-03-03/2022-06-02"),
    ("Over the next three days they took the town.", None),
    ("The army grew in the next two years.", None),
    ("He said that over the next three days they will leave.", "[2022-03-03..2022-03-05]"),
    ("On the eve of the election, he spoke.", None),
]


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_words_beside_a_date_make_it_a_bound(text: str, relation: str) -> None:
    assert [timex.relation for timex in timexes(text)] == [relation]


@pytest.mark.parametrize(("text", "ends"), [("nov 2018 thru jan 2019", "from to"), ("btwn 2010 & 2012", "between and")])
def test_ranges_may_be_typed_short(text: str, ends: str) -> None:
    assert [timex.relation for timex in timexes(text)] == ends.split()


@pytest.mark.parametrize(("text", "edtf"), WINDOWS)
def test_time_to_come_has_a_window_and_time_told_none(text: str, edtf: str | None) -> None:
    assert [timex.when and timex.when.edtf for timex in timexes(text)] == [edtf]


def test_time_that_runs_on_from_a_date_told_begins_behind_it() -> None:
    found = timexes("The fort was taken on 13 April 1861. Over the next three days they marched on.")
    assert found[1].when is not None
    assert found[1].when.edtf == "[1861-04-14..1861-04-16]"


def test_a_weekday_that_the_day_is_not_is_told() -> None:
    _, warnings = find_timexes(article_from_text("They met on Tuesday, 14 March 2022.", published="2022-04-02"))
    assert [warning.message for warning in warnings] == [
        "“Tuesday, 14 March 2022” names another weekday: 14 March 2022 is a Monday."
    ]
    _, warnings = find_timexes(article_from_text("They met on Monday, 14 March 2022.", published="2022-04-02"))
    assert warnings == ()


@pytest.mark.parametrize("day", ["31 February 2025", "Feb. 30", "31 April", "29 February 2023"])
def test_a_day_that_its_month_does_not_have_has_no_bounds_and_is_told(day: str) -> None:
    (timex,), (warning,) = find_timexes(article_from_text(f"They met on {day}.", published="2025-10-14"))
    assert timex.when is None
    assert (warning.code, warning.message) == ("contradiction", f"“{day}” is a day that its month does not have.")


def test_a_leap_day_is_a_day() -> None:
    (timex,), warnings = find_timexes(article_from_text("They met on 29 February 2024.", published="2025-10-14"))
    assert timex.when is not None and timex.when.edtf == "2024-02-29" and warnings == ()
