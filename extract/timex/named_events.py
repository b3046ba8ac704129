"""Lengths counted from a name that stands for what happened there: "eight days after Fort Sumter".

The name has a day where the text told it before: the last sentence ahead that has the name and exactly one day. A name
that goes on ("after Fort Sumter surrendered") is the parser's matter, and one without a day dates nothing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.granularity import Granularity as G
from extract.model import Anchor, Direction, Timex, TimexType
from extract.timex import points, steps

_NAME = re.compile(
    r" (after|before|following) ((?:the )?[A-Z][\w'’-]+(?: (?:of |the )?[A-Z][\w'’-]+){0,3})(?=[,.;:!?)]|$)"
)
_LENGTH = re.compile(r"P(?:(?:\d+[DWMY])+|X[DWMY])")
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
_REACH = 60  # characters
_BACK = 10_000  # characters from one mention of the name to the next
_MENTIONS = 12


def counted_from_names(timexes: Sequence[Timex], text: str) -> Iterator[Timex]:
    """The expressions, lengths that a dated name follows with the time that they come to."""
    edges: list[int] = []
    starts = [timex.start for timex in timexes]
    for timex in timexes:
        length = timex.when is None and timex.type is TimexType.DURATION
        name = _NAME.match(text, timex.end, timex.end + _REACH) if length and _LENGTH.fullmatch(timex.value) else None
        if name is None:
            yield timex
            continue
        edges = edges or [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
        told = next(_told_with(name[2].removeprefix("the "), timex, timexes, starts, text, edges), None)
        yield _moved(timex, told, back=name[1] == "before") if told else timex


def _told_with(
    name: str, timex: Timex, timexes: Sequence[Timex], starts: Sequence[int], text: str, edges: Sequence[int]
) -> Iterator[Timex]:
    """The only day of the last sentence ahead that has the name and a day."""
    place = timex.start
    for _ in range(_MENTIONS):
        place = text.rfind(name, max(0, place - _BACK), place)
        if place < 0:
            return
        sentence = bisect_right(edges, place)
        inside = timexes[bisect_left(starts, edges[sentence - 1]) : bisect_left(starts, edges[sentence])]
        days = [t for t in inside if t.start < timex.start and t.when and t.when.granularity is G.DAY and t.when.is_day]
        if days:
            yield from days[:1] if len(days) == 1 else ()
            return


def _moved(timex: Timex, told: Timex, *, back: bool) -> Timex:
    day = told.when.earliest if told.when else None
    if day is None:
        return timex
    moved = steps.walk(points.day(day), [f"{'-' if back else '+'}{timex.value}"])
    when = moved.when or (moved.point.value() if moved.point else None)
    direction = Direction.PAST if back else Direction.FUTURE
    return replace(timex, when=when, anchor=Anchor("text", day.isoformat(), told.id), direction=direction)
