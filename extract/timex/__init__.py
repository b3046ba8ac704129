"""Temporal expressions. (Being written.)"""

from extract.model import Article, Clue, Extraction, Timex, Warning
from extract.value import Value


def find_timexes(article: Article) -> tuple[tuple[Timex, ...], tuple[Warning, ...]]:
    """Nothing yet."""
    return (), ()


def read_typed_date(text: str) -> Value | None:
    """Nothing yet."""
    return None


def prove_publication(article: Article, timexes: tuple[Timex, ...]) -> Clue | None:
    """Nothing yet."""
    return None


def as_timeml(extraction: Extraction) -> str:
    """Nothing yet."""
    return ""
