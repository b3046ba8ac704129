"""Clauses of a parse: which clause a word belongs to, and what lies above it."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Span, Token

from extract.events.arguments import SUBJECT_DEPS, Arguments
from extract.events.triggers import is_aside, is_event_like, is_event_noun, is_expecting, whole_of, words
from extract.events.wordforms import is_time

CLAUSE_DEPS = frozenset(
    {"ROOT", "ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "parataxis", "conj", "dep", "pcomp", "appos"}
)
SUBORDINATE_DEPS = frozenset({"advcl", "relcl", "acl"})
_ASKING = ("ask", "wonder", "debate", "dispute")
_SPEAKING = ("speak", "appear", "write", "talk")
_DEED_LINKS = frozenset({"pobj", "pcomp", "prep", "conj", "compound", "acomp", "oprd"})
TIME_WORDS = frozenset({"after", "before", "since", "until", "following"})
_ENDS = frozenset({"start", "beginning", "onset", "outset", "end"})  # of an event
_VERBS = ("VERB", "AUX")


def path_up(token: Token) -> Iterator[Token]:
    """A token and all above it, up to the root."""
    yield token
    while token.head != token:
        token = token.head
        yield token


def clause_of(token: Token) -> Token:
    """The head of a token's clause: the nearest verb above it that starts one, or the root of a verbless line."""
    last = token
    for last in path_up(token):
        if last.pos_ in _VERBS and last.dep_ in CLAUSE_DEPS:
            return last
        if last.pos_ in _VERBS and last.dep_ == "xcomp" and last.head.pos_ not in _VERBS:
            return last
    return last


def governs(event: Arguments, root: Token) -> bool:
    """The path up from a date's root reaches the event through prepositions and nouns, crossing no clause."""
    for token in path_up(root):
        if token in (event.trigger, event.head):
            return True
        if is_expecting(token) and _is_of(event, token):
            return True
        if token.tag_ == "VBG" and token.lemma_ in _SPEAKING and _says(token) == event.head:
            return True
        if token.pos_ in _VERBS or token.dep_ in ("conj", "appos", "relcl", "acl", "advcl"):
            return False
        if token != root and belongs_to_noun(event, root):
            return False
    return False


def _says(speaking: Token) -> Token | None:
    """The verb of who speaks: "the minister, *speaking* in Kyiv on Monday, *accused* them"."""
    above = speaking.head
    if speaking.dep_ == "acl":
        return above.head if above.dep_ in SUBJECT_DEPS else None
    return above if speaking.dep_ == "advcl" else None


def _is_of(event: Arguments, expecting: Token) -> bool:
    """ "An *election*, set for June", "the *exchange* did not go ahead as scheduled on Saturday"."""
    noun = whole_of(event.trigger)
    if expecting.dep_ in ("acl", "relcl"):
        return expecting.head == noun
    return expecting.dep_ == "advcl" and is_aside(expecting) and expecting.head in (event.head, noun.head)


def belongs_to_noun(event: Arguments, root: Token) -> bool:
    """The date is another event noun's alone: "convicted of *the 2005 murder*", "*the bombing on 16 March*"."""
    noun = root.head
    if noun.pos_ == "ADP" and event.trigger.pos_ in ("NOUN", "PROPN"):  # "the bombing *on 16 March*", for other nouns
        noun = noun.head
    elif root.i > noun.i:
        return False
    if noun.pos_ not in ("NOUN", "PROPN") or noun in (event.trigger, event.head):
        return False
    acts = noun.dep_ == "nsubj" and noun.head == event.head  # "Tuesday's attack killed two"
    return is_event_noun(noun) and not acts


def dates_another(event: Arguments, date: Span) -> bool:
    """ "Two weeks after *the strike on 3 March* the bridge fell": the date stands right behind another event's noun,
    which only sets this event beside itself; so in "since *the start of the invasion three years ago*"."""
    word = date.doc[date.start - 1] if date.start > 1 else None
    if word is None or word.lower_ in TIME_WORDS or word.pos_ not in ("ADP", "NOUN"):
        return False
    noun = word if word.pos_ == "NOUN" else date.doc[date.start - 2]
    before = takewhile(lambda token: token.right_edge.i < date.end, path_up(noun))
    return any(
        noun.dep_ == "pobj"
        and noun.head.lower_ in TIME_WORDS
        and (is_event_noun(noun) or noun.lemma_ in _ENDS)
        and noun not in path_up(event.trigger)
        and any(child.dep_ in ("det", "poss") for child in noun.children)
        for noun in before
    )


def is_due_by(event: Arguments, date: Span) -> bool:
    """ "*Talks due in Geneva on 28 July* were called off": the day was that of the talks."""
    if event.trigger.pos_ not in _VERBS or date.end > event.head.i:
        return False
    subjects = (c for c in event.head.children if c.dep_ in SUBJECT_DEPS)
    return any(token.lower_ == "due" and token.i < date.start for noun in subjects for token in noun.subtree)


def tells_a_thing(root: Token) -> bool:
    """ "The *2026* budget", "of *twentieth-century* South America": the date tells a thing apart, and no event."""
    noun = root.head
    if root.dep_ == "pobj" and noun.lower_ == "of":  # "the Protocol *of 1942*"
        noun = noun.head
    elif root.dep_ not in ("nummod", "amod", "compound", "nmod") or noun.i < root.i:
        return False
    return noun.pos_ in ("NOUN", "PROPN") and not (is_event_noun(noun) or is_event_like(noun) or is_time(noun))


