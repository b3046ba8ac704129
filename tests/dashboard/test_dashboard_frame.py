"""Frames and figures: nothing cut silently, no mark beyond its bounds, density that adds up, valid for Plotly."""

import json
from dataclasses import replace
from datetime import date

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import coverage, density
from dashboard.counts import accounts_sentence, counted, counts_text, filter_words
from dashboard.figure import figure
from dashboard.filters import LANES, View, select
from dashboard.frame import DAY, build
from dashboard.store.columns import ArticleFacts, ClaimFacts, Columns, EventFacts, day_number
from dashboard.store.records import Collection, Reading
from dashboard.told import as_told, told_by
from dashboard.words import date_words
from extract import Granularity, Value
from tests.dashboard import invented
from tests.fuzz.examples import tried

MANY = invented.columns(10_000)
D = date


def frame_of(columns: Columns, view: View, most: int = 400) -> dict:
    return build(columns, view, select(columns, view), lambda ids: invented.records(columns, ids), {}, most)


def days(mark: dict) -> tuple[float, float]:
    return mark["a"] if mark["a"] is not None else -np.inf, mark["b"] if mark["b"] is not None else np.inf


@tried(25)
@given(
    st.dates(D(1990, 1, 1), D(2025, 1, 1)),
    st.integers(0, 4000),
    st.sampled_from(LANES),
    st.sampled_from([10, 400]),
    st.sampled_from([(), ("fight", "talk")]),
)
def test_every_event_is_counted_once(
    first: date, length: int, lanes: str, most: int, families: tuple[str, ...]
) -> None:
    last = date.fromordinal(min(first.toordinal() + length, D(2025, 12, 31).toordinal()))
    frame = frame_of(MANY, View(first=first, last=last, lanes=lanes, families=families), most)
    accounts = dict(frame["accounts"])
    total = accounts.pop("total")
    assert sum(accounts.values()) == total == 9_000
    assert accounts["drawn"] == len(frame["marks"]) <= most
    assert accounts["folded"] == sum(number for _, _, number in frame["folds"])
    assert accounts["folded"] == sum(lane["folded"] for lane in frame["lanes"])
    assert sum(lane["n"] for lane in frame["lanes"]) == accounts["folded"] + accounts["drawn"]
    assert all(0 <= mark["l"] < len(frame["lanes"]) for mark in frame["marks"])


def test_marks_that_were_made_before_are_those_that_would_be_made() -> None:
    kept: dict[int, dict] = {}
    views = (View(), View(lanes="actor"), View(families=("fight",)), View(as_of=D(2015, 5, 1)), View(event=7))
    for view in views:
        selection = select(MANY, view)
        frame = build(MANY, view, selection, lambda ids: invented.records(MANY, ids), {}, kept=kept)
        assert frame == frame_of(MANY, view)
    assert kept


def test_marks_are_the_weightiest_and_the_chosen_one_is_among_them() -> None:
    lightest = int(MANY.id[np.argmin(np.where((MANY.collection == 0) & (MANY.earliest > 0), MANY.salience, 2))])
    frame = frame_of(MANY, View(event=lightest))
    assert lightest in [mark["i"] for mark in frame["marks"]]
    assert frame_of(MANY, View())["marks"] == frame_of(MANY, View())["marks"]
    weights = [mark["w"] for mark in frame_of(MANY, View())["marks"]]
    assert min(weights) >= 85


def test_forms_and_bounds_of_marks() -> None:
    columns = Columns.of(
        [
            EventFacts(1, D(2022, 2, 24), D(2022, 2, 24), granularity="minute", time="05:00+02:00"),
            EventFacts(2, D(2022, 2, 24), D(2022, 2, 24)),
            EventFacts(3, D(2022, 2, 24), D(2022, 2, 24), qualifier="?"),
            EventFacts(4, D(2022, 3, 1), D(2022, 3, 31), granularity="month"),
            EventFacts(5, D(2022, 3, 1), D(2022, 5, 20), extent="throughout"),
            EventFacts(6, D(2024, 5, 10), None, extent="throughout"),
            EventFacts(7, D(2014, 3, 19), None),
            EventFacts(8, None, D(2013, 11, 20)),
            EventFacts(9, D(2015, 2, 17), D(2015, 2, 18), contradicted=True),
        ]
    )
    marks = {mark["i"]: mark for mark in frame_of(columns, View())["marks"]}
    forms = {event: (mark["k"], mark["s"]) for event, mark in marks.items()}
    assert forms == {
        1: ("time", 0), 2: ("day", 0), 3: ("day", 1), 4: ("win", 1), 5: ("dur", 0), 6: ("dur", 0), 7: ("after", 1),
        8: ("before", 1), 9: ("alt", 1),
    }  # fmt: skip
    assert marks[2]["b"] - marks[2]["a"] == DAY
    assert marks[1]["t"] - marks[1]["a"] == 5 * 3_600_000
    assert (marks[6]["b"], marks[8]["a"]) == (None, None)
    assert marks[9]["words"] == "between 17 and 18 February 2015: sources disagree"


