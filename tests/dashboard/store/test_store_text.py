"""Full text: the same words find the same events on both databases, and no text does harm."""

import pytest
from dashboard_fakes import Told, day, digest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.store import Store, Target
from dashboard.store.text import query_terms, query_words
from tests.fuzz.examples import tried

TEXT = "Missiles struck the harbour of Odesa. Zelenskyy’s envoys were meeting in Berlin. Cafés reopened in Lviv."
TOLD = (
    Told("struck", day("2022-07-23"), "Missiles hit Odesa", places=("Odesa",), words=()),
    Told("meeting", day("2025-12-14"), "Envoys meet", places=("Berlin",), words=()),
    Told("reopened", None, "Cafés open again", actors=(), places=("Lviv",), words=()),
)


@pytest.fixture
def filled(store: Store) -> Store:
    store.add_article(digest(TEXT, TOLD), collection="main", by="seeds")
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("harbour", [1]),
        ("HARB", [1]),
        ("missile", [1]),
        ("meet berlin", [2]),
        ("the harbour of Odesa", [1]),
        ("harbour Berlin", []),
        ("Ukraine", [1, 2]),
        ("ODESSA harbour", [1]),
        ("zelensky", [2]),
        ("Vladimir Zelensky berlin", [2]),
        ("Kharkov", []),
        ("", []),
        ("  ", []),
        ("\"'; DROP TABLE events; --", []),
        ("NEAR(harbour", []),
        ("harbour*", [1]),
        ("a" * 5000, []),
        ("\x00", []),
    ],
)
def test_searches(filled: Store, query: str, found: list[int]) -> None:
    assert filled.search(query).tolist() == found


def test_what_is_corrected_is_found_by_its_new_words(filled: Store) -> None:
    filled.retitle(Target("claim", 1), "Port under fire", who="editor")
    assert filled.search("port").tolist() == [1]
    assert filled.search("hit").tolist() == []


@tried(60)
@given(query=st.text(max_size=60))
def test_any_text_may_be_searched(filled: Store, query: str) -> None:
    assert set(filled.search(query).tolist()) <= {1, 2, 3}


@given(st.text(max_size=300))
def test_words_of_a_search_are_only_letters_and_digits(query: str) -> None:
    assert all(word.isalnum() for word in query_words(query))


def test_other_spellings_are_those_of_the_longest_name() -> None:
    kyiv, region = query_terms("Kiev"), query_terms("kyiv region talks")
    assert [term.others for term in kyiv] == [(("kyiv",), ("kiev",))]
    assert [term.words for term in region] == [("kyiv", "region"), ("talks",)]
    assert [term.is_open for term in region] == [False, True]
    assert all(len(word) > 1 for term in query_terms("US") for words in term.others for word in words)
