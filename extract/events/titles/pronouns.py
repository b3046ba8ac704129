"""Who a pronoun stands for, where that can be said with some safety: never a pronoun left hanging in a title."""

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from extract.events.wordforms import is_time
from extract.events.wordlists import wordlist
from extract.nlp.names import canonical, name_at, short_name

_SUBJECTS = ("nsubj", "nsubjpass")
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
    candidates = list(_named_before(pronoun))
    if word in wordlist("titles", "pronouns_of_one"):
        return _nearest(candidates, pronoun, lambda ent: ent.label_ == "PERSON")
    if word == "it" and (first := _subject_joined(pronoun)) is not None:
        return first
    if word == "it":
        acting = pronoun.dep_ == "nsubj" or pronoun.tag_ == "PRP$"
        found = _nearest(candidates, pronoun, lambda ent: ent.label_ in ("ORG", "GPE")) if acting else None
        return found or (None if acting else _thing_before(pronoun))
    if word in ("they", "them"):
        return _nearest(candidates, pronoun, _is_several) or _things_before(pronoun)
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


def _thing_before(pronoun: Token) -> Token | None:
    """The last text named in the sentence before: "The plan is old. They discussed it." """
    start = pronoun.sent.start
    if start == 0:
        return None
    texts = [t for t in pronoun.doc[start - 1].sent if t.tag_ == "NN" and t.lemma_ in wordlist("titles", "documents")]
    return texts[-1] if texts else None


def _subject_joined(pronoun: Token) -> Token | None:
    """ "The army renewed its offensive, and *its* troops broke through": the subject of the clause before."""
    verb = pronoun.head.head if pronoun.tag_ == "PRP$" and pronoun.head.dep_ in _SUBJECTS else pronoun.head
    if verb.dep_ != "conj":
        return None
    return next((c for c in verb.head.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)


def _things_before(pronoun: Token) -> Token | None:
    """Several things that the sentence before is about, or says the same of: "Guarantees are an old subject. Russia
    demanded them"; "said that the vessels were seized. They were seized …"."""
    start = pronoun.sent.start
    if start == 0:
        return None
    told = [t for t in pronoun.doc[start - 1].sent if t.tag_ == "NNS" and t.dep_ in _SUBJECTS and not is_time(t)]
    same = [t for t in told if t.head.lemma_ == pronoun.head.lemma_]
    about = [t for t in told if t.head.dep_ == "ROOT"]
    return next(iter(same or about), None) if pronoun.dep_ in (*_SUBJECTS, "dobj") else None


def _owner(ent: Span) -> Token:
    """The noun that a name modifies ("Ukraine's air force"), else the name itself."""
    root = ent.root
    return root.head if root.dep_ in ("poss", "compound", "amod", "nmod") and root.head.pos_ == "NOUN" else root


def _is_several(ent: Span) -> bool:
    if ent.root.dep_ == "amod" and ent.root.head.tag_ == "NNS":
        return True
    return ent.root.tag_ in ("NNPS", "NNS") or any(c.dep_ == "conj" for c in ent.root.children)
