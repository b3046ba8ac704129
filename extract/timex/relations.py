"""Words round an expression that make its date a bound, and the two ends of a range that belong together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Timex

_WORDS = {
    "since": "since",
    "from": "from",
    "starting": "from",
    "beginning": "from",
    "as of": "since",
    "after": "after",
    "following": "after",
    "before": "before",
    "prior to": "before",
    "ahead of": "before",
    "not before": "from",
    "no earlier than": "from",
    "no sooner than": "from",
    "not earlier than": "from",
    "until": "until",
    "till": "until",
    "through": "to",
    "up to": "until",
    "by": "by",
    "no later than": "by",
    "not later than": "by",
    "at the latest": "by",
    "at the latest on": "by",
    "not after": "by",
    "between": "between",
    "to": "to",
}
_AT_LATEST = re.compile(r",? at the (?:very )?latest\b|,? (?:or|and) no later\b")
_AT_EARLIEST = re.compile(r",? at the (?:very )?earliest\b|,? or later\b|,? onwards?\b")
_SKIPPED = ("the", "about", "around")
_REACH = 30
_BETWEEN_ENDS = re.compile(r" ?(?:-|–|—|/) ?|,? (?:to|until|till|through|and) (?:the )?", re.IGNORECASE)
_PAIRED = ("DATE", "TIME")


def relation_beside(text: str, start: int, end: int) -> str:
    """The relation that the words before an expression, or right behind it, give it ("since", "before" …), or none."""
    words = text[max(0, start - _REACH) : start].lower().split()
    if words and words[-1] in _SKIPPED:
        words.pop()
    if _AT_LATEST.match(text, end):
        return "by"
    if _AT_EARLIEST.match(text, end):
        return "from"
    return next((_WORDS[phrase] for count in (4, 3, 2, 1) if (phrase := " ".join(words[-count:])) in _WORDS), "")


def paired(timexes: Sequence[Timex], text: str) -> list[Timex]:
    """The expressions, with those that are the two ends of one range pointing at each other."""
    result = list(timexes)
    for place in range(len(result) - 1):
        first, last = result[place], result[place + 1]
        if first.pair or first.type not in _PAIRED or last.type not in _PAIRED:
            continue
        link = text[first.end : last.start]
        if not _BETWEEN_ENDS.fullmatch(link):
            continue
        relations = _ends(first.relation, link.strip().lower())
        if relations:
            result[place] = replace(first, relation=relations[0], pair=last.id)
            result[place + 1] = replace(last, relation=relations[1], pair=first.id)
    return result


def _ends(before: str, link: str) -> tuple[str, str] | None:
    """What the two ends are called: "between … and", "from … to", or a bare dash."""
    if before == "between":
        return "between", "and"
    if link.endswith("and") or "and " in link:
        return None
    return ("from", "to") if before in ("from", "since", "") else None
