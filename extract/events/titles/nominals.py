"""The headline of an event noun: the noun with its phrases, or that of the verb which says more of it."""

from spacy.tokens import Token

from extract.events.arguments import Arguments, arguments
from extract.events.clauses import TIME_WORDS
from extract.events.titles.phrases import phrase, render, says_something, selected
from extract.events.wordforms import is_time
from extract.events.wordlists import wordlist


def noun_title(args: Arguments, most_words: int, most_characters: int) -> str:
    """ "Talks between US and Ukraine in Berlin": as many of the noun's phrases as the limits allow."""
    noun = args.trigger
    base = [
        token
        for token in selected(noun)
        if token not in _joined(noun) and not (token.dep_ == "case" and token.head == noun)
    ]
    tails = [_tail(preposition, object_) for preposition, object_ in _phrases(args)]
    tails = [tail for tail in tails if tail]
    for count in range(len(tails), -1, -1):
        text = " ".join((render(base), *tails[:count]))
        if len(text) <= most_characters and len(text.split()) <= most_words:
            return text[:1].upper() + text[1:]
    bare = noun.text
    return bare[:1].upper() + bare[1:]


def _joined(noun: Token) -> set[Token]:
    """What is coordinated with an event noun: another event, as a rule."""
    first = next((child for child in noun.children if child.dep_ in ("cc", "conj") and child.i > noun.i), None)
    others = [child for child in noun.children if child.dep_ == "conj"]
    if first is None or not others:
        return set()
    return {*noun.doc[first.i : others[-1].i + 1], *(t for other in others for t in other.subtree)}


def verb_above(noun: Token) -> Token | None:
    """The verb that a noun's headline may borrow: the one whose subject or object it is."""
    head = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and head.pos_ in ("VERB", "AUX"):
        if head.lemma_ == "be":
            return next((c for c in head.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
        return None if head.lemma_ in wordlist("titles", "empty_verbs") else head
    if (
        noun.dep_ == "pobj"
        and head.lower_ not in TIME_WORDS
        and head.head.pos_ in ("VERB", "AUX")
        and head.head.lemma_ in wordlist("titles", "lending")
    ):
        return head.head
    return None


def _phrases(args: Arguments) -> list[tuple[Token, Token]]:
    seen: list[tuple[Token, Token]] = []
    obliques = args.obliques or _shared(args.trigger) or _of_empty_verb(args.trigger)
    for preposition, noun in obliques:
        said = preposition.lower_ == "of" and preposition.head == args.trigger
        if not said and all(preposition != earlier for earlier, _ in seen):
            seen.append((preposition, noun))
    return sorted(seen, key=lambda pair: pair[0].i)


def _shared(noun: Token) -> tuple[tuple[Token, Token], ...]:
    """ "seizure and annexation of Crimea": the phrase behind both hangs on the first."""
    if noun.dep_ != "conj":
        return ()
    return tuple(pair for pair in arguments(noun.head).obliques if pair[0].i > noun.i)


def _of_empty_verb(noun: Token) -> tuple[tuple[Token, Token], ...]:
    """ "The offensive was in the north", "the vote came in Minsk": the phrases of a verb that says nothing itself."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ not in wordlist("titles", "empty_verbs"):
        return ()
    return tuple(pair for pair in arguments(verb).obliques if pair[0].head == verb and _has_name(pair[1]))


def _has_name(noun: Token) -> bool:
    return any(token.ent_type_ and not is_time(token) for token in noun.subtree)


def _tail(preposition: Token, noun: Token) -> str:
    own = preposition.lower_ == "of" and preposition.head == noun.head.head  # already said in the noun phrase
    if own or preposition.lower_ not in wordlist("titles", "noun_prepositions") or is_time(noun):
        return ""
    if not says_something(noun) or noun.lemma_ in wordlist("titles", "no_agents"):
        return ""
    return f"{preposition.lower_} {phrase(noun, tails=True)}"
