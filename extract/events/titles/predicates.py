"""What follows the verb in a headline: particles, objects, clauses, and the phrases that name or place."""

from collections.abc import Iterator

from spacy.tokens import Token

from extract.events.arguments import Arguments, arguments, takes_place
from extract.events.clauses import between_semicolons
from extract.events.titles.phrases import phrase, render, says_something, selected
from extract.events.titles.pronouns import antecedent
from extract.events.titles.subjects import told_subject
from extract.events.titles.verbs import participle
from extract.events.wordforms import is_time
from extract.events.wordlists import wordlist

_LONGEST_CLAUSE = 60  # characters of a clause that is told, with the phrase behind it
DEPTH = 3  # clauses in one another: "says it plans to send troops"


def predicate(verb: Token, objects: tuple[Token, ...], args: Arguments) -> tuple[str, tuple[str, ...]] | None:
    """What follows the verb: particles, dative, object or clause, and prepositional phrases, best first."""
    start = " ".join(_particles(verb))
    clause = _governed(verb, DEPTH)
    if clause is not None:
        return f"{start} {clause}".strip(), ()
    if any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children) and not objects:
        return None
    parts = [start, *(phrase(d) for d in args.datives if d.dep_ == "dative")]
    parts += [_stranded(verb, o) + _said_to_be(verb, o) for o in objects]
    parts += [c.text for c in verb.children if _is_said_of(c) and c not in objects]
    if any(not _object(o) for o in objects):
        return None
    tails = tuple(_tails(verb, objects, bare=not any(parts)))
    return " ".join(filter(None, parts)), tails


def _is_said_of(word: Token) -> bool:
    """ "Pleads *guilty*"."""
    return word.dep_ in ("acomp", "oprd") and word.pos_ == "ADJ" and not is_time(word)


def _object(noun: Token) -> str:
    """The words of an object; nothing for a time and for a pronoun that is not known."""
    if is_time(noun):  # "began three weeks *of air strikes*"
        of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        inner = next((c for c in of.children if c.dep_ == "pobj" and not is_time(c)), None) if of else None
        return phrase(inner) if inner is not None else ""
    if noun.pos_ == "PRON":
        named = antecedent(noun)
        return phrase(named) if named is not None else ""
    return phrase(noun)


def _said_to_be(verb: Token, noun: Token) -> str:
    """ "declared Kherson region annexed": the object with what it is said to be."""
    if verb.lemma_ in wordlist("titles", "pronouncing"):
        told = [t for t in noun.subtree if t.dep_ == "acl" and t.tag_ == "VBN" and t.i == noun.right_edge.i]
        if told:
            return render(t for t in noun.subtree if t.dep_ != "det")
    return _object(noun)


def _stranded(verb: Token, noun: Token) -> str:
    """ "What Russia agreed *to* is a pause": the preposition left behind."""
    if noun.head == verb or verb.dep_ != "csubj":
        return ""
    return "".join(f"{c.lower_} " for c in verb.children if c.dep_ == "prep" and _is_alone(c))


def _is_alone(preposition: Token) -> bool:
    return all(is_time(child) for child in preposition.children)


def _particles(verb: Token) -> list[str]:
    if takes_place(verb):
        return ["place"]
    return [
        child.text
        for child in verb.children
        if (child.dep_ == "prt" and not _dates(child))
        or (_is_loose(child) and child.lower_ in wordlist("titles", "particles") and child.i == verb.i + 1)
    ]


def _dates(particle: Token) -> bool:
    """ "The tide turned *on* 27 October": no particle."""
    return particle.lower_ == "on" and particle.i + 1 < len(particle.doc) and is_time(particle.nbor())


def _is_loose(child: Token) -> bool:
    """An adverb, or a preposition that holds nothing: "handed *in* its application", "fell *through* on Monday"."""
    return child.dep_ == "advmod" or (child.dep_ == "prep" and not list(child.children))


def _governed(verb: Token, depth: int) -> str | None:
    """An infinitive, a gerund or a clause that completes the verb, as text."""
    for child in verb.children:
        joined = child.left_edge.i > 0 and child.left_edge.nbor(-1).dep_ == "cc"  # "to leave and not to return"
        if child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX") and is_infinitive(child) and depth and not joined:
            if any(c.dep_ == "dobj" and c.i < child.i for c in verb.children):
                owner = next(c for c in verb.children if c.dep_ == "dobj")
                return f"{_object(owner)} {_infinitive(child, depth)}".strip()
            return _infinitive(child, depth)
        if child.dep_ == "ccomp" and verb.lemma_ in wordlist("titles", "saying") and child.i > verb.i and depth:
            return _clause(child, depth)
    return None


