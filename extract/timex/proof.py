"""What a text itself proves about its day of writing: an interval with its evidence, never an anchor by itself."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from extract import value as values
from extract.model import Article, Clue, ClueKind, Direction, Timex
from extract.timex.points import Point
from extract.timex.tense import tense
from extract.value import Value

_LAST = re.compile(r"last (week|month|year|quarter)|(yesterday)", re.IGNORECASE)
_JOINT = re.compile(r"(?:'s|’s)? ")  # "last week's December 2025 meeting"
_PAST_VERB = re.compile(r"\b(?:was|were|had|did|took|held|came|went|began|fell|met|won|[a-z]{3,}ed)\b", re.IGNORECASE)
_REACH = 60


def prove_publication(article: Article, timexes: Sequence[Timex]) -> Clue | None:
    """The interval that the text proves for its day of writing, with the words that prove it most tightly.

    A date told as past lies before the day of writing; "last week's December 2025 meeting" bounds it on both sides.
    Office holders prove nothing: they may be the anachronism.
    """
    proofs = [*_double(timexes, article.text), *_past(timexes, article.text)]
    if not proofs:
        return None
    proven, best = proofs[0]
    for value, _ in proofs[1:]:
        proven = values.intersect(proven, value) or proven
    return Clue(ClueKind.PUBLISHED, "text proves", best.text, proven, (best.start, best.end))


def _double(timexes: Sequence[Timex], text: str) -> Iterator[tuple[Value, Timex]]:
    """A calendar date beside a word that counts from the day of writing: the one bounds the other."""
    for first, second in pairwise(timexes):
        deictic = _LAST.fullmatch(first.text)
        joint = text[first.end : second.start]
        if not deictic or not second.when or second.anchor.kind != "own" or not _JOINT.fullmatch(joint):
            continue
        unit = deictic[1].lower() if deictic[1] else "day"
        if second.when.earliest and second.when.latest:
            yield _next_unit(second.when.earliest, second.when.latest, unit), second


def _next_unit(earliest: date, latest: date, unit: str) -> Value:
    """All days from which `last unit` can mean a time between the two."""
    first = Point("day", earliest.toordinal()).containing(unit).stepped(1)
    last = Point("day", latest.toordinal()).containing(unit).stepped(1)
    return values.between(date.fromordinal(first.first_day), date.fromordinal(last.last_day))


def _past(timexes: Sequence[Timex], text: str) -> Iterator[tuple[Value, Timex]]:
    """The latest date told as past; the day of writing is that day or later."""
    told = [timex for timex in timexes if timex.anchor.kind == "own" and timex.when and timex.when.earliest]
    past = [timex for timex in told if _is_past(timex, text)]
    if past:
        latest = max(past, key=lambda timex: timex.when.earliest if timex.when and timex.when.earliest else date.min)
        if latest.when:
            yield values.between(latest.when.earliest, None, latest.when.granularity), latest


def _is_past(timex: Timex, text: str) -> bool:
    hint = tense(text, timex.start)
    if hint is Direction.FUTURE or timex.relation in ("until", "by"):
        return False
    clause = re.split(r"[.;!?\n]", text[timex.end : timex.end + _REACH])[0]
    return hint is Direction.PAST or _PAST_VERB.search(clause) is not None
