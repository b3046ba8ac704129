"""Factuality of verbs: each rule looks at one cue and answers with a label or nothing; the first answer decides.

A verb's own cues come first (negation, modals, conditions), then what it hangs on (infinitives, gerunds, clauses).
"""

from collections.abc import Callable
from functools import partial

from spacy.tokens import Token

from extract.events.arguments import SUBJECT_DEPS, is_negated
from extract.events.wordlists import wordlist
from extract.model import Factuality

words = partial(wordlist, "factuality")

OCCURRED, ONGOING = Factuality.OCCURRED, Factuality.ONGOING
PLANNED, HYPOTHETICAL, DENIED = Factuality.PLANNED, Factuality.HYPOTHETICAL, Factuality.DENIED
UNREAL = (PLANNED, HYPOTHETICAL, DENIED)
VERBS = ("VERB", "AUX")

_DEPTH = 8  # heads that a label is inherited through
_TEMPORAL = frozenset({"when", "once", "until", "till", "before", "after", "soon", "whenever", "while", "where"})
_PRESENT = ("VBP", "VBZ")
_HELD_BACK = (("rule", "out"), ("hold", "off"), ("put", "off"), ("stop", "short"), ("back", "away"), ("shy", "away"))

Rule = Callable[[Token, int], Factuality | None]


def verb_label(verb: Token, depth: int = _DEPTH) -> Factuality:
    """The label of a verb; `depth` bounds how many heads are asked."""
    for rule in _RULES:
        label = rule(verb, depth)
        if label is not None:
            return label
    return ONGOING if is_progressive(verb) else OCCURRED


def is_progressive(verb: Token) -> bool:
    """Under way at the time of writing: "is advancing", "has been shelling"."""
    now = ("is", "are", "'s", "’s", "'re", "’re", "am", "has", "have")
    return verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lower_ in now for c in verb.children)


def _outer(head: Token, depth: int) -> Factuality:
    """The label of what a verb hangs on; adjectives and nouns ask the verb above them."""
    if head.pos_ not in VERBS and head.head.pos_ in VERBS:
        head = head.head
    return verb_label(head, depth - 1) if depth and head.pos_ in VERBS else OCCURRED


def is_below(verb: Token, above: Token) -> bool:
    """No semicolon parts a clause from the verb that it is read to belong to: "They had fired; Hamas denied it"."""
    between = verb.doc[min(verb.i, above.i) : max(verb.i, above.i)]
    return not any(token.text == ";" for token in between)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECT_DEPS for child in verb.children)


def _has_to(verb: Token) -> bool:
    """An infinitive with "to", also a second one that shares it ("to seize and hold")."""
    if any(child.tag_ == "TO" for child in verb.children):
        return True
    alone = verb.dep_ == "conj" and verb.tag_ == "VB" and not any(c.dep_ == "aux" for c in verb.children)
    return alone and not _has_subject(verb) and _has_to(verb.head)


def _auxiliaries(verb: Token) -> list[Token]:
    """Its auxiliaries, or those that it shares with the verb it is coordinated with."""
    own = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if own or verb.dep_ != "conj" or _has_subject(verb):
        return own
    shares = verb.head.pos_ in VERBS and verb.tag_ in (verb.head.tag_, "VB")
    return _auxiliaries(verb.head) if shares else own


# --- its own cues ------------------------------------------------------------------------------


def _negated(verb: Token, depth: int) -> Factuality | None:
    return DENIED if is_negated(verb) else None


def _given_up(verb: Token, depth: int) -> Factuality | None:
    """ "had planned to strike it *but did not*"."""
    planned = verb
    while planned.dep_ == "xcomp" and planned.head.pos_ in VERBS:
        planned = planned.head
    in_vain = (c for c in planned.children if c.dep_ == "conj" and c.lemma_ == "do" and is_negated(c))
    return DENIED if planned != verb and any(not any(c.dep_ == "dobj" for c in v.children) for v in in_vain) else None


