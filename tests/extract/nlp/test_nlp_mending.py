"""What the parser hangs on the wrong word is mended, and what it has right stays."""

import pytest

from extract.article import article_from_text
from extract.nlp import parse
from extract.timex import find_timexes

# text, word, what hangs above it, its dependency
MENDED = [
    ("The ceasefire brokered on 19 January, originally due to expire after 42 days, was extended.", "brokered",
     "ceasefire", "acl"),
    ("Men were rounded up in Mukjar, loaded on trucks and shot outside the town.", "shot", "loaded", "conj"),
    ("Four died in the attack on Kharkiv, which began shortly after 3am on Saturday.", "began", "attack", "relcl"),
    ("Moldovans head to the polls in an election that could decide whether the country stays.", "decide", "election",
     "relcl"),
    ("A convoy evacuated 114 wounded on 3 September 2023.", "wounded", "evacuated", "dobj"),
    ("Manila on Tuesday accused China's coast guard of boarding and looting its boats.", "looting", "boarding", "conj"),
    ("A similar truce agreed in March 2025 collapsed within weeks.", "agreed", "truce", "acl"),
    ("The mayor warned residents in a video posted this morning not to return.", "return", "warned", "xcomp"),
    ("Troops marched on Tuesday after being told their allowances, due on 30 January, would be late.", "due",
     "allowances", "amod"),
    ("Port of Odesa attacked overnight.", "Port", "attacked", "nsubjpass"),
    ("Port of Odesa attacked overnight; grain silo destroyed.", "Port", "attacked", "nsubjpass"),
    ("Kharkiv bombed again.", "Kharkiv", "bombed", "nsubjpass"),
    ("Defenders of Azovstal in Mariupol, who surrendered in May, came home.", "surrendered", "Defenders", "relcl"),
    ("An estimated 92,000 people fled El Fasher and surrounding villages between 26 and 28 October.", "villages",
     "fled", "dobj"),
    ("The raid opens a new stage in a war which began in 2014, with the seizure of the coast.", "with", "began",
     "prep"),
    ("An explosion damaged the bridge that links Russia to occupied Crimea.", "occupied", "Crimea", "amod"),
    ("An earlier truce, agreed in January, ended when the army resumed its bombing.", "agreed", "truce", "acl"),
    ("Ten men were slaughtered and thirteen women raped.", "women", "raped", "nsubjpass"),
    ("Rebels dragged men from their homes, witnesses said, and shot many on the spot.", "shot", "dragged", "conj"),
    ("When he was seven his father was murdered over a parcel of land.", "seven", "was", "attr"),
    ("Colonel Anton Weber, the commander of the battalion, who was shot on Friday, survived.", "shot", "Weber",
     "relcl"),
    ("The first town was overrun within three days, Hama taken on 5 December.", "Hama", "taken", "nsubjpass"),
    ("On Saturday Uganda's military chief, Muhoozi Kainerugaba, had threatened to attack Bunia.", "chief", "threatened",
     "nsubj"),
    ("The garrison surrendered on Saturday, the ministry announced, in the first big battle.", "in", "surrendered",
     "prep"),
    ("A man who set fire to a shop in Leeds while a family of five slept upstairs was jailed for a year.", "man",
     "jailed", "nsubjpass"),
    ("Moldova was granted candidate status that June and opened negotiations.", "opened", "granted", "conj"),
]  # fmt: skip
RIGHT = [
    ("The army attacked, and the town was taken.", "attacked", "attacked"),
    ("He was arrested and escaped.", "escaped", "arrested"),
    ("The village near Kharkiv, which lies on the river, was shelled.", "lies", "Kharkiv"),
]


ACTING = ["Israel attacked overnight.", "Rebels attacked on Tuesday.", "The convoy attacked at dawn."]


@pytest.mark.parametrize("text", ACTING)
def test_who_can_act_attacks(text: str) -> None:
    subject = next(child for child in _token(text, "attacked").children if child.dep_.startswith("nsubj"))
    assert subject.dep_ == "nsubj"


@pytest.mark.parametrize(("text", "word", "above", "dependency"), MENDED, ids=lambda told: str(told)[:40])
def test_a_wrong_head_is_mended(text: str, word: str, above: str, dependency: str) -> None:
    token = _token(text, word)
    assert (token.head.text, token.dep_) == (above, dependency)


@pytest.mark.parametrize(("text", "word", "above"), RIGHT, ids=lambda told: str(told)[:40])
def test_a_right_head_stays(text: str, word: str, above: str) -> None:
    assert _token(text, word).head.text == above


def test_what_is_quoted_keeps_its_day() -> None:
    text = "Delegations will meet on Thursday afternoon and again on Saturday, a European diplomat said."
    assert _token(text, "Saturday").head.head.text == "meet"


def test_who_is_rounded_up_does_not_shoot() -> None:
    assert _token(MENDED[1][0], "shot").tag_ == "VBN"


def _token(text: str, word: str):  # type: ignore[no-untyped-def]
    article = article_from_text(text, id="x", published="2025-10-06")
    doc = parse(article, find_timexes(article)[0])
    return next(token for token in doc if token.text == word)
