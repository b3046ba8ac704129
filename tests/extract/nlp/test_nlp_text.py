"""The text that the parser reads: same length as the article's, sentences and tokens of news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import article_from_text
from extract.model import Article, Timex, TimexType
from extract.nlp import parse, pipeline
from extract.nlp.headlines import is_title_case, readable
from extract.timex import find_timexes

BODY = "Rebels seize the airport near Karsk, the army said. Two guards were killed in the attack."


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 40)), max_size=4))
def test_offsets_hold(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [(start, min(start + length, len(text))) for start, length in spans if start < len(text)]
    holes = [
        Timex(f"t{n}", start, end, text[start:end], TimexType.DATE, "XXXX-XX-XX", "placeholder line")
        for n, (start, end) in enumerate(inside)
    ]
    ready = readable(Article("a", text, datelines=tuple(inside[:1])), holes)
    assert len(ready) == len(text)
    assert [n for n, letter in enumerate(ready) if letter == "\n"] == [
        n for n, letter in enumerate(text) if letter == "\n" and not any(s <= n < e for s, e in inside)
    ] or inside


def test_datelines_are_not_parsed() -> None:
    article = article_from_text("KARSK, 3 May (Courier) - " + BODY, published="2024-05-10")
    doc = parse(article, ())
    assert "KARSK" not in doc.text
    assert len(doc.text) == len(article.text)


def test_title_case_takes_the_bodys_case() -> None:
    text = "Rebels Seize Airport Near Karsk, Killed Guards\n\n" + BODY
    ready = readable(article_from_text(text), ())
    assert ready.startswith("Rebels seize airport near Karsk, killed guards\n")


def test_sentence_case_is_left_alone() -> None:
    text = "Rebels seize airport near Karsk\n\n" + BODY
    assert readable(article_from_text(text), ()) == text


@pytest.mark.parametrize(
    ("line", "titled"),
    [("Rebels Seize Airport Near Karsk", True), ("Rebels seize airport near Karsk", False), ("Karsk", False)],
)
def test_is_title_case(line: str, titled: bool) -> None:
    assert is_title_case(line) == titled


def test_every_line_starts_a_sentence() -> None:
    doc = pipeline()("Rebels seize airport\nTwo guards killed\n\nThe army said so.")
    assert [sent.text.strip() for sent in doc.sents] == [
        "Rebels seize airport",
        "Two guards killed",
        "The army said so.",
    ]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("a U.S.-drafted plan", ["a", "U.S.", "-", "drafted", "plan"]),
        ("Gen. Syrskyi left on Dec. 15", ["Gen.", "Syrskyi", "left", "on", "Dec.", "15"]),
    ],
)
def test_tokens_of_news(text: str, tokens: list[str]) -> None:
    assert [token.text for token in pipeline()(text)] == tokens


def test_a_hole_reads_as_a_day() -> None:
    article = article_from_text("The talks on [insert date] were held in Geneva.")
    timexes, _ = find_timexes(article)
    doc = parse(article, timexes)
    assert "[" not in doc.text and len(doc.text) == len(article.text)
    assert [span.id_ for span in doc.spans["timex"]] == ["t1"]


def test_long_texts_are_parsed_in_pieces() -> None:
    text = "\n".join(f"Rebels attacked town number {n} on 3 May 2024." for n in range(1200))
    article = article_from_text(text)
    doc = parse(article, ())
    assert doc.text == text
    assert doc[-1].idx + len(doc[-1]) == len(text)
