"""Which words name events: verbs, nouns and adjectives, by the lists in `data/triggers.yml`."""

from functools import partial

from spacy.tokens import Token

from extract.events.wordforms import leads_to_time
from extract.events.wordforms import lemma as mended
from extract.events.wordlists import wordlist

words = partial(wordlist, "triggers")


def lemma_of(token: Token) -> str:
    """The lower-case lemma; pasts that the model does not know, and event nouns that it takes for names, are mended."""
    lemma = mended(token)
    if token.pos_ == "PROPN" and lemma not in words("event_nouns") and lemma.rstrip("s") in words("event_nouns"):
        return lemma.rstrip("s")
    return lemma


def is_event_noun(token: Token) -> bool:
    """A noun on the list of event nouns."""
    return lemma_of(token) in words("event_nouns") or token.lower_ in words("event_nouns")


def is_event_like(token: Token) -> bool:
    """A noun that its ending makes an event ("devaluation"), unless it is known to name a thing."""
    lemma = lemma_of(token)
    endings = tuple(words("noun_suffixes"))
    return len(lemma) > 5 and lemma.endswith(endings) and lemma not in words("not_events")


def whole_of(noun: Token) -> Token:
    """ "A *round* of talks", "a *wave* of strikes": the noun that stands for the event in its clause; else itself."""
    of = noun.head
    counted = noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_ in words("rounds")
    return of.head if counted else noun


def tells_event(noun: Token) -> bool:
    """An event noun, or one that counts such: a round of talks."""
    below = (event for of in noun.children if of.lower_ == "of" for event in of.children)
    return is_event_noun(noun) or any(whole_of(event) == noun and is_event_noun(event) for event in below)


def is_light_pair(verb: Token, noun: Token) -> bool:
    """ "held talks", "launch an offensive", "called a session for 9 May": the verb is light and the noun names the
    event."""
    light = mended(verb) in words("light_verbs") or (verb.lemma_ == "call" and _is_for_a_day(verb))
    return light and is_event_noun(noun)


def is_expecting(verb: Token) -> bool:
    """ "talks are anticipated", "an election set for June", "a march called for Friday": the verb only looks forward to
    what the noun names."""
    if verb.tag_ == "VBN" and (verb.lemma_ == "set" or (verb.lemma_ == "call" and _is_for_a_day(verb))):
        return any(child.lower_ == "for" for child in verb.children)
    return verb.lemma_ in words("expecting_verbs")


def _is_for_a_day(verb: Token) -> bool:
    """A date stands right behind its "for"; but "called *off* a summit planned for June" calls for none."""
    if any(child.dep_ == "prt" for child in verb.children):
        return False
    behind = verb.doc[verb.i + 1 : verb.right_edge.i + 1]
    return any(token.lower_ == "for" and leads_to_time(token) for token in behind)


def is_aside(expecting: Token) -> bool:
    """ "It did not go ahead *as scheduled*"."""
    return any(child.lower_ == "as" and child.dep_ == "mark" for child in expecting.children)


def prepares(verb: Token) -> bool:
    """ "Are preparing an exchange": what is to come is the exchange."""
    objects = (child for child in verb.children if child.dep_ == "dobj")
    going_on = verb.lemma_ in words("preparing_verbs") and verb.tag_ in ("VBG", "VBZ", "VBP")
    return going_on and any(map(tells_event, objects))


def what_is_planned(verb: Token) -> Token | None:
    """ "They planned to *strike* it", "she is expected to *speak*": the verb says only that it was to come."""
    if verb.lemma_ not in words("expecting_verbs") | words("planning_verbs"):
        return None
    return next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB" and c.tag_ == "VB"), None)


def falls_through(verb: Token) -> bool:
    """ "The summit *fell through*", and through nothing."""
    through = (child for child in verb.children if child.lower_ == "through")
    return verb.lemma_ == "fall" and any(not any(g.dep_ == "pobj" for g in child.children) for child in through)


def puts_out(verb: Token) -> bool:
    """ "Warned them in a video *posted* on Tuesday": how the warning came."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.lemma_ in words("media")


def is_saying(token: Token) -> bool:
    """A verb of saying or thinking: it dates the saying, not the said."""
    return token.pos_ == "VERB" and token.lemma_ in words("saying_verbs")


def is_reporting(token: Token) -> bool:
    """A verb that tells of another event in its clause."""
    return token.pos_ == "VERB" and token.lemma_ in words("reporting_verbs")
