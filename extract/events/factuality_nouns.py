"""Factuality of event nouns and adjectives: what stands at them, what they hang on, and the verb above."""

from spacy.tokens import Token

from extract.events.arguments import SUBJECT_DEPS, is_negated
from extract.events.factuality_verbs import DENIED, HYPOTHETICAL, OCCURRED, ONGOING, PLANNED, VERBS, verb_label, words
from extract.events.triggers import falls_through, is_expecting, whole_of
from extract.events.wordlists import wordlist
from extract.model import Factuality

_CUES = (("denied", DENIED), ("planned", PLANNED), ("wished", HYPOTHETICAL), ("ongoing", ONGOING))
_PHRASAL_DENIALS = (
    ("rule", "out"),
    ("call", "off"),
    ("leave", "out"),
    ("fall", "through"),
    ("put", "aside"),
    ("set", "aside"),
    ("turn", "down"),
)
_LEADING = frozenset({"agree", "commit", "consent", "lead"})
_STARTING = frozenset(
    {"begin", "start", "happen", "occur", "resume", "open", "come", "erupt", "follow", "spread", "proceed"}
)


def noun_label(noun: Token) -> Factuality:
    """The label of an event noun or adjective that no light verb carries."""
    whole = whole_of(noun)
    told = noun_cue(noun) or _shall_begin(whole) or _from_verb(whole)
    return (_set_for(whole) or told or OCCURRED) if told in (None, HYPOTHETICAL) else told


def came_to_nothing(verb: Token) -> Factuality | None:
    """ "The session was set for Tuesday *but fell through*"."""
    after = [c for c in verb.children if c.dep_ == "conj" and c.pos_ in VERBS]
    return DENIED if any(is_negated(v) or _as_object(v) is DENIED or _is_phrasal_denial(v) for v in after) else None


def _set_for(noun: Token) -> Factuality | None:
    """ "An election, set for June", also where it "may be postponed"."""
    return PLANNED if any(c.dep_ in ("acl", "relcl") and is_expecting(c) for c in noun.children) else None


def noun_cue(noun: Token) -> Factuality | None:
    """What stands at the noun itself: "no attack", "planned talks", "threat of war"."""
    if is_negated(noun):
        return DENIED
    before = {child.lower_ for child in noun.children if child.dep_ in ("amod", "compound", "det", "nmod")}
    for name, label in _CUES:
        if before & words(f"adjective_{name}"):
            return label
    return _below_noun(noun)


def _below_noun(noun: Token) -> Factuality | None:
    preposition, governor = noun.head, noun.head.head
    if noun.dep_ != "pobj":
        return None
    if preposition.lower_ == "without":
        return DENIED
    if preposition.lower_ == "to" and governor.lemma_ in _LEADING and verb_label(governor) is HYPOTHETICAL:
        return HYPOTHETICAL  # "urged him to agree to a truce"
    if preposition.lower_ not in ("of", "for", "against", "on", "about"):
        return None
    if preposition.lower_ == "for" and governor.lemma_ in words("asks_for"):
        return HYPOTHETICAL
    if governor.lemma_ in words("noun_wished"):
        return HYPOTHETICAL
    denies = governor.head.lemma_ in words("clause_denied")
    return DENIED if governor.lemma_ in words("noun_claimed") and denies else None


def _from_verb(noun: Token) -> Factuality | None:
    """The verb above: "cancelled the summit", "the talks continue", "the trial will begin"."""
    verb = noun.head
    if verb.pos_ not in VERBS:
        return None
    if noun.dep_ in ("dobj", "nsubjpass"):
        return _as_object(verb)
    if noun.dep_ == "nsubj":
        label = verb_label(verb)
        if verb.lemma_ in words("subject_ongoing"):
            return ONGOING if label is OCCURRED else label
        if verb.lemma_ in wordlist("triggers", "ending_verbs"):  # "if the talks fail"
            return label if label in (HYPOTHETICAL, PLANNED) else None
        if verb.lemma_ == "be" and any(c.dep_ == "aux" and c.lower_ in ("would", "could") for c in verb.children):
            return HYPOTHETICAL  # "the death of a Filipino would be close to an act of war"
        if falls_through(verb):
            return DENIED
        goes_ahead = verb.lemma_ == "go" and any(c.lower_ == "ahead" for c in verb.children)
        return label if verb.lemma_ in _STARTING or goes_ahead else None
    if noun.dep_ == "attr" and any(c.dep_ == "csubj" and is_negated(c) for c in verb.children):
        return DENIED  # "what March did not bring was a return"
    if noun.dep_ in ("acomp", "attr", "oprd"):  # "was found guilty", "may be dead"
        return verb_label(verb)
    return None


def _shall_begin(noun: Token) -> Factuality | None:
    """ "A ceasefire is *to begin*", "an offensive was set *to start*"."""
    below = (c for c in noun.head.children if c.dep_ == "xcomp" and noun.dep_ in SUBJECT_DEPS)
    begins = next((c for c in below if c.lemma_ in _STARTING and any(g.tag_ == "TO" for g in c.children)), None)
    return verb_label(begins) if begins is not None else None


def _as_object(verb: Token) -> Factuality | None:
    if verb.lemma_ in words("clause_denied") | words("object_denied") or _is_phrasal_denial(verb):
        label = verb_label(verb)
        return {DENIED: OCCURRED, HYPOTHETICAL: HYPOTHETICAL}.get(label, DENIED)
    if verb.lemma_ in words("object_planned"):
        return PLANNED
    return HYPOTHETICAL if verb.lemma_ in words("object_wished") else None


def _is_phrasal_denial(verb: Token) -> bool:
    particles = {child.lower_ for child in verb.children}
    return any(verb.lemma_ == lemma and particle in particles for lemma, particle in _PHRASAL_DENIALS)
