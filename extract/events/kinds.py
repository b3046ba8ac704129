"""What kind of event, in PLOVER's terms: by the act, whether or not it happened. The table is `data/kinds.yml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.tokens import Token

from extract.events.arguments import Arguments, arguments
from extract.events.wordforms import is_time, leads_to_time, tied_before
from extract.events.wordforms import lemma as _lemma
from extract.model import Factuality
from extract.nlp.names import PLACE_LABELS

Kind = tuple[str | None, str | None]

NO_KIND: Kind = (None, None)
_DEPTH = 3  # "begins to carry out strikes": verbs that lend their kind, one in another
_GOVERNED = ("xcomp", "pcomp")
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
_FUTURE = frozenset({"will", "would", "'ll", "’ll", "shall"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A row before the lists: all that it asks must hold. An empty set asks nothing."""

    lemmas: frozenset[str]
    kind: str | None
    mode: str | None
    asks: Mapping[str, frozenset[str]]
    nominal: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`data/kinds.yml` in memory."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    modes: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    by_means: frozenset[str]
    rules: Mapping[str, tuple[Rule, ...]]
    carriers: frozenset[str]
    promises: Mapping[str, Any]
    quads: Mapping[str, str] = field(default_factory=dict)


def kind_of(args: Arguments, factuality: Factuality = Factuality.OCCURRED) -> Kind:
    """Kind and mode of an event, None where no row of the table fits.

    The kind is that of the act: a planned attack is an ASSAULT. Only where the act is one of speech is the future
    part of it ("said it would send aid": AGREE).
    """
    kind, mode = _kind(args, _DEPTH)
    if kind is None:
        return NO_KIND
    return kind, mode or _mode(kind, args)


def lends_its_kind(verb: Token) -> bool:
    """A verb that says only how another act goes ("begin", "carry out"): its kind is that of what it governs."""
    return _lemma(verb) in _table().carriers


def _kind(args: Arguments, depth: int) -> Kind:
    table = _table()
    tied = tied_before(args.head) + _lemma(args.head)
    for rule in (
        *table.rules.get(tied, ()),
        *table.rules.get(_lemma(args.head), ()),
        *table.rules.get(_lemma(args.trigger), ()),
    ):
        if _fits(rule, args):
            return rule.kind, rule.mode
    if args.trigger.pos_ in ("NOUN", "PROPN"):
        return _by_noun(args.trigger)
    lemma = _lemma(args.trigger)
    promised = _promise(args.trigger, depth) if lemma in table.promises["verbs"] else None
    if promised:
        return promised, None
    if lemma in table.carriers and depth and (lent := _lent(args, depth))[0]:
        return lent
    return table.verbs.get(lemma) or table.adjectives.get(lemma), None


def _by_noun(noun: Token) -> Kind:
    """A noun's own kind; "peace talks" by its head, "talks session" by what stands before it."""
    nouns = _table().nouns
    if any(child.lower_ == "operation" and child.dep_ == "compound" for child in noun.children):
        return nouns.get("operation"), None  # "Operation Storm" is no storm
    found = nouns.get(_lemma(noun)) or nouns.get(noun.lower_)
    if found:
        return found, None
    before = [
        nouns[_lemma(c)] for c in noun.children if c.dep_ == "compound" and not c.ent_type_ and _lemma(c) in nouns
    ]
    return (before[-1] if before else None), None


def _lent(args: Arguments, depth: int) -> Kind:
    """The kind of what a carrier governs: its clause, its object, what follows its preposition, its subject."""
    for clause in _clauses(args.trigger, _GOVERNED):
        governed = arguments(clause)
        kind, mode = _kind(governed, depth - 1)
        if kind:
            return kind, mode or _mode(kind, governed)
    done_to = args.subjects if args.passive else args.objects
    below = [noun for preposition, noun in args.obliques if preposition.lower_ in ("in", "to", "with", "into", "on")]
    parts = [part for noun in done_to for of in noun.children if of.lower_ == "of" for part in of.children]
    for noun in (*done_to, *parts, *below, *(() if args.passive else args.subjects)):  # "a package *of sanctions*"
        kind = _by_noun(noun)[0] if noun.pos_ in ("NOUN", "PROPN") and not is_time(noun) else None
        if kind:
            return kind, _mode_in(kind, _lemmas((noun,)))
    return NO_KIND


def _clauses(verb: Token, relations: tuple[str, ...]) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in relations and child.pos_ in ("VERB", "AUX"):
            yield child
        elif child.dep_ == "prep":
            yield from _clauses(child, relations)


def _promise(verb: Token, depth: int) -> str | None:
    """ "said it would send aid" is AGREE, "said it will boycott" THREATEN, "said it would not meet" REJECT."""
    promises = _table().promises
    for clause in _clauses(verb, ("ccomp",)):
        if depth and any(child.lower_ in _FUTURE for child in clause.children) and _of_oneself(verb, clause):
            args = arguments(clause)
            quad = _table().quads.get(_kind(args, depth - 1)[0] or "")
            return promises["negated"] if quad and args.negated else promises.get(quad or "")
    return None


