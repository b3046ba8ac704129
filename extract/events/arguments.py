"""Who did what to whom, read off the parse: one record for verbs, event nouns and light verbs alike.

Roles are grammatical: where `passive`, the subjects are those it was done to and `agents` those who did it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extract.events.triggers import is_event_noun, is_expecting, is_light_pair, whole_of, words
from extract.nlp.mending import SUBJECT_DEPS as SUBJECT_DEPS
from extract.nlp.names import NAME_LABELS

OBJECT_DEPS = frozenset({"dobj", "attr", "oprd"})
CLAUSE_DEPS = frozenset({"advcl", "conj", "xcomp"})  # clauses that may borrow the subject of the one above
_CAUGHT = frozenset({"leave", "keep", "catch", "find", "see", "hear", "watch", "send", "show", "film", "spot"})
NEGATIONS = frozenset({"no", "not", "n't", "never", "neither", "nor", "none", "nobody", "nothing", "hardly", "barely"})
_LIVING = frozenset(
    {"crew", "man", "woman", "people", "soldier", "troop", "civilian", "child", "family", "rebel", "police"}
    | {
        "passenger",
        "protester",
        "resident",
        "worker",
        "sailor",
        "prisoner",
        "victim",
        "fighter",
        "gunman",
        "guard",
        "refugee",
    }
)
_DEPTH = 6  # clauses that a shared subject is looked for above


@dataclass(frozen=True, slots=True)
class Arguments:
    """A trigger with what hangs on it. `head` is the verb that carries it: the light verb's, else the trigger itself.

    `obliques` are pairs of preposition and the noun below it. Conjuncts are listed beside their first.
    """

    trigger: Token
    head: Token
    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    datives: tuple[Token, ...] = ()
    obliques: tuple[tuple[Token, Token], ...] = ()
    agents: tuple[Token, ...] = ()
    particles: tuple[Token, ...] = ()
    passive: bool = False
    negated: bool = False


def arguments(trigger: Token) -> Arguments:
    """The arguments of a trigger: a verb, an event noun or adjective. A noun under a light verb has the verb's."""
    head = carrier(trigger)
    if head.pos_ in ("VERB", "AUX"):
        return _of_verb(trigger, head)
    return _of_noun(trigger)


def carrier(trigger: Token) -> Token:
    """The verb that only carries an event noun, or the noun itself: "held talks", "an offensive was launched", "a
    summit is to be held", "talks took place", "the talks, which took place", "talks are expected"."""
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return trigger
    noun = whole_of(trigger)
    head = noun.head
    if head != noun and head.pos_ in ("VERB", "AUX"):
        if noun.dep_ in ("dobj", "nsubjpass") and is_light_pair(head, trigger):
            return head
        if noun.dep_ == "nsubj" and merely_happens(head) and is_event_noun(trigger):
            return head
        planned = next((verb for verb in _verb_chain(head) if verb != head and is_passive(verb)), None)
        if noun.dep_ == "nsubj" and head.lemma_ == "be" and planned is not None and is_light_pair(planned, trigger):
            return planned
        placed = next((verb for verb in _verb_chain(head) if takes_place(verb)), None)
        if noun.dep_ in ("nsubj", "nsubjpass") and placed is not None:
            return placed
        if noun.dep_ == "nsubjpass" and is_expecting(head):
            return head
    return next((c for c in noun.children if c.dep_ == "relcl" and takes_place(c)), trigger)


def _verb_chain(verb: Token) -> Iterator[Token]:
    """A verb and the infinitives that share its subject: "is to take", "is due to take", "was expected to take"."""
    yield verb
    for child in verb.children:
        if child.dep_ in ("xcomp", "acomp"):
            yield from _verb_chain(child)


def merely_happens(verb: Token) -> bool:
    """ "The withdrawal *came* on Friday": the verb says no more than that it happened."""
    more = any(c.dep_ in ("dobj", "prt", "xcomp", "ccomp", "dative") or c.lower_ == "into" for c in verb.children)
    return verb.lemma_ in words("happening_verbs") and not more


def takes_place(verb: Token) -> bool:
    """True of "take place"."""
    return bool(verb.lemma_ == "take" and any(c.lower_ == "place" and c.dep_ == "dobj" for c in verb.children))


def subjects_of(verb: Token, depth: int = _DEPTH) -> tuple[Token, ...]:
    """The subject of a verb: its own, or one shared by coordination, control, a participle or a relative clause."""
    own = [child for child in verb.children if child.dep_ in SUBJECT_DEPS and child.dep_ != "expl"]
    if own:
        return tuple(name for token in _nearest(own) for name in _resolve_relative(verb, token))
    head = verb.head
    if beside := _subject_beside(verb):
        return beside
    if head == verb or depth == 0:
        return ()
    if verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBG", "VBN"):
        return with_conjuncts(head)
    if controllers := _controllers(verb):
        return tuple(noun for controller in controllers for noun in with_conjuncts(controller))
    if _borrows(verb):
        return subjects_of(head, depth - 1)
    if verb.dep_ == "pcomp" and head.lower_ == "of" and (accused := _object_of(head.head)):
        return with_conjuncts(accused)  # "accused the coast guard of *looting* boats"
    if verb.dep_ == "pcomp" and head.head.pos_ in ("VERB", "AUX"):
        return subjects_of(head.head, depth - 1)
    return ()


