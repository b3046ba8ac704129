"""The headline of a verb: who does what to whom, where."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extract.events.arguments import Arguments, arguments, is_negated
from extract.events.factuality import factuality_of
from extract.events.titles.phrases import is_plural, is_time, phrase, selected
from extract.events.titles.pronouns import antecedent, name_of
from extract.events.titles.verbs import participle, present
from extract.events.wordlists import wordlist
from extract.model import Factuality

_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline in parts, so that what is least needed can go first."""

    subject: str
    verb: str
    object: str = ""
    tails: tuple[str, ...] = ()

    def text(self, tails: int) -> str:
        words = " ".join(part for part in (self.subject, self.verb, self.object, *self.tails[:tails]) if part)
        return words[:1].upper() + words[1:]

    def fitting(self, most_words: int, most_characters: int) -> str | None:
        """The fullest text within the limits; None where even the core is too long or no headline."""
        for count in range(min(len(self.tails), 2), -1, -1):
            text = self.text(count)
            if len(text) <= most_characters and len(text.split()) <= most_words:
                return text
        return None


def headline(args: Arguments, factuality: Factuality) -> Headline | None:
    """The headline of an event whose head is a verb; None where nobody acts and nothing is acted upon."""
    verb = args.head
    above = _governor(verb)
    if above is not None:
        governor = arguments(above)
        return headline(governor, factuality_of(governor))
    if args.passive and args.agents:
        return _active(args.agents[0], verb, args.subjects[:1], args, factuality)
    if args.passive:
        return _passive(args, factuality)
    if not args.subjects:
        return None
    objects = tuple(o for o in args.objects if o.head == verb or o == args.trigger)
    carried = (args.trigger,) if args.trigger != verb and args.trigger.dep_ == "dobj" else ()
    return _active(args.subjects[0], verb, carried or objects[:1], args, factuality)


def _governor(verb: Token) -> Token | None:
    """The verb above an infinitive or gerund that completes it: "fails to adopt", "begins shelling"."""
    if (
        verb.dep_ == "xcomp"
        and verb.tag_ in ("VB", "VBG")
        and verb.head.pos_ in ("VERB", "AUX")
        and verb.head.lemma_ != "be"
    ):
        own_subject = any(c.dep_ == "nsubj" for c in verb.children) or any(
            c.dep_ == "dobj" and c.i < verb.i for c in verb.head.children
        )
        return None if own_subject else verb.head
    return None


def _active(
    subject: Token, verb: Token, objects: tuple[Token, ...], args: Arguments, factuality: Factuality
) -> Headline | None:
    who = subject_phrase(subject)
    if not who:
        return None
    named = antecedent(subject) if subject.pos_ == "PRON" else subject
    plural = is_plural(named) if named is not None else False
    form = _verb_form(verb, factuality, plural=plural, negated=is_negated(verb))
    what = _predicate(verb, objects, args)
    return None if what is None else Headline(who, form, *what)


def _passive(args: Arguments, factuality: Factuality) -> Headline | None:
    subject = args.trigger if args.trigger.dep_ == "nsubjpass" else next(iter(args.subjects), None)
    who = subject_phrase(subject) if subject is not None else ""
    if not who:
        return None
    verb = args.head
    form = participle(verb)
    if is_negated(verb) and not who.lower().startswith("no "):
        form = "not " + form
    elif factuality is Factuality.PLANNED:
        form = "to be " + form
    elif factuality is Factuality.HYPOTHETICAL:
        form = "may be " + form
    what = _predicate(verb, (), args)
    return None if what is None else Headline(who, form, *what)


def subject_phrase(subject: Token) -> str:
    """The words for a subject; a pronoun as the name it stands for, nothing where that is not known."""
    if subject.pos_ == "PRON" or subject.lower_ in ("this", "that", "these", "those", "which", "who"):
        named = antecedent(subject)
        return phrase(named) if named is not None and named.pos_ != "PRON" else ""
    text = phrase(subject)
    owner = next((child for child in subject.children if child.tag_ == "PRP$"), None)
    name = name_of(antecedent(owner)) if owner is not None and text else ""
    return f"{name}’s {text}" if name else text


def _verb_form(verb: Token, factuality: Factuality, *, plural: bool, negated: bool) -> str:
    lemma = verb.lemma_.lower()
    modal = next((c.lower_ for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), "")
    if negated and any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children) and verb.tag_ == "VBN":
        return f"{present('have', plural=plural)} not {verb.lower_}"
    if negated:
        if modal in ("will", "would", "'ll", "wo"):
            return f"not to {lemma}"
        return f"cannot {lemma}" if modal in ("can", "could") else f"{present('do', plural=plural)} not {lemma}"
    if factuality is Factuality.PLANNED and verb.tag_ in ("VB", "VBG") and lemma != "be":
        return f"to {lemma}"
    if factuality is Factuality.HYPOTHETICAL and verb.tag_ == "VB":
        return f"{'must' if modal == 'must' else 'may'} {lemma}"
    return present(lemma, plural=plural)


