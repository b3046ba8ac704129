"""Did it happen, as the article tells it: one label for every event, from its own cues and from what it hangs on.

Each rule looks at one cue and answers with a label or nothing; the first that answers decides. Reported speech keeps
what it says: an event is labelled as its speaker tells it.
"""

from collections.abc import Callable
from functools import partial

from spacy.tokens import Token

from extract.events.arguments import Arguments, is_negated
from extract.events.wordlists import wordlist
from extract.model import Factuality

words = partial(wordlist, "factuality")

OCCURRED, ONGOING = Factuality.OCCURRED, Factuality.ONGOING
PLANNED, HYPOTHETICAL, DENIED = Factuality.PLANNED, Factuality.HYPOTHETICAL, Factuality.DENIED
UNREAL = (PLANNED, HYPOTHETICAL, DENIED)

_DEPTH = 8  # heads that a label is inherited through
_VERBS = ("VERB", "AUX")
_CLAUSE_LINKS = ("conj", "xcomp", "ccomp", "advcl", "pcomp", "acl", "relcl", "dep", "parataxis")


def factuality_of(event: Arguments) -> Factuality:
    """The factuality of an event mention."""
    if event.head.pos_ in _VERBS:
        carried = verb_label(event.head)
        if event.trigger == event.head or carried in UNREAL:
            return carried
        return noun_cue(event.trigger) or carried
    return noun_label(event.trigger)


# --- verbs --------------------------------------------------------------------------------------------------------


def verb_label(verb: Token, depth: int = _DEPTH) -> Factuality:
    """The label of a verb: its own cues first, then what it inherits from the head of its clause."""
    for rule in _VERB_RULES:
        label = rule(verb, depth)
        if label is not None:
            return label
    return ONGOING if is_progressive(verb) else OCCURRED


def is_progressive(verb: Token) -> bool:
    """Under way at the time of writing: "is advancing", "has been shelling"."""
    present = any(
        c.dep_ == "aux" and c.lower_ in ("is", "are", "'s", "'re", "has", "have", "am") for c in verb.children
    )
    return verb.tag_ == "VBG" and present


def _auxiliaries(verb: Token) -> list[Token]:
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if own or verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return own
    head = verb.head
    shares = head.pos_ in _VERBS and (verb.tag_ == head.tag_ or verb.tag_ == "VB")
    return _auxiliaries(head) if shares else own


def _negated(verb: Token, depth: int) -> Factuality | None:
    return DENIED if is_negated(verb) else None


def _modal(verb: Token, depth: int) -> Factuality | None:
    auxiliaries = [a for a in _auxiliaries(verb) if a.tag_ == "MD" or a.lower_ in words("modal")]
    if any(a.lower_ in words("future") for a in auxiliaries):
        return PLANNED
    if any(a.lower_ in ("would", "'d") for a in auxiliaries) and _is_reported(verb):
        return PLANNED
    return HYPOTHETICAL if auxiliaries else None


def _is_reported(verb: Token) -> bool:
    return verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")


def _conditional(verb: Token, depth: int) -> Factuality | None:
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    return HYPOTHETICAL if marks & {"if", "unless", "whether", "lest"} else None


def _imperative(verb: Token, depth: int) -> Factuality | None:
    """A bare verb at the head of its clause without a subject: "Leave the city"."""
    if verb.tag_ not in ("VB", "VBP") or any(
        c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in verb.children
    ):
        return None
    if any(c.tag_ == "TO" or (c.dep_ == "aux" and c.lower_ not in ("do", "let")) for c in verb.children):
        return None
    if verb.dep_ == "ROOT" or (verb.dep_ in ("ccomp", "parataxis") and verb.tag_ == "VB"):
        return HYPOTHETICAL
    if verb.dep_ == "conj" and verb.head.pos_ in _VERBS:
        return _imperative(verb.head, depth - 1)
    return None


def _infinitive(verb: Token, depth: int) -> Factuality | None:
    """ "to" + verb: what the head does to it."""
    if not any(c.tag_ == "TO" for c in verb.children):
        return None
    return _under(verb, verb.head, depth, otherwise=HYPOTHETICAL)


