"""Where sentences end, without a parser: enough to mark one in a text. What is known to be one piece stays whole."""

import re
from collections.abc import Iterable

from extract import Span

_END = re.compile(r"[.!?…][\"”’»)\]]*(?=\s+[\"“‘«(\[–-]*[A-ZÀ-ÞЀ-Я0-9])")
_SHORTENED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|No|Art|vs|approx|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)


def sentences(text: str, whole: Iterable[Span] = ()) -> list[Span]:
    """The sentences of a text in order, line by line; none ends inside one of the `whole` spans."""
    pieces = sorted(whole)
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        found += _in_line(text, at, at + len(line), pieces)
        at += len(line) + 1
    return found


def _in_line(text: str, start: int, end: int, whole: list[Span]) -> list[Span]:
    cuts = [match.end() for match in _END.finditer(text, start, end) if _ends(text, start, match, whole)]
    bounds = zip([start, *cuts], [*cuts, end], strict=True)
    return [span for a, b in bounds if (span := _trimmed(text, a, b))[0] < span[1]]


def _ends(text: str, start: int, match: re.Match[str], whole: list[Span]) -> bool:
    if _SHORTENED.search(text, start, match.start() + 1) and text[match.start()] == ".":
        return False
    return not any(a < match.end() < b for a, b in whole)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
