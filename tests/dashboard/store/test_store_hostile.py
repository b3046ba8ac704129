"""Whatever people and links give: stored as it can be, found as it is, or refused in words; nothing falls over."""

from dataclasses import replace

import pytest
from dashboard_fakes import Told, day, digest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.store import NotFound, Refused, Store, Target
from extract import Clue, ClueKind
from tests.fuzz.examples import tried

HOSTILE = [
    "\x00",
    "\ud800",
    "<script>alert(1)</script>",
    "'; DROP TABLE events; --",
    "=1+1",
    "\u202e",
    "%s%n",
    "words " * 30,
]


@pytest.fixture
def filled(store: Store) -> Store:
    told = [Told("met", day("2025-12-14"), "Envoys meet in Berlin", "14 December 2025")]
    store.add_article(digest("On 14 December 2025 envoys met in Berlin.", told), collection="main", by="seeds")
    return store


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_people_are_kept(filled: Store, words: str) -> None:
    change = filled.retitle(Target("event", 1), f"A {words} B", who=words, why=words)
    (event,) = filled.events([1])
    expected = " ".join(f"A {words} B".split())
    assert event.title == expected.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert filled.changes()[0].id == change.id


@pytest.mark.parametrize("words", HOSTILE)
def test_an_article_of_hostile_words_keeps_its_offsets(store: Store, words: str) -> None:
    text = f"{words} Envoys met. {words}"
    added = store.add_article(digest(text, [Told("met", None)], title=words, source=words), collection="main", by=words)
    article = store.article(added.article)
    assert article is not None
    (claim,) = article.claims
    assert article.article.text[slice(*claim.trigger)] == "met"
    assert len(article.article.text) == len(text)


def test_lone_surrogates_in_what_was_found(store: Store) -> None:
    """JSON escapes in a page's metadata can give them."""
    made = digest("Envoys met.", [Told("met", None, "Title \ud800", actors=("\udfff",))], title="\ud800")
    clue = Clue(ClueKind.PUBLISHED, "json-ld", "\ud800", day("2025-12-16"))
    article = replace(made.extraction.article, clues=(clue,), language="x" * 500)
    given = replace(made, extraction=replace(made.extraction, article=article))
    added = store.add_article(given, collection="main", by="x")
    detail = store.article(added.article)
    assert detail is not None
    assert detail.article.clues[0].quote == "\ufffd"
    assert detail.claims[0].title == "Title \ufffd"


@pytest.mark.parametrize("number", [0, -1, 2**63, 10**40])
def test_numbers_that_are_no_ids(filled: Store, number: int) -> None:
    assert filled.event(number) is None
    assert filled.article(number) is None
    assert filled.events([number, 1])[0].id == 1
    assert filled.claims([number]) == {}
    assert filled.proposals(number) == ()
    assert filled.changes(event=number) == ()
    assert filled.job(number) is None
    for attempt in (
        lambda: filled.redate(Target("event", number), None, who="x"),
        lambda: filled.redate(Target("claim", number), None, who="x"),
        lambda: filled.undo(number, who="x"),
        lambda: filled.withdraw_article(number, who="x", why=""),
        lambda: filled.join(number, 1, who="x"),
        lambda: filled.add_claim(number, (0, 1), title="t", when=None, who="x"),
    ):
        with pytest.raises(NotFound):
            attempt()


@tried(40)
@given(words=st.text(max_size=80))
def test_any_words_in_any_question(filled: Store, words: str) -> None:
    assert filled.review(words) is None
    assert filled.article(1, token=words) is not None
    filled.articles(text=words, collection=words)
    filled.changes(what=words, token=words)
    assert filled.collection(words) is None or words == "main"
    with pytest.raises((NotFound, Refused)):
        filled.publish(words, who=words)
