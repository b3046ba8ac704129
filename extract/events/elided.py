"""Dates of clauses that leave their verb out: in "Goma fell on 27 January, *Bukavu on 16 February*" the second date is
not the first verb's but that of a name alone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from extract.events.arguments import SUBJECT_DEPS
from extract.events.dates import TextDate

_NAME = r"(?:the )?[A-Z][\w’'-]*(?: (?:[a-z]{1,3}[-’' ])?[A-Z][\w’'-]*){0,3}"
_GAP = re.compile(
    rf"(?:\s*[,;]\s*(?:and\s+)?|\s+and\s+)(?P<name>{_NAME}(?: and {_NAME})?)\s*,?\s*(?:(?:on|in|at)\s+)?(?:the\s+)?"
)


def with_elided(dates: Sequence[TextDate], text: str) -> list[TextDate]:
    """The dates of a text, each that dates a bare name behind another date given that name."""
    result = list(dates)
    for place, (before, dated) in enumerate(pairwise(dates), 1):
        if before.sentence == dated.sentence and not dated.relation and dated.when is not None:
            result[place] = replace(dated, elided=_name_between(before, dated, text))
    return result


def _name_between(before: TextDate, dated: TextDate, text: str) -> Token | None:
    """The name that alone stands between two dates, where it is no verb's subject."""
    found = _GAP.fullmatch(text, before.timexes[-1].end, dated.timexes[0].start)
    if found is None:
        return None
    start, end = found.span("name")
    words = [token for token in dated.root.doc[before.last : dated.first] if start <= token.idx < end]
    name = next((token for token in words if token.head not in words), None)
    acts = name is not None and name.dep_ in SUBJECT_DEPS and name.head.i >= dated.last
    return name if name is not None and name.pos_ in ("PROPN", "NOUN") and not acts else None
