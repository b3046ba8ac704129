"""Names that news of wars needs: one table of places, bodies, forces and leaders, with every spelling that stands for
one of them. No spaCy here.

A collection brings its own rows for the names of its war: `with extra_names("names.csv"): …`, or files named by the
environment's TIMELINE_NAMES. They have the columns of `data/gazetteer.csv` and win over it.
"""

import csv
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

NAMES_SETTING = "TIMELINE_NAMES"

# type of a row → entity label of spaCy's English models (OntoNotes)
LABELS = {
    "country": "GPE",
    "capital": "GPE",
    "city": "GPE",
    "town": "GPE",
    "region": "LOC",
    "front": "LOC",
    "place": "FAC",
    "seat": "ORG",
    "body": "ORG",
    "force": "ORG",
    "person": "PERSON",
}
PLACES = frozenset({"country", "capital", "city", "town", "region", "front", "place"})
_FIRST_WORD = re.compile(r"[^\W_]+")
_SHORTEST_UPPER = 4  # "XI" and "LA" in capitals are seldom Xi and La


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `type` is a key of LABELS; `short` is the form for headlines ("US"), the name itself by default;
    `adjective` the first one listed ("Russian")."""

    name: str
    type: str
    country: str = ""
    short: str = ""
    adjective: str = ""

    @property
    def is_place(self) -> bool:
        return self.type in PLACES


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of an entry; an adjective or a people's name ("Russian", "Finns") where `adjective`."""

    text: str
    entry: Entry
    adjective: bool = False

    @property
    def label(self) -> str:
        return "NORP" if self.adjective else LABELS[self.entry.type]


class Gazetteer:
    """The table in memory: spelling → form, and which forms may start with a word."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._forms: dict[str, Form] = {}
        self._entries: dict[str, Entry] = {}
        for form in forms:
            self._forms[form.text] = form
            self._entries[form.entry.name] = form.entry
        of_name: dict[str, list[str]] = {}
        self._spellings: dict[str, list[str]] = {}  # by each of them, in lower case
        for form in self._forms.values():
            if not form.adjective:
                all_of_it = of_name.setdefault(form.entry.name, [])
                all_of_it.append(form.text)
                self._spellings.setdefault(form.text.lower(), all_of_it)
        self._by_first_word: dict[str, list[Form]] = {}
        for form in sorted(self._forms.values(), key=lambda form: -len(form.text)):
            for text in _cases(form.text):
                first = _FIRST_WORD.match(text)
                if first:
                    self._by_first_word.setdefault(first.group(), []).append(Form(text, form.entry, form.adjective))

    def form(self, text: str) -> Form | None:
        """The form with exactly this spelling, or with these letters in capitals."""
        return self._forms.get(text) or next((f for f in self._starting(text) if f.text == text), None)

    def entry(self, name: str) -> Entry | None:
        """The entry with this canonical name."""
        return self._entries.get(name)

    def spellings(self, text: str) -> tuple[str, ...]:
        """All spellings of the name that `text` is one of, however it is capitalised; () for what names nothing."""
        return tuple(self._spellings.get(text.lower(), ()))

    def at(self, text: str, start: int) -> Iterator[Form]:
        """The forms that stand in `text` at `start`, longest first; ends are not checked for word limits."""
        return (form for form in self._starting(text, start) if text.startswith(form.text, start))

    def _starting(self, text: str, start: int = 0) -> list[Form]:
        first = _FIRST_WORD.match(text, start)
        return self._by_first_word.get(first.group(), []) if first else []


def _cases(text: str) -> set[str]:
    return {text, text.upper()} if len(text) >= _SHORTEST_UPPER else {text}


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a names file (CSV with a header: name, type, country, variants, adjectives, short).

    Raises OSError where it can't be read, ValueError where it has no names and types.
    """
    with path.open(encoding="utf-8-sig", newline="") as source:  # with the mark that spreadsheets set
        table = csv.DictReader(source)
        if not {"name", "type"} <= set(table.fieldnames or ()):
            raise ValueError(f"{path}: the first line must name the columns, “name” and “type” among them")
        return list(table)


def _forms(rows: Iterable[Mapping[str, str]]) -> Iterator[Form]:
    for row in rows:
        if row["type"] not in LABELS:
            raise ValueError(f"{row['name']}: not a type of name: {row['type']!r}")
        short = row.get("short") or row["name"]
        entry = Entry(row["name"], row["type"], row.get("country") or "", short, _first_adjective(row))
        for text in (entry.name, *_listed(row, "variants")):
            yield Form(text, entry)
        for text in _listed(row, "adjectives"):
            yield Form(text, entry, adjective=True)


def _first_adjective(row: Mapping[str, str]) -> str:
    return next(iter(_listed(row, "adjectives")), "")


def _listed(row: Mapping[str, str], column: str) -> list[str]:
    return [text.strip() for text in (row.get(column) or "").split("|") if text.strip()]


@cache
def _shipped() -> tuple[Form, ...]:
    source = files("extract").joinpath("data/gazetteer.csv").read_text(encoding="utf8")
    return tuple(_forms(csv.DictReader(source.splitlines())))


@cache
def _with_files(paths: tuple[str, ...]) -> Gazetteer:
    return Gazetteer((*_shipped(), *(form for path in paths for form in _forms(read_rows(Path(path))))))


_extra: ContextVar[Gazetteer | None] = ContextVar("extra_names", default=None)


def active() -> Gazetteer:
    """The table in force: the shipped one with the files of TIMELINE_NAMES, or that of `extra_names`."""
    return _extra.get() or _with_files(tuple(filter(None, os.environ.get(NAMES_SETTING, "").split(os.pathsep))))


def spellings(name: str) -> tuple[str, ...]:
    """All spellings of a name of the table in force, in any case; () for what it doesn't know.

    >>> spellings("kiev")
    ('Kyiv', 'Kiev')
    """
    return active().spellings(name)


@contextmanager
def extra_names(extra: Path | str | Iterable[Mapping[str, str]]) -> Iterator[Gazetteer]:
    """Adds a collection's names for the time of the block: a CSV file, or rows with its columns.

    Raises OSError for a file that can't be read, ValueError for one without the columns or with an unknown type.
    """
    rows = read_rows(Path(extra)) if isinstance(extra, Path | str) else extra
    table = Gazetteer((*_shipped(), *_forms(rows)))
    token = _extra.set(table)
    try:
        yield table
    finally:
        _extra.reset(token)
