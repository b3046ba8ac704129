"""What a view shows: certain, possible, out; and on 10,000 random events the numbers always add up."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.facets import choices, in_time, loosen, neighbours
from dashboard.filters import LANES, Standing, View, active, select, without
from dashboard.store.columns import ArticleFacts, ClaimFacts, Columns, EventFacts
from dashboard.store.kinds import FAMILIES
from tests.dashboard import invented
from tests.fuzz.examples import tried

MANY = invented.columns(10_000)
D = date


def standing_of(event: EventFacts, first: date | None, last: date | None) -> Standing:
    columns = Columns.of([event])
    return Standing(int(select(columns, View(first=first, last=last)).standing[0]))


def event(earliest: date | None, latest: date | None, **more: str) -> EventFacts:
    return EventFacts(1, earliest, latest, **more)


MARCH = (D(2014, 3, 1), D(2014, 3, 31))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (event(D(2014, 3, 16), D(2014, 3, 16)), Standing.CERTAIN),
        (event(D(2014, 1, 1), D(2014, 12, 31), granularity="year"), Standing.POSSIBLE),
        (event(D(2014, 2, 25), D(2014, 3, 2)), Standing.POSSIBLE),
        (event(D(2014, 2, 25), D(2014, 3, 2), extent="throughout"), Standing.CERTAIN),
        (event(D(2014, 1, 1), None), Standing.POSSIBLE),
        (event(D(2014, 3, 5), None), Standing.POSSIBLE),
        (event(D(2014, 3, 5), None, extent="throughout"), Standing.CERTAIN),
        (event(D(2014, 1, 1), None, extent="throughout"), Standing.POSSIBLE),
        (event(None, D(2014, 3, 5)), Standing.POSSIBLE),
        (event(None, D(2014, 2, 5)), Standing.OUT),
        (event(D(2014, 4, 1), None), Standing.OUT),
        (event(None, None), Standing.UNDATED),
        (event(D(2014, 3, 16), D(2014, 3, 16), factuality="planned"), Standing.PLANNED),
        (event(D(2014, 3, 16), D(2014, 3, 16), factuality="hypothetical"), Standing.SUPPOSED),
        (event(D(2014, 3, 16), D(2014, 3, 16), factuality="denied"), Standing.CERTAIN),
    ],
)
def test_where_an_event_stands_to_march_2014(facts: EventFacts, expected: Standing) -> None:
    assert standing_of(facts, *MARCH) is expected


def test_one_bound_stays_possible_without_a_period_and_the_switch_hides_it() -> None:
    columns = Columns.of([event(D(2014, 3, 5), None), EventFacts(2, D(2015, 1, 1), D(2015, 1, 1))])
    assert select(columns, View()).counts.possible == 1
    certain = select(columns, View(certain_only=True)).counts
    assert (certain.certain, certain.possible, certain.hidden) == (1, 0, 1)


def test_hours_narrow_a_day() -> None:
    early, late, day = (
        EventFacts(1, D(2022, 2, 24), D(2022, 2, 24), granularity="minute", time="05:00+02:00"),
        EventFacts(2, D(2022, 2, 24), D(2022, 2, 24), granularity="minute", time="15:00+02:00"),
        EventFacts(3, D(2022, 2, 24), D(2022, 2, 24)),
    )
    selection = select(
        Columns.of([early, late, day]), View(first=D(2022, 2, 24), last=D(2022, 2, 24), hours=(240, 720))
    )
    assert list(selection.standing) == [Standing.CERTAIN, Standing.OUT, Standing.CERTAIN]


def test_as_of_a_day_shows_what_articles_of_that_day_told() -> None:
    facts = EventFacts(1, D(2022, 7, 22), D(2022, 7, 22), factuality="occurred")
    columns = Columns.of(
        [facts, EventFacts(2, D(2022, 8, 1), D(2022, 8, 1))],
        [
            ClaimFacts(1, 1, D(2022, 7, 15), D(2022, 7, 16), D(2022, 7, 31), factuality="planned"),
            ClaimFacts(1, 2, D(2022, 7, 22), D(2022, 7, 22), D(2022, 7, 22)),
            ClaimFacts(2, 2, None, D(2022, 8, 1), D(2022, 8, 1)),
        ],
        [ArticleFacts(1, "Before"), ArticleFacts(2, "After")],
    )
    before = select(columns, View(as_of=D(2022, 7, 20)))
    assert before.standing[0] == Standing.PLANNED
    assert before.counts.happened_since == 1
    assert before.counts.untold == before.counts.hidden == 1
    assert select(columns, View(as_of=D(2022, 7, 1))).counts.untold == 2
    assert select(columns, View(as_of=D(2022, 7, 22))).standing[0] == Standing.CERTAIN


days = st.none() | st.dates(D(1988, 1, 1), D(2027, 1, 1))
pick = lambda names: st.lists(st.sampled_from(names), max_size=3, unique=True).map(tuple)  # noqa: E731


@st.composite
def views(draw: st.DrawFn) -> View:
    first, last = draw(days), draw(days)
    if first and last and first > last:
        first, last = last, first
    return View(
        collection=draw(st.sampled_from(["", "all", "second", "none such"])),
        first=first,
        last=last,
        families=draw(pick(FAMILIES)),
        actors=draw(pick(invented.ACTORS)),
        places=draw(pick(invented.PLACES)),
        outlets=draw(pick(invented.OUTLETS)),
        factuality=draw(pick(["occurred", "planned", "denied"])),
        certain_only=draw(st.booleans()),
        dates=draw(st.sampled_from(["", "firm", "approx"])),
        text=draw(st.sampled_from(["", "bridge"])),
        as_of=draw(days),
        changed_since=draw(st.none() | st.just(D(2026, 5, 1))),
        lanes=draw(st.sampled_from(LANES)),
    )


@tried(60)
@given(views())
def test_everything_is_accounted_for(view: View) -> None:
    selection = select(MANY, view, found=MANY.id[::3])
    counts = selection.counts
    parts = (
        counts.hidden,
        counts.undated,
        counts.out,
        counts.certain,
        counts.possible,
        counts.planned,
        counts.supposed,
    )
    assert sum(parts) == counts.total == int(selection.here.sum())
    assert counts.shown == int(selection.shown.sum())
    assert counts.untold <= counts.hidden
    assert sorted(in_time(MANY, selection)) == sorted(MANY.id[selection.listed])
    families = choices(MANY, select(MANY, without(view, "families"), found=MANY.id[::3]), "families")
    assert sum(each.number for each in families if not view.families or each.key in view.families) == int(
        selection.listed.sum()
    )


@tried(20)
@given(views())
def test_loosening_a_filter_finds_what_it_promises(view: View) -> None:
    for offer in loosen(MANY, view, MANY.id[:5]):
        assert offer.name in active(view)
        less = without(view, offer.name)
        listed = int(select(MANY, less, found=MANY.id[:5]).listed.sum())
        assert listed == offer.certain + offer.more > 0


def test_the_walk_goes_through_all_and_back() -> None:
    view = View(families=("fight",), first=D(2001, 1, 1), last=D(2001, 12, 31))
    selection = select(MANY, view)
    order = [int(each) for each in in_time(MANY, selection)]
    walked = [order[0]]
    while (after := neighbours(MANY, selection, walked[-1])[1]) is not None:
        assert neighbours(MANY, selection, after)[0] == walked[-1]
        walked.append(after)
    assert walked == order
    assert neighbours(MANY, selection, 99_999) == (order[0], order[-1])


def test_an_empty_store_has_empty_views() -> None:
    nothing = Columns.of([])
    assert select(nothing, View(first=D(2001, 1, 1))).counts.total == 0
    assert neighbours(nothing, select(nothing, View()), 1) == (None, None)
    assert np.array_equal(in_time(nothing, select(nothing, View())), [])
