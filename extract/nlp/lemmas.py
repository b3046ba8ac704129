"""Verbs that the lemmatizer cuts short: "hoped", "raped" and "waged" are no forms of "hop", "rap" and "wag"."""

import re

from spacy.language import Language
from spacy.tokens import Doc

_SHORT_VERB = re.compile(r"(?:qu|[^aeiou])*[aeiou][^aeiouwxyh]")
"""One syllable with a short vowel: its last letter stands twice before -ed and -ing."""


@Language.component("news_lemmas")
def news_lemmas(doc: Doc) -> Doc:
    """spaCy component after the lemmatizer: gives such verbs back the e that belongs to them."""
    for token in doc:
        lemma, form = token.lemma_, token.lower_
        ending = form.removeprefix(lemma) if token.pos_ == "VERB" and len(form) > len(lemma) else ""
        plain = ending in ("ed", "ing") or (ending == "es" and lemma[-1] not in "sz")
        if plain and _SHORT_VERB.fullmatch(lemma):
            token.lemma_ = f"{lemma}e"
    return doc


def add_lemmas(nlp: Language) -> None:
    """Adds the component to the end of a pipeline."""
    nlp.add_pipe("news_lemmas")
