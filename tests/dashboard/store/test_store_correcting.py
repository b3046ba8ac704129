"""Corrections: each is kept with who and why, changes what readers see, and can be taken back and again."""

import pytest
from dashboard_fakes import MAYBE, Told, day, digest, year

from dashboard.store import (
    Added,
    ClaimStatus,
    EventDetail,
    EventStatus,
    Marker,
    NotFound,
    Refused,
    Store,
    Target,
)
from extract import Certainty, Factuality

TEXT = "On 14 December 2025 envoys met in Berlin. Russia annexed Crimea in 2014."
TOLD = (
    Told("met", day("2025-12-14"), "Envoys meet in Berlin", "14 December 2025"),
    Told("annexed", year(2014), "Russia annexes Crimea", "2014", kind="ASSAULT", places=("Crimea",)),
)


@pytest.fixture
def added(store: Store) -> Added:
    return store.add_article(digest(TEXT, TOLD, published=day("2025-12-16")), collection="main", by="seeds")


def card(store: Store, event: int) -> EventDetail:
    detail = store.event(event)
    assert isinstance(detail, EventDetail)
    return detail


@pytest.mark.parametrize("kind", ["event", "claim"])
def test_a_date_set_by_hand(store: Store, added: Added, kind: str) -> None:
    event = added.events[1]
    target = Target("event", event) if kind == "event" else Target("claim", card(store, event).claims[0].id)
    version = store.version()
    change = store.redate(target, day("2014-03-18"), who="editor", why="the treaty")
    assert store.version() > version
    shown = card(store, event)
    assert shown.event.when == day("2014-03-18")
    assert shown.event.certainty is Certainty.GOVERNED
    assert (shown.event.rule, shown.event.anchor, shown.event.expression) == ("", "person", "")
    assert shown.event.checked
    assert (change.old_when, change.new_when) == (year(2014), day("2014-03-18"))
    assert store.changes(event=event)[0] == change
    undone = store.undo(change.id, who="editor")
    assert card(store, event).event.when == year(2014)
    assert card(store, event).event.rule == "day-month-year"
    assert undone.undoes == change.id
    assert [each.undoable for each in store.changes(event=event)] == [True, False]
    store.undo(undone.id, who="editor")
    assert card(store, event).event.when == day("2014-03-18")
    with pytest.raises(Refused):
        store.undo(change.id, who="editor")


def test_not_dated_title_kind_and_factuality_by_hand(store: Store, added: Added) -> None:
    event, target = added.events[0], Target("event", added.events[0])
    store.redate(target, None, who="editor")
    store.retitle(target, "  Talks about guarantees\nin Berlin between many envoys ", who="editor")
    store.rekind(target, "AGREE", who="editor")
    store.refact(target, Factuality.PLANNED, who="editor")
    shown = card(store, event).event
    assert shown.when is None
    assert shown.title == "Talks about guarantees in Berlin between many envoys"
    assert len(shown.label) <= 26
    assert (shown.kind, shown.family, shown.factuality) == ("AGREE", "talk", Factuality.PLANNED)
    assert set(shown.by_person) == {"when", "title", "kind", "factuality"}
    assert [change.what for change in store.changes(event=event)] == ["refacted", "rekinded", "retitled", "redated"]


def test_what_can_t_be_corrected(store: Store, added: Added) -> None:
    with pytest.raises(Refused):
        store.retitle(Target("event", added.events[0]), " ", who="editor")
    with pytest.raises(Refused):
        store.rekind(Target("event", added.events[0]), "PARTY", who="editor")
    with pytest.raises(NotFound):
        store.redate(Target("event", 999), None, who="editor")
    with pytest.raises(NotFound):
        store.redate(Target("claim", 999), None, who="editor")
    assert store.changes() == ()


def test_several_fields_are_set_together_or_not_at_all(store: Store, added: Added) -> None:
    target = Target("event", added.events[1])
    with pytest.raises(Refused):
        store.correct(target, {"when": day("2014-03-18"), "title": "x" * 201}, who="editor")
    assert store.changes() == () and card(store, added.events[1]).event.when == year(2014)
    made = store.correct(target, {"when": day("2014-03-18"), "title": "Crimea taken"}, who="editor")
    assert [change.what for change in made] == ["redated", "retitled"]
    shown = card(store, added.events[1]).event
    assert (shown.when, shown.title) == (day("2014-03-18"), "Crimea taken")


def test_a_dropped_event_leaves_a_marker_and_comes_back(store: Store, added: Added) -> None:
    event = added.events[0]
    (change,) = store.decide([card(store, event).claims[0].id], ClaimStatus.DROPPED, who="editor", why="no event")
    marker = store.event(event)
    assert isinstance(marker, Marker)
    assert (marker.status, marker.who, marker.why) == (EventStatus.DROPPED, "editor", "no event")
    assert store.search("envoys").tolist() == []
    assert store.columns().id.tolist() == [added.events[1]]
    store.undo(change.id, who="editor")
    assert card(store, event).event.id == event
    assert store.search("envoys").tolist() == [event]


def test_keeping_checks_an_event(store: Store, added: Added) -> None:
    claims = [card(store, event).claims[0].id for event in added.events]
    assert len(store.decide(claims, ClaimStatus.KEPT, who="editor")) == 2
    assert store.decide(claims, ClaimStatus.KEPT, who="editor") == ()
    assert store.columns().checked.all()


