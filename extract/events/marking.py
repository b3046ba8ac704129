"""Marks events with what a reader or merging should know of them; finds where an article contradicts itself."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from extract.events import flags
from extract.events.arguments import Arguments
from extract.events.bounds import HAPPENED
from extract.events.corrections import Corrections
from extract.events.dates import Dates
from extract.events.joining import Candidate, apart
from extract.events.salience import is_statement
from extract.events.wordforms import time_tokens
from extract.model import Warning, WarningCode

_SLIP = timedelta(days=3)  # two dates of one event differ by a few days; more, and they are two events
_ANOTHER = frozenset({"another", "other", "second", "third", "new", "further", "more", "fresh", "earlier", "previous"})
_NON_GREGORIAN = ("Islamic", "old style", "double date")
_CONTENT = ("NOUN", "PROPN")
_PLURAL = ("NNS", "NNPS")


def marks(candidate: Candidate, kind: str | None, dates: Dates, corrections: Corrections) -> Iterator[str]:
    """The flags of one mention, but for contradictions."""
    yield from candidate.flags
    ids = candidate.anchored.dates
    hanging = [timex for dated in dates.all for timex in dated.timexes if timex.id in ids]
    if any(timex.is_placeholder for timex in hanging):
        yield flags.PLACEHOLDER
    if any(timex.rule.startswith(_NON_GREGORIAN) for timex in hanging):
        yield flags.NON_GREGORIAN
    if is_statement(candidate.args, kind):
        yield flags.STATEMENT
    if _is_headline(candidate.args, dates):
        yield flags.HEADLINE
    right = corrections.instead.values()
    if any(timex.id in ids for timex in right):
        yield flags.CORRECTED
    sentence = candidate.args.trigger.sent
    if any(sentence.start_char <= timex.start < sentence.end_char for timex in right):
        yield flags.CORRECTION


def _is_headline(args: Arguments, dates: Dates) -> bool:
    """The first line, where no full stop ends it."""
    sentence = args.trigger.sent
    return dates.sentence_of[args.trigger.i] == 0 and not sentence.text.rstrip().endswith((".", "!", "?", "”", '"'))


def contradictions(candidates: Sequence[Candidate]) -> tuple[list[Candidate], tuple[Warning, ...]]:
    """Flag mentions that tell one event with different firm days, and say so once for each event."""
    told: dict[str, set[int]] = {}
    able = [n for n, c in enumerate(candidates) if c.anchored.is_firm_day and _is_definite(c)]
    for one, other in combinations(able, 2):
        if _contradict(candidates[one], candidates[other]):
            told.setdefault(candidates[one].family, set()).update((one, other))
    marked = list(candidates)
    for number in set().union(*told.values()):
        marked[number] = replace(marked[number], flags=(*marked[number].flags, flags.CONTRADICTION))
    return marked, tuple(_warning([candidates[number] for number in sorted(group)]) for group in told.values())


def _is_definite(candidate: Candidate) -> bool:
    trigger = candidate.args.trigger
    several = trigger.tag_ in _PLURAL or flags.LIST in candidate.flags
    described = {child.lower_ for child in trigger.children}
    return candidate.label in HAPPENED and not several and not described & _ANOTHER and not _is_saying(candidate)


def _is_saying(candidate: Candidate) -> bool:
    return is_statement(candidate.args, candidate.kind)


def _contradict(one: Candidate, other: Candidate) -> bool:
    if one.family != other.family or one.anchored.when == other.anchored.when or apart(one, other):
        return False
    first, second = one.anchored.when, other.anchored.when
    near = first and second and first.earliest and second.earliest and abs(first.earliest - second.earliest) <= _SLIP
    return bool(near) and len(_things(one) & _things(other)) > 0


def _things(candidate: Candidate) -> set[str]:
    """The nouns that say what it was done to, or where."""
    args = candidate.args
    nouns = (*(args.subjects if args.passive else args.objects), *(noun for _, noun in args.obliques))
    dates = time_tokens(args.trigger.doc)
    return {noun.lemma_.lower() for noun in nouns if noun.pos_ in _CONTENT and noun.i not in dates}


def _warning(mentions: Sequence[Candidate]) -> Warning:
    days = sorted({mention.anchored.when.edtf for mention in mentions if mention.anchored.when})
    last = mentions[-1].args.trigger
    message = f"What seems one event (“{last.text}”) is told for {', '.join(days[:-1])} and {days[-1]}."
    return Warning(WarningCode.CONTRADICTION, message, last.idx, last.idx + len(last))
