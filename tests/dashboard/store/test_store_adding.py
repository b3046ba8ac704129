"""Adding articles: public at once or as drafts, joined where sure, offered where possible, stored once."""

from dataclasses import replace

import pytest
from dashboard_fakes import MAYBE, Told, day, digest, year
from sqlalchemy import Connection

from dashboard.store import ClaimStatus, EventDetail, NotFound, Store, Target, joining
from dashboard.store.claiming import claim_row
from extract import Factuality, Value

TEXT = "On 14 December 2025 envoys met in Berlin. Russia annexed Crimea in 2014. More talks may follow."
TOLD = (
    Told("met", day("2025-12-14"), "Envoys meet in Berlin", "14 December 2025"),
    Told("annexed", year(2014), "Russia annexes Crimea", "2014", kind="ASSAULT", places=("Crimea",)),
    Told("follow", None, "More talks", kind=None, places=()),
)


def test_an_article_is_public_at_once_with_all_it_says(store: Store) -> None:
    added = store.add_article(digest(TEXT, TOLD, published=day("2025-12-16")), collection="main", by="seeds")
    assert len(added.events) == 3
    events = store.events(added.events)
    assert [event.when for event in events] == [day("2025-12-14"), year(2014), None]
    assert [event.title for event in events] == [told.title for told in TOLD]
    detail = store.event(added.events[1])
    assert isinstance(detail, EventDetail)
    claim = detail.claims[0]
    assert claim.quote[claim.sentence[0] - claim.quote_start :].startswith("Russia annexed Crimea in 2014.")
    assert claim.how.expression == "2014"
    assert TEXT[slice(*claim.trigger)] == "annexed"
    assert claim.written == day("2025-12-16")
    article = store.article(added.article)
    assert article is not None
    assert article.article.text == TEXT
    assert [timex.text for timex in article.timexes] == ["14 December 2025", "2014"]
    assert [claim.status for claim in article.claims] == [ClaimStatus.UNDECIDED] * 3


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Moscow recognised the self-styled republics in the east on Monday. Envoys met in Berlin. "
            "Nobody else in the whole administration had expected it.",
            "republics in the east on Monday. Envoys met in Berlin. Nobody else in the whole administration",
        ),
        (f"{'x' * 60} Envoys met in Berlin. {'y' * 60}", "Envoys met in Berlin."),
        ("Envoys met in Berlin.", "Envoys met in Berlin."),
    ],
)
def test_a_quote_begins_and_ends_with_a_whole_word(text: str, quote: str) -> None:
    sentence = (text.index("Envoys"), text.index("Berlin.") + len("Berlin."))
    made = digest(text, [Told("met", day("2025-12-14"), "Envoys meet")])
    (mention,) = made.extraction.events
    row = claim_row(made.extraction.article, {}, replace(mention, sentence=sentence))
    assert row["quote"].strip() == quote
    assert text[row["quote_start"] :].startswith(row["quote"])


def test_the_same_text_twice_is_stored_once(store: Store) -> None:
    first = store.add_article(digest(TEXT, TOLD), collection="main", by="seeds")
    second = store.add_article(digest(TEXT, TOLD, title="Another name"), collection="main", by="somebody")
    assert second.duplicate
    assert second.article == first.article
    assert second.added_at is not None
    assert len(store.articles()) == 1


def test_a_collection_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotFound):
        store.add_article(digest(TEXT, TOLD), collection="nowhere", by="seeds")
    assert store.stats().articles == 0


def test_two_articles_that_surely_tell_the_same_share_an_event(store: Store) -> None:
    first = store.add_article(digest(TEXT, TOLD), collection="main", by="seeds")
    other = digest("Envoys met on Sunday.", [Told("met", day("2025-12-14"), "Envoys meet", "Sunday")])
    second = store.add_article(other, collection="main", by="seeds")
    assert second.events == first.events[:1]
    detail = store.event(first.events[0])
    assert isinstance(detail, EventDetail)
    assert detail.event.sources == 2
    assert not detail.event.contradicted


def test_other_collections_are_left_alone(store: Store) -> None:
    store.add_collection("second", "Second")
    first = store.add_article(digest(TEXT, TOLD), collection="main", by="seeds")
    other = digest("Envoys met on Sunday.", [Told("met", day("2025-12-14"), "Envoys meet", "Sunday")])
    second = store.add_article(other, collection="second", by="seeds")
    assert not set(first.events) & set(second.events)


