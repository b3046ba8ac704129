"""Two corpora of equal standing: what is time, with its value, and what only looks like it."""

from pathlib import Path

import pytest
import yaml

from extract.article import article_from_text
from extract.timex import find_timexes

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "timex"
PUBLISHED = "2022-03-02"
POSITIVE = [
    (value, sentence)
    for value, sentences in yaml.safe_load((CORPUS / "positive.yml").read_text("utf-8")).items()
    for sentence in sentences
]
DATED = [
    (None if published == "unknown" else published, expected, sentence)
    for published, rows in yaml.safe_load((CORPUS / "dated.yml").read_text("utf-8")).items()
    for expected, sentence in rows
]
NEGATIVE = [
    sentence
    for sentences in yaml.safe_load((CORPUS / "negative.yml").read_text("utf-8")).values()
    for sentence in sentences
]


@pytest.mark.parametrize(("value", "marked"), POSITIVE)
def test_time_is_found_with_its_extent_and_value(value: str, marked: str) -> None:
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    timexes, _ = find_timexes(article_from_text(text, published=PUBLISHED))
    found = {(timex.start, timex.end): timex.value for timex in timexes}
    assert found.get((start, end)) == value, found


@pytest.mark.parametrize(("published", "expected", "marked"), DATED)
def test_time_has_its_bounds_on_the_day_of_writing(published: str | None, expected: str, marked: str) -> None:
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    timexes, _ = find_timexes(article_from_text(text, published=published))
    found = {(timex.start, timex.end): timex for timex in timexes}
    timex = found[start, end]
    assert (f"={timex.value}" if expected.startswith("=") else timex.when and timex.when.edtf) == expected


@pytest.mark.parametrize("sentence", NEGATIVE)
def test_what_only_looks_like_time_is_left_alone(sentence: str) -> None:
    timexes, _ = find_timexes(article_from_text(sentence, published=PUBLISHED))
    assert [(timex.text, timex.rule) for timex in timexes] == []
