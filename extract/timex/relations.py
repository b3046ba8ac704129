"""Words round an expression that make its date a bound, and the two ends of a range that belong together."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from extract.model import Timex
from extract.value import day

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
    "pre-": "before",
    "post-": "after",
    "on or after": "from",
    "on or before": "by",
    "not before": "from",
    "no earlier than": "from",
    "no sooner than": "from",
    "not earlier than": "from",
    "until": "until",
    "till": "until",
    "through": "to",
    "up to": "until",
    "up to and including": "by",
    "by": "by",
    "no later than": "by",
    "not later than": "by",
    "at the latest": "by",
    "at the latest on": "by",
    "not after": "by",
    "between": "between",
    "to": "to",
    "thru": "to",
    "btwn": "between",
    "later than": "after",
    "earlier than": "before",
}
_LIMIT = re.compile(
    r" ?[-–] ?(?:present|today)\b"
    r"|,? (?:(?P<latest>at the (?:very )?latest|(?:or|and) no later)|at the (?:very )?earliest|or later|onwards?)\b"
)
_IS_OUT = re.compile(r" (?:was|is|had) (?:out|over|up)\b")
_LENGTHS = sorted({len(phrase.split()) for phrase in _WORDS}, reverse=True)
_BEHIND = (" at the", ", at the", " or ", ", or", " and no", " onward", "-", " -", "–", " –")
_SKIPPED = ("the", "about", "around")
_REACH = 30
_BETWEEN_ENDS = re.compile(
    r" ?(?:-|–|—|/) ?|,? (?:to|until|till|through|thru|and|&|(?:and )?into) (?:the )?", re.IGNORECASE
)
_PAIRED = ("DATE", "TIME")


def relation_beside(text: str, start: int, end: int) -> str:
    """The relation that the words before an expression, or right behind it, give it ("since", "before" …), or none."""
    words = text[max(0, start - _REACH) : start].lower().split()[-_LENGTHS[0] - 1 :]
    if words and words[-1] in _SKIPPED:
        words.pop()
    if words and words[-1] == "before" and _IS_OUT.match(text, end):
        return ""  # "before that month was out" they attacked: within it
    if text.startswith(_BEHIND, end) and (limit := _LIMIT.match(text, end)):
        return "by" if limit["latest"] else "from"
    return next((_WORDS[phrase] for count in _LENGTHS if (phrase := " ".join(words[-count:])) in _WORDS), "")


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
            result[place + 1] = replace(_past_midnight(first, last), relation=relations[1], pair=first.id)
    return result


def _past_midnight(first: Timex, last: Timex) -> Timex:
    """ "Between 10 p.m. on Friday and 4 a.m.": the clock that ends a range on an earlier hour is of the next day."""
    since, until = first.when, last.when
    if since is None or until is None or until.earliest is None or since.earliest != until.earliest:
        return last
    if since.time is None or until.time is None or until.time >= since.time or last.anchor.timex != first.id:
        return last
    when = day(until.earliest + timedelta(1), until.time)
    return replace(last, value=last.value.replace(until.earliest.isoformat(), when.edtf[:10]), when=when)


def _ends(before: str, link: str) -> tuple[str, str] | None:
    """What the two ends are called: "between … and", "from … to", or a bare dash."""
    if before == "between":
        return "between", "and"
    if {"and", "&"} & {*link.split()} and "into" not in link.split():
        return None
    return ("from", "to") if before in ("from", "since", "") else None