def _modal(verb: Token, depth: int) -> Factuality | None:
    modals = [a for a in _auxiliaries(verb) if a.tag_ == "MD" or a.lower_ in words("modal")]
    if any(modal.lower_ in words("future") for modal in modals):
        return PLANNED
    told_before = verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")
    if told_before and any(modal.lower_ in ("would", "'d", "’d") for modal in modals):
        return PLANNED
    return HYPOTHETICAL if modals else None


def _doubted(verb: Token, depth: int) -> Factuality | None:
    """ "They *likely* sabotaged the bridge": what is only supposed."""
    return HYPOTHETICAL if any(c.dep_ == "advmod" and c.lower_ in words("doubting") for c in verb.children) else None


def _going_to(verb: Token, depth: int) -> Factuality | None:
    """ "is going to attack", and "are going to Prague tonight"; but a war that "was going badly" went so."""
    if verb.lower_ in ("going", "gon") and any(c.dep_ == "aux" for c in verb.children):
        leads = is_progressive(verb) or any(c.dep_ == "xcomp" or c.lower_ == "to" for c in verb.children)
        return PLANNED if leads else None
    going = verb.dep_ == "xcomp" and verb.head.lower_ in ("going", "gon")
    return PLANNED if going and _has_to(verb) else None


def _conditional(verb: Token, depth: int) -> Factuality | None:
    """ "If they withdraw", "*should they withdraw*", "*were they to withdraw*"; but "*had they withdrawn*" says
    that they did not."""
    if _is_inverted(verb):
        if verb.left_edge.lower_ != "had":
            return HYPOTHETICAL
        return OCCURRED if is_negated(verb) else DENIED  # "had they *not* withdrawn": they did
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and _is_inverted(verb.head):
        return HYPOTHETICAL
    for child in verb.children:
        if child.dep_ not in ("mark", "advmod") or child.lower_ not in ("if", "unless", "whether", "lest"):
            continue
        as_if = child.i > 0 and child.nbor(-1).lower_ in ("as", "even")
        if not as_if:
            return HYPOTHETICAL
    return None


def _is_inverted(verb: Token) -> bool:
    """Its "had", "were" or "should" opens the clause, before the subject, and nothing is asked."""
    first = verb.left_edge
    if first.lower_ not in ("had", "were", "should"):
        return False
    subject = next((c for c in verb.children if c.dep_ in SUBJECT_DEPS), None)
    if subject is None or first.i > subject.left_edge.i:
        return False
    return first in (verb, *verb.children) and not verb.sent.text.rstrip(' \n"”').endswith("?")


def _imperative(verb: Token, depth: int) -> Factuality | None:
    """A bare verb without a subject at the head of a clause: "Leave the city", "Let us talk"."""
    if verb.tag_ not in ("VB", "VBP") or verb.lemma_ in words("performative") or _has_to(verb):
        return None
    if _has_subject(verb):
        first = next(child for child in verb.children if child.dep_ in SUBJECT_DEPS)
        return HYPOTHETICAL if first.lower_ in ("let", "lets") else None
    if any(child.dep_ in ("aux", "auxpass") and child.lower_ not in ("do", "let", "lets") for child in verb.children):
        return None
    if verb.dep_ == "ROOT" or (verb.tag_ == "VB" and verb.dep_ in ("parataxis", "advcl", "dep", "acl")):
        return HYPOTHETICAL
    if verb.dep_ in ("ccomp", "xcomp") and verb.tag_ == "VB":
        return None if verb.head.lemma_ in words("causative") else HYPOTHETICAL
    if verb.dep_ == "conj" and verb.head.pos_ in VERBS:
        shares = bool(_auxiliaries(verb.head)) and verb.head.tag_ == "VB"
        return None if shares or verb.tag_ != "VB" else HYPOTHETICAL
    return None


# --- what it hangs on ------------------------------------------------------------------------------


