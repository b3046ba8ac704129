"""`Value`: one table of EDTF text and bounds is its specification; properties and an independent parser check it."""

import time
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from extract import value as v
from extract.granularity import Granularity as G
from extract.value import Extent, Value

# In the order of ISO 8601-2: text, earliest, latest, granularity, extent.
SPECIFICATION = [
    ("2014-03-18", "2014-03-18", "2014-03-18", G.DAY, Extent.WITHIN),
    ("2022-02-24T05:40+02:00", "2022-02-24", "2022-02-24", G.MINUTE, Extent.WITHIN),
    ("2014-02", "2014-02-01", "2014-02-28", G.MONTH, Extent.WITHIN),
    ("2016-02", "2016-02-01", "2016-02-29", G.MONTH, Extent.WITHIN),
    ("2014", "2014-01-01", "2014-12-31", G.YEAR, Extent.WITHIN),
    ("201X", "2010-01-01", "2019-12-31", G.DECADE, Extent.WITHIN),
    ("19XX", "1900-01-01", "1999-12-31", G.CENTURY, Extent.WITHIN),
    ("2014?", "2014-01-01", "2014-12-31", G.YEAR, Extent.WITHIN),
    ("2014-03~", "2014-03-01", "2014-03-31", G.MONTH, Extent.WITHIN),
    ("2014-03-18%", "2014-03-18", "2014-03-18", G.DAY, Extent.WITHIN),
    ("2014-21", "2014-03-01", "2014-05-31", G.SEASON, Extent.WITHIN),
    ("2023-24", "2023-12-01", "2024-02-29", G.SEASON, Extent.WITHIN),
    ("2014-36", "2014-10-01", "2014-12-31", G.QUARTER, Extent.WITHIN),
    ("2014-41", "2014-07-01", "2014-12-31", G.HALF, Extent.WITHIN),
    ("2014-02-18/2014-02-20", "2014-02-18", "2014-02-20", G.DAY, Extent.THROUGHOUT),
    ("2021-03/2021-04", "2021-03-01", "2021-04-30", G.MONTH, Extent.THROUGHOUT),
    ("2014/..", "2014-01-01", None, G.YEAR, Extent.THROUGHOUT),
    ("../2022-05-20", None, "2022-05-20", G.DAY, Extent.THROUGHOUT),
    ("[2025-12-14..2025-12-15]", "2025-12-14", "2025-12-15", G.DAY, Extent.WITHIN),
    ("[2014-03-19..]", "2014-03-19", None, G.DAY, Extent.WITHIN),
    ("[..2013-11-20]", None, "2013-11-20", G.DAY, Extent.WITHIN),
]


def iso(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "earliest", "latest", "granularity", "extent"), SPECIFICATION)
def test_text_and_bounds(text: str, earliest: str | None, latest: str | None, granularity: G, extent: Extent) -> None:
    value = v.parse(text)
    assert (value.earliest, value.latest) == (iso(earliest), iso(latest))
    assert (value.granularity, value.extent) == (granularity, extent)
    assert value.edtf == text


@pytest.mark.parametrize("text", [row[0] for row in SPECIFICATION if row[0][0] != "[" and "T" not in row[0]])
def test_an_independent_parser_reads_our_text_with_the_same_bounds(text: str) -> None:
    if text.split("-")[-1] in {"33", "34", "35", "36", "40", "41"}:
        pytest.skip("the oracle reads seasons but neither quarters nor halves")
    theirs, ours = parse_edtf(text), v.parse(text)
    season = ours.granularity is G.SEASON  # the oracle's winter is the January one
    for bound, mine in ((theirs.lower_strict(), ours.earliest), (theirs.upper_strict(), ours.latest)):
        if mine and not season:
            assert time.strftime("%Y-%m-%d", bound) == mine.isoformat()


@pytest.mark.parametrize(
    "text",
    ["", "..", "/", "2014-13", "2014-02-30", "14 Dez 25", "[..]", "2014-3", "0000-00-00", "9" * 400],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        v.parse(text)


def test_reversed_bounds_and_unknown_qualifiers_are_refused() -> None:
    with pytest.raises(ValueError):
        v.between(date(2014, 2, 2), date(2014, 2, 1))
    with pytest.raises(ValueError):
        Value(None, None, qualifier="!")


days = st.dates()
bounds = st.tuples(st.none() | days, st.none() | days).filter(any).map(lambda pair: sorted_bounds(*pair))
values = st.builds(
    lambda pair, granularity, extent, qualifier: Value(*pair, granularity, extent, qualifier),
    bounds,
    st.sampled_from(list(G)),
    st.sampled_from(list(Extent)),
    st.sampled_from(v.QUALIFIERS),
)
units = st.one_of(
    days.map(v.day),
    st.builds(v.month, st.integers(1, 9999), st.integers(1, 12)),
    st.integers(1, 9999).map(v.year),
    st.builds(v.grouping, st.integers(1, 9998), st.sampled_from(sorted(v.GROUPINGS))),
)


def sorted_bounds(one: date | None, other: date | None) -> tuple[date | None, date | None]:
    return (min(one, other), max(one, other)) if one and other else (one, other)


@given(values | units)
def test_printing_and_reading_back_moves_no_day(value: Value) -> None:
    again = v.parse(value.edtf)
    assert (again.earliest, again.latest, again.qualifier) == (value.earliest, value.latest, value.qualifier)
    if not value.is_day:  # one day fills its bounds either way
        assert again.extent is value.extent


@given(units)
def test_a_calendar_unit_prints_as_itself_and_keeps_its_granularity(value: Value) -> None:
    assert v.parse(value.edtf) == value


@given(values, values)
def test_an_intersection_lies_in_both_or_there_is_none(one: Value, other: Value) -> None:
    both = v.intersect(one, other)
    if both is None:
        assert not one.overlaps(other)
    else:
        assert both.inside(one) and both.inside(other)


@given(days.filter(lambda day: date.min < day < date.max))
def test_before_and_after_leave_the_day_itself_out(day: date) -> None:
    assert v.after(v.day(day)).earliest == day + timedelta(1)
    assert v.before(v.day(day)).latest == day - timedelta(1)
    assert v.by(v.day(day)).latest == day
    assert v.since(v.day(day)).extent is Extent.THROUGHOUT


@pytest.mark.parametrize("text", ["-0489", "-0479-08", "-03XX", "-1XXX", "[-0498..-0489]", "-0489~"])
def test_dates_before_year_one_have_text_and_no_bounds(text: str) -> None:
    value = v.parse(text)
    assert (value.earliest, value.latest, value.edtf) == (None, None, text)
