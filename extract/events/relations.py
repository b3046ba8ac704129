"""Events that date each other: "after the withdrawal", "ten years after the annexation", "before the talks opened".

An event without a firm date takes bounds from the event that it stands beside; with a length ("two days after") it
takes a date. What lies under such a word is not dated by the clause it stands in.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from extract import value
from extract.events.anchoring import Anchored
from extract.events.bounds import HAPPENED, within_publication
from extract.events.clauses import clause_of, path_up, time_word
from extract.events.dates import Dates
from extract.events.joining import Candidate
from extract.events.tense import tells_past
from extract.events.text_dates import BESIDE
from extract.granularity import Granularity
from extract.model import Certainty, Proposed, Timex
from extract.value import Extent, Value

_LENGTH = re.compile(r"P(\d+)([YMWD])")
_EXACT = "to the day"
_BACKWARD = frozenset({"after", "since", "following"})  # the other event lies before
_OPPOSITE = {"after": "before", "following": "before", "since": "before", "before": "after", "until": "after"}


@dataclass(frozen=True, slots=True)
class Link:
    """Two events and the word between them: `main` was `word` `other`, by the length of `length` where one is told."""

    main: int | None
    other: int
    word: str
    length: Timex | None = None
    day: Value | None = None  # told where it stands: "Saturday was a year to the day since …"
    tells_past: bool = False  # "three years after the raid they *left*", and no word of the day of publication


def links(doc: Doc, candidates: Sequence[Candidate], timexes: Mapping[str, Timex], dates: Dates) -> list[Link]:
    """The pairs of events that a temporal word ties together."""
    by_token = {token.i: n for n, c in enumerate(candidates) for token in (c.args.head, c.args.trigger)}
    lengths = {span.end: timexes[span.id_] for span in doc.spans.get("timex", ()) if span.id_ in timexes}
    found = []
    for number, candidate in enumerate(candidates):
        word = time_word(candidate.args)
        if word is None:
            continue
        length = lengths.get(word.i) or lengths.get(word.i + 1) or _to_the_day(lengths, word)
        above = (by_token[token.i] for token in (*path_up(word), *_fronted(word)) if token.i in by_token)
        main = next((n for n in above if n != number), None)
        found.append(
            Link(main, number, word.lower_, _as_length(length), _day_of(word, dates), _tells_past(word, dates))
        )
    return found


def _to_the_day(lengths: Mapping[int, Timex], word: Token) -> Timex | None:
    """ "Two months to the day since …"."""
    start = word.i - len(_EXACT.split())
    length = lengths.get(start)
    if length is None or word.doc[start : word.i].text.lower() != _EXACT:
        return None
    return replace(length, text=f"{length.text} {_EXACT}")


def _fronted(word: Token) -> Iterator[Token]:
    """ "They met on Monday, the day after drones had hit bases", read as a clause before the hit."""
    yield from (c for c in word.head.children if c.dep_ == "ccomp" and c.i < word.i)


def _tells_past(word: Token, dates: Dates) -> bool:
    verb, sentence = _verb_above(word), dates.sentence_of[word.i]
    beside = (*dates.by_sentence.get(sentence, ()), *dates.by_sentence.get(sentence + 1, ()))
    return (
        verb is not None
        and tells_past(verb)
        and not any(d.is_plain_day and d.when and d.when.earliest == dates.publication_day for d in beside)
    )


def _verb_above(word: Token) -> Token | None:
    above = word.head.head if word.dep_ == "mark" else word.head
    return next((token for token in path_up(above) if token.pos_ in ("VERB", "AUX")), None)


def _day_of(word: Token, dates: Dates) -> Value | None:
    """The day that the sentence tells before the word or for the clause above it, else the one carried there."""
    sentence = dates.sentence_of[word.i]
    days = [dated for dated in dates.by_sentence.get(sentence, ()) if dated.is_plain_day]
    before = [dated.when for dated in days if dated.last <= word.i]
    above = [dated.when for dated in days if clause_of(dated.root) == _verb_above(word)]
    carried = dates.carried(sentence)
    return next((when for when in (*before[-1:], *above)), carried.when if carried is not None else None)


def _as_length(timex: Timex | None) -> Timex | None:
    """ "two days" before the word; "the day after" is one day."""
    if timex is not None and timex.rule == BESIDE:
        return replace(timex, value="P1D")
    return timex if timex is not None and _LENGTH.fullmatch(timex.value) else None


def related(candidates: Sequence[Candidate], ties: Sequence[Link], published: Value | None) -> list[Candidate]:
    """The candidates, with what they lend each other."""
    result = list(candidates)
    for tie in ties:
        if tie.length is not None:
            other = _by_length(result, tie, published)
            result[tie.other] = other or result[tie.other]
        else:
            result[tie.other] = _beside_main(result, tie, published) or result[tie.other]
    count = Counter(tie.main for tie in ties)
    for tie in ties:
        if tie.main is not None and not (count[tie.main] == 1 and _is_that_day(result, tie)):
            result[tie.main] = _beside_other(result, tie, published) or result[tie.main]
    return result


def _is_that_day(candidates: Sequence[Candidate], tie: Link) -> bool:
    """ "After the strike, firemen …": a likely day that is the other event's own, and nothing speaks against it."""
    if tie.main is None or tie.length is not None or tie.word not in _BACKWARD:
        return False
    likely, known = candidates[tie.main].anchored.when, candidates[tie.other].anchored.when
    return bool(likely and known and likely.is_day and known.is_day and likely.earliest == known.earliest)


