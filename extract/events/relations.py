"""Events that date each other: "after the withdrawal", "ten years after the annexation", "before the talks opened".

An event without a firm date takes bounds from the event that it stands beside; with a length ("two days after") it
takes a date. What lies under such a word is not dated by the clause it stands in.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from extract import value
from extract.events.anchoring import Anchored
from extract.events.arguments import SUBJECT_DEPS
from extract.events.bounds import HAPPENED, within_publication
from extract.events.clauses import clause_of, path_up, stands_bare, time_word
from extract.events.dates import Dates
from extract.events.joining import Candidate
from extract.events.lengths import EXACT, LENGTH, at_length, at_most, is_exact, moved
from extract.events.tense import tells_past
from extract.events.text_dates import BESIDE
from extract.events.triggers import words
from extract.model import Certainty, Proposed, Timex
from extract.nlp.names import PLACE_LABELS
from extract.value import Extent, Value

_RUNNING = ("happening_verbs", "beginning_verbs", "ending_verbs")
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
    verb: Token | None = None  # above the word
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
        main = next((n for n in above if n != number and not _stands_beside(candidates[n], word)), None)
        verb = next((t for t in path_up(word.head) if t.pos_ in ("VERB", "AUX") and t != candidate.args.head), None)
        day, past = _day_of(word, dates), _tells_past(word, dates)
        found.append(Link(main, number, word.lower_, _as_length(length), day, verb, past))
    return found


def _stands_beside(candidate: Candidate, word: Token) -> bool:
    """ "101 days after the landing began *and ten days after the vote*": both beside what stands above."""
    own = time_word(candidate.args)
    return own is not None and own != word and own.lower_ == word.lower_ and word.head == candidate.args.head


def _to_the_day(lengths: Mapping[int, Timex], word: Token) -> Timex | None:
    """ "Two months to the day since …"."""
    start = word.i - len(EXACT.split())
    length = lengths.get(start)
    if length is None or word.doc[start : word.i].text.lower() != EXACT:
        return None
    return replace(length, text=f"{length.text} {EXACT}")


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
    return timex if timex is not None and LENGTH.fullmatch(timex.value) else None


def counted_from(candidates: Sequence[Candidate], ties: Sequence[Link]) -> frozenset[int]:
    """Those that a length sets beside an event with a day of its own."""
    return frozenset(
        tie.other for tie in ties if tie.length and tie.main is not None and candidates[tie.main].anchored.is_firm_day
    )


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
    return [_with_its_verb(candidate, result) for candidate in result]


def _with_its_verb(candidate: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """ "They attacked *without declaring war*", "he declared the region *annexed*": the time is that of the verb; so it
    is, with the label, of what a verb says begins or ends: "*the deal* expires in July"."""
    verb, anchored = candidate.args.head, candidate.anchored
    if verb.dep_ in SUBJECT_DEPS:
        return _as_subject(candidate, candidates)
    gerund = verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ in ("by", "without", "in")
    small = verb.dep_ == "ccomp" and stands_bare(verb)
    if not (gerund or small) or anchored.certainty in (Certainty.GOVERNED, Certainty.CLAUSE):
        return candidate
    above = verb.head.head if gerund else verb.head
    owner = next((c for c in candidates if c.args.head == above and c.anchored.certainty.is_firm), None)
    if owner is None or owner.anchored.when is None:
        return candidate
    return replace(candidate, anchored=replace(owner.anchored, certainty=Certainty.SENTENCE))


def _as_subject(candidate: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """ "*The deal* expires in July", "*an explosion* damaged it on Monday": a subject has the time of such a verb."""
    noun, verb = candidate.args.head, candidate.args.head.head
    runs = any(verb.lemma_ in words(name) for name in _RUNNING)
    strikes = noun.dep_ == "nsubj" and verb.lemma_ in words("striking_verbs")
    if candidate.anchored.certainty.is_firm or not (runs or strikes):
        return candidate
    owner = next((c for c in candidates if c.args.trigger == verb and c.anchored.certainty.is_firm), None)
    if owner is None or not (runs or owner.anchored.is_firm_day):
        return candidate
    return replace(candidate, anchored=owner.anchored, label=owner.label if runs else candidate.label)


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
    told = _meant(candidates, tie.verb) or (tie.day if main is None or _refers_back(tie.verb) else None)
    known = main.anchored.when if main and _is_dated(main) else told or published
    if known is None or not known.is_day or known.earliest is None:
        return None
    back, exact = tie.word in _BACKWARD, is_exact(tie.length) or bool(tie.length.mod)
    when = moved(known.earliest, tie.length.value, back=back, exact=exact)
    if when is None:
        return None
    when = at_most(when, known, tie.length.mod, back=back)
    if known is published and tie.tells_past:  # told some time before publication: the length may be counted from then
        return _at_the_latest(other, when, tie)
    return replace(other, anchored=Anchored(when, Certainty.SENTENCE, (tie.length.id,)))


def _refers_back(verb: Token | None) -> bool:
    """ "It fell ten years to the day after …", "The strike came …": what is meant was told before."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECT_DEPS] if verb is not None else []
    if subjects and all(noun.pos_ == "PRON" for noun in subjects):
        return True
    return _is_placing(verb) and any(child.lower_ == "the" for noun in subjects for child in noun.children)