def test_a_person_marks_an_event(store: Store, added: Added) -> None:
    span = (TEXT.index("Russia"), TEXT.index("Crimea") + len("Crimea"))
    change = store.add_claim(added.article, span, title="Crimea taken", when=day("2014-02-27"), who="editor")
    assert change.event is not None
    shown = card(store, change.event)
    assert shown.claims[0].origin == "person"
    assert (
        shown.claims[0].quote[shown.claims[0].sentence[0] - shown.claims[0].quote_start :].startswith("Russia annexed")
    )
    store.undo(change.id, who="editor")
    assert isinstance(store.event(change.event), Marker)
    with pytest.raises(Refused):
        store.add_claim(added.article, (5, 9999), title="x", when=None, who="editor")


def test_join_and_split_again(store: Store, added: Added) -> None:
    other = digest("On 15 December envoys sat down.", [Told("sat", day("2025-12-15"), "Envoys sit down")])
    second = store.add_article(other, collection="main", by="seeds").events[0]
    change = store.join(second, added.events[0], who="editor", why="the same talks")
    marker = store.event(second)
    assert isinstance(marker, Marker)
    assert (marker.into, marker.status, marker.why) == (added.events[0], EventStatus.MERGED, "the same talks")
    joined = card(store, added.events[0])
    assert joined.event.sources == 2
    assert joined.event.contradicted
    assert {reading.when for reading in joined.readings} == {day("2025-12-14"), day("2025-12-15")}
    assert store.readings([added.events[0]]) == {added.events[0]: joined.readings}
    assert joined.event.when is not None
    assert (joined.event.when.earliest, joined.event.when.latest) == (
        day("2025-12-14").earliest,
        day("2025-12-15").latest,
    )
    undone = store.undo(change.id, who="editor")
    assert card(store, second).event.when == day("2025-12-15")
    assert card(store, added.events[0]).event.sources == 1
    store.undo(undone.id, who="editor")
    assert isinstance(store.event(second), Marker)


def test_a_chain_of_joins_leads_to_what_is_left(store: Store, added: Added) -> None:
    text = "One acted. Two moved. Three stood."
    told = [Told("acted", None, words=()), Told("moved", None, words=()), Told("stood", None, words=())]
    one, two, three = store.add_article(digest(text, told), collection="main", by="seeds").events
    store.join(one, two, who="editor")
    store.join(two, three, who="editor")
    marker = store.event(one)
    assert isinstance(marker, Marker)
    assert marker.into == three
    with pytest.raises(Refused):
        store.join(one, three, who="editor")


def test_a_join_goes_back_once_nothing_stands_on_it(store: Store, added: Added) -> None:
    text = "One acted. Two moved. Three stood."
    told = [Told("acted", None, words=()), Told("moved", None, words=()), Told("stood", None, words=())]
    one, two, three = store.add_article(digest(text, told), collection="main", by="seeds").events
    beside = store.join(added.events[1], three, who="editor")
    first, second = store.join(one, two, who="editor"), store.join(two, three, who="ada@example.org")
    with pytest.raises(Refused, match="stands on this one, by ada@"):
        store.undo(first.id, who="editor")
    store.undo(beside.id, who="editor")  # what else went into that event goes as it came
    store.undo(second.id, who="editor")
    store.undo(first.id, who="editor")
    assert {event.id: event.sources for event in store.events([one, two, three])} == {one: 1, two: 1, three: 1}


def test_kept_apart_is_not_offered_again(store: Store, added: Added) -> None:
    told = [MAYBE]
    second = store.add_article(digest("Envoys met again.", told), collection="main", by="seeds").events[0]
    change = store.keep_apart(second, added.events[0], who="editor")
    assert [offer.decision for offer in card(store, second).offers] == ["apart"]
    store.undo(change.id, who="editor")
    assert [offer.decision for offer in card(store, second).offers] == ["open"]


def test_a_withdrawn_article_takes_its_events_along_and_brings_them_back(store: Store, added: Added) -> None:
    change = store.withdraw_article(added.article, who="editor", why="an error")
    marker = store.event(added.events[0])
    assert isinstance(marker, Marker)
    assert (marker.status, marker.why) == (EventStatus.WITHDRAWN, "an error")
    assert len(store.columns()) == 0
    assert store.articles() == ()
    article = store.article(added.article)
    assert article is not None
    assert article.article.text == ""
    assert article.row.withdrawn_why == "an error"
    again = store.add_article(digest(TEXT, TOLD), collection="main", by="seeds")
    assert not again.duplicate
    assert not set(again.events) & set(added.events)
    with pytest.raises(Refused):
        store.undo(change.id, who="editor")
    store.withdraw_article(again.article, who="editor", why="twice")
    store.undo(change.id, who="editor")
    assert card(store, added.events[0]).event.id == added.events[0]


def test_a_withdrawn_event(store: Store, added: Added) -> None:
    change = store.withdraw_event(added.events[0], who="editor", why="a rumour")
    marker = store.event(added.events[0])
    assert isinstance(marker, Marker)
    assert (marker.why, marker.title) == ("a rumour", "Envoys meet in Berlin")
    with pytest.raises(Refused):
        store.redate(Target("event", added.events[0]), None, who="editor")
    store.undo(change.id, who="editor")
    assert card(store, added.events[0])


def test_changes_can_be_filtered(store: Store, added: Added) -> None:
    first = store.retitle(Target("event", added.events[0]), "One", who="editor")
    second = store.redate(Target("event", added.events[1]), None, who="editor")
    assert [change.id for change in store.changes()] == [second.id, first.id]
    assert store.changes(what="retitled") == (first,)
    assert store.changes(since=first.at) == (second,)
    assert store.changes(before=second.id) == (first,)
    assert store.changes(limit=1) == (second,)
