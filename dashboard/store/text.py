"""Full text of public events: FTS5 on SQLite, a tsvector on PostgreSQL; the same words find the same events."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, RowMapping, text

from dashboard.store.rows import chunks
from dashboard.store.types import storable

_LONGEST_QUERY = 200  # characters of a search that are read
_MOST_WORDS = 12

_COMMON = frozenset(
    {
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "in",
        "is",
        "it",
        "of",
        "on",
        "or",
        "that",
        "the",
    }
    | {"this", "to", "was", "were", "with"}
)
"""Left out of a search unless nothing else is in it: PostgreSQL's English dictionary drops them too."""

_SQL = {
    "sqlite": {
        "put": "INSERT INTO event_text (rowid, body) VALUES (:id, :body)",
        "find": "SELECT rowid FROM event_text WHERE event_text MATCH :query",
    },
    "postgresql": {
        "put": "INSERT INTO event_text (rowid, body) VALUES (:id, to_tsvector('english', :body))",
        "find": "SELECT rowid FROM event_text WHERE body @@ to_tsquery('english', :query)",
    },
}


def index(connection: Connection, bodies: Mapping[int, str | None]) -> None:
    """Put the words of events into the index, in place of what was there; None takes an event out."""
    sql = _SQL[connection.dialect.name]
    for some in chunks(bodies):
        connection.execute(text("DELETE FROM event_text WHERE rowid = :id"), [{"id": each} for each in some])
        rows = [{"id": each, "body": storable(words)} for each in some if (words := bodies[each]) is not None]
        if rows:
            connection.execute(text(sql["put"]), rows)


def find(connection: Connection, query: str) -> NDArray[np.int64]:
    """Ids, ascending, of events that have all words of the query, the last one as a beginning."""
    words = query_words(query)
    if not words:
        return np.empty(0, dtype=np.int64)
    dialect = connection.dialect.name
    write = _for_sqlite if dialect == "sqlite" else _for_postgresql
    found = connection.execute(text(_SQL[dialect]["find"]), {"query": write(words)}).scalars()
    return np.sort(np.fromiter(found, dtype=np.int64))


def query_words(query: str) -> list[str]:
    """The words that a search is for: letters and digits only, so that no operator of either engine gets through."""
    words = re.findall(r"\w+", query[:_LONGEST_QUERY].replace("_", " ").lower())[:_MOST_WORDS]
    return [word for word in words if word not in _COMMON] or words


def _for_sqlite(words: list[str]) -> str:
    return " ".join(f'"{word}"' for word in words) + "*"


def _for_postgresql(words: list[str]) -> str:
    return " & ".join(f"'{word}'" for word in words) + ":*"


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


def has_words(query: str, body: str) -> bool:
    """The same search over one text in memory, for drafts, which are in no index."""
    words = query_words(query)
    there = set(re.findall(r"\w+", body.lower()))
    last = words[-1:] and any(word.startswith(words[-1]) for word in there)
    return bool(last) and all(word in there for word in words[:-1])
