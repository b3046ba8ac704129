"""Who, to whom and where, with canonical names."""

import pytest

from extract.events.arguments import arguments
from extract.events.participants import Participants, participants
from extract.nlp import pipeline

# sentence, trigger, actors, targets, places
ROLES = [
    ("Russia annexed Crimea in March 2014.", "annexed", ("Russia",), ("Crimea",), ("Crimea",)),
    ("U.S. and Ukrainian officials held talks in Berlin.", "talks", ("United States", "Ukraine"), (), ("Berlin",)),
    ("Talks between Kyiv and Moscow took place in Istanbul.", "Talks", ("Ukraine", "Russia"), (), ("Istanbul",)),
    ("Twenty people were killed in an airstrike on a market in Kharkiv.", "killed", (), (), ("Kharkiv",)),
    ("The Russian withdrawal from Kherson was announced.", "withdrawal", ("Russia",), (), ("Kherson",)),
    ("Moscow denied that its forces had shelled Mariupol.", "denied", ("Russia",), (), ()),
    ("Kiev was shelled by Russian troops.", "shelled", ("Russia",), ("Kyiv",), ("Kyiv",)),
    ("President Zelensky met Merz in Berlin.", "met", ("Volodymyr Zelenskyy",), ("Friedrich Merz",), ("Berlin",)),
    ("The withdrawal of Soviet troops from Afghanistan began.", "withdrawal", ("Soviet Union",), (), ("Afghanistan",)),
    ("Leaders of Romania and France met.", "met", ("Romania", "France"), (), ()),
    ("The Berlin talks ended.", "talks", (), (), ("Berlin",)),
    ("It was Ukraine that attacked in the north.", "attacked", ("Ukraine",), (), ()),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "actors", "targets", "places"), ROLES)
def test_roles(
    sentence: str, trigger: str, actors: tuple[str, ...], targets: tuple[str, ...], places: tuple[str, ...]
) -> None:
    token = next(token for token in pipeline()(sentence) if token.text == trigger)
    assert participants(arguments(token)) == Participants(actors, targets, places)
