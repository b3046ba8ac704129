"""Who held which office when, and where a text speaks of it: a table and a search over its names."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import re2

from extract import value as values
from extract.value import Value

_TABLE = Path(__file__).parent / "data" / "offices.csv"
# How an office is written before its holder's name.
_TITLES = {
    "President": r"President",
    "Prime Minister": r"Prime Minister|Premier|PM",
    "Chancellor": r"Chancellor",
    "Secretary General": r"Secretary[- ]General|secretary[- ]general|(?:UN|NATO|U\.N\.) chief",
    "Commission President": r"(?:European )?Commission President|(?:EU|European) Commission chief",
    "Council President": r"(?:European )?Council President",
}
_GOVERNMENT = r"(?:administration|government|cabinet)"
_PAST_HOLDER = re.compile(
    r"(?:\b(?:former|ex|then|late|outgoing|previous|one-time|erstwhile|incoming)[- ]|\bex-)[\w .-]{0,20}$", re.I
)
_REACH = 40


@dataclass(frozen=True, slots=True)
class Term:
    """One time in office, its bounds inclusive; `known_to` is the last month for which an open end is known."""

    holder: str
    office: str
    country: str
    term: Value
    known_to: Value | None


@dataclass(frozen=True, slots=True)
class HolderMention:
    """A place that speaks of a holder or of a holder's administration, with all terms that it may mean."""

    start: int
    end: int
    text: str
    terms: tuple[Term, ...]


def find_holders(text: str) -> Iterator[HolderMention]:
    """Mentions of office holders by title or by their administration; former ones are left out."""
    for match in _search().finditer(text.encode("utf-8").decode("utf-8")):
        start, end = match.span()
        if _PAST_HOLDER.search(text[max(0, start - _REACH) : start]):
            continue
        yield HolderMention(start, end, text[start:end], _terms_named(text[start:end]))


def _terms_named(words: str) -> tuple[Term, ...]:
    """The terms that a mention may mean: by the longest variant in it and by its title, where it has one."""
    names = sorted((name for name in _by_name() if name in words), key=len, reverse=True)
    terms = _by_name()[names[0]] if names else ()
    office = next((office for office, title in _TITLES.items() if re.match(title, words)), None)
    if office is None and not re.search(_GOVERNMENT, words):
        return terms
    fitting = tuple(term for term in terms if office is None or term.office == office)
    return fitting or terms


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[tuple[str, ...], Term], ...]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple((tuple(row["variants"].split("|")), _term(row)) for row in csv.DictReader(file))


def _term(row: dict[str, str]) -> Term:
    first, last = values.parse(row["from"]), values.parse(row["to"]) if row["to"] else None
    term = values.throughout(first.earliest, last.latest if last else None)
    known = values.parse(row["known_to"]) if row["known_to"] else None
    return Term(row["holder"], row["office"], row["country"], term, known)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[Term, ...]]:
    found: dict[str, tuple[Term, ...]] = {}
    for variants, term in _rows():
        for name in variants:
            found[name] = (*found.get(name, ()), term)
    return found


@lru_cache(maxsize=1)
def _search() -> "re2._Regexp":
    names = "|".join(sorted((re.escape(name) for name in _by_name()), key=len, reverse=True))
    titles = "|".join(f"(?:{title})" for title in _TITLES.values())
    return re2.compile(rf"(?:{titles}) (?:{names})\b|(?:[Tt]he )?(?:{names}) {_GOVERNMENT}\b")