def _gerund(verb: Token, depth: int) -> Factuality | None:
    """An -ing form below a verb ("avoid fighting") or a preposition ("prevented from", "without fighting")."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("xcomp", "pcomp"):
        return None
    if verb.dep_ == "xcomp":
        if verb.head.lemma_ in ("stop", "quit", "cease"):
            return None
        return _under(verb, verb.head, depth, otherwise=None)
    preposition = verb.head
    if preposition.lower_ == "without":
        return DENIED
    governor = preposition.head
    if preposition.lower_ == "from" and governor.lemma_ in (
        "prevent",
        "stop",
        "keep",
        "ban",
        "bar",
        "block",
        "refrain",
    ):
        return DENIED
    if preposition.lower_ == "to" and governor.lemma_ in ("look", "commit"):
        return PLANNED
    if governor.pos_ in _VERBS and preposition.lower_ in ("for", "of", "on", "about", "to"):
        label = verb_label(governor, depth - 1) if depth else OCCURRED
        return label if label in UNREAL else None
    if governor.lemma_ in words("noun_wished"):
        return HYPOTHETICAL
    return None


def _under(verb: Token, head: Token, depth: int, otherwise: Factuality | None) -> Factuality | None:
    lemma = head.lemma_.lower()
    outer = verb_label(head, depth - 1) if depth and head.pos_ in _VERBS else OCCURRED
    if head.pos_ in ("ADJ", "NOUN") and head.head.pos_ in _VERBS and depth:
        outer = verb_label(head.head, depth - 1)
    if lemma in words("negative"):
        return OCCURRED if outer is DENIED else DENIED
    if verb.dep_ in ("advcl", "relcl") and otherwise is not None:
        return HYPOTHETICAL if outer is not DENIED else DENIED
    if lemma in words("implicative"):
        return outer
    if outer is DENIED:
        return DENIED
    if lemma in words("planning") or lemma == "be" or lemma in words("noun_with_infinitive_planned"):
        return PLANNED
    if lemma in words("wishing"):
        return HYPOTHETICAL
    return otherwise if otherwise is not None else (outer if outer in UNREAL else None)


def _complement(verb: Token, depth: int) -> Factuality | None:
    """A clause below a verb of denying, doubting or wishing."""
    if verb.dep_ != "ccomp":
        return None
    head = verb.head
    if head.lemma_ in words("clause_denied"):
        return OCCURRED if is_negated(head) else DENIED
    if head.lemma_ in ("hope", "wish", "pray", "doubt", "ensure", "pretend", "demand", "want", "propose", "fear"):
        return HYPOTHETICAL
    return None


def _inherited(verb: Token, depth: int) -> Factuality | None:
    """Clauses below an unreal one are unreal, unless they tell the past."""
    if not depth or verb.dep_ not in _CLAUSE_LINKS or verb.head == verb or verb.head.pos_ not in _VERBS:
        return None
    if verb.dep_ == "conj":
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
            return None
        label = verb_label(verb.head, depth - 1)
        return label if label in UNREAL and verb.tag_ == verb.head.tag_ and not is_negated(verb.head) else None
    if verb.tag_ in ("VBD",) or verb.dep_ in ("relcl", "acl"):
        return None
    label = verb_label(verb.head, depth - 1)
    return label if label in (PLANNED, HYPOTHETICAL) else None


_VERB_RULES: tuple[Callable[[Token, int], Factuality | None], ...] = (
    _negated,
    _modal,
    _conditional,
    _infinitive,
    _imperative,
    _gerund,
    _complement,
    _inherited,
)


# --- nouns --------------------------------------------------------------------------------------------------------


def noun_label(noun: Token) -> Factuality:
    """The label of an event noun or adjective that no light verb carries."""
    return noun_cue(noun) or _noun_from_verb(noun) or OCCURRED


def noun_cue(noun: Token) -> Factuality | None:
    """What stands at the noun itself: "no attack", "planned talks", "threat of war"."""
    if is_negated(noun):
        return DENIED
    before = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound", "det", "nmod")}
    for name, label in (("denied", DENIED), ("planned", PLANNED), ("wished", HYPOTHETICAL), ("ongoing", ONGOING)):
        if before & words(f"adjective_{name}"):
            return label
    return _noun_below_noun(noun)


def _noun_below_noun(noun: Token) -> Factuality | None:
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "for", "against", "on"):
        return None
    governor = noun.head.head
    if noun.head.lower_ == "for" and governor.lemma_ in (
        "call",
        "appeal",
        "ask",
        "wait",
        "hope",
        "prepare",
        "plan",
        "press",
    ):
        return HYPOTHETICAL
    if governor.lemma_ in words("noun_wished"):
        return HYPOTHETICAL
    if governor.lemma_ in words("noun_claimed") and governor.head.lemma_ in words("clause_denied"):
        return DENIED
    return None


def _noun_from_verb(noun: Token) -> Factuality | None:
    """The verb above: "cancelled the summit", "the talks continue", "the trial will begin"."""
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "without":
        return DENIED
    if verb.pos_ not in _VERBS:
        return None
    own = verb_label(verb)
    if noun.dep_ in ("dobj", "nsubjpass"):
        if verb.lemma_ in words("clause_denied") | words("object_denied") or _rules_out(verb):
            return OCCURRED if own is DENIED else DENIED
        if verb.lemma_ in words("object_planned"):
            return PLANNED
        return HYPOTHETICAL if verb.lemma_ in words("object_wished") else None
    if noun.dep_ == "nsubj":
        if verb.lemma_ in words("subject_ongoing"):
            return ONGOING if own is OCCURRED else own
        if verb.lemma_ in ("begin", "start", "happen", "occur", "resume", "open", "come"):
            return own
    return None


def _rules_out(verb: Token) -> bool:
    return any(
        verb.lemma_ == v and any(c.lower_ == p for c in verb.children) for v, p in (("rule", "out"), ("call", "off"))
    )