@pytest.mark.parametrize(("factuality", "words"), [("denied", "denied"), ("hypothetical", "supposed")])
def test_a_mark_says_that_its_event_is_no_fact(factuality: str, words: str) -> None:
    columns = Columns.of([EventFacts(1, D(2022, 2, 24), D(2022, 2, 24), factuality=factuality)])
    (mark,) = frame_of(columns, View())["marks"]
    assert mark["words"] == f"on 24 February 2022 ({words})"


@tried(30)
@given(st.lists(st.tuples(st.integers(-800, 40_000), st.integers(0, 900)), max_size=30), st.integers(1, 90))
def test_the_strip_holds_every_event_in_the_bars_of_its_days(spans: list[tuple[int, int]], years: int) -> None:
    earliest = np.array([start for start, _ in spans], dtype=np.int32)
    latest = np.array([start + length for start, length in spans], dtype=np.int32)
    whole = density.extent(earliest, latest)
    strip = density.strip(earliest, latest, earliest % 2 == 0, whole)
    assert np.isclose(strip.checked.sum() + strip.unchecked.sum(), len(spans))
    assert len(strip.edges) <= 300
    for start, length in spans[:1]:
        first = int(np.searchsorted(strip.edges, start, "right")) - 1
        last = int(np.searchsorted(strip.edges, start + length, "right")) - 1
        assert (strip.checked + strip.unchecked)[first : last + 1].sum() >= 1 - 1e-6


def test_an_open_end_does_not_stretch_the_strip() -> None:
    columns = Columns.of(
        [
            EventFacts(1, D(1939, 11, 30), D(1939, 11, 30)),
            EventFacts(2, D(1940, 3, 13), D(1940, 3, 13)),
            EventFacts(3, None, D(2024, 12, 1)),
            EventFacts(4, D(1914, 1, 1), None),
        ]
    )
    first, end = frame_of(columns, View())["whole"]
    assert day_number(D(1939, 10, 1), 0) <= first // DAY < end // DAY <= day_number(D(1940, 5, 1), 0)
    assert frame_of(columns, View())["accounts"]["drawn"] == 4


@pytest.mark.parametrize("lanes", LANES)
@pytest.mark.parametrize("view", [View(), View(first=D(2001, 1, 1), last=D(2001, 1, 9)), View(as_of=D(2010, 1, 1))])
def test_plotly_takes_every_figure(view: View, lanes: str) -> None:
    frame = frame_of(MANY, View(first=view.first, last=view.last, as_of=view.as_of, lanes=lanes))
    drawn = figure(json.loads(json.dumps(frame)), title="A <b>title</b>", dark=lanes == "actor")
    go.Figure(drawn)
    ids = set(drawn["data"][-3]["customdata"])
    assert ids <= {mark["i"] for mark in frame["marks"]}


def test_a_contradicted_event_has_a_mark_for_each_date_with_the_preferred_one_named() -> None:
    columns = Columns.of([EventFacts(9, D(2015, 2, 1), D(2015, 2, 18), contradicted=True)])
    day, month = Value(D(2015, 2, 18), D(2015, 2, 18)), Value(D(2015, 2, 1), D(2015, 2, 28), Granularity.MONTH)
    told = {9: (Reading(day, (2,), True), Reading(month, (1,)), Reading(None, (3,)))}
    view = View()
    frame = build(
        columns,
        view,
        select(columns, view),
        lambda ids: invented.records(columns, ids),
        readings=lambda ids: {each: told[each] for each in ids},
    )
    readings = [(end - first, preferred, words) for first, end, preferred, words in frame["marks"][0]["r"]]
    assert readings == [(28 * DAY, 0, "in February 2015"), (DAY, 1, "on 18 February 2015")]
    fills = figure(frame)["data"][-3]["marker"]["color"]
    assert len(fills) == 2 and fills[0] != fills[1]  # one mark each, the preferred one solid