def test_what_may_be_the_same_is_offered(store: Store) -> None:
    first = store.add_article(digest(TEXT, TOLD), collection="main", by="seeds")
    other = digest("Envoys met again.", [MAYBE])
    second = store.add_article(other, collection="main", by="seeds")
    assert second.events[0] not in first.events
    detail = store.event(second.events[0])
    assert isinstance(detail, EventDetail)
    assert [offer.other.id for offer in detail.offers] == [first.events[0]]
    proposals = store.proposals(second.events[0])
    assert [proposal.when for proposal in proposals] == [day("2025-12-14")]
    assert "envoys met in Berlin" in proposals[0].quote


def test_one_title_on_days_that_contradict_is_offered_and_not_joined(store: Store) -> None:
    text = "A market in Orikhove was hit on {} October."
    told = Told("hit", day("2024-10-13"), "Market in Orikhove hit", kind="ASSAULT", actors=(), places=(), words=())
    first = store.add_article(digest(text.format(13), [told]), collection="main", by="seeds")
    other = digest(text.format(9), [replace(told, when=day("2024-10-09"))])
    second = store.add_article(other, collection="main", by="seeds")
    detail = store.event(second.events[0])
    assert isinstance(detail, EventDetail)
    assert second.events != first.events
    assert [offer.other.id for offer in detail.offers] == list(first.events)
    assert "titles alike" in detail.offers[0].reasons


def test_an_offer_rests_while_a_date_set_since_speaks_against_it(store: Store) -> None:
    store.add_article(digest(TEXT, TOLD), collection="main", by="seeds")
    event = store.add_article(digest("Envoys met again.", [MAYBE]), collection="main", by="seeds").events[0]

    def offered() -> int:
        detail = store.event(event)
        assert isinstance(detail, EventDetail)
        return len(detail.offers)

    store.redate(Target("event", event), day("2025-12-16"), who="editor")
    assert offered() == 1  # near enough to be a slip
    change = store.redate(Target("event", event), day("2022-03-29"), who="editor")
    assert offered() == 0
    store.undo(change.id, who="editor")
    assert offered() == 1


def test_a_date_after_the_asking_article_is_no_proposal(store: Store) -> None:
    store.add_article(digest(TEXT, TOLD), collection="main", by="seeds")
    other = digest("Envoys met again.", [MAYBE], published=day("2025-12-01"))
    added = store.add_article(other, collection="main", by="seeds")
    assert store.proposals(added.events[0]) == ()


@pytest.mark.parametrize(("written", "dates"), [("2025-12-20", []), ("2025-12-10", [day("2025-12-14")])])
def test_a_plan_is_offered_no_day_before_its_article(store: Store, written: str, dates: list[Value]) -> None:
    store.add_article(digest(TEXT, TOLD), collection="main", by="seeds")
    planned = replace(MAYBE, factuality=Factuality.PLANNED)
    added = store.add_article(digest("Envoys met again.", [planned], published=day(written)), collection="main", by="a")
    assert [proposal.when for proposal in store.proposals(added.events[0])] == dates


def test_a_date_of_the_very_event_is_proposed_to_a_claim_without_one(store: Store) -> None:
    first = store.add_article(digest(TEXT, TOLD), collection="main", by="seeds")
    added = store.add_article(digest("Envoys met again.", [MAYBE]), collection="main", by="seeds")
    store.join(added.events[0], first.events[0], who="editor")
    (proposal,) = store.proposals(first.events[0], article=added.article)
    assert (proposal.from_event, proposal.when, proposal.article) == (
        first.events[0],
        day("2025-12-14"),
        first.article,
    )
    assert store.proposals(first.events[0], article=first.article) == ()


def test_a_hole_in_the_text_is_not_joined_away(store: Store) -> None:
    first = store.add_article(digest(TEXT, TOLD), collection="main", by="seeds")
    hole = Told("met", None, "Envoys meet in Berlin", flags=("placeholder",))
    added = store.add_article(digest("Envoys met on [insert date].", [hole]), collection="main", by="seeds")
    assert added.events[0] not in first.events
    assert [proposal.when for proposal in store.proposals(added.events[0])] == [day("2025-12-14")]


