"""Who a pronoun stands for, where that can be said with some safety: never a pronoun left hanging in a title."""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Span, Token

from extract.events.arguments import subjects_of
from extract.events.wordforms import is_time
from extract.events.wordlists import wordlist
from extract.nlp.names import canonical, name_at, short_name
from extract.nlp.words import is_title

_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "dative")
_PLACING = frozenset({"in", "at", "near", "through", "over", "to", "into", "from", "around", "outside"})
_PERSONAL = {"his": "he", "her": "she", "its": "it", "their": "they", "our": "we", "my": "i"}


def antecedent(pronoun: Token) -> Token | None:
    """The token of the noun that a personal pronoun stands for; None where no named one is near.

    "we" and "I" are the speaker of the quotation. "he" and "she" are the nearest person before, "it" the nearest
    body, force or country, "they" the nearest of several; the subjects of the clause and of the sentence before come
    first.
    """
    word = _PERSONAL.get(pronoun.lower_, pronoun.lower_)
    if word in wordlist("titles", "pronouns_of_speakers"):
        return _speaker(pronoun)
    doers = subjects_of(pronoun.head) if pronoun.dep_ in _OBJECTS else ()  # whom one does it to is another
    candidates = [ent for ent in _named_before(pronoun) if _owner(ent) not in doers]
    if word in wordlist("titles", "pronouns_of_one"):
        return _teller(pronoun) or _nearest(candidates, pronoun, _is_person) or _officer_before(pronoun)
    if word == "it" and (first := _subject_joined(pronoun)) is not None:
        return first
    if word == "it":
        acting = pronoun.dep_ == "nsubj" or pronoun.tag_ == "PRP$"
        found = _nearest(candidates, pronoun, _is_one_body) if acting else None
        if found is not None and not _is_of_somebody(found):
            return found
        if not acting or _is_of_a_text(pronoun.head):
            return _thing_before(pronoun)
        return _same_before(pronoun)
    if word in ("they", "them"):
        return _nearest(candidates, pronoun, _is_several) or _several_above(pronoun) or _things_before(pronoun)
    return None


def name_of(noun: Token | None) -> str:
    """The short name that stands at a token, or nothing."""
    entity = name_at(noun) if noun is not None else None
    return short_name(canonical(entity)) if entity is not None else ""


def _speaker(pronoun: Token) -> Token | None:
    for ancestor in pronoun.ancestors:
        if ancestor.lemma_ in wordlist("titles", "saying") | {"tell", "add", "write"}:
            said_by = next((c for c in ancestor.children if c.dep_ in _SUBJECTS), None)
            if said_by is not None and said_by != pronoun:
                return said_by if said_by.pos_ != "PRON" else antecedent(said_by)
    return None


def _teller(pronoun: Token) -> Token | None:
    """ "An envoy said that *he* would receive them": who says it, where an office or a name tells one person."""
    verb = pronoun.head.head
    if pronoun.head.dep_ != "ccomp" or verb.lemma_ not in wordlist("titles", "saying"):
        return None
    said_by = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    one = said_by is not None and (is_title(said_by.text) or said_by.ent_type_ == "PERSON")
    return said_by if one and said_by is not None and said_by.tag_ in ("NN", "NNP") else None


def _named_before(pronoun: Token) -> Iterator[Span]:
    """Names before the pronoun in its sentence and the one before."""
    start = pronoun.sent.start
    before = pronoun.doc[start - 1].sent.start if start > 0 else start
    return (ent for ent in pronoun.doc.ents if before <= ent.start and ent.end <= pronoun.i and ent.kb_id_)


def _nearest(candidates: list[Span], pronoun: Token, fits: Callable[[Span], bool]) -> Token | None:
    fitting = [ent for ent in candidates if fits(ent)]
    subjects = [ent for ent in fitting if _owner(ent).dep_ in _SUBJECTS]
    here = [ent for ent in subjects if ent.sent == pronoun.sent]
    only = fitting if len({ent.kb_id_ for ent in fitting}) == 1 else []
    for group in (here, subjects, only):
        if group:
            return _owner(group[-1])
    return None


def _is_person(ent: Span) -> bool:
    """A person, and no place that the model takes for one ("arrived in *Porto Sella*"), nor several people."""
    return (
        ent.label_ == "PERSON"
        and _owner(ent).tag_ != "NNS"
        and not (ent.root.dep_ == "pobj" and ent.root.head.lower_ in _PLACING)
    )


