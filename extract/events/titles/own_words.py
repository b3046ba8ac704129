"""The clause's own words, where no headline can be made: a whole clause, never one cut in half."""

from collections.abc import Iterator

from spacy.tokens import Token

from extract.events.clauses import between_semicolons
from extract.events.titles.phrases import render, selected
from extract.events.wordforms import is_time

_ELSEWHERE = frozenset({"relcl", "advcl", "parataxis", "appos", "acl"})
_SHORT = 6  # tokens
_DATED_BY = frozenset({"prep", "agent", "npadvmod", "advmod", "punct"})
_LOOSE = frozenset({"prep", "npadvmod", "advmod"})


def own_words(head: Token, most_characters: int) -> str:
    """The words of the clause of `head` without dates; then without side clauses, then without what hangs loose."""
    clause = (
        head if head.pos_ in ("VERB", "AUX") else next((t for t in head.ancestors if t.pos_ in ("VERB", "AUX")), head)
    )
    near = between_semicolons(head)
    lent = _shared_subject(clause)
    for without in (frozenset[str](), _ELSEWHERE, _ELSEWHERE | {"conj", "cc"}, _ELSEWHERE | _LOOSE | {"conj", "cc"}):
        text = render([*lent, *(token for token in _words(clause, without, clause) if token.i in near)])
        if text and len(text) <= most_characters:
            return text[:1].upper() + text[1:]
    core = [c for c in head.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "neg", "prt", "aux")]
    text = render([head, *(token for child in core for token in selected(child))])
    return (text if len(text) <= most_characters else head.text)[:most_characters]


def _shared_subject(verb: Token) -> list[Token]:
    """ "The Programme halved rations in March and *may suspend them*": who may."""
    if verb.dep_ != "conj" or any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return []
    subject = next((c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    whole = subject is not None and subject.right_edge.i - subject.left_edge.i < _SHORT
    return [t for t in subject.subtree if t.lower_ not in ("the", "a", "an")] if subject is not None and whole else []


def _words(token: Token, without: frozenset[str], clause: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ in without or (child.dep_ in _DATED_BY and _is_dated(child)):
            continue
        marks = child.dep_ == "mark" and token == clause  # "resigned *after* his wife fell ill" keeps its own
        if marks or (child.dep_ in ("cc", "punct") and child.i < token.left_edge.i + 1):
            continue
        if child.dep_ == "punct" and child.i >= token.right_edge.i:
            continue
        if child.lower_ in ("the", "a", "an") and child.dep_ == "det":
            continue
        yield from _words(child, without, clause)


def _is_dated(token: Token) -> bool:
    return is_time(token) or any(
        (child.dep_ == "pobj" and is_time(child)) or child.lower_ == "then" for child in token.children
    )
