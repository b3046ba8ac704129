"""Lemmas that may tell one event, by `data/families.yml`; stems for comparing words."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_ENDINGS = ("ing", "ed", "es", "s")


def family(lemma: str) -> str:
    """One name for lemmas that may tell one event ("attack", "strike"); a lemma without a row is its own."""
    return _families().get(lemma.lower(), lemma.lower())


def stem(word: str) -> str:
    """A word without its inflection, roughly: enough to see that two titles share it."""
    word = word.lower().removesuffix("’s").removesuffix("'s")
    return next((word.removesuffix(e) for e in _ENDINGS if word.endswith(e) and len(word) - len(e) > 3), word)


@cache
def once() -> frozenset[str]:
    """Families of acts that come once for one thing."""
    return frozenset(family(lemma) for lemma in _table()["once"].split())


@cache
def once_a_day() -> frozenset[str]:
    """Families of acts of which there is hardly more than one in a day of one story."""
    return frozenset(family(lemma) for lemma in _table()["once_a_day"].split())


def kin(kind: str, other: str) -> bool:
    """Two kinds that one act may be told as."""
    return kind == other or any({kind, other} <= row for row in _kin())


@cache
def _kin() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row.split()) for row in _table()["kin"])


@cache
def _families() -> dict[str, str]:
    return {lemma: row.split()[0] for row in _table()["families"] for lemma in row.split()}


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(files("extract").joinpath("data/families.yml").read_text(encoding="utf8"))
    return table