def _infinitive(verb: Token, depth: int) -> str:
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
    form = verb.lower_ if verb.tag_ == "VBG" else f"to {_bare_form(verb)}"
    clause = _governed(verb, depth - 1)
    parts = [*(c.lower_ for c in verb.children if c.dep_ == "neg"), form, *_particles(verb)]
    if clause is not None:
        parts.append(clause)
    else:
        parts += [_object(o) for o in objects[:1]]
        parts += list(_tails(verb, tuple(objects), bare=not objects))[:1]
    return " ".join(filter(None, parts))


def _bare_form(verb: Token) -> str:
    if any(c.dep_ == "auxpass" for c in verb.children):
        return f"be {participle(verb)}"
    perfect = verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    return f"have {verb.lower_}" if perfect else str(verb.lemma_)


def is_infinitive(verb: Token) -> bool:
    """An infinitive or gerund, also "to have taken" and "to be taken"."""
    return verb.tag_ in ("VB", "VBG") or any(c.tag_ == "TO" for c in verb.children)


def _clause(verb: Token, depth: int) -> str | None:
    """A clause that is told: subject, verb as told, object."""
    args = arguments(verb)
    subject = args.trigger if not args.subjects else args.subjects[0]
    there = next((c.lower_ for c in verb.children if c.dep_ == "expl"), "")
    who = there or (told_subject(subject, verb.head) if args.subjects else "")
    if not who:
        return None
    passive = args.passive
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")]
    told = " ".join(a.lower_ for a in auxiliaries if not (passive and a.dep_ == "auxpass" and len(auxiliaries) == 1))
    rest = predicate(verb, () if passive else args.objects[:1], args)
    if rest is None:
        return None
    after, tails = rest
    told = told.replace("wo n't", "will not").replace("n't", "not").replace("would", "will").strip()
    brief = " ".join(filter(None, (who, told, verb.lower_, after)))
    return " ".join((brief, *(tail for tail in tails[:1] if len(brief) + len(tail) < _LONGEST_CLAUSE)))


def _tails(verb: Token, objects: tuple[Token, ...], *, bare: bool) -> Iterator[str]:
    """Prepositional phrases of the verb and of its object that say a name or a place; the first one also when the
    verb has nothing else behind it."""
    for node in (*objects, verb):
        near = between_semicolons(node)
        for child in node.children:
            behind = child.i > node.i and child.i in near
            if child.dep_ in ("prep", "dative") and child.pos_ == "ADP" and behind and child.lower_ != "of":
                text = _prepositional(child, needed=bare and node == verb)
                if text:
                    bare = False
                    yield text


def _is_cut(noun: Token, kept: list[Token]) -> bool:
    """ "With the loss *of 300 of her crew*": a loss of what is not said says nothing."""
    of = next((child for child in noun.children if child.lower_ == "of"), None)
    return of is not None and of not in kept and noun.lemma_ in ("loss", "death", "aim", "help", "support")


def _named_so(preposition: Token) -> Token | None:
    """ "agreed on what is being called Minsk II": the name alone."""
    clauses = (c for c in preposition.children if c.dep_ == "pcomp" and c.lemma_ in ("call", "name", "know", "dub"))
    return next((name for c in clauses for name in c.children if name.dep_ == "oprd"), None)


def _prepositional(preposition: Token, *, needed: bool) -> str:
    if preposition.lower_ in wordlist("titles", "unplaced") or preposition.dep_ == "agent":
        return ""
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    named = _named_so(preposition)
    if named is not None:
        return f"{preposition.lower_} {phrase(named)}"
    if noun is None or is_time(noun) or not says_something(noun):
        inner = next((c for c in preposition.children if c.dep_ == "prep"), None)
        if inner is not None:
            text = _prepositional(inner, needed=needed)
            return f"{preposition.lower_} {text}" if text else ""
        behind = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ != "of"), None) if noun else None
        return _prepositional(behind, needed=needed) if behind is not None else ""  # "for the first time *in Kaesong*"
    tokens = selected(noun, tails=True)
    if _is_cut(noun, tokens) or (not needed and not any(token.ent_type_ for token in tokens)):
        return ""
    return f"{preposition.lower_} {phrase(noun, tails=True)}"
