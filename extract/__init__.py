"""Turns an article into dated events. A library: no Streamlit, no database, no network, no clock.

>>> from extract import article_from_text, extract
>>> extraction = extract(article_from_text("Russia annexed Crimea in March 2014."))

This face loads light: spaCy and dateparser are imported only by the calls that need them.
"""

from extract.article import (
    CodingChoice,
    UnreadableArticle,
    article_from_text,
    coding_choices,
    foreign_language,
    read_article,
)
from extract.article.language import language_name
from extract.gazetteer import spellings
from extract.granularity import Granularity
from extract.model import (
    Anchor,
    Article,
    Certainty,
    Clue,
    ClueKind,
    Direction,
    Event,
    Extraction,
    Factuality,
    Proposed,
    Span,
    Timex,
    TimexType,
    Warning,
    WarningCode,
)
from extract.pipeline import extract, extract_all
from extract.timex import read_typed_date, two_readings
from extract.value import Extent, Value

__all__ = [
    "Anchor",
    "Article",
    "Certainty",
    "Clue",
    "ClueKind",
    "CodingChoice",
    "Direction",
    "Event",
    "Extent",
    "Extraction",
    "Factuality",
    "Granularity",
    "Proposed",
    "Span",
    "Timex",
    "TimexType",
    "UnreadableArticle",
    "Value",
    "Warning",
    "WarningCode",
    "article_from_text",
    "coding_choices",
    "extract",
    "extract_all",
    "foreign_language",
    "language_name",
    "read_article",
    "read_typed_date",
    "spellings",
    "two_readings",
]