def _borrows(verb: Token) -> bool:
    """Its subject is that of the word above; so of an adjective's: "he is due *to be sworn in*"."""
    if verb.dep_ == "acomp" or (verb.dep_ in ("xcomp", "ccomp") and _is_unfinished(verb)):
        return True
    return verb.dep_ in CLAUSE_DEPS and verb.head.pos_ in ("VERB", "AUX")


def _is_unfinished(verb: Token) -> bool:
    """An infinitive or a gerund."""
    return verb.tag_ in ("VB", "VBG") or any(child.tag_ == "TO" for child in verb.children)


def _controllers(verb: Token) -> list[Token]:
    """The objects above that do what an unfinished verb tells: "ordered *troops to leave*", "left *its crew
    fighting* fires"; but no village fires where "they left the village firing"."""
    above = [child for child in verb.head.children if child.dep_ == "dobj" and child.i < verb.i]
    if verb.dep_ == "xcomp" and _is_unfinished(verb):
        return above
    caught = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.lemma_ in _CAUGHT
    beside = (c for c in above if c.right_edge.i == verb.i - 1 and (c.lemma_ in _LIVING or c.ent_type_ == "PERSON"))
    return list(beside) if caught else []


def _object_of(token: Token) -> Token | None:
    """A verb's object, or the token where it is one."""
    if token.dep_ == "dobj":
        return token
    return next((c for c in token.children if c.dep_ == "dobj"), None) if token.pos_ == "VERB" else None


def _nearest(subjects: list[Token]) -> list[Token]:
    """Of two subjects the one at the verb, where no "and" joins them: the other is a dateline's city, or the first
    words of a line."""
    before = subjects[-1].left_edge.i - 1
    joined = before >= 0 and (subjects[-1].doc[before].lower_ == "and" or subjects[-1].left_edge.lower_ == "and")
    return subjects if joined else subjects[-1:]


def _subject_beside(verb: Token) -> tuple[Token, ...]:
    """Names that stand right before a finite verb but hang elsewhere: "On 6 September *Ukraine* attacked"."""
    start = min([verb.i, *(c.i for c in verb.children if c.dep_ in ("aux", "neg") and c.i < verb.i)])
    last = first = verb.doc[max(0, start - 1)]
    as_they = verb.dep_ == "advcl" and any(above.lower_ == "as" for above in last.ancestors)  # "as *Egypt* prepares"
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or start == 0 or not (as_they or verb.dep_ in ("ROOT", "ccomp")):
        return ()
    if last.ent_type_ not in NAME_LABELS or last.pos_ != "PROPN" or last.sent != verb.sent:
        return ()
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    return (first, *(c for c in last.conjuncts if first.i < c.i < last.i), *((last,) if last != first else ()))


