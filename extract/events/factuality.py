"""Did it happen, as the article tells it: one label for every event mention, verb or noun.

Reported speech keeps what it says: an event is labelled as its speaker tells it.
"""

from spacy.tokens import Token

from extract.events.anchoring import Anchored
from extract.events.arguments import SUBJECT_DEPS, Arguments
from extract.events.factuality_nouns import came_to_nothing, noun_cue, noun_label
from extract.events.factuality_verbs import UNREAL, VERBS, verb_label
from extract.events.triggers import is_expecting, prepares, what_is_planned
from extract.events.wordlists import wordlist
from extract.model import Factuality
from extract.value import Value


def factuality_of(event: Arguments) -> Factuality:
    """The factuality of an event mention. A noun under a light verb takes the verb's label, unless it has its own."""
    if event.head.pos_ not in VERBS:
        return noun_label(event.trigger)
    if event.trigger != event.head and is_expecting(event.head):
        return noun_cue(event.trigger) or came_to_nothing(event.head) or Factuality.PLANNED
    label = verb_label(event.head)
    if label not in UNREAL and (planned := what_is_planned(event.head)) is not None:
        return Factuality.DENIED if verb_label(planned) is Factuality.DENIED else Factuality.PLANNED
    if event.trigger == event.head and label not in UNREAL and prepares(event.head):
        return Factuality.PLANNED
    if event.trigger == event.head or label in UNREAL:
        return label
    return noun_cue(event.trigger) or label


def in_time(event: Arguments, label: Factuality, anchored: Anchored, published: Value | None) -> Factuality:
    """The label in the light of its date: "has been closed since Monday" goes on, "talks on Friday" are to come."""
    if label is Factuality.ONGOING and _is_over(event, anchored, published):
        return Factuality.OCCURRED
    if label is not Factuality.OCCURRED or not anchored.certainty.is_firm or anchored.when is None:
        return label
    verb = _verb_of(event)
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if anchored.relation == "since" and auxiliaries & {"has", "have", "is", "are", "'s", "’s", "'ve", "’ve"}:
        return Factuality.ONGOING
    told_as_past = verb.tag_ in ("VBD", "VBN") and verb.lemma_ not in wordlist("factuality", "object_planned")
    last = published.latest if published else None
    to_come = last is not None and anchored.when.earliest is not None and anchored.when.earliest > last
    return Factuality.PLANNED if to_come and not told_as_past else label


def _is_over(event: Arguments, anchored: Anchored, published: Value | None) -> bool:
    """ "The truce lasted from 2 to 9 April": told as past, and over by the day of writing."""
    verb = _verb_of(event)
    when, first = anchored.when, published.earliest if published else None
    if when is None or not when.is_closed or when.latest is None:
        return False
    return anchored.certainty.is_firm and (first is None or when.latest < first) and verb.tag_ == "VBD"


def _verb_of(event: Arguments) -> Token:
    """The verb that tells the event: the one above where the event is its subject."""
    return event.head.head if event.head.dep_ in SUBJECT_DEPS else event.head
