"""Short names for the chart: at most 26 characters, whole words ("Crimea annexed", "Berlin talks")."""

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Token

from extract.events.arguments import Arguments
from extract.events.participants import Participants
from extract.events.titles.clauses import headline, is_bare_participle
from extract.events.titles.phrases import is_plural, phrase, render
from extract.events.titles.subjects import subject_phrase
from extract.events.titles.verbs import participle, present
from extract.events.wordforms import is_time, lemma, tied_before
from extract.events.wordlists import table, wordlist
from extract.model import Factuality
from extract.nlp.names import adjective_of, canonical, name_at, short_name

LABEL_LENGTH = 26
_DONE = {Factuality.DENIED: "not {}", Factuality.PLANNED: "to be {}", Factuality.HYPOTHETICAL: "{}?"}


def label_of(args: Arguments, factuality: Factuality, title: str, who: Participants) -> str:
    """The first short name that fits: the title itself, its core, what was done to whom, the place and the noun.

    What did not happen is never named as if it had: "not", "to be" or a question mark says so.
    """
    for text in chain((title,), _candidates(args, factuality, who)):
        text = " ".join(text.split())
        if text and len(text) <= LABEL_LENGTH:
            return text[:1].upper() + text[1:]
    return _whole_words(title)


def _candidates(args: Arguments, factuality: Factuality, who: Participants) -> Iterator[str]:
    if args.trigger.pos_ in ("NOUN", "PROPN"):
        doubt = "?" if factuality is Factuality.HYPOTHETICAL else ""
        no = "No " if factuality is Factuality.DENIED else _negative(args)
        yield from (no + text + doubt for text in _of_noun(args, who))
        return
    core = headline(args, factuality) if args.head.pos_ in ("VERB", "AUX") else None
    if core is not None:
        yield core.text(0)
        if factuality is Factuality.PLANNED:
            yield f"{core.brief or core.subject} {core.verb}"
    yield from _of_verb(args, factuality)
    if core is not None:
        yield f"{core.subject} {core.verb}"
    yield args.trigger.text


def _negative(args: Arguments) -> str:
    return "No " if any(child.lower_ == "no" for child in args.trigger.lefts) else ""


def _of_noun(args: Arguments, who: Participants) -> Iterator[str]:
    noun = args.trigger
    compound = render([*(c for c in noun.lefts if c.dep_ in ("compound", "amod") and _is_whole(c)), noun])
    for name in (*who.places[:1], *who.targets[:1]):
        yield from (f"{short_name(name)} {_small(words)}" for words in (compound, noun.text))
    if args.head != noun and args.head.lemma_ not in wordlist("titles", "holding"):
        yield f"{compound} {participle(args.head)}"
    for name in who.actors[:1]:
        yield from (f"{adjective_of(name)} {_small(words)}" for words in (compound, noun.text))
    if not _negative(args):
        yield phrase(noun)
    yield noun.text


def _small(words: str) -> str:
    return words.lower() if words.istitle() else words


def _is_whole(modifier: Token) -> bool:
    """No name, no part of a hyphenated word, no word that says nothing."""
    hyphen = modifier.i > 0 and modifier.doc[modifier.i - 1].text in ("-", "–")
    return not modifier.ent_type_ and not hyphen and modifier.lower_ not in wordlist("titles", "empty")


def _of_verb(args: Arguments, factuality: Factuality) -> Iterator[str]:
    verb = args.head
    passive = args.passive or is_bare_participle(verb)
    done_to = args.subjects[:1] if passive else args.objects[:1]
    doers = args.agents[:1] if passive else args.subjects[:1]
    noun = dict(pair.split(":") for pair in table("titles")["nouns_for"].split()).get(verb.lemma_)
    if noun and not passive and factuality not in _DONE:
        yield from (f"{noun.replace('-', ' ')} {words}" for token in done_to for words in _words(token))
    done = _DONE.get(factuality, "{}").format(participle(verb) + _particle(args))
    told = lemma(verb) in wordlist("titles", "told_by_doer") and not passive
    named = [noun for noun in done_to if noun.ent_type_ and not told]
    for noun in named:
        yield from (f"{words} {done}" for words in _words(noun))
    if factuality in _DONE:
        yield from (f"{words} {done}" for noun in done_to for words in _words(noun))
        return
    for subject in doers:
        form = present(verb.lemma_.lower(), plural=is_plural(subject)) + _particle(args)
        yield from (f"{a} {form} {b}" for noun in done_to for b in _words(noun) for a in _words(subject, whole=True))
    yield from (f"{words} {done}" for noun in done_to for words in _words(noun))
    yield from (f"{words} {form}" for subject in doers for words in _words(subject, whole=True))


def _particle(args: Arguments) -> str:
    return "".join(f" {particle.text}" for particle in args.particles[:1])


def _words(noun: Token, *, whole: bool = False) -> Iterator[str]:
    """A noun phrase, longest form first; `whole` keeps all that are named."""
    if noun.pos_ == "PRON":
        text = subject_phrase(noun)
        if text:
            yield text
        return
    yield phrase(noun)
    if whole and any(child.dep_ == "conj" for child in noun.children):
        return
    name = name_at(noun)
    if name is not None:
        yield short_name(canonical(name)) if name.label_ == "PERSON" else render(name)
        return
    if tied_before(noun):
        return
    if noun.lower_ in wordlist("titles", "quantities") or noun.lower_ in ("dollars", "euros"):
        return
    before = [child for child in noun.lefts if not is_time(child)]
    yield render([*(c for c in before if c.dep_ in ("compound", "nummod", "amod")), noun])
    yield render([*(c for c in before if c.dep_ == "compound"), noun])
    yield noun.text


def _whole_words(text: str) -> str:
    """The first words that fit."""
    kept = ""
    for word in text.split():
        if len(kept) + len(word) + 1 > LABEL_LENGTH:
            break
        kept = f"{kept} {word}".strip()
    return kept or text[:LABEL_LENGTH]
