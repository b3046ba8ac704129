"""Verbs that the lemmatizer cuts short or leaves long: "hoped", "raped" and "waged" are no forms of "hop", "rap" and
"wag", and "gutted" is one of "gut". And nouns that it takes for names since they open a sentence: "Missiles hit …"."""

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

_SHORT_VERB = re.compile(r"(?:qu|[^aeiou])*[aeiou][^aeiouwxyh]")
"""One syllable with a short vowel: its last letter stands twice before -ed and -ing."""
_DOUBLED = re.compile(r"([a-z]*[aeiou]([bdgmnprt]))\2e")

_NOUNS = """
airstrike bomb bomber bulldozer civilian commando demonstrator drone explosion fighter guerrilla helicopter howitzer
insurgent jet jihadist looter militant missile mortar paratrooper protester protestor raider rebel resident rocket
sailor separatist settler shell sniper soldier strike tank troop villager warplane warship
"""
_NO_NAMES = {f"{noun}s": noun for noun in _NOUNS.split()} | {
    "artillery": "artillery",
    "gunmen": "gunman",
    "militiamen": "militiaman",
    "policemen": "policeman",
}


@Language.component("news_lemmas")
def news_lemmas(doc: Doc) -> Doc:
    """spaCy component after the lemmatizer: gives such verbs the e that belongs to them and no other, and such nouns
    their own lemma."""
    for token in doc:
        if token.is_sent_start and _is_no_name(token):
            token.lemma_ = _NO_NAMES[token.lower_]
            token.tag_, token.pos_ = "NN" if token.lower_ == token.lemma_ else "NNS", "NOUN"
            continue
        lemma, form = token.lemma_, token.lower_
        if token.pos_ == "VERB" and form.endswith("ed") and (doubled := _DOUBLED.fullmatch(lemma)):
            token.lemma_ = doubled[1]
            continue
        ending = form.removeprefix(lemma) if token.pos_ == "VERB" and len(form) > len(lemma) else ""
        plain = ending in ("ed", "ing") or (ending == "es" and lemma[-1] not in "sz")
        if plain and _SHORT_VERB.fullmatch(lemma):
            token.lemma_ = f"{lemma}e"
    return doc


def _is_no_name(token: Token) -> bool:
    """A common noun with the large letter of its sentence, and no name with more of them ("Rockets Stadium")."""
    alone = token.i + 1 == len(token.doc) or not token.nbor().is_title
    return token.pos_ == "PROPN" and token.lower_ in _NO_NAMES and not token.ent_type_ and alone


def add_lemmas(nlp: Language) -> None:
    """Adds the component to the end of a pipeline."""
    nlp.add_pipe("news_lemmas")