def _of_oneself(verb: Token, clause: Token) -> bool:
    """The clause's subject is the speaker: a pronoun, or none."""
    subject = next((child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is None or subject.lower_ in ("it", "he", "she", "they", "we", "i")


def _fits(rule: Rule, args: Arguments) -> bool:
    if rule.nominal and args.head.pos_ in ("VERB", "AUX"):
        return False
    return all(bool(words & _offered(name, args)) for name, words in rule.asks.items())


def _offered(name: str, args: Arguments) -> set[str]:
    """The lemmas that an event offers for one thing that a rule may ask for."""
    if name == "object":
        nouns = args.subjects if args.passive else (*args.objects, *args.datives)
        carried = (args.trigger,) if args.trigger != args.head else ()
        placed = {"@place" for noun in nouns if noun.ent_type_ in PLACE_LABELS}
        return {"true", *placed, *_lemmas((*nouns, *carried))} if nouns or carried else set()
    if name == "subject":
        return _doers(args)
    if name == "particle":
        return {t.lower_ for t in args.particles} | {
            c.lower_ for c in args.head.children if c.dep_ == "advmod" and len(c) < 5
        }
    if name == "preposition":
        return {c.lower_ for c in args.head.children if c.dep_ in ("prep", "agent") and not _only_dates(c)}
    if name == "modifier":
        return {_lemma(child) for child in args.trigger.children if child.dep_ in _MODIFIERS}
    if name == "under":
        return {_lemma(args.trigger.head)}
    if name == "oblique":
        return _lemmas(tuple(noun for _, noun in args.obliques))
    return _clause_words(args.head)


def _only_dates(preposition: Token) -> bool:
    """ "Fired *on* Monday", "called *for* this Friday": of no use to tell what was done."""
    return preposition.lower_ in ("on", "in", "at", "for") and leads_to_time(preposition)


def _doers(args: Arguments) -> set[str]:
    by = args.passive or (args.head.pos_ == "NOUN" and bool(args.agents))
    doers = args.agents if by else args.subjects
    named = {"@place" for noun in doers if noun.ent_type_ in PLACE_LABELS}
    return _lemmas(doers) | named | {"@person" for noun in doers if noun.ent_type_ == "PERSON"}


def _lemmas(nouns: tuple[Token, ...]) -> set[str]:
    """Heads with what is joined to them: "peace talks" offers "talk" and "peace", "a state of emergency" both."""
    return {
        lemma
        for noun in nouns
        for token in (noun, *_of(noun))
        for lemma in (_lemma(token), token.lower_, *(_lemma(c) for c in token.children if c.dep_ in _MODIFIERS))
    }


def _of(noun: Token) -> Iterator[Token]:
    return (inner for child in noun.children if child.lower_ == "of" for inner in child.children)


def _clause_words(verb: Token) -> set[str]:
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp", "advcl", "oprd", "acl")]
    for noun in (child for child in verb.children if child.dep_ == "dobj"):
        clauses += [c for c in noun.children if c.dep_ in ("acl", "relcl")]
    return {lemma for c in clauses for lemma in (_lemma(c), *(_lemma(g) for g in c.children))}


def _mode(kind: str, args: Arguments) -> str | None:
    words = _means(args) if kind in _table().by_means else _means(args) | _lemmas((*args.objects, *args.subjects))
    if kind not in _table().by_means:
        words |= _lemmas(tuple(noun for _, noun in args.obliques)) | _clause_words(args.head)
    return _mode_in(kind, words)


def _mode_in(kind: str, words: set[str]) -> str | None:
    return next((mode for mode, triggers in _table().modes[kind] if triggers & words), None)


def _means(args: Arguments) -> set[str]:
    """The deed, and what it is done with: the doers, and what stands below in, with, by, from."""
    doers = args.agents if args.passive else args.subjects
    tools = tuple(noun for preposition, noun in args.obliques if preposition.lower_ in ("in", "with", "by", "from"))
    return _lemmas((args.trigger, args.head, *doers, *tools))


# --- the table -----------------------------------------------------------------------------------------------------


@cache
def _raw() -> dict[str, Any]:
    raw: dict[str, Any] = yaml.safe_load(files("extract").joinpath("data/kinds.yml").read_text(encoding="utf8"))
    return raw


@cache
def _table() -> Table:
    raw = _raw()
    rows = raw["kinds"]
    rules: dict[str, list[Rule]] = {}
    for row in raw["rules"]:
        rule = _rule(row, raw["classes"])
        for lemma in rule.lemmas:
            rules.setdefault(lemma, []).append(rule)
    promises = raw["promises"] | {"verbs": frozenset(raw["promises"]["verbs"].split())}
    return Table(
        verbs=_by_lemma(rows, "verbs"),
        nouns=_by_lemma(rows, "nouns"),
        adjectives=_by_lemma(rows, "adjectives"),
        modes={
            kind: tuple((mode, frozenset(words.split())) for mode, words in (row.get("modes") or {}).items())
            for kind, row in rows.items()
        },
        by_means=frozenset(kind for kind, row in rows.items() if row.get("means")),
        rules={lemma: tuple(found) for lemma, found in rules.items()},
        carriers=frozenset(raw["carriers"].split()),
        promises=promises,
        quads={kind: quad for quad in ("conflict", "cooperation") for kind in raw[quad].split()},
    )


def _by_lemma(rows: Mapping[str, Any], column: str) -> dict[str, str]:
    """Lemma → kind; where two kinds claim a lemma the first of the file has it."""
    result: dict[str, str] = {}
    for kind, row in rows.items():
        for lemma in (row.get(column) or "").split():
            result.setdefault(lemma, kind)
    return result


def _rule(row: Mapping[str, Any], classes: Mapping[str, str]) -> Rule:
    asks = {
        name: frozenset(word for told in str(row[name]).lower().split() for word in classes.get(told, told).split())
        for name in ("subject", "object", "particle", "preposition", "modifier", "under", "oblique", "clause")
        if name in row
    }
    return Rule(frozenset(row["lemma"].split()), row["kind"], row.get("mode"), asks, bool(row.get("nominal")))
