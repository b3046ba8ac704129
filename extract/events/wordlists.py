"""The word lists of `extract/data/*.yml`, read once."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def table(name: str) -> dict[str, Any]:
    """One data file as it stands."""
    source = files("extract").joinpath(f"data/{name}.yml").read_text(encoding="utf8")
    content: dict[str, Any] = yaml.safe_load(source)
    return content


@cache
def wordlist(name: str, key: str) -> frozenset[str]:
    """One list of a data file as a set of lemmas."""
    return frozenset(table(name)[key].split())
