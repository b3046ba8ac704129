"""The whole extraction over texts that no journalist wrote: every offset holds, every bound is in order, and all of it
can be written down and stored."""

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.store import Store
from dashboard.worker import Limits, extract_article
from extract import Article, article_from_text, extract
from tests.fuzz.examples import tried

NEWS = st.sampled_from(
    [
        "Envoys",
        "met",
        "talks",
        "attack",
        "killed",
        "said",
        "that",
        "on",
        "in",
        "by",
        "3",
        "May",
        "2022",
        "Monday",
        "yesterday",
        "[insert",
        "date]",
        "TBC",
        "XX",
        "March",
        "{{date}}",
        "Kyiv",
        "Russia",
        ",",
        ".",
        ";",
        "“",
        "”",
        "(",
        ")",
        "\n",
        "\n\n",
        "was",
        "were",
        "not",
        "never",
        "would",
        "if",
        "will",
        "before",
        "after",
        "later",
        "two",
        "days",
        "ago",
        "the",
        "a",
        "of",
        "and",
        "\u202e",
        "\x00",
        "́",
        "<b>",
        "&amp;",
        "=1+1",
        "🙂",
        "Зеленський",
        "9999",
        "0000-00-00",
        "31.02.2022",
        "since",
        "until",
        "24:00",
        "-",
    ]
)
texts = st.lists(NEWS, max_size=40).map(" ".join) | st.text(max_size=150)
days = st.sampled_from([None, "2022-05-04", "0001-01-01", "9999-12-31"])
LIMITS = Limits()


def check(article: Article) -> None:
    """What must hold of every extraction."""
    found = extract(article, min_salience=0)
    length = len(article.text)
    known = {timex.id for timex in found.timexes}
    for timex in found.timexes:
        assert article.text[timex.start : timex.end] == timex.text
    for event in found.events:
        start, end = event.sentence
        assert 0 <= start <= event.trigger[0] < event.trigger[1] <= end <= length
        assert event.title.strip() and set(event.timexes) <= known
        if event.when and event.when.earliest and event.when.latest:
            assert event.when.earliest <= event.when.latest
    orjson.dumps([event.title for event in found.events])


@tried(15, 2_000)
@given(texts, days)
def test_any_words(text: str, published: str | None) -> None:
    check(article_from_text(text, published=published))


@pytest.mark.parametrize(
    "piece", ["(", "“", "killed ", "met, ", "on 3 May ", "said that ", "Kyiv ", ".", "a.b", "🙂", "\u0301", "A-"]
)
def test_repetition(piece: str) -> None:
    check(article_from_text(piece * (600 // len(piece)), published="2022-05-04"))


@tried(8, 500)
@given(texts, days)
def test_what_was_found_can_be_stored_and_read_back(store: Store, text: str, published: str | None) -> None:
    article = article_from_text(text or " ", published=published)
    added = store.add_article(extract_article(article, LIMITS), collection="main", by="test")
    kept = store.article(added.article)
    assert kept is not None and len(kept.article.text) == len(article.text)
    assert {event.id for event in store.events(added.events)} == set(added.events)
