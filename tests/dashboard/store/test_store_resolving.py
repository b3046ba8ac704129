"""Resolving an article again: claims find their events by the trigger, corrections and links live on."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from dashboard_fakes import MAYBE, Told, day, digest, year

from dashboard.store import ClaimStatus, EventDetail, Marker, Refused, Resolved, Store, Target
from extract import Value

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


# --- which claims tell one event -----------------------------------------------------------------------------------

ATTACKS = "An attack came at night. The missile strike was on 2 March 2025. Envoys met."
ATTACK = Told("attack", None, "Attack on port", kind="ASSAULT", places=("Odesa",), words=("port",))
STRIKE = replace(ATTACK, trigger="strike", when=day("2025-03-02"), title="Missile strike on port", salience=0.5)
ENVOYS = Told("met", None, "Envoys meet", words=())
AS_ONE = (ATTACK, STRIKE, ENVOYS)
AS_TWO = (replace(ATTACK, when=day("2025-03-05")), STRIKE, ENVOYS)


def read_again(store: Store, article: int, told: Sequence[Told], *, undoes: int | None = None) -> Resolved:
    """As `dashboard.corrections` has an article read again."""
    made = digest(ATTACKS, told)
    return store.resolve_again(article, made, what="written", old=None, new=None, who="editor", undoes=undoes)


def homes(store: Store, article: int) -> list[int]:
    """The event of each claim, in the order of the text."""
    detail = store.article(article)
    assert detail is not None
    return [claim.event for claim in detail.claims]


def dates(store: Store, article: int) -> dict[str, tuple[Value | None, bool]]:
    events = store.events(homes(store, article))
    return {event.title: (event.when, event.contradicted) for event in events}


def test_what_an_article_no_longer_tells_as_one_becomes_two_events(store: Store) -> None:
    added = store.add_article(digest(ATTACKS, AS_ONE), collection="main", by="seeds")
    one, envoys = added.events
    assert homes(store, added.article) == [one, one, envoys]
    resolved = read_again(store, added.article, AS_TWO)
    attack, strike, _ = homes(store, added.article)
    assert strike == one != attack  # the strike's firm date spoke for the event: it keeps the link
    assert dates(store, added.article) == {
        "Attack on port": (day("2025-03-05"), False),
        "Missile strike on port": (day("2025-03-02"), False),
        "Envoys meet": (None, False),
    }
    assert (resolved.parted, resolved.joined) == (1, 0)
    assert [shift.event for shift in resolved.shifts] == [attack]
    told = store.changes(event=attack)[0]
    assert (told.what, told.title, told.old, told.undoable) == (
        "parted",
        "Attack on port",
        "Missile strike on port",
        False,
    )


def test_what_an_article_tells_as_one_now_is_joined(store: Store) -> None:
    added = store.add_article(digest(ATTACKS, AS_TWO), collection="main", by="seeds")
    attack, strike, envoys = added.events
    resolved = read_again(store, added.article, AS_ONE)
    assert homes(store, added.article) == [attack, attack, envoys]
    assert (resolved.parted, resolved.joined) == (0, 1)
    marker = store.event(strike)
    assert isinstance(marker, Marker) and marker.into == attack
    assert store.changes(event=strike)[0].what == "joined"


@pytest.mark.parametrize(("first", "then"), [(AS_ONE, AS_TWO), (AS_TWO, AS_ONE)])
def test_parting_and_joining_go_back_with_the_reading(
    store: Store, first: Sequence[Told], then: Sequence[Told]
) -> None:
    added = store.add_article(digest(ATTACKS, first), collection="main", by="seeds")
    before = homes(store, added.article), dates(store, added.article)
    made = read_again(store, added.article, then)
    after = homes(store, added.article), dates(store, added.article)
    undone = read_again(store, added.article, first, undoes=made.change)
    assert (homes(store, added.article), dates(store, added.article)) == before
    assert (undone.parted, undone.joined) == (made.joined, made.parted)
    read_again(store, added.article, then, undoes=undone.change)
    assert (homes(store, added.article), dates(store, added.article)) == after  # with the same links, too


def test_a_draft_is_parted_and_what_was_decided_on_its_claims_lives_on(store: Store) -> None:
    token = store.start_review(collection="main", by="a").token
    added = store.add_article(digest(ATTACKS, AS_ONE), collection="main", by="a", token=token)
    detail = store.article(added.article, token=token)
    assert detail is not None
    attack, strike, envoys = (claim.id for claim in detail.claims)
    store.decide([attack, strike], ClaimStatus.KEPT, who="a")
    store.decide([envoys], ClaimStatus.DROPPED, who="a")
    store.retitle(Target("claim", attack), "Drones over the port", who="a")
    read_again(store, added.article, AS_TWO)
    store.publish(token, who="editor")
    assert {event.title: event.when for event in store.events(store.columns().id.tolist())} == {
        "Drones over the port": day("2025-03-05"),
        "Missile strike on port": day("2025-03-02"),
    }


def test_what_a_reading_joined_goes_along_when_its_review_is_moved(store: Store) -> None:
    store.add_collection("second", "Second")
    token = store.start_review(collection="main", by="a").token
    added = store.add_article(digest(ATTACKS, AS_TWO), collection="main", by="a", token=token)
    made = read_again(store, added.article, AS_ONE)
    assert made.joined
    store.move_review(token, "second")
    read_again(store, added.article, AS_TWO, undoes=made.change)
    assert {event.collection for event in store.events(added.events, token=token)} == {"second"}


def test_what_a_person_joined_or_corrected_as_a_whole_is_not_parted(store: Store) -> None:
    added = store.add_article(digest(ATTACKS, AS_ONE), collection="main", by="seeds")
    one, envoys = added.events
    joined = store.join(envoys, one, who="editor")
    read_again(store, added.article, AS_TWO)
    assert homes(store, added.article) == [one, one, one]
    read_again(store, added.article, AS_ONE)
    store.undo(joined.id, who="editor")
    store.retitle(Target("event", one), "Odesa under fire", who="editor")
    resolved = read_again(store, added.article, AS_TWO)
    assert homes(store, added.article) == [one, one, envoys] and not resolved.parted


def test_what_a_person_kept_apart_or_corrected_as_a_whole_is_not_joined(store: Store) -> None:
    added = store.add_article(digest(ATTACKS, AS_TWO), collection="main", by="seeds")
    attack, strike, _ = added.events
    apart = store.keep_apart(strike, attack, who="editor")
    read_again(store, added.article, AS_ONE)
    assert homes(store, added.article) == list(added.events)
    store.undo(apart.id, who="editor")
    read_again(store, added.article, AS_TWO)
    store.redate(Target("event", strike), day("2025-03-02"), who="editor")
    read_again(store, added.article, AS_ONE)
    assert homes(store, added.article) == list(added.events)


def test_the_event_stays_with_what_another_article_tells_of_it(store: Store) -> None:
    """Though the attack spoke for it: what was joined at publication is no person's word."""
    one_day = (replace(ATTACK, when=day("2025-03-02"), salience=0.9), STRIKE, ENVOYS)
    wire = digest("The strike was on 2 March 2025.", [STRIKE], title="Wire", source="Wire")
    first = store.add_article(wire, collection="main", by="seeds").events[0]
    token = store.start_review(collection="main", by="a").token
    added = store.add_article(digest(ATTACKS, one_day), collection="main", by="a", token=token)
    detail = store.article(added.article, token=token)
    assert detail is not None
    store.decide([claim.id for claim in detail.claims], ClaimStatus.KEPT, who="editor")
    store.publish(token, who="editor")
    assert homes(store, added.article)[:2] == [first, first]
    read_again(store, added.article, AS_TWO)
    attack, strike, _ = homes(store, added.article)
    assert strike == first != attack
    assert dates(store, added.article)["Missile strike on port"] == (day("2025-03-02"), False)