def _infinitive(verb: Token, depth: int) -> Factuality | None:
    """ "to" + verb: what the word above does to it."""
    if not _has_to(verb):
        return None
    if verb.dep_ == "acl" and verb.head.dep_ == "dobj" and verb.head.head.lemma_ in words("plan_dropped"):
        return _of_denying(verb.head.head)  # "abandoned plans to annex it"
    while verb.dep_ == "conj" and not any(child.tag_ == "TO" for child in verb.children):
        verb = verb.head
    outer = _outer(verb.head, depth)
    if verb.tag_ == "VBN" and verb.head.lemma_ in words("claiming"):  # "claims to have captured the town"
        return outer
    if verb.dep_ in ("advcl", "relcl") and verb.head.pos_ in VERBS:  # a purpose
        return DENIED if outer is DENIED else HYPOTHETICAL
    return _under(verb.head, outer) or HYPOTHETICAL


def _of_denying(verb: Token) -> Factuality:
    """What is denied did not happen; what is not denied did."""
    return OCCURRED if is_negated(verb) else DENIED


def _gerund(verb: Token, depth: int) -> Factuality | None:
    """An -ing form below a verb ("avoid fighting") or a preposition ("prevented from", "without fighting")."""
    if not _is_gerund(verb):
        return None
    if verb.dep_ != "conj" and verb.head.lemma_ in words("clause_denied"):  # "denied having moved them"
        return _of_denying(verb.head)
    if (above := _holds_back(verb)) is not None:
        return HYPOTHETICAL if is_negated(above) else DENIED
    if verb.dep_ not in ("xcomp", "pcomp"):
        return None
    if verb.dep_ == "xcomp":
        if verb.head.lemma_ in ("stop", "quit", "cease", "finish"):  # it went on until then
            return None
        outer = _outer(verb.head, depth)
        return _under(verb.head, outer) or (outer if outer in UNREAL else None)
    return _below_preposition(verb.head, depth)


def _is_gerund(verb: Token) -> bool:
    """ "Shelling", "having shelled", "being shelled"."""
    return verb.tag_ == "VBG" or (verb.tag_ == "VBN" and any(c.lower_ in ("having", "being") for c in verb.children))


def _holds_back(verb: Token) -> Token | None:
    """ "*Ruled out* resigning", "*stopped short* of declaring war": the verb above that denies with its particle."""
    above = next((token for token in verb.ancestors if token.pos_ == "VERB"), None)
    if above is None or above.i + 1 >= verb.i:
        return None
    return above if (above.lemma_, above.nbor().lower_) in _HELD_BACK else None


def _below_preposition(preposition: Token, depth: int) -> Factuality | None:
    governor, word = preposition.head, preposition.lower_
    if word == "without" or (word == "of" and governor.lower_ == "instead") or word == "instead":
        return DENIED
    if word == "from" and governor.lemma_ in words("prevented_from"):
        return DENIED
    if word == "to" and governor.lemma_ in ("look", "commit"):
        return PLANNED
    if word == "with" and governor.lemma_ in ("task", "entrust"):
        return HYPOTHETICAL
    if word in ("of", "about", "for", "on") and governor.lemma_ in words("wishing") | words("noun_wished"):
        return HYPOTHETICAL
    outer = _outer(governor, depth)
    return outer if outer in (PLANNED, HYPOTHETICAL) else None


def _under(head: Token, outer: Factuality) -> Factuality | None:
    """The label of an infinitive or gerund under one word that itself is `outer`."""
    lemma = head.lemma_.lower()
    if lemma in words("negative"):
        return OCCURRED if outer is DENIED else DENIED
    if lemma == "have" and head.tag_ in (*_PRESENT, "VB"):
        return HYPOTHETICAL
    if lemma in words("implicative"):
        return outer
    if outer is DENIED:
        return DENIED
    if lemma in words("planning") or lemma in words("noun_with_infinitive_planned"):
        return PLANNED
    return HYPOTHETICAL if lemma in words("wishing") else None


