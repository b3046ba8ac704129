"""Word lists round names, of `data/names.yml`."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def words(key: str) -> frozenset[str]:
    """One list of the file as a set."""
    return _lists()[key]


def is_title(word: str) -> bool:
    """ "President", "Gen.", "Mr": an office or address before a name."""
    return word.lower().rstrip(".") in words("titles")


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists = yaml.safe_load(files("extract").joinpath("data/names.yml").read_text(encoding="utf8"))
    return {key: frozenset(text.split()) for key, text in lists.items()}
