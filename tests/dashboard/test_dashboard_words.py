"""Dates in words: the table of the design, both forms, and that no bound is ever misstated."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.words import date_words, day_words, period_words, short_words
from extract import Certainty, Extent, Factuality, Granularity, Value
from extract.value import parse

# EDTF, the source's expression, long form, short form
TABLE = [
    ("2022-02-24T05:00+02:00", "", "on 24 February 2022 at about 05:00 Kyiv time (UTC+2)", "24 Feb, 05:00"),
    ("2022-02-24T05:00+03:00", "", "on 24 February 2022 at about 05:00 (UTC+3)", "24 Feb, 05:00"),
    ("2022-02-24T05:00", "", "on 24 February 2022 at about 05:00 local time", "24 Feb, 05:00"),
    ("2022-02-24T23:30-03:30", "", "on 24 February 2022 at about 23:30 (UTC−3:30)", "24 Feb, 23:30"),
    ("2022-02-24", "", "on 24 February 2022", "24 Feb"),
    ("2022-02-24~", "", "on about 24 February 2022", "c. 24 Feb"),
    ("2022-02-24?", "", "on 24 February 2022 (uncertain)", "24 Feb ?"),
    ("[2025-12-14..2025-12-15]", "", "between 14 and 15 December 2025", "14–15 Dec"),
    ("[2022-03-29..2022-04-02]", "", "between 29 March and 2 April 2022", "29 Mar – 2 Apr"),
    ("[2013-12-30..2014-01-02]", "", "between 30 December 2013 and 2 January 2014", "30 Dec 2013 – 2 Jan 2014"),
    ("[2014-01-01..2022-02-24]", "", "between 1 January 2014 and 24 February 2022", "1 Jan 2014 – 24 Feb 2022"),
    ("2022-03", "", "in March 2022", "Mar"),
    ("[2014-08-21..2014-08-31]", "late August", "in late August 2014", "21–31 Aug"),
    ("[2014-08-21..2014-08-31]", "", "between 21 and 31 August 2014", "21–31 Aug"),
    ("[2014-08-11..2014-08-20]", "in the middle of August", "in mid-August 2014", "11–20 Aug"),
    ("[2022-03-08..2022-03-14]", "the second week of March", "in the second week of March 2022", "8–14 Mar"),
    ("2022-21", "", "in the spring of 2022", "spring"),
    ("2022-24", "", "in the winter of 2022–23", "winter"),
    ("2022-34", "", "in the second quarter of 2022", "Q2"),
    ("2014", "", "some time in 2014", ""),
    ("199X", "", "some time in the 1990s", ""),
    ("19XX", "", "some time in the 20th century", ""),
    ("2014-02-18/2014-02-20", "", "from 18 to 20 February 2014", "18–20 Feb"),
    ("2022-03-01/2022-05-20", "", "from 1 March to 20 May 2022", "1 Mar – 20 May"),
    ("2014-03/2022-03", "", "from March 2014 to March 2022", "Mar 2014 – Mar 2022"),
    ("2021-03/2021-04", "", "from March 2021 to April 2021", "Mar – Apr"),
    ("2024-05-10/..", "", "from 10 May 2024, no end reported", "from 10 May"),
    ("2014/..", "", "from 2014, no end reported", "from 2014"),
    ("2014-03/..", "", "from March 2014, no end reported", "from Mar"),
    ("../2014", "", "until 2014, beginning not known", "until 2014"),
    ("2014/2016", "", "from 2014 to 2016", "2014 – 2016"),
    ("../2022-05-20", "", "until 20 May 2022, beginning not known", "until 20 May"),
    ("[2014-03-19..]", "", "after 18 March 2014", "after 18 Mar"),
    ("[..2013-11-20]", "", "before 21 November 2013", "before 21 Nov"),
    ("-0489", "", "in 490 BC", ""),
    ("-0489~", "", "in about 490 BC", ""),
    ("-0489-03", "", "in March 490 BC", ""),
    ("-0489-03-12", "", "on 12 March 490 BC", ""),
    ("-03XX", "", "in the 4th century BC", ""),
    ("-03XX?", "", "in the 4th century BC (uncertain)", ""),
    ("-1XXX", "", "in the 2nd millennium BC", ""),
]


@pytest.mark.parametrize(("edtf", "said", "long", "short"), TABLE)
def test_the_table_of_words(edtf: str, said: str, long: str, short: str) -> None:
    value = parse(edtf)
    assert date_words(value, said=said, zone="Europe/Kyiv") == long
    assert short_words(value) == short


def test_coarse_open_ends_name_the_unit_and_not_a_made_up_day() -> None:
    after = Value(date(2015, 1, 1), None, Granularity.YEAR)
    before = Value(None, date(2013, 12, 31), Granularity.YEAR)
    assert date_words(after) == "after 2014"
    assert date_words(before) == "before 2014"
    assert (short_words(after), short_words(before)) == ("after 2014", "before 2014")
    assert short_words(Value(date(2022, 4, 1), None, Granularity.MONTH)) == "after Mar"
    assert date_words(after, certainty=Certainty.NONE) == "date not known; after 2014"


def test_what_is_planned_disputed_set_by_hand_or_missing() -> None:
    weeks = Value(date(2025, 12, 17), None, Granularity.WEEK)
    planned = date_words(weeks, said="in the coming weeks", factuality=Factuality.PLANNED)
    assert planned == "in the weeks after 16 December 2025 (planned)"
    two = (parse("2015-02-18"), parse("2015-02-17"))
    assert date_words(parse("[2015-02-17..2015-02-18]"), readings=two) == (
        "on 17 or 18 February 2015: sources disagree"
    )
    assert date_words(parse("2022-02-24"), by_person=True) == "on 24 February 2022 (set by hand)"
    assert date_words(None, placeholder="[insert date]") == "date not known: “[insert date]”"
    assert date_words(None) == "date not known"
    assert short_words(None) == "–"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "all years"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2014, 1, 1), date(2015, 12, 31), "2014 to 2015"),
        (date(2022, 3, 1), date(2022, 3, 31), "March 2022"),
        (date(2022, 2, 19), date(2022, 3, 19), "19 Feb to 19 Mar 2022"),
        (date(2021, 12, 19), date(2022, 3, 19), "19 Dec 2021 to 19 Mar 2022"),
        (date(2022, 2, 24), date(2022, 2, 24), "24 Feb 2022"),
        (date(2022, 5, 1), None, "since 1 May 2022"),
    ],
)
def test_periods(first: date | None, last: date | None, words: str) -> None:
    assert period_words(first, last) == words


ERAS = {
    "-0000": "in 1 BC",
    "0000": "in 1 BC",
    "0033": "in 33 AD",
    "-12000": "in 12001 BC",
    "[-0498..-0489]": "in the 490s BC",
    "[-0498..-0479]": "between 499 and 480 BC",
    "-00XX": "in the 1st century BC",
    "00XX": "in the 1st century AD",
    "-0XXX": "in the 1st millennium BC",
    "-0X9X": "in the 1st millennium BC",
    "-XXXX": "some time BC",
}


@pytest.mark.parametrize("granularity", list(Granularity))
@pytest.mark.parametrize("era", ERAS)
def test_a_date_before_our_era_is_as_coarse_as_its_text(era: str, granularity: Granularity) -> None:
    value = Value(None, None, granularity, era=era)
    assert date_words(value) == ERAS[era]
    assert short_words(value) == ""


@given(st.from_regex(r"-?[0-9X]+", fullmatch=True), st.sampled_from(list(Granularity)), st.sampled_from("?~%"))
def test_no_date_before_our_era_is_without_words(era: str, granularity: Granularity, qualifier: str) -> None:
    words = date_words(Value(None, None, granularity, qualifier=qualifier, era=era))
    assert words.removesuffix(" (uncertain)").endswith(("BC", "AD"))


days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(days, st.integers(0, 400), st.sampled_from(list(Granularity)), st.sampled_from(list(Extent)))
def test_every_value_has_words_that_name_its_days_or_its_unit(
    first: date, length: int, granularity: Granularity, extent: Extent
) -> None:
    last = min(first.toordinal() + length, date.max.toordinal())
    value = Value(first, date.fromordinal(last), granularity, extent)
    words = date_words(value)
    assert str(first.year) in words or granularity.rank > Granularity.YEAR.rank
    if value.is_day:
        assert day_words(first) in words
    short_words(value)


@given(days, st.sampled_from(list(Granularity)), st.sampled_from(list(Extent)), st.booleans())
def test_an_open_end_is_never_closed(day: date, granularity: Granularity, extent: Extent, ahead: bool) -> None:
    value = Value(day, None, granularity, extent) if ahead else Value(None, day, granularity, extent)
    start = date_words(value).split()[0]
    assert start in ({"from", "after"} if ahead else {"until", "before"})
    if extent is Extent.WITHIN and granularity is Granularity.DAY and ahead and day > date.min:
        assert day_words(day - timedelta(1)) in date_words(value)
