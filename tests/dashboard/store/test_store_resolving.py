"""Resolving an article again: claims find their events by the trigger, corrections and links live on."""

from dataclasses import replace

import pytest
from dashboard_fakes import Told, day, digest, year

from dashboard.store import ClaimStatus, EventDetail, Marker, Refused, Store, Target

TEXT = "Envoys met last Sunday. Russia annexed Crimea in 2014. A plan was drafted. Troops moved."
BEFORE = (
    Told("met", None, "Envoys meet", "last Sunday", words=()),
    Told("annexed", year(2014), "Russia annexes Crimea", "2014", words=(), places=("Crimea",)),
    Told("drafted", None, "A plan is drafted", words=(), places=()),
)
AFTER = (
    Told("met last", day("2025-12-14"), "Envoys meet in Berlin", "last Sunday", words=()),
    Told("moved", day("2025-12-15"), "Troops move", words=(), places=("Kyiv",)),
    Told("annexed", year(2014), "Russia annexes Crimea", "2014", words=(), places=("Crimea",)),
)


def test_ids_live_on_and_what_moved_is_told(store: Store) -> None:
    added = store.add_article(digest(TEXT, BEFORE), collection="main", by="seeds")
    met, annexed, drafted = added.events
    resolved = store.resolve_again(
        added.article,
        digest(TEXT, AFTER, published=day("2025-12-16")),
        what="written",
        old=None,
        new="2025-12-16",
        who="editor",
    )
    assert resolved.total == 3
    shifts = {shift.event: shift for shift in resolved.shifts}
    assert (shifts[met].old, shifts[met].new) == (None, day("2025-12-14"))
    assert shifts[drafted].gone
    assert annexed not in shifts
    (new,) = (shift for shift in resolved.shifts if shift.appeared)
    assert new.event not in added.events
    detail = store.event(met)
    assert isinstance(detail, EventDetail)
    assert detail.event.title == "Envoys meet in Berlin"
    assert isinstance(store.event(drafted), Marker)
    article = store.article(added.article)
    assert article is not None
    assert article.row.written == day("2025-12-16")
    assert [change.what for change in article.changes] == ["written"]


def test_what_comes_back_has_its_old_id(store: Store) -> None:
    added = store.add_article(digest(TEXT, BEFORE), collection="main", by="seeds")
    for told in (AFTER, BEFORE):
        resolved = store.resolve_again(
            added.article, digest(TEXT, told), what="written", old=None, new=None, who="editor"
        )
    assert [shift.event for shift in resolved.shifts if shift.appeared] == [added.events[2]]
    assert [event.id for event in store.events(added.events)] == list(added.events)


def test_corrections_and_decisions_of_people_live_on(store: Store) -> None:
    added = store.add_article(digest(TEXT, BEFORE), collection="main", by="seeds")
    claims = {event: told[0].id for event, told in store.claims(added.events).items()}
    met, annexed, drafted = added.events
    store.retitle(Target("claim", claims[met]), "Talks", who="editor")
    store.redate(Target("claim", claims[drafted]), day("2025-12-01"), who="editor")
    store.decide([claims[annexed]], ClaimStatus.DROPPED, who="editor")
    resolved = store.resolve_again(added.article, digest(TEXT, AFTER), what="filled", old=None, new=None, who="editor")
    assert {shift.event for shift in resolved.shifts if not shift.appeared} == {met}
    kept = {event.id: event for event in store.events(added.events)}
    assert kept[met].title == "Talks"
    assert kept[met].when == day("2025-12-14")
    assert kept[drafted].when == day("2025-12-01")
    assert annexed not in kept


def test_another_text_is_refused(store: Store) -> None:
    added = store.add_article(digest(TEXT, BEFORE), collection="main", by="seeds")
    other = replace(digest("Other words.", []))
    with pytest.raises(Refused):
        store.resolve_again(added.article, other, what="written", old=None, new=None, who="editor")