def test_common_names_are_looked_up_once_however_many_events_an_article_tells(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    look_up = joining.common_in

    def common_in(connection: Connection, collection: int) -> frozenset[str]:
        asked.append(collection)
        return look_up(connection, collection)

    monkeypatch.setattr(joining, "common_in", common_in)
    added = store.add_article(digest(TEXT, TOLD), collection="main", by="seeds")
    assert len(asked) == 1
    store.resolve_again(added.article, digest(TEXT, TOLD[:1]), what="written", old=None, new=None, who="editor")
    store.resolve_again(added.article, digest(TEXT, TOLD), what="written", old=None, new=None, who="editor")
    assert len(asked) <= 3
    token = store.start_review(collection="main", by="somebody").token
    draft = store.add_article(digest(f"{TEXT} More.", TOLD), collection="main", by="somebody", token=token)
    claims = [told[0].id for told in store.claims(draft.events, token=token).values()]
    store.decide(claims, ClaimStatus.KEPT, who="editor")
    asked.clear()
    store.publish(token, who="editor")
    assert len(asked) == 1


def test_drafts_are_seen_by_their_review_only(store: Store) -> None:
    version = store.version()
    review = store.start_review(collection="main", by="somebody")
    added = store.add_article(digest(TEXT, TOLD), collection="main", by="somebody", token=review.token)
    assert store.version() == version
    assert len(store.columns()) == 0
    assert store.events(added.events) == ()
    assert store.event(added.events[0]) is None
    assert store.article(added.article) is None
    assert store.search("envoys").tolist() == []
    assert store.claims(added.events) == {}
    assert store.articles() == ()
    assert store.collection("main").events == 0  # type: ignore[union-attr]
    token = review.token
    assert len(store.events(added.events, token=token)) == 3
    assert store.event(added.events[0], token=token) is not None
    assert store.article(added.article, token=token) is not None
    assert store.event(added.events[0], token="another") is None


def test_one_claim_that_speaks_against_keeps_an_event_apart(store: Store) -> None:
    dates = ["2014-01-01", "2014-03-18"]
    first, year_only, second = (
        digest(f"Russia annexed Crimea, says {when}.", [Told("annexed", when, "Russia annexes Crimea")])
        for when in (day(dates[0]), year(2014), day(dates[1]))
    )
    one, two, three = (store.add_article(each, collection="main", by="seeds") for each in (first, year_only, second))
    assert two.events == one.events
    assert three.events != one.events
    assert not any(event.contradicted for event in store.events([*one.events, *three.events]))


HOLE = Told("met", None, "Envoys meet in Berlin", "[insert date]", flags=("placeholder",))
ANNEXED = Told("annexed", None, "Russia annexes Crimea", kind="ASSAULT", places=("Crimea",))


@pytest.mark.parametrize(
    ("text", "told", "answers"),
    [
        ("Envoys met in Berlin on [insert date], as it annexed Crimea.", [HOLE, ANNEXED], ["2025-12-14"]),
        ("In [insert date] envoys met in Berlin.", [replace(HOLE, expression="")], ["2025-12-14"]),
        ("It marked [insert date]. In Berlin envoys met.", [replace(HOLE, expression="")], []),
        ("Prisoners left on [insert date]. It annexed Crimea.", [replace(HOLE, trigger="left"), ANNEXED], []),
        ("It annexed Crimea on [insert date].", [replace(ANNEXED, expression="[insert date]")], []),
        ("It annexed Crimea in [year].", [replace(ANNEXED, expression="[year]")], ["2014"]),
    ],
)
def test_a_hole_is_answered_for_what_hangs_on_it_and_as_finely_as_it_asks(
    store: Store, text: str, told: list[Told], answers: list[str]
) -> None:
    store.add_article(digest(TEXT, TOLD), collection="main", by="seeds")
    added = store.add_article(digest(text, told), collection="main", by="seeds")
    hole = (text.index("["), text.index("]") + 1)
    assert [answer.when.edtf for answer in store.answers(added.article, hole) if answer.when] == answers
    assert store.answers(999, hole) == ()


def test_the_list_finds_words_with_any_letters_as_they_are_titled(store: Store) -> None:
    titled = "Élysée: talks in Київ"
    store.add_article(digest(TEXT, TOLD, title=titled, source="Мрія"), collection="main", by="seeds")
    for typed in ("Élysée", "TALKS", "Київ", "Мрія", titled):
        assert [row.title for row in store.articles(text=typed)] == [titled], typed
    assert store.articles(text="100%") == store.articles(text="Éxxxée") == ()


def test_the_list_tells_no_capitals_from_small_letters(sqlite_url: str) -> None:
    """With SQLite; PostgreSQL does as the collation of its database says."""
    store = Store.open(sqlite_url)
    store.add_collection("main", "Main")
    store.add_article(digest(TEXT, TOLD, title="Élysée, Київ"), collection="main", by="seeds")
    assert all(len(store.articles(text=typed)) == 1 for typed in ("élysée", "ÉLYSÉE", "київ", "КИЇВ"))
    store.close()