def _is_of_somebody(noun: Token) -> bool:
    """ "The president *of Azerbaijan*": told of him, not of itself."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.ent_type_ == "PERSON"


def _sentence_before(pronoun: Token) -> Iterable[Token]:
    start = pronoun.sent.start
    return pronoun.doc[start - 1].sent if start > 0 else ()


def _officer_before(pronoun: Token) -> Token | None:
    """ "The foreign minister arrived. *She* is to meet …": who acts in the sentence before, by office."""
    before = _sentence_before(pronoun)
    return next((t for t in before if t.dep_ in _SUBJECTS and t.pos_ == "NOUN" and is_title(t.lower_)), None)


def _is_of_a_text(verb: Token) -> bool:
    """What only a text or a truce does: it binds, expires, comes into force, takes effect."""
    words = {token.lower_ for child in verb.children if child.dep_ in ("prep", "dobj") for token in child.subtree}
    return verb.lemma_ in wordlist("titles", "binding") or bool(words & {"force", "effect"})


def _thing_before(pronoun: Token) -> Token | None:
    """The last text named in the sentence before: "The plan is old. They discussed it." """
    texts = [t for t in _sentence_before(pronoun) if t.tag_ == "NN" and t.lemma_ in wordlist("titles", "documents")]
    return texts[-1] if texts else None


def _same_before(pronoun: Token) -> Token | None:
    """ "We said that the ferry sank on Friday. *It* sank on Thursday": what the sentence before says the same of."""
    if pronoun.dep_ not in _SUBJECTS:
        return None
    told = (t for t in _sentence_before(pronoun) if t.dep_ in _SUBJECTS and t.pos_ in ("NOUN", "PROPN"))
    return next((t for t in told if t.head.lemma_ == pronoun.head.lemma_), None)


def _subject_joined(pronoun: Token) -> Token | None:
    """ "The army renewed its offensive, and *its* troops broke through": the subject of the clause before. "India sent
    a force and withdrew *it*": its object."""
    verb = pronoun.head.head if pronoun.tag_ == "PRP$" and pronoun.head.dep_ in _SUBJECTS else pronoun.head
    if (before := _clause_before(verb)) is not None and pronoun.dep_ in _SUBJECTS:
        nouns = [c for c in before.children if c.dep_ in (*_SUBJECTS, "dobj") and c.pos_ in ("NOUN", "PROPN")]
        return next(iter(nouns[::-1] if pronoun.dep_ == "nsubjpass" else nouns), None)  # what was done to it, again
    if verb.dep_ != "conj":
        return None
    role = "dobj" if pronoun.dep_ == "dobj" else "nsubj"
    return next((c for c in verb.head.children if c.dep_ == role and c.pos_ in ("NOUN", "PROPN")), None)


def _clause_before(verb: Token) -> Token | None:
    """ "The text was initialled in May; *it* was signed in June": the clause before the semicolon."""
    left = (c for c in verb.children if c.dep_ in ("ccomp", "parataxis", "conj") and c.i < verb.i)
    return next((c for c in left if verb.doc[c.right_edge.i : c.right_edge.i + 2].text.strip().endswith(";")), None)


def _things_before(pronoun: Token) -> Token | None:
    """Several things that the sentence before is about, or says the same of: "Guarantees are an old subject. Russia
    demanded them"; "said that the vessels were seized. They were seized …"."""
    if pronoun.dep_ == "dobj" and pronoun.head.dep_ == "conj":  # "halved rations and may suspend *them*"
        beside = [t for t in pronoun.head.head.children if t.dep_ == "dobj" and t.tag_ == "NNS" and not is_time(t)]
        if beside:
            return beside[-1]
    told = [t for t in _sentence_before(pronoun) if t.tag_ == "NNS" and t.dep_ in _SUBJECTS and not is_time(t)]
    same = [t for t in told if t.head.lemma_ == pronoun.head.lemma_]
    about = [t for t in told if t.head.dep_ == "ROOT"]
    if pronoun.dep_ == "nsubj" and pronoun.head.dep_ == "relcl" and (doers := _people_beside(pronoun)):
        return doers[-1]
    return next(iter(same or about), None) if pronoun.dep_ in (*_SUBJECTS, "dobj") else None


def _several_above(pronoun: Token) -> Token | None:
    """ "Rebels patrol the port, a day after *they* took it": the subject above, where no other could be meant."""
    verb = pronoun.head
    if pronoun.dep_ != "nsubj" or verb.dep_ != "advcl":
        return None
    others = any(c.dep_ == "dobj" and c.tag_ in ("NNS", "NNPS") for c in verb.head.children)
    doers = [c for c in verb.head.children if c.dep_ == "nsubj" and c.tag_ == "NNS" and not is_time(c)]
    return doers[0] if doers and not others else None


def _people_beside(pronoun: Token) -> list[Token]:
    """ "Mediators persuaded the *rebels* to give back Lashio, which they had captured": they were told to."""
    before = (t for t in pronoun.sent if t.i < pronoun.i and t.tag_ == "NNS" and not is_time(t))
    return [t for t in before if any(c.dep_ == "xcomp" for c in t.head.children) and t.dep_ in ("dobj", "nsubj")]


def _owner(ent: Span) -> Token:
    """The noun that a name modifies ("Ukraine's air force"), else the name itself."""
    root = ent.root
    return root.head if root.dep_ in ("poss", "compound", "amod", "nmod") and root.head.pos_ == "NOUN" else root


def _is_one_body(ent: Span) -> bool:
    """A body, force or country; "UN experts" are several people, and "the Gulf *of Aden*" is no town."""
    in_a_name = ent.root.dep_ == "pobj" and ent.root.head.lower_ == "of" and ent.root.head.head.pos_ == "PROPN"
    return ent.label_ in ("ORG", "GPE") and _owner(ent).tag_ != "NNS" and not in_a_name


def _is_several(ent: Span) -> bool:
    if ent.label_ in ("GPE", "LOC", "FAC") and ent.root.dep_ == "pobj" and ent.root.head.lower_ in _PLACING:
        return False  # "on the roads from Senegal and Mali": there, and not they
    if ent.root.dep_ == "amod" and ent.root.head.tag_ == "NNS":
        return True
    return ent.root.tag_ in ("NNPS", "NNS") or any(c.dep_ == "conj" for c in ent.root.children)