def _complement(verb: Token, depth: int) -> Factuality | None:
    """A clause below a verb of denying, doubting or wishing."""
    if verb.dep_ != "ccomp":
        return None
    if verb.head.lemma_ in words("clause_denied"):
        return _of_denying(verb.head) if is_below(verb, verb.head) else None
    if verb.head.lemma_ in ("think", "believe", "suppose", "expect") and is_negated(verb.head):
        return DENIED
    return HYPOTHETICAL if verb.head.lemma_ in words("clause_wished") else None


def _opens_with_that(verb: Token, *deps: str) -> bool:
    return any(child.lower_ == "that" and child.dep_ in deps for child in verb.children)


def _belied(verb: Token, depth: int) -> Factuality | None:
    """ "It was untrue that they *had fled*", "called it a lie that they *had fled*"."""
    if verb.dep_ not in ("ccomp", "acl", "relcl") or not _opens_with_that(verb, "mark"):
        return None
    if verb.head.lemma_ in words("untrue"):
        return DENIED
    said = {child.lemma_.lower() for child in verb.head.children if child.dep_ in ("acomp", "attr")}
    if verb.head.lemma_ != "be" or not said & (words("untrue") | words("truthful")):
        return None
    return DENIED if bool(said & words("untrue")) != is_negated(verb.head) else None


def _claimed(verb: Token, depth: int) -> Factuality | None:
    """ "Denied a report that they *had fled*", "Rumours that the dam *had burst* caused panic"."""
    noun = _claim_above(verb)
    if noun is None:
        return None
    if noun.dep_ == "dobj" and noun.head.lemma_ in words("claim_denied"):
        return _of_denying(noun.head)
    return HYPOTHETICAL if noun.lemma_ in words("noun_rumoured") else None


def _claim_above(verb: Token) -> Token | None:
    """The claim or rumour whose content the clause is, also behind whose it is ("a claim by the ministry that …")."""
    marks = ("mark", "dobj", "nsubj") if verb.dep_ == "acl" else ("mark",)  # what the parser makes of "that"
    if not _opens_with_that(verb, *marks):
        return None
    noun = verb.head
    if verb.dep_ == "ccomp":
        noun = next((child for child in verb.head.children if child.dep_ == "dobj"), noun)
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.lemma_ not in _claims():
        noun = noun.head.head
    return noun if noun.lemma_ in _claims() else None


def _claims() -> frozenset[str]:
    return words("noun_claimed") | words("noun_rumoured")


def _coordinated(verb: Token, depth: int) -> Factuality | None:
    """A second verb without a subject of its own shares the first one's plan or wish, not its negation."""
    if not depth or verb.dep_ != "conj" or verb.head.pos_ not in VERBS or _has_subject(verb):
        return None
    label = verb_label(verb.head, depth - 1)
    same_form = verb.tag_ == verb.head.tag_ and not is_negated(verb.head)
    return label if label in UNREAL and same_form else None


def _subordinate(verb: Token, depth: int) -> Factuality | None:
    """Clauses below a plan or wish are unreal too, unless they are finite and only explain it."""
    if not depth or verb.dep_ not in ("xcomp", "ccomp", "advcl", "csubj", "pcomp") or verb.head.pos_ not in VERBS:
        return None
    if verb.dep_ == "ccomp" and verb.head.lemma_ in words("says"):
        return None
    if verb.tag_ == "VBD" or any(c.lower_ in ("had", "has", "have", "having") for c in _auxiliaries(verb)):
        return None
    if verb.tag_ in _PRESENT or is_progressive(verb):
        marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
        if verb.dep_ != "advcl" or not marks & _TEMPORAL:
            return None
    label = verb_label(verb.head, depth - 1)
    return label if label in (PLANNED, HYPOTHETICAL) else None


_RULES: tuple[Rule, ...] = (
    _conditional,
    _negated,
    _given_up,
    _modal,
    _doubted,
    _going_to,
    _infinitive,
    _imperative,
    _gerund,
    _complement,
    _belied,
    _claimed,
    _coordinated,
    _subordinate,
)
