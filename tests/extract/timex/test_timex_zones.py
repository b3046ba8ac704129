"""Zones by the name of a town: the offset of the day, and none where it is not certain."""

from datetime import date

import pytest

from extract.article import article_from_text
from extract.timex import find_timexes
from extract.timex.zones import named_zone, with_offset

OFFSETS = [
    ("Kyiv", "2022-02-24", "05:00", "05:00+02:00"),
    ("Kyiv", "2022-06-24", "05:00", "05:00+03:00"),
    ("Washington", "2022-07-04", "12:00", "12:00-04:00"),
    ("Baghdad", "2003-03-20", "05:34", "05:34+03:00"),
    ("Israeli", "2023-10-07", "06:30", "06:30+03:00"),
    ("London", "2022-01-01", "12:00", "12:00Z"),
    ("Kyiv", "2022-10-30", "03:30", "03:30"),  # told twice that night
    ("Kyiv", "2022-03-27", "03:30", "03:30"),  # left out that night
    ("Kyiv", "1812-09-07", "06:00", "06:00"),  # before zones
]


@pytest.mark.parametrize(("town", "day", "clock", "told"), OFFSETS)
def test_a_town_tells_the_offset_of_the_day(town: str, day: str, clock: str, told: str) -> None:
    assert with_offset(clock + named_zone(town), date.fromisoformat(day)) == told


@pytest.mark.parametrize("name", ["Tea", "Russian", "American", "Springfield", ""])
def test_no_offset_is_invented(name: str) -> None:
    assert named_zone(name) == ""


def test_a_place_is_no_zone_unless_its_time_is_told() -> None:
    timexes, _ = find_timexes(article_from_text("Shells fell at 9 p.m. in Baghdad.", published="2022-03-02"))
    assert [timex.value for timex in timexes] == ["2022-03-02T21:00"]
