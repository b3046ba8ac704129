"""Titles and labels: own sentences of news from several wars, each with the headline that is right for it."""

from pathlib import Path

import pytest

from extract.events.arguments import arguments
from extract.events.factuality import factuality_of
from extract.events.titles import LABEL_LENGTH, TITLE_LENGTH, title_of
from extract.events.titles.verbs import participle_of, present
from extract.nlp import pipeline

# sentence, trigger, headline
HEADLINES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parents[2] / "corpus/headlines.tsv").read_text(encoding="utf8").splitlines()[1:]
]
# sentence before, sentence, trigger, title: a pronoun takes a name from before, or none is left hanging
PRONOUNS = [
    (
        "President Emmanuel Macron arrived in Kyiv.",
        "He promised more weapons.",
        "promised",
        "Macron promises more weapons",
    ),
    ("Finland applied in May.", "It joined NATO a year later.", "joined", "Finland joins NATO"),
    (
        "The plan is old.",
        "European officials discussed it in Geneva.",
        "discussed",
        "European officials discuss plan in Geneva",
    ),
    (
        "China is pressing for a settlement.",
        "Mediators persuaded Kokang rebels to give back Lashio, which they had captured in August.",
        "captured",
        "Kokang rebels capture Lashio",
    ),
    (
        "Rains came late.",
        "The ministry halved rations in March and may suspend them in May.",
        "suspend",
        "Ministry may suspend rations",
    ),
    (
        "The M23, which UN experts say is backed by Rwanda, took Goma.",
        "It seized Uvira in December.",
        "seized",
        "M23 seizes Uvira",
    ),
    (
        "Rebels gave back Lashio.",
        "An envoy said he would receive leaders in Ruili.",
        "receive",
        "Envoy to receive leaders in Ruili",
    ),
    (
        "Nobody drove on the roads from Senegal and Mali.",
        "They ambushed a convoy near Kayes.",
        "ambushed",
        "They ambushed convoy near Kayes",
    ),
    ("Shells fell on the town.", "“We will hold the bridge,” the general said.", "hold", "General to hold bridge"),
]
PRONOUNS += [
    ("Calm did not last.", "None of the drones hit the town.", "hit", "None of drones hits town"),
    (
        "A storm came.",
        "The quarrel comes as Egypt and Qatar prepare to host talks in Cairo.",
        "host",
        "Egypt and Qatar prepare to host talks in Cairo",
    ),
]
PRONOUNS += [
    ("Talks opened on 10 July.", "On 23 August the Communists broke them off.", "broke", "Communists break off talks"),
]
# sentence, trigger, label
LABELS = [
    ("Russia annexed Crimea in March 2014.", "annexed", "Russia annexes Crimea"),
    ("The attack ended a truce that China had brokered in January.", "brokered", "China brokers truce"),
    ("The general, whose ultimatum expired on Saturday, resigned.", "expired", "Ultimatum expires"),
    ("Crimea and Sevastopol were annexed by the Russian Federation in 2014.", "annexed", "Crimea annexed"),
    ("U.S. and Ukrainian officials held talks in Berlin on Monday.", "talks", "Berlin talks"),
    ("The ministry did not confirm the attack on the power station.", "confirm", "Attack not confirmed"),
    ("Lebanon's parliament elected army chief Joseph Aoun as president.", "elected", "Joseph Aoun elected"),
]


def _title(text: str, trigger: str, *, last: bool = False) -> tuple[str, str]:
    doc = pipeline()(text)
    found = [token for token in doc if token.text == trigger]
    args = arguments(found[-1] if last else found[0])
    return title_of(args, factuality_of(args))


@pytest.mark.parametrize(("sentence", "trigger", "title"), HEADLINES)
def test_headline(sentence: str, trigger: str, title: str) -> None:
    made, label = _title(sentence, trigger)
    assert made == title
    assert len(made) <= TITLE_LENGTH
    assert 0 < len(label) <= LABEL_LENGTH


@pytest.mark.parametrize(("before", "sentence", "trigger", "title"), PRONOUNS)
def test_no_pronoun_is_left_hanging(before: str, sentence: str, trigger: str, title: str) -> None:
    assert _title(f"{before} {sentence}", trigger, last=True)[0] == title


@pytest.mark.parametrize(("sentence", "trigger", "label"), LABELS)
def test_label(sentence: str, trigger: str, label: str) -> None:
    assert _title(sentence, trigger)[1] == label


def test_a_label_never_tells_a_plan_or_a_denial_as_done() -> None:
    assert _title("The army will storm the besieged regional capital.", "storm")[1] != "Regional capital stormed"
    assert "not" in _title("The convoy was not attacked, the army said.", "attacked")[1]


def test_a_clause_is_never_cut_in_half() -> None:
    sentence = (
        "The long-awaited and much-debated report of the independent commission of historians on the forced "
        "resettlement of the mountain villages accuses successive provincial governments of indifference."
    )
    title, label = _title(sentence, "accuses")
    assert len(title) <= TITLE_LENGTH
    assert title.split()[-1].strip(".") in sentence
    assert all(word.lower() in sentence.lower() for word in label.split())


@pytest.mark.parametrize(
    ("lemma", "singular", "participle"),
    [("annex", "annexes", "annexed"), ("deny", "denies", "denied"), ("strike", "strikes", "struck"),
     ("go", "goes", "gone"), ("patrol", "patrols", "patrolled"), ("free", "frees", "freed"), ("be", "is", "been")],
)  # fmt: skip
def test_verb_forms(lemma: str, singular: str, participle: str) -> None:
    assert present(lemma, plural=False) == singular
    assert participle_of(lemma) == participle
