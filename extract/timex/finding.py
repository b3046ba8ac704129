"""Article → resolved expressions: recognise, anchor and resolve in the order of the text, then join the ends of ranges."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Anchor, Article, Timex, Warning, WarningCode
from extract.timex.anchor import Anchors
from extract.timex.placeholders import Hole, find_holes
from extract.timex.recognize import Found, english
from extract.timex.relations import paired, relation_before
from extract.timex.resolve import Resolved, resolve

_UNSAID = re.compile(r"X{2,}|XXX")


def find_timexes(article: Article) -> tuple[tuple[Timex, ...], tuple[Warning, ...]]:
    """Every temporal expression of an article in the order of its text, and a warning for each hole in it.

    Anchored on the publication day or on dates told before, as each paragraph asks; without either, an expression
    keeps its underspecified value. `Article.fills` say what a person put in place of a placeholder.
    """
    holes = find_holes(article.text)
    found = [f for f in english().find(article.text) if not any(h.start < f.end and f.start < h.end for h in holes)]
    anchors = Anchors(article.text, found, article.published)
    other = "news" if anchors.narrative else "history"
    found = [f for f in found if f.rule.genre != other]
    timexes, warnings = [], []
    for number, item in enumerate(sorted([*found, *holes], key=lambda item: item.start), 1):
        name = f"t{number}"
        if isinstance(item, Hole):
            timex = _fill(item, name, article)
            if timex.anchor.kind != "person":
                warnings.append(Warning(WarningCode.PLACEHOLDER, f"A date was left out here: “{item.text}”.", item.start, item.end))
        else:
            timex = _resolve(item, name, article, anchors)
        timexes.append(timex)
    resolved = paired(timexes, article.text)
    return tuple(resolved), (*warnings, *_unanchored(resolved))


def _resolve(found: Found, name: str, article: Article, anchors: Anchors) -> Timex:
    anchors.enter(found)
    result = resolve(found.partial, anchors, found.start)
    if result.point and not _in_dateline(found, article.datelines):
        span = (found.start, found.end)
        anchors.tell(result.as_told(found.partial.mod), name, span, own=result.anchor.kind == "own")
    return _timex(found, name, result, article.text)


def _in_dateline(found: Found, datelines: Sequence[tuple[int, int]]) -> bool:
    return any(start <= found.start < end for start, end in datelines)


def _timex(found: Found, name: str, result: Resolved, text: str) -> Timex:
    return Timex(
        name,
        found.start,
        found.end,
        text[found.start : found.end],
        found.type,
        result.value,
        found.rule.name,
        result.mod,
        result.when,
        result.anchor,
        result.direction,
        relation_before(text, found.start),
    )


def _fill(hole: Hole, name: str, article: Article) -> Timex:
    """A placeholder: what a person put there, else the bounds that its own words imply."""
    filled = next((value for span, value in article.fills if span == (hole.start, hole.end)), None)
    timex = Timex(name, hole.start, hole.end, hole.text, hole.type, hole.value, hole.rule, when=hole.when)
    timex = replace(timex, relation=relation_before(article.text, hole.start))
    if filled is None:
        return timex
    return replace(timex, value=filled.edtf, when=filled, anchor=Anchor("person"))


def _unanchored(timexes: Sequence[Timex]) -> list[Warning]:
    return [
        Warning(WarningCode.UNANCHORED, f"“{timex.text}” hangs on a date that is not known.", timex.start, timex.end)
        for timex in timexes
        if timex.when is None and timex.type in ("DATE", "TIME") and _UNSAID.search(timex.value) and timex.rule[:11] != "placeholder"
    ]
