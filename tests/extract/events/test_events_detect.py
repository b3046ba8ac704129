"""What counts as an event mention, and what hangs on it."""

import pytest

from extract.events.arguments import Arguments, arguments
from extract.events.detect import detect
from extract.nlp import pipeline


def _triggers(sentence: str) -> list[str]:
    return [event.trigger.text for event in detect(pipeline()(sentence))]


def _arguments(sentence: str, trigger: str) -> Arguments:
    doc = pipeline()(sentence)
    return arguments(next(token for token in doc if token.text == trigger))


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        ("Ministers held talks in Geneva.", ["talks"]),  # a light verb and its noun are one
        ("An offensive was launched.", ["offensive"]),
        ("Talks took place in Geneva.", ["talks"]),
        ("A summit is to take place in Prague.", ["summit"]),
        ("The ceasefire talks failed.", ["talks", "failed"]),  # and so is a chain of nouns
        ("Two guards were found dead.", ["found", "dead"]),
        ("The building stands near the station.", ["stands"]),
        ("The town has a station.", []),
        ("Parliament apologised without using the word genocide.", ["apologised", "using"]),
        ("The ceasefire ended a long-term siege.", ["ceasefire", "ended", "siege"]),
    ],
)
def test_triggers(sentence: str, triggers: list[str]) -> None:
    assert [word.lower() for word in _triggers(sentence)] == triggers


@pytest.mark.parametrize(
    ("sentence", "trigger", "subjects", "objects"),
    [
        ("Russia annexed Crimea.", "annexed", ["Russia"], ["Crimea"]),
        ("Rebels and militias seized the port.", "seized", ["Rebels", "militias"], ["port"]),
        ("Russia carried out strikes on Kyiv.", "strikes", ["Russia"], []),
        ("The general ordered troops to leave.", "leave", ["troops"], []),
        ("The general promised to leave.", "leave", ["general"], []),
        ("The troops that seized the port left.", "seized", ["troops"], ["port"]),
        ("Rebels attacked the port, killing two guards.", "killing", ["Rebels"], ["guards"]),
        ("Rebels entered the town and burned the depot.", "burned", ["Rebels"], ["depot"]),
        ("The raid on Friday left the crew fighting fires.", "fighting", ["crew"], ["fires"]),
        ("Rebels left the village firing shots.", "firing", ["Rebels"], ["shots"]),
    ],
)
def test_roles(sentence: str, trigger: str, subjects: list[str], objects: list[str]) -> None:
    event = _arguments(sentence, trigger)
    assert [token.text for token in event.subjects] == subjects
    assert [token.text for token in event.objects] == objects


def test_passive() -> None:
    event = _arguments("The port was seized by rebels in May.", "seized")
    assert event.passive
    assert [token.text for token in event.subjects] == ["port"]
    assert [token.text for token in event.agents] == ["rebels"]


def test_obliques_keep_their_preposition() -> None:
    event = _arguments("Ministers met in Geneva with envoys.", "met")
    assert {(preposition.text, noun.text) for preposition, noun in event.obliques} == {
        ("in", "Geneva"),
        ("with", "envoys"),
    }