def is_deed_date(event: Arguments, root: Token) -> bool:
    """The event judges a deed and the date is the deed's: "convicted of slaying two in 2011", "on trial for …"."""
    if event.head.lemma_ not in words("judging_verbs"):
        return False
    below = list(takewhile(lambda token: token != event.head, path_up(root)))
    if not below or below[-1].head != event.head:
        return False
    deed = below[-1].dep_ in ("prep", "acomp", "oprd", "xcomp") and below[-1].lower_ not in ("on", "in", "at", "by")
    return deed and any(token.pos_ == "VERB" or is_event_noun(token) for token in below)


def is_deed(event: Arguments) -> bool:
    """The event is what someone is judged for: "charged with *murder*", "accused of *shelling* the town"."""
    below = event.head
    for token in path_up(event.head.head) if event.head.dep_ in _DEED_LINKS else ():
        if token.lemma_.lower() in words("judging_verbs") | words("judging_words"):
            return below.dep_ in _DEED_LINKS and below.lower_ not in ("by", "in", "on", "at", "after", "before")
        if token.dep_ not in _DEED_LINKS or (token.pos_ in _VERBS and token.dep_ != "pcomp"):
            return False
        below = token
    return False


def owns_date(event: Arguments, root: Token, end: int) -> bool:
    """The event stands in the clause that tells of the date: "2014, when Russia annexed Crimea"; `end` is the token
    behind the date."""
    clause = clause_of(event.head)
    while clause.dep_ == "conj" and clause.head.pos_ in _VERBS:  # "when Russia annexed Crimea and *began* …"
        clause = clause.head
    if clause.dep_ not in ("relcl", "advcl", "ccomp") or clause.i <= root.i:
        return False
    when = any(child.lower_ in ("when", "where") for child in clause.children)
    return when and (clause.head == root or 0 <= clause.left_edge.i - end <= 1)


def continues(event: Arguments, root: Token) -> bool:
    """The event goes on with the clause of the date: "In 2014 Russia annexed Crimea and began …"."""
    clause, dated = clause_of(event.head), clause_of(root)
    if is_cleft(dated) and is_inside(clause, dated):
        return True
    while clause.dep_ in ("conj", "advcl", "xcomp") and clause != dated:
        clause = clause_of(clause.head)
    return clause == dated and root.i < event.trigger.i


def is_cleft(verb: Token) -> bool:
    """ "It was in May that …": the verb only holds up what its clause tells."""
    return verb.lemma_ == "be" and any(child.lower_ == "it" and child.dep_ in SUBJECT_DEPS for child in verb.children)


def stands_bare(verb: Token) -> bool:
    """ "declared the region *annexed*": a participle without an auxiliary."""
    return verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def time_word(event: Arguments) -> Token | None:
    """The word that sets this event beside another: "after *the raid*", "before *the talks* *opened*"."""
    trigger = event.trigger
    if trigger.dep_ in ("pobj", "pcomp") and trigger.head.lower_ in TIME_WORDS:
        return trigger.head
    noun = event.head.head
    if _only_holds(event) and noun.dep_ == "pobj" and noun.head.lower_ in TIME_WORDS:
        return noun.head
    clause = trigger.head if trigger.dep_ in ("nsubj", "nsubjpass") else event.head
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ in TIME_WORDS), None)
    fronted = mark is not None and any(c.dep_ == "ccomp" and c.i < mark.i for c in clause.children)
    return mark if clause.dep_ == "advcl" or fronted else None


def is_asked(event: Arguments) -> bool:
    """ "Readers ask *when* the war began": its day is what they ask for."""
    verb = clause_of(event.head)
    below = verb.dep_ == "ccomp" or (verb.dep_ == "advcl" and verb.head.lemma_ in _ASKING)
    return below and any(c.lower_ == "when" and c.dep_ == "advmod" for c in verb.children)


def is_of_another(event: Arguments) -> bool:
    """ "The war *in which* tens of thousands were killed": it dates with that event, not with the sentence."""
    verb = clause_of(event.head)
    within = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("in", "during"))
    return (
        verb.dep_ == "relcl" and is_event_noun(verb.head) and any(g.tag_ == "WDT" for c in within for g in c.children)
    )


def lies_beside(event: Arguments) -> bool:
    """ "After it applied to *join*", "a day after a truce ended *the fighting*": below what is only set beside another
    event."""
    above = (token for token in path_up(event.head) if token.dep_ == "advcl")
    return any(child.dep_ == "mark" and child.lower_ in TIME_WORDS for verb in above for child in verb.children)


def _only_holds(event: Arguments) -> bool:
    """ "A vote *that was held* under their control": the clause tells the noun's event once more."""
    verb = event.head
    passive = any(child.dep_ == "nsubjpass" and child.tag_ == "WDT" for child in verb.children)
    return verb.dep_ == "relcl" and passive and verb.lemma_ in words("light_verbs") and is_event_noun(verb.head)


def between_semicolons(token: Token) -> range:
    """The places of its sentence that no semicolon parts from a token."""
    sentence, at = token.sent, token.i
    parts = [other.i for other in sentence if other.text == ";"]
    start = max((place + 1 for place in parts if place < at), default=sentence.start)
    return range(start, min((place for place in parts if place > at), default=sentence.end))


def subordinate_above(token: Token) -> Token | None:
    """The nearest relative, participle or adverbial clause that a token stands in."""
    return next(
        (t for t in path_up(token) if t.pos_ in _VERBS and t.dep_ in SUBORDINATE_DEPS and not _is_when(t)), None
    )


def _is_when(verb: Token) -> bool:
    """ "When the Assembly met on Friday, …": such a clause dates what it stands beside."""
    return verb.dep_ == "advcl" and any(c.lower_ == "when" and c.dep_ in ("advmod", "mark") for c in verb.children)


def is_inside(token: Token, clause: Token) -> bool:
    """The token stands below the clause's head or is it."""
    return any(above == clause for above in path_up(token))
