"""Corrections: "An earlier version said … 19 August. It was 18 August."

The date that was taken back must not live on, wherever the text tells it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span

from extract.model import Timex, TimexType, Warning, WarningCode

_EARLIER = re.compile(
    r"\b(?:an?|the|our|this)\s+(?:earlier|previous|original|initial|first|prior)\s+"
    r"(?:version|edition|report|draft|story|article|copy|post)\b"
    r"|\b(?:we|this\s+(?:page|article|report|story|blog|newspaper|agency))\s+(?:had\s+)?"
    r"(?:(?:reported|said|wrote|stated)\s+(?:earlier|previously|initially|wrongly|incorrectly|mistakenly)"
    r"|(?:earlier|previously|initially|wrongly|incorrectly|mistakenly)\s+(?:reported|said|wrote|stated))\b",
    re.I,
)
_CORRECTS = re.compile(r"\bcorrect(?:s|ed|ion|ions|ing)?\b|\bclarif(?:ies|ied|ication)\b|\berratum\b", re.I)
_IN_FACT = re.compile(
    r"\b(?:in fact|actually|rather|instead|should have (?:said|read)|it (?:was|is)|the correct date|when it)\b", re.I
)
_NOT = re.compile(r"\b(?:not|rather than|instead of)\s+(?:on\s+|in\s+)?(?:the\s+)?$", re.I)
_AS_REPORTED = re.compile(
    r"[,\s]*(?:as|which was)\s+(?:first|previously|earlier|originally|initially|wrongly|incorrectly)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What an article takes back. `instead` maps ids of retracted expressions to the right one, where one is given.

    `sentences` are spans that only tell what was wrong: no event is read there.
    """

    timexes: tuple[Timex, ...]
    instead: dict[str, Timex] = field(default_factory=dict)
    sentences: tuple[tuple[int, int], ...] = ()
    warnings: tuple[Warning, ...] = ()


def find_corrections(doc: Doc, timexes: Sequence[Timex]) -> Corrections:
    """Mark what an article's corrections retract, wherever the text tells the same day again."""
    wrong: dict[str, Timex | None] = {}
    told: list[tuple[int, int]] = []
    warnings = []
    sentences = [sent for sent in doc.sents if sent.text.strip()]
    for number, sentence in enumerate(sentences):
        following = sentences[number + 1] if number + 1 < len(sentences) else None
        for retracted, right in _corrected(sentence, following, timexes):
            wrong[retracted.id] = right
            warnings.append(_warning(sentence, retracted, right))
            if _EARLIER.search(sentence.text) and not _IN_FACT.search(sentence.text):
                told.append((sentence.start_char, sentence.end_char))
    if not wrong:
        return Corrections(tuple(timexes))
    wrong |= _told_again(wrong, timexes)
    marked = tuple(replace(timex, retracted=timex.id in wrong) for timex in timexes)
    return Corrections(marked, {k: right for k, right in wrong.items() if right}, tuple(told), tuple(warnings))


def _corrected(
    sentence: Span, following: Span | None, timexes: Sequence[Timex]
) -> Iterator[tuple[Timex, Timex | None]]:
    """Pairs of the retracted and the right expression in one sentence, or in it and the next."""
    inside = [timex for timex in _within(sentence, timexes) if timex.rule != "clock"]
    text = sentence.text
    if not inside or not (_EARLIER.search(text) or _CORRECTS.search(text)):
        return
    denied = [timex for timex in inside if _is_denied(text, sentence.start_char, timex)]
    if denied:
        right = next((timex for timex in inside if timex not in denied), None)
        yield from ((timex, right) for timex in denied)
    elif _EARLIER.search(text):
        turn = _IN_FACT.search(text, inside[0].end - sentence.start_char)  # behind the first date
        limit = sentence.start_char + turn.start() if turn else sentence.end_char
        after = [t for t in inside if t.start >= limit] or (_within(following, timexes) if following else [])
        yield from ((timex, after[0] if after else None) for timex in inside if timex.start < limit)


def _is_denied(text: str, offset: int, timex: Timex) -> bool:
    before, behind = text[: timex.start - offset], text[timex.end - offset :]
    return bool(_NOT.search(before) or _AS_REPORTED.match(behind))


def _within(sentence: Span, timexes: Sequence[Timex]) -> list[Timex]:
    return [
        timex
        for timex in timexes
        if sentence.start_char <= timex.start < sentence.end_char and timex.type in (TimexType.DATE, TimexType.TIME)
    ]


def _told_again(wrong: dict[str, Timex | None], timexes: Sequence[Timex]) -> dict[str, Timex | None]:
    """Other expressions of a retracted day."""
    days = {timex.when: wrong[timex.id] for timex in timexes if timex.id in wrong and timex.when}
    right = {timex.id for timex in wrong.values() if timex}
    return {t.id: days[t.when] for t in timexes if t.when in days and t.id not in right and t.id not in wrong}


def _warning(sentence: Span, retracted: Timex, right: Timex | None) -> Warning:
    told = f"is corrected to “{right.text}”" if right else "is taken back"
    message = f"The article says that “{retracted.text}” was wrong: it {told}."
    return Warning(WarningCode.CORRECTION, message, sentence.start_char, sentence.end_char)
