"""Did it happen, as the article tells it: one label for every event mention, verb or noun.

Reported speech keeps what it says: an event is labelled as its speaker tells it.
"""

from extract.events.arguments import Arguments
from extract.events.factuality_nouns import noun_cue, noun_label
from extract.events.factuality_verbs import UNREAL, VERBS, verb_label
from extract.events.triggers import is_expecting
from extract.model import Factuality


def factuality_of(event: Arguments) -> Factuality:
    """The factuality of an event mention. A noun under a light verb takes the verb's label, unless it has its own."""
    if event.head.pos_ not in VERBS:
        return noun_label(event.trigger)
    if event.trigger != event.head and is_expecting(event.head):
        return noun_cue(event.trigger) or Factuality.PLANNED
    label = verb_label(event.head)
    if event.trigger == event.head or label in UNREAL:
        return label
    return noun_cue(event.trigger) or label
