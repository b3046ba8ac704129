"""Tokens and sentence limits of news, as guests in spaCy's pipeline."""

import re

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

# "U.S.-drafted", "U.N.-backed": a hyphen behind an abbreviation divides, as it does behind a word.
_INFIXES = (r"(?<=[A-Z]\.)[-–](?=[A-Za-z])", r"(?<=[0-9])[–—](?=[0-9])")  # and "3–16 March" as "3-16 March"
# "Counter-offensive", "non-aggression": no word by itself stands before the hyphen.
_WHOLE = re.compile(r"(?i:(?:counter|non|cease)-[a-z]+)")


@Language.component("news_sentence_starts")
def sentence_starts(doc: Doc) -> Doc:
    """Every line starts a sentence: headlines and list rows are never glued to what follows."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


def add_news_tokens(nlp: Language) -> None:
    """Teach a pipeline's tokenizer the abbreviations of news."""
    nlp.tokenizer.token_match = _WHOLE.fullmatch  # type: ignore[union-attr]
    infixes = [*(nlp.Defaults.infixes or ()), *_INFIXES]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
