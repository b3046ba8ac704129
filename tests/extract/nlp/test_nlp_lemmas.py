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
        ("A strike on the coast gutted one of the old hotels.", "gut"),
        ("Delegates boycotted the talks.", "boycott"),
    ],
)
def test_a_verb_keeps_the_e_that_is_its_own(sentence: str, lemma: str) -> None:
    assert lemma in [token.lemma_ for token in pipeline()(sentence)]


@pytest.mark.parametrize("noun", ["Drones", "Missiles", "Airstrikes", "Guerrillas", "Militiamen", "Artillery"])
def test_a_noun_that_opens_a_sentence_is_no_name(noun: str) -> None:
    first = pipeline()(f"{noun} hit the port on Monday.")[0]
    assert (first.pos_, first.lemma_) == ("NOUN", first.lemma_.lower())


def test_a_name_that_opens_a_sentence_stays_one() -> None:
    assert pipeline()("Rockets Stadium was hit on Monday.")[0].pos_ == "PROPN"
