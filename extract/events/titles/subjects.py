"""The subject of a headline: who, with pronouns and relatives resolved, or nothing."""

from spacy.tokens import Token

from extract.events.titles.phrases import phrase, placed_phrase
from extract.events.titles.pronouns import antecedent, name_of
from extract.events.wordlists import wordlist

_PRONOUNS = frozenset({"this", "that", "these", "those", "which", "who", "what"})


def subject_of(subject: Token) -> Token | None:
    """The noun that a subject stands for: itself, or what its pronoun or relative means; none for "the last one"."""
    found = _noun_of(subject)
    return None if found is not None and found.lower_ in wordlist("triggers", "stand_ins") else found


def _noun_of(subject: Token) -> Token | None:
    if subject.tag_ in ("WDT", "WP") or (subject.lower_ in _PRONOUNS and subject.head.dep_ == "relcl"):
        return _above(subject.head)
    if subject.pos_ in ("ADJ", "ADV") and not subject.ent_type_:
        return None
    if subject.tag_ in ("VBN", "VBD") and not subject.ent_type_:
        return _after_clause(subject)
    if subject.pos_ == "PRON" or subject.lower_ in _PRONOUNS:
        found = antecedent(subject)
        return found if found is not None and found.pos_ != "PRON" else None
    return subject


def _after_clause(verb: Token) -> Token | None:
    """A clause read as a subject ("Rebels took the port, and in the north *a republic* was proclaimed"): the noun
    right before the verb."""
    nouns = [c for c in verb.children if c.dep_ in ("dobj", "conj") and verb.i < c.i < verb.head.i]
    last = nouns[-1] if len(nouns) > 1 else None
    return last if last is not None and last.pos_ in ("NOUN", "PROPN") else None


def _above(verb: Token) -> Token | None:
    """The noun of a relative clause; in "it was Russia that demanded", Russia."""
    noun = verb.head if verb.dep_ == "relcl" else None
    if noun is not None and noun.lemma_ == "be":
        return next((child for child in noun.children if child.dep_ == "attr"), None)
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else None


def subject_phrase(subject: Token) -> str:
    """The words for a subject; nothing where it is not known who is meant."""
    noun = subject_of(subject)
    if noun is None:
        return ""
    text = name_of(_place_meant(noun)) or placed_phrase(noun)
    if noun.pos_ == "NUM" and subject.head.lemma_ in wordlist("titles", "counting"):
        return f"{noun.doc[noun.left_edge.i : noun.i + 1].text} people"
    if not any(letter.isalpha() for letter in text):
        return ""
    owner = next((child for child in noun.children if child.tag_ in ("PRP$", "WP$")), None)
    name = name_of(_owner(owner)) if owner is not None and text else ""
    return f"{name}’s {text}" if name else text


def _owner(owner: Token) -> Token | None:
    """Who "its" or "whose" stands for."""
    if owner.tag_ == "PRP$":
        return antecedent(owner)
    return next((above.head for above in owner.ancestors if above.dep_ == "relcl"), None)


def _place_meant(noun: Token) -> Token | None:
    """ "The city", bare, is the last one called a city: "troops entered the city of Kherson. The city fell …"."""
    if noun.lemma_ not in wordlist("titles", "appositive") or [c.lower_ for c in noun.children] != ["the"]:
        return None
    start = noun.sent.start
    before = noun.doc[noun.doc[start - 1].sent.start : start] if start else noun.doc[:0]
    called = (t for t in before if t.lemma_ == noun.lemma_ and t != noun)
    named = [_name_below(token) for token in called]
    return next((name for name in reversed(named) if name is not None), None)


def _name_below(noun: Token) -> Token | None:
    """ "the city of Kherson", "the capital, Kyiv"."""
    below = [g for c in noun.children if c.lower_ == "of" for g in c.children] + list(noun.children)
    return next((t for t in below if t.ent_type_ in ("GPE", "LOC")), None)


def told_subject(subject: Token, teller: Token) -> str:
    """A clause's subject keeps "it" and "its", which mean the teller: "Kremlin denies its forces …"."""
    told = teller.lemma_ not in wordlist("titles", "demanding")  # what one demands, others shall do
    if told and subject.lower_ in ("it", "he", "she", "they"):
        return subject.lower_
    owner = next((child for child in subject.children if child.tag_ == "PRP$"), None)
    if owner is not None and any(c.dep_ in ("nsubj", "nsubjpass") for c in teller.children):
        return f"{owner.lower_} {phrase(subject)}"
    return subject_phrase(subject)
