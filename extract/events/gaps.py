"""Clauses that leave their verb out: "They took Nyala on 26 October, *Zalingei five days later* and *Ed Daein on the
21st*". Each name with its own day is an event of its own, of the same verb."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from extract.events import flags
from extract.events.arguments import Arguments
from extract.events.dates import Dates
from extract.events.joining import Candidate
from extract.events.participants import participants
from extract.events.triggers import is_reporting


def filled(candidates: Iterable[Candidate], dates: Dates) -> Iterator[Candidate]:
    """The mentions, each followed by those that its sentence tells with a name and a day alone."""
    for candidate in candidates:
        yield candidate
        whole = candidate.args.trigger == candidate.args.head and flags.LIST not in candidate.flags
        if whole and candidate.anchored.certainty.is_firm and not candidate.anchored.relation:
            yield from _gapped(candidate, dates)


def _gapped(candidate: Candidate, dates: Dates) -> Iterator[Candidate]:
    verb = candidate.args.head
    if verb.pos_ != "VERB" or is_reporting(verb):
        return
    row = dates.by_sentence.get(dates.sentence_of[verb.i], ())
    place = next((n for n, dated in enumerate(row) if dated.ids == candidate.anchored.dates), len(row))
    for dated in row[place + 1 :]:
        args = _with_name(candidate.args, dated.elided) if dated.elided is not None else None
        if args is None:
            return
        anchored = replace(candidate.anchored, when=dated.when, dates=dated.ids)
        told = (*candidate.flags, flags.LIST)
        yield replace(candidate, args=args, anchored=anchored, who=participants(args), flags=told)


def _with_name(args: Arguments, name: Token) -> Arguments | None:
    """The arguments with the name where the verb's own patient stood; None where that was no name."""
    suffers = args.passive or not args.objects
    own = args.subjects if suffers else args.objects
    if len(own) != 1 or own[0].pos_ != "PROPN":
        return None
    return replace(args, subjects=(name,), obliques=()) if suffers else replace(args, objects=(name,), obliques=())