def _by_length(candidates: Sequence[Candidate], tie: Link, published: Value | None) -> Candidate | None:
    """ "Ten years after the annexation, hundreds gathered": the annexation lies ten years before the gathering."""
    other, main = candidates[tie.other], candidates[tie.main] if tie.main is not None else None
    own = other.anchored.certainty is Certainty.GOVERNED and not other.anchored.relation
    if own or _told_elsewhere(other) or tie.length is None:
        return None
    told = tie.day if main is None or _is_pronoun(main) else None
    known = main.anchored.when if main and _is_dated(main) else told or published
    if known is None or not known.is_day or known.earliest is None:
        return None
    exact = _EXACT in tie.length.text or "exactly" in tie.length.text
    when = moved(known.earliest, tie.length.value, back=tie.word in _BACKWARD, exact=exact)
    if when is None:
        return None
    if known is published and tie.tells_past:  # told some time before publication: the length may be counted from then
        return _at_the_latest(other, when, tie)
    return replace(other, anchored=Anchored(when, Certainty.SENTENCE, (tie.length.id,)))


def _at_the_latest(other: Candidate, when: Value, tie: Link) -> Candidate | None:
    if tie.word not in _BACKWARD or tie.length is None or when.earliest is None:
        return None
    offer = Proposed(when.earliest, Certainty.ARTICLE.value) if when.is_day else None
    bounds = Value(None, when.latest, when.granularity)
    return replace(other, anchored=Anchored(bounds, Certainty.NONE, (tie.length.id,), "before", offer))


def _told_elsewhere(event: Candidate) -> bool:
    """Its day is known from another sentence of the article."""
    return event.anchored.via is not None and event.anchored.when is not None and event.anchored.when.is_day


def _is_pronoun(main: Candidate) -> bool:
    """ "It fell ten years to the day after …": what is meant was told before."""
    return bool(main.args.subjects) and all(noun.pos_ == "PRON" for noun in main.args.subjects)


def _is_dated(main: Candidate) -> bool:
    return main.anchored.certainty.is_firm and not main.anchored.relation


def _beside_main(candidates: Sequence[Candidate], tie: Link, published: Value | None) -> Candidate | None:
    """ "X met Y on Friday after the attack": the attack lies before Friday's end."""
    other = candidates[tie.other]
    if tie.main is None or other.anchored.certainty is not Certainty.NONE or other.anchored.dates:
        return None
    main = candidates[tie.main]
    when = main.anchored.when
    if not main.anchored.certainty.is_firm or when is None or other.label not in HAPPENED:
        return None
    bounds = Value(None, when.latest) if tie.word in _BACKWARD else Value(when.earliest, None)
    offer = Proposed(when.earliest, tie.word) if when.is_day and when.earliest else other.anchored.proposed
    bounds = within_publication(bounds, other.label, published)
    anchored = Anchored(bounds, Certainty.NONE, main.anchored.dates, _OPPOSITE[tie.word], offer, main.args.trigger.i)
    return replace(other, anchored=anchored)


def _beside_other(candidates: Sequence[Candidate], tie: Link, published: Value | None) -> Candidate | None:
    """ "After the withdrawal, looters burned the depot": the fire lies after the withdrawal's day began."""
    assert tie.main is not None
    main, other = candidates[tie.main], candidates[tie.other]
    known = other.anchored.when
    undated = not main.anchored.certainty.is_firm or main.anchored.relation in _OPPOSITE
    if not undated or known is None or not known.is_closed or other.anchored.certainty is Certainty.NONE:
        return None
    when = _told(known, tie)
    if when is None:
        return None
    if main.anchored.via is not None and main.anchored.when is not None:
        when = value.intersect(when, main.anchored.when) or when
    if not tie.length:
        when = within_publication(when, main.label, published)
    fits = main.anchored.when is not None and main.anchored.when.is_day and main.anchored.when.overlaps(when)
    day = main.anchored.when.earliest if fits and main.anchored.when else None
    offer = Proposed(day, main.anchored.certainty.value) if day and not when.is_day else None
    sure = Certainty.SENTENCE if other.anchored.certainty.is_firm else Certainty.CARRIED
    when = when if sure.is_firm else when.uncertain()
    return replace(main, anchored=Anchored(when, sure, other.anchored.dates, tie.word, offer, other.args.trigger.i))


def _told(known: Value, tie: Link) -> Value | None:
    if tie.length is not None:
        day = known.earliest if known.is_day else None
        return moved(day, tie.length.value, back=tie.word not in _BACKWARD, exact=True) if day else None
    if tie.word == "since":
        return value.since(known)
    if tie.word == "until":
        return Value(None, known.latest, known.granularity, Extent.THROUGHOUT)
    if tie.word == "before":
        return Value(None, known.latest, known.granularity)
    return Value(known.earliest, None, known.granularity)


def moved(day: date, length: str, *, back: bool, exact: bool) -> Value | None:
    """A day moved by a TIMEX3 length; as fine as its unit, or to the day where `exact`."""
    found = _LENGTH.fullmatch(length)
    if found is None:
        return None
    count, unit = int(found[1]) * (-1 if back else 1), found[2]
    try:
        target = _shift(day, count, unit)
    except (ValueError, OverflowError):
        return None
    if exact or unit == "D":
        return value.day(target)
    if unit == "Y":
        return value.year(target.year)
    if unit == "M":
        return value.month(target.year, target.month)
    monday = target - timedelta(days=target.weekday())
    return Value(monday, monday + timedelta(days=6), Granularity.WEEK)


def _shift(day: date, count: int, unit: str) -> date:
    if unit in "DW":
        return day + timedelta(days=count * (7 if unit == "W" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    last = value.month(year, month + 1).latest
    return date(year, month + 1, min(day.day, last.day if last else day.day))