def test_claims_that_another_article_holds_together_stay_so(store: Store) -> None:
    """Neither reading tells the two as one, so a reading has nothing to part."""
    both = replace(STRIKE, actors=("Iran", "Oman"), places=(), words=())
    wire = digest("The strike was on 2 March 2025.", [both], title="Wire", source="Wire")
    store.add_article(wire, collection="main", by="seeds")
    one, other = replace(both, trigger="attack", title="A raid", actors=("Iran",)), replace(both, actors=("Oman",))
    added = store.add_article(digest(ATTACKS, (one, other, ENVOYS)), collection="main", by="seeds")
    before = homes(store, added.article)
    assert before[0] == before[1]
    read_again(store, added.article, (one, other, replace(ENVOYS, when=day("2025-03-05"))))
    assert homes(store, added.article) == before


def test_a_draft_that_a_person_joined_with_a_public_event_goes_there_whole(store: Store) -> None:
    wire = store.add_article(digest("Envoys met.", [MAYBE], title="Wire"), collection="main", by="seeds").events[0]
    token = store.start_review(collection="main", by="a").token
    added = store.add_article(digest(ATTACKS, AS_ONE), collection="main", by="a", token=token)
    store.join(added.events[0], wire, who="editor")
    assert not read_again(store, added.article, AS_TWO).parted


def test_a_claim_that_comes_back_as_another_event_does_not_go_to_its_old_one(store: Store) -> None:
    added = store.add_article(digest(ATTACKS, AS_ONE), collection="main", by="seeds")
    read_again(store, added.article, (STRIKE, ENVOYS))
    resolved = read_again(store, added.article, AS_TWO)
    attack, strike, _ = homes(store, added.article)
    assert attack != strike == added.events[0]
    assert [shift.event for shift in resolved.shifts if shift.appeared] == [attack]


def test_a_claim_that_appears_goes_to_the_event_it_tells(store: Store) -> None:
    added = store.add_article(digest(ATTACKS, (STRIKE, ENVOYS)), collection="main", by="seeds")
    strike, envoys = added.events
    resolved = read_again(store, added.article, AS_ONE)
    assert homes(store, added.article) == [strike, strike, envoys]
    assert [shift.event for shift in resolved.shifts] == [strike] and not resolved.joined
