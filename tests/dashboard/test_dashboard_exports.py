"""Downloads: no day moves, no precision is invented, nothing breaks a reader; in two far time zones."""

import csv
import io
import json
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from dashboard import exports
from dashboard.exports import Told
from dashboard.exports.records import COLUMNS
from dashboard.store.records import Event, EventStatus
from extract import Certainty, Extent, Factuality, Granularity, Value
from extract.value import parse
from tests.fuzz.examples import tried

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(params=["Pacific/Kiritimati", "Pacific/Pago_Pago"], scope="module", autouse=True)
def far_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    time.tzset()


def event(
    when: Value | None,
    title: str = "Talks in Berlin",
    number: int = 7,
    factuality: Factuality = Factuality.OCCURRED,
) -> Event:
    return Event(
        id=number,
        title=title,
        label="Talks",
        kind="CONSULT",
        mode=None,
        family="talk",
        when=when,
        certainty=Certainty.GOVERNED,
        factuality=factuality,
        salience=0.7,
        collection="north",
        status=EventStatus.PUBLIC,
        created=NOW,
        changed=NOW,
    )


days = st.dates(date(1, 1, 1), date(9998, 12, 31))
pairs = st.tuples(st.none() | days, st.none() | days).filter(any).map(lambda pair: ordered(*pair))
values = st.builds(
    lambda pair, granularity, extent, qualifier: Value(*pair, granularity, extent, qualifier),
    pairs,
    st.sampled_from(Granularity),
    st.sampled_from(Extent),
    st.sampled_from(["", "?", "~", "%"]),
)


def ordered(one: date | None, other: date | None) -> tuple[date | None, date | None]:
    return (min(one, other), max(one, other)) if one and other else (one, other)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@given(values)
def test_bounds_come_back_from_csv_and_json_as_they_went_in(value: Value) -> None:
    told = [Told(event(value))]
    for record in (*rows(exports.as_csv(told)), *json.loads(exports.as_json(told))["events"]):
        assert record["earliest"] == (value.earliest.isoformat() if value.earliest else "")
        assert record["latest"] == (value.latest.isoformat() if value.latest else "")
        again = parse(record["edtf"])
        assert (again.earliest, again.latest) == (value.earliest, value.latest)
        assert record["extent"] == value.extent


@given(values)
def test_a_calendar_moves_no_day_and_its_end_is_the_day_behind(value: Value) -> None:
    entries = Calendar.from_ical(exports.as_icalendar([Told(event(value))])).walk("VEVENT")
    assert len(entries) <= 1
    for entry in entries:
        assert entry["dtstart"].dt == value.earliest
        assert entry["dtend"].dt - timedelta(1) == value.latest
        assert str(entry["x-edtf"]) == value.edtf


@given(values)
def test_timelinejs_gets_no_month_or_day_that_nobody_stated(value: Value) -> None:
    slides = json.loads(exports.as_timelinejs([Told(event(value))], "The war"))["events"]
    assert len(slides) == (value.earliest is not None)
    for slide in slides:
        first = slide["start_date"]
        assert value.earliest and first["year"] == value.earliest.year
        assert first.get("month", value.earliest.month) == value.earliest.month
        assert first.get("day", value.earliest.day) == value.earliest.day
        if value.granularity is Granularity.YEAR and (value.earliest.month, value.earliest.day) == (1, 1):
            assert set(first) == {"year"}
        assert slide["display_date"]


@pytest.mark.parametrize(
    ("factuality", "status", "title"),
    [
        (Factuality.OCCURRED, "CONFIRMED", "Declaration of war"),
        (Factuality.ONGOING, "CONFIRMED", "Declaration of war"),
        (Factuality.PLANNED, "TENTATIVE", "Planned: Declaration of war"),
        (Factuality.HYPOTHETICAL, "TENTATIVE", "Supposed: Declaration of war"),
        (Factuality.DENIED, "CANCELLED", "Denied: Declaration of war"),
    ],
)
def test_what_is_no_fact_is_told_as_none(factuality: Factuality, status: str, title: str) -> None:
    told = [Told(event(parse("2022-02-24"), "Declaration of war", factuality=factuality))]
    (entry,) = Calendar.from_ical(exports.as_icalendar(told)).walk("VEVENT")
    assert (str(entry["summary"]), str(entry["status"])) == (title, status)
    (slide,) = json.loads(exports.as_timelinejs(told, "The war"))["events"]
    assert slide["text"]["headline"] == title