def test_the_strip_is_grey_where_the_collection_covers_nothing() -> None:
    whole = (day_number(D(2013, 10, 1), 0), day_number(D(2013, 12, 31), 0))
    stated = Collection(1, "a", "A", "UTC", D(2013, 11, 1), D(2013, 12, 20), D(2013, 12, 10))
    found = coverage.marks(stated, whole)
    assert found is not None
    days = {name: [(end - first) // DAY for first, end in found[name]] for name in ("out", "unreviewed")}
    assert days == {"out": [31, 11], "unreviewed": [10]}
    assert found["words"] == "covers 1 November 2013 to 20 December 2013, reviewed up to 10 December 2013"
    assert coverage.marks(Collection(1, "a", "A", "UTC"), whole) is None  # nothing is stated, nothing is claimed
    beyond = coverage.marks(Collection(1, "a", "A", "UTC", D(2020, 1, 1), D(2021, 1, 1)), whole)
    assert beyond is not None and beyond["out"] == [(whole[0] * DAY, (whole[1] + 1) * DAY)]


def test_a_figure_that_stands_alone_says_what_is_denied() -> None:
    columns = Columns.of([EventFacts(1, D(2022, 2, 24), D(2022, 2, 24), factuality="denied")])
    drawn = figure(frame_of(columns, View()))["data"]
    assert drawn[-1]["text"] == ["Denied: Event 1"]
    assert drawn[-3]["hovertext"][0].startswith("<b>Denied: Event 1 of the invented chronicle")


def test_nothing_at_all_is_still_a_figure() -> None:
    frame = frame_of(Columns.of([]), View())
    assert frame["accounts"]["total"] == 0
    go.Figure(figure(frame))


def test_days_far_away_are_drawn_and_do_not_break() -> None:
    columns = Columns.of([EventFacts(1, D(1, 1, 1), D(1, 1, 1)), EventFacts(2, D(9999, 12, 31), D(9999, 12, 31))])
    frame = frame_of(columns, View())
    assert frame["accounts"]["drawn"] == 2
    go.Figure(figure(frame))


@pytest.mark.parametrize(
    ("count", "words"), [(0, "no events are"), (1, "1 event is"), (2, "2 events are"), (2310, "2,310 events are")]
)
def test_one_is_no_plural(count: int, words: str) -> None:
    assert counted(count, "event is", "events are") == words
    assert counted(count, "event") == words.removesuffix(" is").removesuffix(" are")


def test_sentences_say_what_is_counted() -> None:
    view = View(first=D(2001, 1, 1), last=D(2001, 12, 31), families=("fight",))
    counts = select(MANY, view).counts
    text = counts_text(counts, view, 10)
    assert text.startswith(f"{counts.certain} events certainly and {counts.possible} possibly in this period · ")
    assert text.endswith(f"10 of {counts.shown} drawn")
    assert f"{counts.hidden:,} hidden by the filter" in accounts_sentence(counts, 10)
    assert filter_words(view, "period") == "2001"
    assert filter_words(view, "families") == "Fighting"


def test_a_plan_that_came_true_says_so_as_of_the_day_before() -> None:
    told = EventFacts(1, D(2022, 7, 22), D(2022, 7, 22))
    plan = ClaimFacts(1, 1, D(2022, 7, 15), D(2022, 7, 16), D(2022, 7, 31), factuality="planned")
    report = ClaimFacts(1, 2, D(2022, 7, 23), D(2022, 7, 22), D(2022, 7, 22))
    columns = Columns.of([told], [plan, report], [ArticleFacts(1, "Before"), ArticleFacts(2, "After")])
    (mark,) = frame_of(columns, View(as_of=D(2022, 7, 20)))["marks"]
    assert (mark["p"], mark["words"]) == ("planned", "between 16 and 31 July 2022 (planned); it has happened since")
    assert frame_of(columns, View())["marks"][0]["words"] == "on 22 July 2022"


FIRST_TOLD, LATER, BETWEEN = D(2022, 2, 25), D(2022, 3, 25), D(2022, 3, 1)


def as_first_told(event: EventFacts, first: ClaimFacts) -> tuple[Columns, dict]:
    """An event whose later article says all that is known now, and its mark as of a day before that."""
    later = ClaimFacts(1, 2, LATER, *event[1:4], qualifier=event.qualifier, time=event.time)
    columns = Columns.of([event], [first, later], [ArticleFacts(1, "Before"), ArticleFacts(2, "After")])
    (mark,) = frame_of(columns, View(as_of=BETWEEN))["marks"]
    return columns, mark


def test_as_of_a_day_no_minute_is_known_that_was_told_later() -> None:
    day = D(2022, 2, 24)
    event = EventFacts(1, day, day, "minute", time="05:00+02:00")
    columns, mark = as_first_told(event, ClaimFacts(1, 1, FIRST_TOLD, day, day))
    assert (mark["k"], mark["t"], mark["words"]) == ("day", None, "on 24 February 2022")
    night = View(first=day, last=day, hours=(0, 240))
    assert select(columns, night).counts.out == 1
    assert select(columns, replace(night, as_of=BETWEEN)).counts.certain == 1


def test_as_of_a_day_a_minute_that_was_told_since_stands() -> None:
    told = ClaimFacts(1, 1, FIRST_TOLD, D(2022, 2, 24), D(2022, 2, 24), "minute", time="05:00+02:00")
    _, mark = as_first_told(EventFacts(1, D(2022, 2, 24), D(2022, 2, 24)), told)
    assert (mark["k"], mark["words"]) == ("time", "on 24 February 2022 at about 05:00 local time")


@pytest.mark.parametrize(("now", "then"), [("~", ""), ("?", ""), ("", "~"), ("%", "?")])
def test_as_of_a_day_a_date_is_as_doubtful_as_it_was(now: str, then: str) -> None:
    day = D(2022, 2, 24)
    first = ClaimFacts(1, 1, FIRST_TOLD, day, day, qualifier=then)
    columns, mark = as_first_told(EventFacts(1, day, day, qualifier=now), first)
    assert mark["words"] == date_words(Value(day, day, qualifier=then))
    assert select(columns, View(as_of=BETWEEN, dates="firm")).counts.certain == (then == "")


def test_as_of_a_day_how_a_date_was_found_later_is_not_said() -> None:
    first = ClaimFacts(1, 1, FIRST_TOLD, D(2022, 3, 1), None)
    later = ClaimFacts(1, 2, LATER, D(2022, 3, 10), None)
    columns = Columns.of([EventFacts(1, D(2022, 3, 10), None)], [first, later], [ArticleFacts(1, "A")])
    (event,) = invented.records(columns, [1])
    event = replace(event, expression="in the coming weeks", rule="coming", by_person=("when",))
    told = told_by(columns, BETWEEN)
    then = as_told(told, 0, event)
    assert (then.when, then.expression, then.rule, then.by_person) == (Value(D(2022, 3, 1), None), "", "", ())
    assert as_told(told_by(columns, LATER), 0, event) is event


def test_as_of_a_day_the_readings_of_later_articles_are_no_marks() -> None:
    told = [D(2022, 3, 1), D(2022, 3, 9), D(2022, 3, 5)]
    claims = [ClaimFacts(1, at, FIRST_TOLD if at < 2 else LATER, day, day) for at, day in enumerate(told)]
    event = EventFacts(1, D(2022, 3, 1), D(2022, 3, 9), contradicted=True)
    columns = Columns.of([event], claims, [ArticleFacts(at, f"{at}") for at in range(3)])
    view = View(as_of=BETWEEN)
    readings = {1: tuple(Reading(Value(day, day), (at,)) for at, day in enumerate(told))}
    frame = build(
        columns, view, select(columns, view), lambda ids: invented.records(columns, ids), readings=lambda _: readings
    )
    assert frame["marks"][0]["k"] == "alt" and "r" not in frame["marks"][0]
