"""Who held which office when, and where a text speaks of it: a table and a search over its names."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

import re2

from extract import value as values
from extract.value import Value

# How an office is written beside its holder's name; where two fit, the longer one is meant.
_TITLES = {
    "Commission President": r"(?:EU |European )?Commission (?:[Pp]resident|chief)",
    "Council President": r"(?:EU |European )?Council (?:[Pp]resident|chief)",
    "Secretary General": r"[Ss]ecretary[- ][Gg]eneral|(?:UN|U\.N\.|NATO|Nato) chief",
    "Prime Minister": r"[Pp]rime [Mm]inister|[Pp]remier|PM",
    "President": r"[Pp]resident",
    "Chancellor": r"[Cc]hancellor",
}
_GOVERNMENT = r"(?:administration|government|cabinet|White House)"
_OF_WHAT = r"(?: of (?:the )?[A-Z][\w’']+(?: [A-Z][\w’']+){0,2},?)?"  # "President of the Russian Federation, "
_NATION = r"(?:(?:the |its |their |country[’']s )?(?:current |sitting |incumbent )?(?:[A-Z][\w.’'-]+ )?)"
_ANOTHER = re.compile(  # words before a title that make it another's, or one of the past
    r"\b(?:(?:former|then|late|outgoing|previous|one-?time|erstwhile|incoming|future|ex|vice|deputy|first|acting)[- ]"
    r"(?:[A-Z][\w.’'-]+ ){0,2})$|\bex-$",
    re.I,
)
_BACK_THEN = re.compile(
    r"^,? (?:who was |was )?(?:then|at the time|in those days)\b|^[’']s predecessor|^[- ](?:elect|era)\b"
)
_REACH = 40


@dataclass(frozen=True, slots=True)
class Term:
    """One time in office, its bounds inclusive, as the table has it."""

    holder: str
    office: str
    country: str
    term: Value


@dataclass(frozen=True, slots=True)
class HolderMention:
    """A place that speaks of a holder or of a holder's administration, with all terms that it may mean.

    `known_to` is the last day for which it is known that none of its holders is back in that office.
    """

    start: int
    end: int
    text: str
    terms: tuple[Term, ...]
    is_government: bool
    known_to: date


def find_holders(text: str) -> Iterator[HolderMention]:
    """Mentions of office holders beside their title, and of their administrations; past ones are left out."""
    plain = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates are no text to RE2; same length
    for match in _search().finditer(plain):
        start, end = match.span()
        if text[end : end + 1].isalnum():  # RE2's word limits know ASCII only: "Niinistö" ends behind its ö
            continue
        if _ANOTHER.search(text[max(0, start - _REACH) : start]) or _BACK_THEN.search(text[end : end + _REACH]):
            continue
        terms = _terms_named(match)
        if terms:
            horizon = max(_known_to()[term.office, term.country] for term in terms)
            yield HolderMention(start, end, text[start:end], terms, bool(match["government"]), horizon)


def _terms_named(match: "re.Match[str]") -> tuple[Term, ...]:
    """The terms of the name in a mention, those of the office that it gives where it gives one."""
    if match["government"]:
        return _by_name()[match["government"]]
    words = match["title"] or match["apposition"]
    office = next(office for office, title in _TITLES.items() if re.search(title, words))
    return tuple(term for term in _by_name(titled=True)[match["name"] or match["holder"]] if term.office == office)


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, str], ...]:
    table = files("extract") / "data" / "offices.csv"
    return tuple(csv.DictReader(table.read_text("utf-8").splitlines()))


def _term(row: dict[str, str]) -> Term:
    last = values.parse(row["to"]).latest if row["to"] else None
    term = values.throughout(values.parse(row["from"]).earliest, last)
    return Term(row["holder"], row["office"], row["country"], term)


@lru_cache(maxsize=2)
def _by_name(*, titled: bool = False) -> dict[str, tuple[Term, ...]]:
    """Terms by each spelling of their holder; `titled` adds those that mean a holder only beside a title."""
    found: dict[str, tuple[Term, ...]] = {}
    for row in _rows():
        spellings = row["variants"].split("|") + (row["titled"].split("|") if titled and row["titled"] else [])
        for name in spellings:
            found[name] = (*found.get(name, ()), _term(row))
    return found


@lru_cache(maxsize=1)
def _known_to() -> dict[tuple[str, str], date]:
    """The last day that the table speaks for, by office: what its last holder's row is known to, else its end."""
    horizons: dict[tuple[str, str], date] = {}
    for row in _rows():
        last = values.parse(row["known_to"] or row["to"]).latest or date.min
        key = row["office"], row["country"]
        horizons[key] = max(horizons.get(key, date.min), last)
    return horizons


@lru_cache(maxsize=1)
def _search() -> "re2._Regexp":
    sure, all_names = (_alternatives(_by_name(titled=titled)) for titled in (False, True))
    title = "|".join(_TITLES.values())
    options = re2.Options()
    options.longest_match = True  # "George Bush" and not "George", "Prime Minister" and not "Minister"
    options.max_mem = 1 << 26
    return re2.compile(
        rf"\b(?P<title>{title}){_OF_WHAT} (?P<name>{all_names})"
        rf"|\b(?:[Tt]he )?(?P<government>{sure})(?:[’']s)? {_GOVERNMENT}\b"
        rf"|\b(?P<holder>{sure}), {_NATION}(?P<apposition>{title})\b",
        options,
    )


def _alternatives(names: dict[str, tuple[Term, ...]]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))
