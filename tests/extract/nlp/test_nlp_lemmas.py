"""Lemmas that titles and kinds are read off."""

import pytest

from extract.nlp import pipeline


@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [
        ("They hoped to leave.", "hope"),
        ("They waged war.", "wage"),
        ("Workers staged a protest.", "stage"),
        ("Fighters raped women.", "rape"),
        ("Fighting rages on.", "rage"),
        ("They robbed a bank.", "rob"),
        ("They planned a raid.", "plan"),
        ("They visited the front.", "visit"),
        ("They quit the town.", "quit"),
        ("They opened fire.", "open"),
        ("The army fixed the bridge.", "fix"),
    ],
)
def test_a_verb_keeps_the_e_that_is_its_own(sentence: str, lemma: str) -> None:
    assert lemma in [token.lemma_ for token in pipeline()(sentence)]
