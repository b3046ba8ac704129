"""Temporal expressions. (Being written.)"""

from extract.model import Article, Clue, Extraction, Timex
from extract.timex.finding import find_timexes
from extract.value import Value

__all__ = ["as_timeml", "find_timexes", "prove_publication", "read_typed_date"]


def read_typed_date(text: str) -> Value | None:
    """Nothing yet."""
    return None


def prove_publication(article: Article, timexes: tuple[Timex, ...]) -> Clue | None:
    """Nothing yet."""
    return None


def as_timeml(extraction: Extraction) -> str:
    """Nothing yet."""
    return ""
