"""Finds event mentions: full verbs, event nouns and event adjectives, each with its arguments.

Wide on purpose: `salience.py` says how much a reader would want each. A light verb with its event noun is one mention
(the noun), and so is a chain of event nouns ("ceasefire talks": talks).
"""

import re

from spacy.tokens import Doc, Token

from extract.events.arguments import Arguments, arguments
from extract.events.triggers import is_aside, is_event_like, is_event_noun, is_expecting, lemma_of, tells_event, words
from extract.events.wordforms import time_tokens

_NUMBERED = re.compile(r"[A-Z]{1,3}-?\d+[A-Z]?")
_NOUNS = ("NOUN", "PROPN")
_VERB_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
_AS_WORDS = ("the word", "the term")  # "without using *the word* genocide"
_NOT_VERBS = ("aux", "auxpass", "prep", "case", "mark")


def detect(doc: Doc) -> list[Arguments]:
    """Every event mention of a parsed text, in the order of the text."""
    dates = time_tokens(doc)
    triggers = [token for token in doc if token.i not in dates and is_trigger(token)]
    events = [arguments(token) for token in triggers if not _is_in_chain(token, triggers)]
    carriers = {event.head for event in events if event.head != event.trigger}
    return [event for event in events if event.trigger not in carriers]


def is_trigger(token: Token) -> bool:
    """True where the word names something that happens."""
    if not token.is_alpha and not ("-" in token.text and any(map(str.isalpha, token.text))):
        return False
    if token.tag_ in _VERB_TAGS:
        return is_verb_trigger(token)
    if token.pos_ in _NOUNS:
        return is_noun_trigger(token)
    return token.pos_ == "ADJ" and lemma_of(token) in words("event_adjectives")


def is_verb_trigger(token: Token) -> bool:
    """A full verb that is no hard stative; a participle before a noun only where its verb names events."""
    if token.dep_ in _NOT_VERBS or token.lemma_.lower() in words("not_event_verbs"):
        return False
    if token.dep_ == "relcl" and token.lemma_.lower() in words("naming_verbs"):  # "of a kind it calls Oreshnik"
        return False
    if _counts_the_hurt(token):
        return False
    if token.dep_ in ("acl", "relcl") and is_expecting(token) and tells_event(token.head):  # "an election set for June"
        return False
    if is_expecting(token) and is_aside(token):
        return False
    if token.dep_ == "amod" and token.i < token.head.i:
        return token.lemma_.lower() in words("event_nouns") or token.lower_ in words("event_adjectives")
    return True


def _counts_the_hurt(token: Token) -> bool:
    """ "The hospital received *130 wounded*": they were hurt before, elsewhere."""
    number = token.nbor(-1) if token.i else token
    return token.tag_ == "VBN" and number.pos_ == "NUM" and number.head.lemma_ in words("handling_verbs")


def is_noun_trigger(token: Token) -> bool:
    """A noun on the list, or one that its ending makes an event; names of things ("Victory Park") are none."""
    if token.i + 1 < len(token.doc) and _NUMBERED.fullmatch(token.nbor().text):  # "flight MH17"
        return False
    if lemma_of(token) == "vote" and any(child.pos_ == "NUM" for child in token.children):  # "by 100 votes to 11"
        return False
    if token.doc[max(0, token.i - 2) : token.i].text.lower() in _AS_WORDS:
        return False
    if lemma_of(token) == "order" and any(noun.lemma_ == "event" for of in token.children for noun in of.children):
        return False
    if token.pos_ == "PROPN" and (token.ent_type_ or not is_event_noun(token)):
        return is_event_noun(token) and token.ent_type_ == "EVENT"
    return is_event_noun(token) or is_event_like(token)


def _is_in_chain(token: Token, triggers: list[Token]) -> bool:
    """An event noun before another one that it belongs to: the *ceasefire* of "ceasefire talks"."""
    chained = token.pos_ in _NOUNS and token.dep_ in ("compound", "nmod")
    return chained and token.head in triggers and is_event_noun(token.head)
