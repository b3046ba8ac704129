"""No text breaks the reading of time, and none makes it slow: spans hold, order holds, repetition is harmless."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.article import article_from_text
from extract.model import Extraction
from extract.timex import as_timeml, find_timexes, prove_publication, read_typed_date
from tests.fuzz.examples import tried

WORDS = """
on in by the of 31 30 29 February May march second year month week 1939 0000 9999 2022-13-45 99/99/9999 Monday last
next ago later two days before after night of 23:59 24:00 00:60 GMT BC AD century 1990s '90s - – / , . ( ) every
twice a Easter XX [date] {{date}} ____ January 1 32 first fifth third quarter century millennia 400 BC AH
"""
phrases = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=25).map(" ".join)
anything = st.text(alphabet=st.characters(codec="utf-8"), max_size=120) | st.text(string.printable, max_size=120)
days = st.none() | st.sampled_from(["2022-03-02", "0001-01-01", "9999-12-31", "1900-02-28", "2024-02-29T23:59:00Z"])


@tried(300)
@given(phrases | anything, days)
def test_whatever_it_says_spans_and_values_hold(text: str, published: str | None) -> None:
    article = article_from_text(text, id="x", published=published)
    timexes, warnings = find_timexes(article)
    at = 0
    for timex in timexes:
        assert at <= timex.start < timex.end
        assert article.text[timex.start : timex.end] == timex.text
        at = timex.end
    assert {timex.pair for timex in timexes if timex.pair} <= {timex.id for timex in timexes}
    prove_publication(article, timexes)
    assert "<TimeML>" in as_timeml(Extraction(article, timexes, (), warnings))
    assert find_timexes(article) == (timexes, warnings)


@tried(200)
@given(phrases | anything)
def test_what_people_type_is_a_date_or_nothing(text: str) -> None:
    read_typed_date(text)


REPEATED = [
    "1",
    "1 ",
    "May ",
    "the ",
    "8, 16, ",
    "1 May and ",
    "[date",
    "{{",
    "____ ",
    "Monday, ",
    "of the end of the ",
    "2014-",
    "'90s ",
    "23:59 ",
    "second ",
    "\u00e9May\u0301 ",
    "a few days later ",
    "\n",
    "12/",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_repetition_is_read_piece_by_piece(piece: str) -> None:
    """A hundred thousand characters of one piece: done at all is the proof, since anything quadratic would not be."""
    text = piece * (100_000 // len(piece))
    timexes, _ = find_timexes(article_from_text(text, id="x", published="2022-03-02"))
    assert all(timex.end - timex.start < 200 for timex in timexes)


def test_letters_of_other_scripts_are_no_word_limit() -> None:
    text = "Ämay Mayö 1939é été2014 — on 3 May 2014, «Friday»"
    found = [timex.text for timex in find_timexes(article_from_text(text, published="2022-03-02"))[0]]
    assert found == ["3 May 2014", "Friday"]
