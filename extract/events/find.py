"""Article and temporal expressions → events: detection, factuality, time, kind, title, salience, in this order."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from extract.events.anchoring import anchor
from extract.events.arguments import Arguments
from extract.events.choosing import choose
from extract.events.corrections import Corrections, find_corrections
from extract.events.counted import with_counted
from extract.events.dates import Dates
from extract.events.detect import detect
from extract.events.factuality import factuality_of, in_time
from extract.events.gaps import filled
from extract.events.joining import Candidate, share_dates
from extract.events.kinds import kind_of
from extract.events.lists import spread
from extract.events.marking import contradictions, marks
from extract.events.participants import participants
from extract.events.relations import counted_from, links, related
from extract.events.salience import Setting, cap, salience
from extract.events.tables import find_tables, table_events
from extract.events.tense import told_as_past
from extract.events.text_dates import dates_of
from extract.events.titles import title_of
from extract.events.triggers import is_event_noun, lemma_of, words
from extract.model import Article, Event, Span, Timex, Warning
from extract.nlp import parse, pipeline
from extract.timex.counted import RULES as COUNTED

_CONTENT = ("NOUN", "PROPN", "NUM")


def find_events(
    article: Article, timexes: Sequence[Timex], *, min_salience: float = 0.5, doc: Doc | None = None
) -> tuple[tuple[Event, ...], tuple[Timex, ...], tuple[Warning, ...]]:
    """The events of an article, its expressions (some may be retracted by a correction now), and doubts.

    With `min_salience` 0 every mention is an event of its own; above it mentions of one event are one, and no more
    are given than `salience.cap` allows for the length of the text. `doc` is the article's parse where it exists.
    """
    if doc is None:
        with pipeline().memory_zone():  # what spaCy keeps of a text goes with it: memory stays flat
            return _find(article, timexes, min_salience, parse(article, timexes))
    return _find(article, timexes, min_salience, doc)


def _find(
    article: Article, timexes: Sequence[Timex], min_salience: float, doc: Doc
) -> tuple[tuple[Event, ...], tuple[Timex, ...], tuple[Warning, ...]]:
    corrections = find_corrections(doc, told_as_past(doc, article, timexes))
    dates = dates_of(doc, article, corrections.timexes, corrections.instead)
    tables = find_tables(article.text)
    apart = [*corrections.sentences, *(table.span for table in tables)]
    candidates = _candidates(doc, article.text, dates, corrections, apart)
    if any(timex.rule in COUNTED for timex in corrections.timexes):  # now that events are dated, count from them
        corrections = replace(corrections, timexes=with_counted(doc, corrections.timexes, candidates))
        dates = dates_of(doc, article, corrections.timexes, corrections.instead)
        candidates = _candidates(doc, article.text, dates, corrections, apart)
    candidates, doubts = contradictions(candidates)
    if min_salience > 0:
        candidates = choose(candidates, cap(len(article.text), dates.entries), min_salience)
    ids = {candidate.args.trigger.i: f"e{number}" for number, candidate in reversed([*enumerate(candidates, 1)])}
    events = tuple(_event(candidate, f"e{number}", ids) for number, candidate in enumerate(candidates, 1))
    rows = table_events(tables, corrections.timexes, len(events) + 1)
    events = (*events, *(row for row in rows if row.salience >= min_salience))
    return events, corrections.timexes, (*corrections.warnings, *doubts)


def _candidates(doc: Doc, text: str, dates: Dates, corrections: Corrections, apart: Sequence[Span]) -> list[Candidate]:
    """All mentions of the running text; `apart` are spans that tell none."""
    found = [args for args in detect(doc) if not any(start <= args.trigger.idx < end for start, end in apart)]
    dated = [_anchored(args, dates) for args in found]
    ties = links(doc, dated, {t.id: t for t in corrections.timexes}, dates)
    dated = share_dates(dated, dates.published, counted=counted_from(dated, ties))
    dated = related(dated, ties, dates.published)
    setting = Setting.of(doc, found)
    told = filled(spread(dated, dates, text), dates)
    return [_weighed(candidate, dates, setting, corrections) for candidate in told]


def _anchored(args: Arguments, dates: Dates) -> Candidate:
    label = factuality_of(args)
    anchored = anchor(args, label, dates)
    label = in_time(args, label, anchored, dates.published)
    return Candidate(args, label, anchored, participants(args))


def _weighed(candidate: Candidate, dates: Dates, setting: Setting, corrections: Corrections) -> Candidate:
    kind, mode = kind_of(candidate.args, candidate.label)
    weight = salience(candidate.args, candidate.label, kind, candidate.anchored, dates, setting)
    told = tuple(marks(candidate, kind, dates, corrections))
    return replace(candidate, kind=kind, mode=mode, salience=weight, flags=told)


def _event(candidate: Candidate, own: str, ids: dict[int, str]) -> Event:
    args, anchored = candidate.args, candidate.anchored
    title, label = title_of(candidate.named_by or args, candidate.label, candidate.who, candidate.title)
    sentence = args.trigger.sent
    return Event(
        id=own,
        title=title,
        label=label,
        kind=candidate.kind,
        mode=candidate.mode,
        trigger=(args.trigger.idx, args.trigger.idx + len(args.trigger)),
        sentence=(sentence.start_char, sentence.start_char + len(sentence.text.rstrip())),
        when=anchored.when,
        certainty=anchored.certainty,
        factuality=candidate.label,
        salience=candidate.salience,
        proposed=anchored.proposed,
        actors=candidate.who.actors,
        targets=candidate.who.targets,
        places=candidate.who.places,
        timexes=anchored.dates,
        flags=candidate.flags,
        relation=anchored.relation,
        via=None if anchored.via is None else ids.get(anchored.via),
        lemma=_act(args),
        words=content_words(args),
    )


def _act(args: Arguments) -> str:
    """The lemma of the act: of the invasion, where "the invasion began"."""
    nouns = (*args.subjects, *args.objects) if args.trigger.lemma_ in words("beginning_verbs") else ()
    return lemma_of(next(filter(is_event_noun, nouns), args.trigger))


def content_words(args: Arguments) -> tuple[str, ...]:
    """Lower-case lemmas of the nouns, names and numbers among an event's arguments."""
    nouns = (*args.subjects, *args.objects, *args.datives, *args.agents, *(noun for _, noun in args.obliques))
    return tuple(dict.fromkeys(token.lemma_.lower() for token in nouns if token.pos_ in _CONTENT))
