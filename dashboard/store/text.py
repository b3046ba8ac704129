"""Full text of public events: FTS5 on SQLite, a tsvector on PostgreSQL; the same words find the same events.

A name is found by each of its spellings: a search for "Kiev" finds what is told of Kyiv.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, RowMapping, text

from dashboard.store.rows import chunks
from dashboard.store.types import storable
from extract import spellings

_LONGEST_QUERY = 200  # characters of a search that are read
_MOST_WORDS = 12
_LONGEST_NAME = 4  # words
_WORD = re.compile(r"\w+")

_COMMON_WORDS = "a an and are as at be by for from in is it of on or that the this to was were with"
_COMMON = frozenset(_COMMON_WORDS.split())
"""Left out of a search unless nothing else is in it: PostgreSQL's English dictionary drops them too."""


@dataclass(frozen=True, slots=True)
class _Engine:
    """How a database stores words, finds them, and writes a search."""

    put: str
    find: str
    quote: str
    both: str
    either: str
    next_to: str
    beginning: str


_ENGINES = {
    "sqlite": _Engine(
        put="INSERT INTO event_text (rowid, body) VALUES (:id, :body)",
        find="SELECT rowid FROM event_text WHERE event_text MATCH :query",
        quote='"',
        both=" AND ",
        either=" OR ",
        next_to=" + ",
        beginning="*",
    ),
    "postgresql": _Engine(
        put="INSERT INTO event_text (rowid, body) VALUES (:id, to_tsvector('english', :body))",
        find="SELECT rowid FROM event_text WHERE body @@ to_tsquery('english', :query)",
        quote="'",
        both=" & ",
        either=" | ",
        next_to=" <-> ",
        beginning=":*",
    ),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a search is for: `words` anywhere, or one of the other spellings of the name that they are.

    Every spelling is a run of words. The last word of the last term `is_open`: it may be a beginning.
    """

    words: tuple[str, ...]
    others: tuple[tuple[str, ...], ...] = ()
    is_open: bool = False


def index(connection: Connection, bodies: Mapping[int, str | None]) -> None:
    """Put the words of events into the index, in place of what was there; None takes an event out."""
    engine = _ENGINES[connection.dialect.name]
    for some in chunks(bodies):
        connection.execute(text("DELETE FROM event_text WHERE rowid = :id"), [{"id": each} for each in some])
        rows = [{"id": each, "body": storable(words)} for each in some if (words := bodies[each]) is not None]
        if rows:
            connection.execute(text(engine.put), rows)


def find(connection: Connection, query: str) -> NDArray[np.int64]:
    """Ids, ascending, of events that have all words of the query, the last one as a beginning."""
    terms = query_terms(query)
    if not terms:
        return np.empty(0, dtype=np.int64)
    engine = _ENGINES[connection.dialect.name]
    written = engine.both.join(_written(term, engine) for term in terms)
    found = connection.execute(text(engine.find), {"query": written}).scalars()
    return np.sort(np.fromiter(found, dtype=np.int64))


def _written(term: Term, engine: _Engine) -> str:
    def quoted(words: Sequence[str]) -> list[str]:
        return [f"{engine.quote}{word}{engine.quote}" for word in words]

    typed = engine.both.join(quoted(term.words)) + (engine.beginning if term.is_open else "")
    others = (engine.next_to.join(quoted(words)) for words in term.others)
    return "(" + engine.either.join(f"({each})" for each in (typed, *others)) + ")"


def query_terms(query: str) -> list[Term]:
    """What a search is for, in the order in which it was typed; the longest name that a word begins is one term."""
    words = query_words(query)
    terms: list[Term] = []
    while words:
        size, others = next(_names(words), (1, ()))
        terms.append(Term(tuple(words[:size]), others, is_open=size == len(words)))
        words = words[size:]
    return terms


def _names(words: Sequence[str]) -> Iterator[tuple[int, tuple[tuple[str, ...], ...]]]:
    """How many words a name at the beginning has, and its other spellings; longest first."""
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        others = [tuple(_WORD.findall(each.lower())) for each in spellings(" ".join(words[:size]))]
        if others:
            # "U.S." would be two letters, which stand in many a text
            yield size, tuple(each for each in others if all(len(word) > 1 for word in each))


def query_words(query: str) -> list[str]:
    """The words that a search is for: letters and digits only, so that no operator of either engine gets through."""
    words = _WORD.findall(query[:_LONGEST_QUERY].replace("_", " ").lower())[:_MOST_WORDS]
    return [word for word in words if word not in _COMMON] or words


def body_of(event: Mapping[str, Any], claims: Iterable[RowMapping]) -> str:
    """The words by which an event is found: title, sentences, actors, targets, places, sources."""
    parts = [event["title"], *event["actors"], *event["targets"], *event["places"]]
    for claim in claims:
        parts += [claim["title"], sentence_of(claim), claim["source"]]
    return "\n".join(dict.fromkeys(filter(None, parts)))


def sentence_of(claim: RowMapping) -> str:
    """A claim's sentence, out of its quote."""
    start = claim["sentence_start"] - claim["quote_start"]
    sentence: str = claim["quote"][start : start + claim["sentence_end"] - claim["sentence_start"]]
    return sentence