def is_passive(verb: Token) -> bool:
    """True of passives, also participles that share their auxiliary ("was seized and burnt") or hang on a noun."""
    if any(child.dep_ in ("auxpass", "nsubjpass", "csubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "nsubj", "dobj") for child in verb.children):
        return False
    if verb.dep_ in ("acl", "relcl", "amod", "advcl"):  # "*born* in Paris, he fled"
        return True
    return bool(verb.dep_ == "conj" and verb.head.pos_ == "VERB" and is_passive(verb.head))


def is_negated(token: Token) -> bool:
    """True where the word itself is negated: "did not", "no attack", "none of", "without"."""
    if any(c.dep_ == "neg" or c.lower_ in NEGATIONS for c in token.children if c.dep_ not in ("conj", "appos", "cc")):
        return True
    return any(c.lower_ in NEGATIONS or _is_none(c) for c in token.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))


def _is_none(noun: Token) -> bool:
    """ "no jets", "neither side", "no coalition jets"."""
    said = (*noun.children, *(word for c in noun.children if c.dep_ in ("compound", "amod") for word in c.children))
    return any(word.dep_ == "det" and word.lower_ in ("no", "neither") for word in said)


def with_conjuncts(token: Token) -> tuple[Token, ...]:
    """A token and what is coordinated with it."""
    return (token, *(c for c in token.conjuncts if c.i > token.i and c.pos_ in ("NOUN", "PROPN", "PRON", "NUM")))


def _resolve_relative(verb: Token, subject: Token) -> tuple[Token, ...]:
    if subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" and verb.head.lemma_ != "be":
        return with_conjuncts(_battle_above(verb.head))
    if subject.tag_ in ("WDT", "WP") and verb.head.lemma_ == "be":  # "it was Russia that demanded them"
        return tuple(n for c in verb.head.children if c.dep_ == "attr" and c.i < verb.i for n in with_conjuncts(c))
    return with_conjuncts(subject)


def _battle_above(noun: Token) -> Token:
    """ "the battle of Suomussalmi, which was fought": the battle, not its place."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return above if noun.ent_type_ and is_event_noun(above) else noun


def _of_verb(trigger: Token, verb: Token) -> Arguments:
    nodes = (verb,) if trigger == verb else (verb, trigger)
    passive = is_passive(verb)
    subjects = tuple(s for s in subjects_of(verb) if s != trigger)
    objects = tuple(
        name
        for child in verb.children
        if not _is_relative(verb, child)
        and child.dep_ in OBJECT_DEPS
        and child != trigger
        and not (takes_place(verb) and child.lower_ == "place")
        and not _is_manner(child)
        for name in with_conjuncts(child)
    )
    if verb.dep_ == "relcl" and not objects and not passive:
        objects = _relative_object(verb)
    if verb.dep_ == "csubj" and not objects and any(c.tag_ == "WP" for c in verb.children):
        objects = tuple(c for c in verb.head.children if c.dep_ == "attr")  # "what they accepted was a ceasefire"
    obliques = tuple(pair for node in nodes for pair in _obliques(node))
    if trigger != verb:
        of = tuple(noun for preposition, noun in obliques if preposition.lower_ == "of")
        objects, subjects = objects + of, subjects or _owners(trigger)
    return Arguments(
        trigger,
        verb,
        subjects,
        objects,
        tuple(c for child in verb.children if child.dep_ == "dative" for c in _dative(child)),
        obliques,
        tuple(noun for child in verb.children if child.dep_ == "agent" for _, noun in _below(child)),
        tuple(child for child in verb.children if child.dep_ == "prt"),
        passive or (trigger != verb and trigger.dep_ == "nsubjpass"),
        is_negated(verb) or (trigger != verb and is_negated(trigger)),
    )


def _is_relative(verb: Token, child: Token) -> bool:
    """A relative pronoun, also a "that" which the parser takes for a conjunction."""
    return child.tag_ in ("WDT", "WP") or (verb.dep_ == "relcl" and child.lower_ == "that" and child.tag_ == "IN")


def _is_manner(noun: Token) -> bool:
    """ "Step by step", "house by house": how, not what."""
    return any(c.lower_ == "by" and any(g.lower_ == noun.lower_ for g in c.children) for c in noun.children)


def _relative_object(verb: Token) -> tuple[Token, ...]:
    """ "the town which they took": the object is the noun above; not so in "the day when", "the land over which".
    Of several nouns it is the nearest: "the mainland and Crimea, which they annexed"."""
    elsewhere = any(
        c.tag_ == "WRB" or (c.dep_ == "prep" and any(g.tag_ in ("WDT", "WP") for g in c.children))
        for c in verb.children
    )
    if elsewhere or any(word.tag_ == "WP$" for c in verb.children for word in c.children):  # "whose ultimatum expired"
        return ()
    fronted = [c for c in verb.children if _is_relative(verb, c) and c.dep_ in ("dobj", "mark", "pobj")]
    has_subject = any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in verb.children)
    before = [noun for noun in with_conjuncts(verb.head) if noun.i < verb.left_edge.i]
    return tuple(before[-1:]) if fronted or has_subject else ()


def _of_noun(trigger: Token) -> Arguments:
    obliques = tuple(_obliques(trigger))
    return Arguments(
        trigger,
        trigger,
        _owners(trigger),
        tuple(noun for preposition, noun in obliques if preposition.lower_ == "of"),
        (),
        obliques,
        tuple(noun for preposition, noun in obliques if preposition.lower_ == "by"),
        (),
        False,
        is_negated(trigger),
    )


def _owners(noun: Token) -> tuple[Token, ...]:
    """ "Russia's invasion", "Russian invasion", "the NATO summit": the names before the noun."""
    return tuple(
        child
        for child in noun.lefts
        if child.dep_ == "poss" or (child.dep_ in ("amod", "compound", "nmod") and child.ent_type_ in NAME_LABELS)
    )


def _obliques(node: Token) -> Iterator[tuple[Token, Token]]:
    for child in node.children:
        if child.dep_ in ("prep", "agent"):
            yield from _below(child)


def _below(preposition: Token) -> Iterator[tuple[Token, Token]]:
    """The nouns below a preposition, also below a second one ("from near Kyiv")."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from ((preposition, noun) for noun in with_conjuncts(child))
        elif child.dep_ == "prep":
            yield from _below(child)


def _dative(child: Token) -> tuple[Token, ...]:
    if child.pos_ == "ADP":
        return tuple(noun for _, noun in _below(child))
    return with_conjuncts(child)
