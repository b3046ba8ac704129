"""Columns: what is built, loaded and patched says the same as the rows it came from."""

from datetime import date

from dashboard_fakes import Told, day, digest, year
from hypothesis import given
from hypothesis import strategies as st

from dashboard.store import ClaimStatus, Columns, Store, Target
from dashboard.store.columns import (
    OPEN_FUTURE,
    OPEN_PAST,
    ArticleFacts,
    ClaimFacts,
    EventFacts,
    day_number,
    day_of,
)
from dashboard.store.kinds import FAMILIES, KINDS
from dashboard.store.patching import patched
from extract.value import QUALIFIERS


def test_days_count_from_1970_and_come_back() -> None:
    assert day_number(date(1970, 1, 2), OPEN_PAST) == 1
    assert day_of(day_number(date(1, 1, 1), OPEN_PAST)) == date(1, 1, 1)
    assert day_number(None, OPEN_FUTURE) == OPEN_FUTURE
    assert day_of(OPEN_FUTURE) is None


def test_building_from_plain_rows() -> None:
    events = [
        EventFacts(7, None, None, "none", kind=None, collection="b"),
        EventFacts(
            3,
            date(2022, 2, 24),
            date(2022, 2, 24),
            time="05:00+02:00",
            kind="ASSAULT",
            mode="drone",
            qualifier="%",
        ),
    ]
    claims = [
        ClaimFacts(3, 2, date(2022, 2, 25), None, None),
        ClaimFacts(3, 1, None, None, None, qualifier="?", time="23:59"),
        ClaimFacts(9, 1, None, None, None),
    ]
    columns = Columns.of(events, claims, [ArticleFacts(1, "One", "BBC"), ArticleFacts(2, "Two")], version=4)
    assert columns.id.tolist() == [3, 7]
    assert columns.earliest.tolist()[1] == OPEN_PAST
    assert columns.minute.tolist() == [300, -1]
    assert [FAMILIES[at] for at in columns.family] == ["strike", "other"]
    assert columns.kind.tolist() == [KINDS.index("ASSAULT"), -1]
    assert columns.sources.tolist() == [2, 0]
    assert [QUALIFIERS[at] for at in columns.qualifier] == ["%", ""]
    assert columns.articles.of(0) == ("One", "Two")
    assert columns.articles.mask(["2"]).tolist() == [True, False]
    assert columns.outlets.names == ("BBC",)
    assert columns.claims.event.tolist() == [0, 0]
    assert columns.claims.minute.tolist() == [1439, -1]
    assert [QUALIFIERS[at] for at in columns.claims.qualifier] == ["?", ""]
    assert columns.claims.published.tolist() == [OPEN_FUTURE, day_number(date(2022, 2, 25), 0)]
    assert [columns.collections[at] for at in columns.collection] == ["main", "b"]
    assert (columns.row(7), columns.row(4), columns.row(99)) == (1, None, None)


names = st.lists(st.sampled_from(["Kyiv", "Moscow", "Berlin"]), unique=True, max_size=3)
facts = st.builds(
    lambda **given: EventFacts(**given),  # the others keep their defaults
    id=st.integers(1, 40),
    earliest=st.none() | st.dates(date(2000, 1, 1), date(2001, 1, 1)),
    latest=st.none() | st.dates(date(2001, 1, 2), date(2002, 1, 1)),
    kind=st.sampled_from([None, *KINDS]),
    actors=names,
    places=names,
    collection=st.sampled_from(["a", "b"]),
)
many = st.lists(facts, unique_by=lambda event: event.id, max_size=25)


@given(old=many, new=many, gone=st.sets(st.integers(1, 40)))
def test_patched_columns_are_those_built_anew(old: list[EventFacts], new: list[EventFacts], gone: set[int]) -> None:
    articles = [ArticleFacts(number, f"Article {number}", f"Outlet {number % 2}") for number in range(5)]

    def build(events: list[EventFacts]) -> Columns:
        claims = [
            ClaimFacts(event.id, event.id % 5, None, event.earliest, None, time=f"{event.id % 24:02}:00")
            for event in events
        ]
        return Columns.of(events, claims, articles, version=2)

    replaced = gone | {event.id for event in new}
    left = [event for event in old if event.id not in replaced]
    assert _plain(patched(build(old), sorted(replaced), [build(new)], 2)) == _plain(build(left + new))


def _plain(columns: Columns) -> list[object]:
    rows = range(len(columns))
    facets = [columns.actors, columns.places, columns.articles, columns.outlets]
    told = columns.claims
    titles = [columns.articles.names[at] for at in told.article]
    return [
        columns.id.tolist(),
        columns.earliest.tolist(),
        columns.family.tolist(),
        columns.sources.tolist(),
        [columns.collections[at] for at in columns.collection],
        [[facet.of(row) for row in rows] for facet in facets],
        [sorted(facet.names) == sorted(set(facet.names)) for facet in facets],
        list(zip(told.event.tolist(), titles, told.earliest.tolist(), told.minute.tolist(), strict=True)),
    ]


TEXT = "On 14 December 2025 envoys met in Berlin. Russia annexed Crimea in 2014."
TOLD = (
    Told("met", day("2025-12-14"), "Envoys meet in Berlin", "14 December 2025"),
    Told("annexed", year(2014), "Russia annexes Crimea", "2014", kind="ASSAULT", places=("Crimea",)),
)


def test_loading_what_changed_gives_what_loading_all_gives(store: Store) -> None:
    columns = store.columns()
    added = store.add_article(digest(TEXT, TOLD, published=day("2025-12-16")), collection="main", by="seeds")
    claims = [told[0].id for told in store.claims(added.events).values()]
    steps = (
        lambda: None,
        lambda: store.redate(Target("event", added.events[1]), day("2014-03-18"), who="editor"),
        lambda: store.add_article(
            digest("Envoys met on Sunday.", [Told("met", day("2025-12-14"))]), collection="main", by="seeds"
        ),
        lambda: store.decide(claims[:1], ClaimStatus.DROPPED, who="editor"),
        lambda: store.join(added.events[1], added.events[0], who="editor"),
        lambda: store.withdraw_article(added.article, who="editor", why="wrong"),
    )
    for step in steps:
        step()
        columns = store.columns(columns)
        assert columns.version == store.version()
        assert _plain(columns) == _plain(store.columns())
    assert store.columns(columns) is columns
