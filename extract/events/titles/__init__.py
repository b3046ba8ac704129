"""Titles like good headlines: subject, verb in the present, object, place; no articles, no dates, no pronouns.

Where none can be made well, the clause's own words stand in, whole.
"""

from spacy.tokens import Token

from extract.events.arguments import Arguments, arguments, merely_happens
from extract.events.clauses import TIME_WORDS
from extract.events.factuality import factuality_of
from extract.events.participants import Participants, participants
from extract.events.titles.clauses import Headline, headline
from extract.events.titles.labels import LABEL_LENGTH, label_of
from extract.events.titles.nominals import noun_title, verb_above
from extract.events.titles.own_words import own_words
from extract.events.titles.phrases import phrase
from extract.events.triggers import is_expecting, prepares
from extract.events.wordforms import is_time
from extract.events.wordlists import wordlist
from extract.model import Factuality

__all__ = ["LABEL_LENGTH", "TITLE_LENGTH", "bare_title", "title_of"]

TITLE_LENGTH = 80
MOST_WORDS = 12


def title_of(
    args: Arguments, factuality: Factuality, who: Participants | None = None, title: str = ""
) -> tuple[str, str]:
    """Title (at most 80 characters) and label (at most 26) of an event; `title` where it was made before."""
    title = title or bare_title(args, factuality)
    return title, label_of(args, factuality, title, participants(args) if who is None else who)


def bare_title(args: Arguments, factuality: Factuality) -> str:
    """The title alone."""
    if args.trigger.dep_ == "amod" and args.trigger.head.pos_ in ("NOUN", "PROPN"):
        return _capital(phrase(args.trigger.head)) or own_words(args.trigger, TITLE_LENGTH)
    if args.head.dep_ == "relcl" and args.head.head == args.trigger:
        return _taking_place(args)
    if args.trigger != args.head and is_expecting(args.head):
        return _expected(args)
    if args.trigger != args.head and merely_happens(args.head):
        return noun_title(args, MOST_WORDS, TITLE_LENGTH)
    if args.head.pos_ in ("VERB", "AUX"):
        return _of_verb(args, factuality) or own_words(args.head, TITLE_LENGTH)
    if args.trigger.pos_ in ("NOUN", "PROPN"):
        return _of_noun(args, factuality)
    above = _clause_verb(args.trigger)
    return (above and _of_verb(arguments(above), factuality)) or own_words(args.trigger, TITLE_LENGTH)


def _has_its_own_year(noun: Token) -> bool:
    """ "Tore up the Algiers agreement *of 1975*": what the verb tells was another time."""
    return any(
        c.lower_ == "of" and any(is_time(year) or (year.is_digit and len(year) == 4) for year in c.children)
        for c in noun.children
    )


def _taking_place(args: Arguments) -> str:
    """ "The talks, which took place on …": the noun says what, its clause only that it was."""
    title = noun_title(args, MOST_WORDS, TITLE_LENGTH)
    if len(title.split()) > 2:
        return title
    return f"{title} {'take' if args.trigger.tag_ in ('NNS', 'NNPS') else 'takes'} place"


def _expected(args: Arguments) -> str:
    """ "Further negotiations are anticipated": the negotiations, not the anticipation."""
    title = noun_title(args, MOST_WORDS, TITLE_LENGTH)
    return title if len(title.split()) > 1 else f"{title} expected"


def _of_verb(args: Arguments, factuality: Factuality) -> str | None:
    going_on = factuality is Factuality.PLANNED and prepares(args.head)  # it is to come, but they do prepare it
    made = headline(args, Factuality.ONGOING if going_on else factuality)
    if made is None and args.trigger != args.head:
        return _long_enough(noun_title(args, MOST_WORDS, TITLE_LENGTH))
    return _said(made)


def _said(made: Headline | None) -> str | None:
    """The text of a headline, unless it says nothing: a bare empty verb."""
    if made is None:
        return None
    text = made.fitting(MOST_WORDS, TITLE_LENGTH)
    if text is None or len(text.split()) < 2:
        return None
    return text


def _of_noun(args: Arguments, factuality: Factuality) -> str:
    title = noun_title(args, MOST_WORDS, TITLE_LENGTH)
    above = verb_above(args.trigger)
    denied = factuality is Factuality.DENIED
    if above is not None and not _has_its_own_year(args.trigger) and (len(title.split()) < 3 or denied):
        lending = arguments(above)
        lent = _of_verb(lending, factuality_of(lending))
        if lent:
            return lent
    if sum(not word[0].isdigit() for word in title.split()) > 1:
        return title
    clause = _clause_verb(args.trigger)
    if clause is not None and clause.lemma_ in wordlist("titles", "empty_verbs"):
        return title
    return (clause and _of_verb(arguments(clause), factuality_of(arguments(clause)))) or title


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _long_enough(title: str) -> str | None:
    return title if len(title.split()) > 1 else None


def _clause_verb(token: Token) -> Token | None:
    for above in token.ancestors:
        if above.dep_ == "prep" and above.lower_ in TIME_WORDS:  # "signed two days after a vote"
            return None
        if above.pos_ in ("VERB", "AUX") and above.lemma_ not in wordlist("titles", "saying"):
            return above
    return None