def _is_placing(verb: Token | None) -> bool:
    """ "came", "fell", "followed": it only says when its subject was."""
    if verb is None or any(child.dep_ == "dobj" for child in verb.children):
        return False
    return verb.lemma_ in (*words("happening_verbs"), "fall")


def _meant(candidates: Sequence[Candidate], verb: Token | None) -> Value | None:
    """ "The downing of flight K7 came …": the day that was told of what shares the name."""
    if verb is None or not _is_placing(verb):
        return None
    names = _own_names([child for child in verb.children if child.dep_ in SUBJECT_DEPS])
    alike = (c for c in candidates if c.args.trigger.i < verb.i and c.anchored.is_firm_day)
    return next((c.anchored.when for c in alike if names & _own_names((*c.args.subjects, *c.args.objects))), None)


def _own_names(nouns: Sequence[Token]) -> set[str]:
    """Names below nouns, but of no place or people."""
    below = (token for noun in nouns for token in noun.subtree)
    return {t.lower_ for t in below if t.pos_ == "PROPN" and t.ent_type_ not in (*PLACE_LABELS, "NORP")}


def _at_the_latest(other: Candidate, when: Value, tie: Link) -> Candidate | None:
    if tie.word not in _BACKWARD or tie.length is None or when.earliest is None:
        return None
    offer = Proposed(when.earliest, Certainty.ARTICLE.value) if when.is_day else None
    bounds = Value(None, when.latest, when.granularity)
    return replace(other, anchored=Anchored(bounds, Certainty.NONE, (tie.length.id,), "before", offer))


def _told_elsewhere(event: Candidate) -> bool:
    """Its day is known from another sentence of the article."""
    return event.anchored.via is not None and event.anchored.when is not None and event.anchored.when.is_day


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
    when = within_publication(when, main.label, published)
    fits = main.anchored.when is not None and main.anchored.when.is_day and main.anchored.when.overlaps(when)
    day = main.anchored.when.earliest if fits and main.anchored.when else None
    offer = Proposed(day, main.anchored.certainty.value) if day and not when.is_day else None
    sure = Certainty.SENTENCE if other.anchored.certainty.is_firm else Certainty.CARRIED
    when = when if sure.is_firm else when.uncertain()
    return replace(main, anchored=Anchored(when, sure, other.anchored.dates, tie.word, offer, other.args.trigger.i))


def _told(known: Value, tie: Link) -> Value | None:
    if tie.length is not None:
        return at_length(known, tie.length, back=tie.word not in _BACKWARD)
    if tie.word == "since":
        return value.since(known)
    if tie.word == "until":
        return Value(None, known.latest, known.granularity, Extent.THROUGHOUT)
    if tie.word == "before":
        return Value(None, known.latest, known.granularity)
    return Value(known.earliest, None, known.granularity)