# --- behind the verb -----------------------------------------------------------------------------------------------


def _predicate(verb: Token, objects: tuple[Token, ...], args: Arguments) -> tuple[str, tuple[str, ...]] | None:
    """What follows the verb: particles, dative, object or clause, and prepositional phrases, best first."""
    start = " ".join(_particles(verb))
    clause = _governed(verb, _DEPTH)
    if clause is not None:
        return f"{start} {clause}".strip(), ()
    parts = [start, *(phrase(d) for d in args.datives if d.dep_ == "dative"), *(_object(o) for o in objects)]
    parts += [c.text for c in verb.children if c.dep_ in ("acomp", "oprd") and c.pos_ == "ADJ"]
    if any(o.pos_ == "PRON" and not _object(o) for o in objects):
        return None
    tails = tuple(_tails(verb, objects, bare=not any(parts)))
    return " ".join(filter(None, parts)), tails


def _object(noun: Token) -> str:
    if noun.pos_ == "PRON":
        named = antecedent(noun)
        return phrase(named) if named is not None else ""
    return phrase(noun)


def _particles(verb: Token) -> list[str]:
    return [
        child.text
        for child in verb.children
        if child.dep_ == "prt"
        or (child.dep_ == "advmod" and child.lower_ in wordlist("titles", "particles") and child.i == verb.i + 1)
    ]


def _governed(verb: Token, depth: int) -> str | None:
    """An infinitive, a gerund or a clause that completes the verb, as text."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX") and child.tag_ in ("VB", "VBG") and depth:
            if any(c.dep_ == "dobj" and c.i < child.i for c in verb.children):
                owner = next(c for c in verb.children if c.dep_ == "dobj")
                return f"{_object(owner)} {_infinitive(child, depth)}".strip()
            return _infinitive(child, depth)
        if child.dep_ == "ccomp" and verb.lemma_ in wordlist("titles", "saying") and child.i > verb.i and depth:
            return _clause(child, depth)
    return None


def _infinitive(verb: Token, depth: int) -> str:
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    form = verb.lower_ if verb.tag_ == "VBG" else f"to {'be ' + participle(verb) if passive else verb.lemma_}"
    clause = _governed(verb, depth - 1)
    parts = [form, *_particles(verb)]
    if clause is not None:
        parts.append(clause)
    else:
        parts += [_object(o) for o in objects[:1]]
        parts += list(_tails(verb, tuple(objects), bare=not objects))[:1]
    return " ".join(filter(None, parts))


def _clause(verb: Token, depth: int) -> str | None:
    """A clause that is told: subject, verb as told, object."""
    args = arguments(verb)
    subject = args.trigger if not args.subjects else args.subjects[0]
    who = _told_subject(subject, verb.head) if args.subjects else ""
    if not who:
        return None
    passive = args.passive
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")]
    told = " ".join(a.lower_ for a in auxiliaries if not (passive and a.dep_ == "auxpass" and len(auxiliaries) == 1))
    rest = _predicate(verb, () if passive else args.objects[:1], args)
    if rest is None:
        return None
    after, tails = rest
    told = told.replace("wo n't", "will not").replace("n't", "not").strip()
    return " ".join(filter(None, (who, told, verb.lower_, after, *tails[:1])))


def _told_subject(subject: Token, teller: Token) -> str:
    """A clause's subject keeps "it" and "its", which mean the teller: "Kremlin denies its forces …"."""
    if subject.lower_ in ("it", "he", "she", "they"):
        return subject.lower_
    owner = next((child for child in subject.children if child.tag_ == "PRP$"), None)
    if owner is not None and any(c.dep_ in ("nsubj", "nsubjpass") for c in teller.children):
        return f"{owner.lower_} {phrase(subject)}"
    return subject_phrase(subject)


def _tails(verb: Token, objects: tuple[Token, ...], *, bare: bool) -> Iterator[str]:
    """Prepositional phrases of the verb and of its object that say a name or a place; the first one also when the
    verb has nothing else behind it."""
    for node in (*objects, verb):
        for child in node.children:
            if child.dep_ in ("prep", "dative") and child.pos_ == "ADP" and child.i > node.i and child.lower_ != "of":
                text = _prepositional(child, needed=bare and node == verb)
                if text:
                    bare = False
                    yield text


def _prepositional(preposition: Token, *, needed: bool) -> str:
    if preposition.lower_ in wordlist("titles", "unplaced") or preposition.dep_ == "agent":
        return ""
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if noun is None or is_time(noun) or noun.pos_ == "PRON":
        inner = next((c for c in preposition.children if c.dep_ == "prep"), None)
        text = _prepositional(inner, needed=needed) if inner is not None else ""
        return f"{preposition.lower_} {text}" if text else ""
    tokens = selected(noun, tails=True)
    if not needed and not any(token.ent_type_ for token in tokens):
        return ""
    return f"{preposition.lower_} {phrase(noun, tails=True)}"