def test_every_file_says_where_sources_disagree() -> None:
    disputed = [Told(replace(event(parse("[2015-02-17..2015-02-18]")), contradicted=True))]
    undisputed = [Told(event(parse("2015-02-18")))]
    assert [row["sources_disagree"] for row in rows(exports.as_csv([*disputed, *undisputed]))] == ["yes", ""]
    (record,) = json.loads(exports.as_json(disputed))["events"]
    assert record["sources_disagree"] == "yes"
    (entry,) = Calendar.from_ical(exports.as_icalendar(disputed)).walk("VEVENT")
    assert "sources disagree" in str(entry["description"]) and str(entry["status"]) == "TENTATIVE"
    (slide,) = json.loads(exports.as_timelinejs(disputed, "The war"))["events"]
    assert slide["display_date"] == "between 17 and 18 February 2015: sources disagree"


def test_a_timelinejs_has_the_title_of_its_view_and_the_filter_below_it() -> None:
    whole = json.loads(exports.as_timelinejs([], "The war <north>", "Talks & deals"))
    assert whole["title"]["text"] == {"headline": "The war &lt;north&gt;", "text": "Talks &amp; deals"}


def test_an_instant_with_a_known_offset_is_that_instant() -> None:
    data = exports.as_icalendar([Told(event(parse("2022-02-24T05:00+02:00")))])
    (entry,) = Calendar.from_ical(data).walk("VEVENT")
    assert entry["dtstart"].dt == datetime(2022, 2, 24, 3, tzinfo=UTC)
    assert "dtend" not in entry  # RFC 5545 3.8.2.2: it must be later


@pytest.mark.parametrize("edtf", ["2014", "[2014-01-01..2014-06-30]", "2014/..", "[..2014-05-01]", ""])
def test_what_has_no_true_place_in_a_calendar_is_not_in_it(edtf: str) -> None:
    data = exports.as_icalendar([Told(event(parse(edtf) if edtf else None))])
    assert not Calendar.from_ical(data).walk("VEVENT")


@tried(60)
@given(st.text(max_size=60))
def test_no_cell_begins_a_formula_and_every_title_survives(title: str) -> None:
    (row,) = rows(exports.as_csv([Told(event(parse("2014"), title))]))
    assert not row["title"].lstrip().startswith(("=", "+", "-", "@"))
    assert row["title"] in (title, f"'{title}")


def test_the_columns_are_the_promised_ones_and_the_file_opens_in_a_spreadsheet() -> None:
    data = exports.as_csv([Told(event(parse("2025-12-14?")))])
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = rows(data)
    assert tuple(row) == COLUMNS
    assert (row["qualifier"], row["granularity"], row["created"]) == ("?", "day", "2025-06-01")


def test_the_filter_is_in_the_name_and_in_the_json_never_in_a_row() -> None:
    assert exports.file_name("ukraine", "Talks & deals · 2014", "csv") == "timeline_ukraine_talks-deals-2014.csv"
    assert exports.file_name("ukraine", "../../etc", "csv") == "timeline_ukraine_etc.csv"
    whole = json.loads(exports.as_json([], "Talks", "http://here/?k=t"))
    assert whole == {"filter": "Talks", "link": "http://here/?k=t", "events": []}


def test_the_page_needs_nobody_and_escapes_what_it_is_given() -> None:
    figure = {"data": [{"type": "scatter", "x": [1], "y": [1]}], "layout": {}}
    page = exports.as_html(figure, "<script>alert(1)</script>", "a & b", "http://here/?q=<b>").decode()
    assert "<script>alert(1)</script>" not in page and "a &amp; b" in page
    assert 'src="http' not in page and len(page) > 1_000_000
