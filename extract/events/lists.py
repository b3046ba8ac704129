"""Several dates for one trigger: "raids on 8, 16 and 29 May", "hit Odesa on the 3rd and Kherson on the 5th of May"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.events import flags
from extract.events.arguments import SUBJECT_DEPS, Arguments
from extract.events.clauses import clause_of
from extract.events.dates import Dates, TextDate
from extract.events.joining import Candidate
from extract.events.participants import participants
from extract.events.triggers import is_reporting

_GLUE = re.compile(r"\s*(?:,|;|and|or|&|,\s*and)?\s*(?:on|the)?\s*(?:the)?\s*")
_AND = re.compile(r"\b(?:and|or)\b|&")
_RESPECTIVELY = "respectively"


def spread(candidates: Sequence[Candidate], dates: Dates, text: str) -> Iterator[Candidate]:
    """One mention for each date of a list that an event hangs on; all other mentions as they are."""
    groups = {day.ids: group for days in dates.by_sentence.values() for group in _groups(days, text) for day in group}
    for candidate in candidates:
        anchored = candidate.anchored
        days = groups.get(anchored.dates, [])
        if not days or is_reporting(candidate.args.head) or not anchored.certainty.is_firm or anchored.relation:
            yield candidate
        else:
            yield from _each(candidate, days)


def _each(candidate: Candidate, days: Sequence[TextDate]) -> Iterator[Candidate]:
    start = candidate.args.head.i
    for day in days:
        anchored = replace(candidate.anchored, when=day.when, dates=day.ids)
        told = replace(candidate, anchored=anchored, flags=(*candidate.flags, flags.LIST))
        if day.timexes[0].rule.endswith(_RESPECTIVELY):
            args = _between(candidate.args, start, day.first)
            told = replace(told, args=args, who=participants(args))
        yield told
        start = day.last


def _between(args: Arguments, start: int, end: int) -> Arguments:
    """The arguments with those objects only that stand between two dates."""
    nouns = (*args.objects, *(noun for _, noun in args.obliques))
    return replace(args, objects=tuple(noun for noun in nouns if start < noun.i < end), obliques=())


def _groups(dates: Sequence[TextDate], text: str) -> list[list[TextDate]]:
    """Plain days that a sentence strings together, in groups of two and more."""
    groups: list[list[TextDate]] = []
    previous: TextDate | None = None
    for dated in dates:
        if not dated.is_day or dated.relation:
            previous = None
            continue
        if previous and _goes_on(previous, dated, text):
            groups[-1].append(dated)
        else:
            groups.append([dated])
        previous = dated
    return [group for group in groups if len({d.when for d in group}) > 1 and _ends_a_list(group[-2:], text)]


def _ends_a_list(last: Sequence[TextDate], text: str) -> bool:
    """An "and" before the last one: "that Saturday, the 12th" is one day told twice."""
    between = text[last[0].timexes[-1].end : last[1].timexes[0].start]
    return bool(_AND.search(between)) or last[1].timexes[0].rule.endswith(_RESPECTIVELY)


def _goes_on(one: TextDate, other: TextDate, text: str) -> bool:
    rules = one.timexes[-1].rule, other.timexes[0].rule
    if all(rule.endswith(_RESPECTIVELY) for rule in rules):
        return True
    together = _GLUE.fullmatch(text, one.timexes[-1].end, other.timexes[0].start) is not None
    return together and not _opens_a_clause(other, one)


def _opens_a_clause(dated: TextDate, before: TextDate) -> bool:
    """ "They landed on the 1st, and on the 4th *the town fell*": the second has a verb and a subject of its own."""
    verb = clause_of(dated.root)
    owned = any(child.dep_ in SUBJECT_DEPS and child.i > dated.root.i for child in verb.children)
    return owned and verb.i > dated.root.i and verb != clause_of(before.root)
