"""Who, to whom and where: the canonical names in an event's arguments."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from extract.events.arguments import Arguments, with_conjuncts
from extract.gazetteer import active
from extract.nlp.names import NAME_LABELS, canonical, is_place, name_at
from extract.nlp.words import words

_MODIFIERS = frozenset({"compound", "amod", "poss", "nmod", "flat", "nummod", "det", "case", "punct"})


@dataclass(frozen=True, slots=True)
class Participants:
    """Canonical names by role, each once, in the order of the text."""

    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every name, whatever its role."""
        return (*self.actors, *self.targets, *self.places)


def participants(args: Arguments) -> Participants:
    """The names in an event's arguments. A capital or a seat that acts stands for its country."""
    if args.head.pos_ in ("VERB", "AUX"):
        acting, suffering = _roles_of_verb(args)
    else:
        acting, suffering = _roles_of_noun(args)
    mutual = [noun for preposition, noun in args.obliques if preposition.lower_ in words("between")]
    actors = _unique(
        _agent(span) for token in (*acting, *mutual) for span in names_in(token) if not _is_here(span, args)
    )
    towards = [noun for preposition, noun in args.obliques if preposition.lower_ in words("towards")]
    targets = _unique(
        _agent(span) if token in towards else canonical(span)
        for token in (*suffering, *towards)
        for span in names_in(token)
        if not (token in towards and is_place(span) and not _is_power(span))
    )
    places = _unique(canonical(span) for span in _places(args))
    return Participants(actors, tuple(name for name in targets if name not in actors), places)


def names_in(noun: Token) -> Iterator[Span]:
    """The names of a noun phrase: its head's, its modifiers', and those that a member stands for."""
    yield from _names_among({noun, *_modifiers(noun)})
    for child in noun.children:
        if child.dep_ == "appos" and child.ent_type_ in NAME_LABELS:
            yield from _names_among({child, *_modifiers(child)})
        elif (
            child.dep_ == "prep"
            and child.lower_ in ("of", "from")
            and noun.lemma_.lower() in words("members") | words("areas")
        ):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    for joined in with_conjuncts(inner):
                        yield from names_in(joined)


def _roles_of_verb(args: Arguments) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    if args.passive:
        return args.agents, (*args.subjects, *args.objects)
    return args.subjects, (*args.objects, *args.datives)


def _roles_of_noun(args: Arguments) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    acting = (*args.subjects, *args.agents)
    if args.trigger.lemma_.lower() in words("self_moving") and not acting:
        return args.objects, ()
    return acting, args.objects


def _names_among(tokens: set[Token]) -> Iterator[Span]:
    seen = set[int]()
    for token in sorted(tokens, key=lambda token: token.i):
        if token.ent_type_ in NAME_LABELS and token.i not in seen:
            span = name_at(token)
            if span is not None:
                seen.update(range(span.start, span.end))
                yield span


def _modifiers(noun: Token) -> Iterator[Token]:
    for child in noun.lefts:
        if child.dep_ in _MODIFIERS:
            yield child
            yield from _modifiers(child)
            yield from (c for c in child.conjuncts if child.i < c.i < noun.i)


def _agent(span: Span) -> str:
    entry = active().entry(canonical(span))
    if entry and entry.type in ("capital", "seat") and entry.country:
        return entry.country
    return entry.name if entry else canonical(span)


def _is_power(span: Span) -> bool:
    """A place that acts: a country, a capital or a people."""
    entry = active().entry(canonical(span))
    return bool(entry and entry.type in ("country", "capital", "seat"))


def _is_here(span: Span, args: Arguments) -> bool:
    """ "the Berlin talks", "Kharkiv attack": the name before a noun is its place and no actor."""
    before_noun = span.root in args.subjects and args.head.pos_ not in ("VERB", "AUX") and span.root.dep_ != "poss"
    if not before_noun or not is_place(span):
        return False
    entry = active().entry(canonical(span))
    return entry is None or entry.type != "country"


def _places(args: Arguments) -> Iterator[Span]:
    for token in args.subjects:
        yield from (span for span in names_in(token) if _is_here(span, args))
    patients = args.subjects if args.passive else args.objects
    for token in patients:
        yield from (span for span in _names_among({token}) if is_place(span) and not _names_actor(span))
    for preposition, noun in args.obliques:
        if preposition.lower_ in words("staying") | words("moving"):
            staying = preposition.lower_ in words("staying")
            yield from (s for s in names_in(noun) if is_place(s) and (staying or not _names_actor(s)))
            yield from _inner(noun)
    for token in (*args.objects, *args.subjects, *args.agents):
        yield from _inner(token)


def _names_actor(span: Span) -> bool:
    entry = active().entry(canonical(span))
    return bool(entry and entry.type == "country")


def _inner(noun: Token) -> Iterator[Span]:
    """Places below a noun of an argument: "a market *in Kharkiv*", "near the town *of Bucha*"."""
    for child in noun.children:
        of_members = child.lower_ == "of" and noun.lemma_.lower() in words("members")
        if child.dep_ == "prep" and child.lower_ in words("staying") | {"of", "on"} and not of_members:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from (s for s in _names_among({inner}) if is_place(s))
                    yield from _inner(inner)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
