"""Articles in other languages: each tells time in its own words, no event is read, and the reader is told."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from extract import article_from_text, extract
from extract.article.language import language_of
from extract.model import Timex, WarningCode
from extract.timex import find_timexes
from extract.timex.foreign import find_foreign

CORPUS = Path(__file__).parents[2] / "corpus" / "timex"
SENTENCES = [
    (code, str(values).split(" "), marked)
    for code, rows in yaml.load((CORPUS / "languages.yml").read_text(encoding="utf8"), yaml.BaseLoader).items()
    for values, marked in rows
]
NO_TIME = [
    (code, text)
    for code, texts in yaml.safe_load((CORPUS / "languages_negative.yml").read_text(encoding="utf8")).items()
    for text in texts
]
CODES = sorted({code for code, _, _ in SENTENCES})
LONG = (  # enough running words for the language to be told
    "Die Truppen haben am 14. Dezember 2025 die Stadt verlassen, teilte die Regierung mit. Die Gespräche hatten im"
    " Oktober 2025 begonnen und sollen am 3. Mai weitergehen. Nach Angaben der Behörden wurden 24 Häuser zerstört, und"
    " die Reparatur kostet 2.022 Euro. Das Protokoll trägt das Datum 16.03.2014."
)


def timexes(text: str, code: str, published: str | None = "2025-12-16") -> tuple[Timex, ...]:
    return find_timexes(replace(article_from_text(text, published=published), language=code))[0]


@pytest.mark.parametrize(("code", "values", "marked"), SENTENCES)
def test_every_expression_is_found_with_its_value(code: str, values: list[str], marked: str) -> None:
    wanted = [part.partition("»")[0] for part in marked.split("«")[1:]]
    found = timexes(marked.replace("«", "").replace("»", ""), code)
    assert [(timex.text, timex.value) for timex in found] == list(zip(wanted, values, strict=True))


@pytest.mark.parametrize(("code", "text"), NO_TIME)
def test_numbers_and_names_are_no_dates(code: str, text: str) -> None:
    assert timexes(text, code) == ()


def test_the_language_of_a_long_text_is_told_and_no_event_is_made_of_it() -> None:
    extraction = extract(article_from_text(LONG, published="2025-12-16"))
    assert [timex.value for timex in extraction.timexes] == ["2025-12-14", "2025-10", "2026-05-03", "2014-03-16"]
    assert {timex.rule.partition(":")[0] for timex in extraction.timexes} == {"de"}
    assert extraction.events == ()
    assert [warning.code for warning in extraction.warnings] == [WarningCode.FOREIGN]


def test_a_language_without_words_of_its_own_is_read_as_far_as_dateparser_knows_it() -> None:
    assert [timex.value for timex in timexes("Trupperna lämnade staden den 14 december 2025.", "sv")] == ["2025-12-14"]
    assert timexes("Trupperna lämnade staden.", "xx") == ()
    assert timexes("Han kom, mars, a 10:30, 2014 hus.", "sv") == ()  # what stands behind its words nobody has told


@pytest.mark.parametrize("code", ["hi", "th", "ta", "my", "km", "fa", "he", "ar", "ja", "zh", "ka", "az"])
def test_marks_of_other_scripts_are_no_pattern(code: str) -> None:
    assert [timex.value for timex in timexes("मार्च ๒๕ ไทย 2025-12-14 ژانویه", code)] in ([], ["2025-12-14"])


def test_yesterday_has_no_date_without_a_day_of_writing() -> None:
    assert [timex.when for timex in timexes("Це сталося вчора вночі.", "uk", None)] == [None]


def test_without_a_day_of_writing_a_year_stays_unsaid() -> None:
    found = timexes(LONG, "de", None)
    assert "2025-12-14" in [timex.value for timex in found]
    assert all(timex.when is None or timex.value != "XXXX-05-03" for timex in found)


def test_what_the_words_say_counts_before_what_the_file_declares() -> None:
    english = "The troops left the town on 14 December, and the talks that were held for weeks came to an end."
    assert language_of(english, "uk") == "en"
    assert language_of("Am 14. Dezember", "de-AT") == "de"
    assert language_of("KARSK", "") == "en"


@pytest.mark.parametrize(
    ("text", "code"), [("минулого тижня", "uk"), ("две недели назад", "ru"), ("сьогодні", "uk"), ("этот месяц", "ru")]
)
def test_the_shortest_text_in_cyrillic_letters_is_no_english(text: str, code: str) -> None:
    assert language_of(text, "") == code


@given(st.sampled_from(CODES), st.text(max_size=80), st.sampled_from([marked for _, _, marked in SENTENCES]))
def test_offsets_are_those_of_the_text_whatever_stands_around(code: str, noise: str, marked: str) -> None:
    text = f"{noise} {marked.replace('«', '').replace('»', '')}"
    for found in find_foreign(text, code):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("четвер", "2025-12-18"),
        ("цей тиждень", "2025-W51"),
        ("Листопад 2014", "2014-11"),
        ("прошлая неделя", "2025-W50"),
    ],
)
def test_a_few_words_are_read_by_the_neighbour_that_knows_them(text: str, value: str) -> None:
    found, _ = find_timexes(article_from_text(text, published="2025-12-16"))
    assert [(timex.text, timex.value) for timex in found] == [(text, value)]
