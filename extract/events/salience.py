"""How much a reader would want an event on a timeline: hand weights, and a cap by rank.

The weights are additive on a base and clipped to 0..1. They were set by hand; learned weights did no better on
topics that they had not seen.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extract.events.anchoring import Anchored
from extract.events.arguments import SUBJECT_DEPS, Arguments
from extract.events.clauses import is_asked
from extract.events.dates import Dates
from extract.events.detect import is_trigger
from extract.events.triggers import falls_through, is_event_noun, is_saying, lemma_of, puts_out, words
from extract.events.wordforms import is_time
from extract.families import family
from extract.model import Certainty, Factuality

BASE = 0.27
WEIGHTS = {
    "weighty kind": 0.20,
    "kind": 0.08,
    "event noun": 0.05,
    "own date": 0.15,
    "date in sentence": 0.05,
    "named subject": 0.07,
    "named object": 0.10,
    "named place": 0.10,
    "number": 0.05,
    "past": 0.10,
    "first line": 0.20,
    "lead": 0.12,
    "repeated": 0.05,
    "saying": -0.50,
    "announcing": -0.10,
    "announcing a clause": -0.10,
    "stative": -0.20,
    "unreal": -0.25,
    "denied": -0.10,
    "planned": -0.05,
    "infinitive": -0.05,
    "present": -0.05,
    "late": -0.10,
    "pronoun subject": -0.05,
    "question": -0.10,
    "beneath": -0.05,
    "noun beneath": -0.05,
    "bare noun": -0.20,
    "adjective": -0.20,
    "hollow": -0.25,
}
_OF_NEWS = {"late", "present"}  # in a chronology what is told last, and in the present tense, is as good
_FULL = {"own date", "kind", "named subject"}  # so it is where who, what and when are told
_TOLD = {"own date", "weighty kind"}  # and where an act on the ground has its day: "The truce came into force on 5 May"
_DOUBTED = {"denied", "unreal", "saying", "stative", "hollow"}
# Kinds with an effect on the ground, which readers look for first.
WEIGHTY_KINDS = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "RETREAT", "X-CASUALTY", "X-VOTE", "X-ACCIDENT"}
)
STATEMENT_KIND = "X-STATEMENT"
# Saying that is an act: a pledge, a threat, a demand, a refusal is no mere report of something else.
_ACTS_OF_SPEECH = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "ACCUSE", "CONCEDE", "SUPPORT"})
NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"})

CAP_BASE, CAP_CHARACTERS = 10, 400  # at most 10 events, and one more for each 400 characters
_LEAD = 3  # sentences after the first line
_MEANING = frozenset({"mean", "intend", "design", "suppose"})
_STATES = frozenset({"war", "conflict", "siege", "occupation"})
_UNITS = frozenset({"day", "week", "month", "year", "hour"})
_OPENING, _NOTE = 3, 9  # tokens before the verb of a note, and in all of it
_LATE = 0.6  # share of the sentences after which an event is told late


@dataclass(frozen=True, slots=True)
class Setting:
    """What salience needs to know of the whole article."""

    sentences: int
    families: Counter[str]

    @classmethod
    def of(cls, doc: Doc, events: Iterable[Arguments]) -> "Setting":
        """Count an article's sentences and how often each family of lemmas is told."""
        return cls(sum(1 for _ in doc.sents), Counter(family(lemma_of(e.trigger)) for e in events))


def salience(
    event: Arguments, label: Factuality, kind: str | None, anchored: Anchored, dates: Dates, setting: Setting
) -> float:
    """Between 0 and 1."""
    features = {
        *_kind_features(event, kind),
        *_date_features(event, anchored, dates),
        *_argument_features(event),
        *_verb_features(event, label, kind),
        *_rank_features(event),
        *_place_in_text(event, dates, setting),
    }
    if dates.heads and "own date" in features:
        features -= _OF_NEWS
    elif (features >= _FULL or features >= _TOLD) and not features & _DOUBTED and event.trigger.pos_ == "VERB":
        features -= {"late"}
    return round(min(1.0, max(0.0, BASE + sum(WEIGHTS[name] for name in features))), 3)


def cap(length: int, entries: int = 0) -> int:
    """How many events an article of that many characters shows at most; a chronology three for two of its entries."""
    return max(CAP_BASE + length // CAP_CHARACTERS, entries * 3 // 2)


def _kind_features(event: Arguments, kind: str | None) -> Iterator[str]:
    if kind and kind != STATEMENT_KIND:
        yield "kind"
        if kind in WEIGHTY_KINDS:
            yield "weighty kind"
    if is_event_noun(event.trigger):
        yield "event noun"


def _date_features(event: Arguments, anchored: Anchored, dates: Dates) -> Iterator[str]:
    if anchored.certainty in (Certainty.GOVERNED, Certainty.CLAUSE) or _heads(anchored, event, dates):
        yield "own date"
    if dates.by_sentence.get(dates.sentence_of[event.trigger.i]):
        yield "date in sentence"


def _heads(anchored: Anchored, event: Arguments, dates: Dates) -> bool:
    """The date stands over the entry of a chronology that the event is told in."""
    head = dates.heads.get(dates.sentence_of[event.trigger.i])
    return head is not None and head.ids == anchored.dates


def _argument_features(event: Arguments) -> Iterator[str]:
    acting = (*event.agents, *event.subjects) if not event.passive else event.agents
    suffering = event.objects if not event.passive else (*event.subjects, *event.objects)
    if _named(acting):
        yield "named subject"
    if _named(suffering):
        yield "named object"
    if _named(noun for _, noun in event.obliques):
        yield "named place"
    if any(child.pos_ == "NUM" for token in (*acting, *suffering, event.trigger) for child in token.children):
        yield "number"
    if event.subjects and all(token.pos_ == "PRON" for token in event.subjects):
        yield "pronoun subject"


def _named(tokens: Iterable[Token]) -> bool:
    return any(token.ent_type_ in NAMES or _has_named_modifier(token) for token in tokens)


def _has_named_modifier(token: Token) -> bool:
    return any(c.ent_type_ in NAMES for c in token.children if c.dep_ in ("amod", "compound", "poss", "nmod", "appos"))


def _rank_features(event: Arguments) -> Iterator[str]:
    """An event told on the side of another, and a noun that says nothing of who, whom or where."""
    above = (token for token in event.head.ancestors if not is_saying(token))
    if any(is_trigger(token) and token.lemma_.lower() not in words("announcing_verbs") for token in above):
        yield "beneath"
        if event.trigger.pos_ in ("NOUN", "PROPN"):
            yield "noun beneath"
    told = (*event.subjects, *event.objects, *(noun for _, noun in event.obliques))
    if event.trigger.pos_ == "NOUN" and event.head == event.trigger and all(is_time(noun) for noun in told):
        yield "bare noun"
    if event.trigger.dep_ == "amod":
        yield "adjective"
    if _is_hollow(event):
        yield "hollow"


def _is_hollow(event: Arguments) -> bool:
    """ "We are closing this page", "what happened", "a missile that it calls Oreshnik", "the war enters
    its 30th week", "as any battle": no event."""
    verb = event.head
    if any(s.tag_ == "WP" or (s.lower_ in ("we", "i") and not _is_quoted(s)) for s in event.subjects):
        return True
    if any(s.lower_ in words("stand_ins") for s in event.subjects):  # "the last one before that arrived in May"
        return True
    if any(child.lower_ == "any" for child in event.trigger.children) or _measures_time(event.trigger):
        return True
    if event.trigger == verb and verb.lemma_ in words("happening_verbs"):
        return True
    if event.trigger == verb and (_is_placed_only(event) or _is_note(verb) or puts_out(verb)):
        return True
    if _is_purpose(verb) or _is_setting(verb) or _comes_after(event) or _is_wished_for(event) or is_asked(event):
        return True
    if verb.lemma_ in words("naming_verbs") and any(c.dep_ == "oprd" or c.lower_ == "as" for c in verb.children):
        return True
    ends = [noun for noun in event.objects if noun.head == verb]
    return event.trigger == verb and bool(ends) and all(is_time(noun) for noun in ends)


def _is_quoted(token: Token) -> bool:
    return any(other.is_quote for other in token.sent)


def _measures_time(noun: Token) -> bool:
    """ "In the third month of the war", "two years into the siege"."""
    within = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "into")
    unit = noun.head.head
    return within and noun.lemma_ in _STATES and (unit.lemma_ in _UNITS or (is_time(unit) and unit.pos_ == "NUM"))


def _is_placed_only(event: Arguments) -> bool:
    """ "The movement goes back to May", "the vote fell a week after": it says only when or how its subject was."""
    if falls_through(event.head):
        return True
    if event.objects or event.particles or event.head.lemma_ not in ("go", "fall"):
        return False
    if event.head.lemma_ == "fall":
        return any(is_event_noun(noun) for noun in event.subjects) and not _named(n for _, n in event.obliques)
    return not any(not is_time(noun) for _, noun in event.obliques)


def _is_purpose(verb: Token) -> bool:
    """ "Two agreements were meant *to end* the war"."""
    return verb.dep_ == "xcomp" and verb.head.tag_ == "VBN" and verb.head.lemma_ in _MEANING


def _is_setting(verb: Token) -> bool:
    """ "The bridge that *links* it to the mainland", "the land over which they *were flying*"."""
    return verb.dep_ == "relcl" and verb.tag_ in ("VBZ", "VBP", "VBG") and not any(is_time(c) for c in verb.children)


def _is_wished_for(event: Arguments) -> bool:
    """ "What March did not bring was *a return*"."""
    return event.trigger.dep_ == "attr" and any(c.dep_ == "csubj" for c in event.trigger.head.children)


def _comes_after(event: Arguments) -> bool:
    """ "*The meeting* comes months after he was elected": nothing is told of it but that."""
    verb = event.trigger.head
    return event.trigger.dep_ == "nsubj" and verb.lemma_ == "come" and verb.tag_ == "VBZ" and not event.objects


def _is_note(verb: Token) -> bool:
    """ "Last reviewed May 2025": a short line without anybody who acts."""
    told = [c for c in verb.children if c.dep_ in SUBJECT_DEPS or c.dep_ == "dobj"]
    bare = verb.tag_ in ("VBN", "VBD") and all(c.lower_ == "last" or is_time(c) for c in told)
    return bare and verb.dep_ == "ROOT" and verb.i - verb.sent.start < _OPENING and len(verb.sent) < _NOTE


def _verb_features(event: Arguments, label: Factuality, kind: str | None) -> Iterator[str]:
    verb = event.head
    if label is Factuality.HYPOTHETICAL:
        yield "unreal"
    elif label in (Factuality.DENIED, Factuality.PLANNED):
        yield label.value
    if verb.pos_ not in ("VERB", "AUX"):
        return
    if event.trigger == verb and kind not in _ACTS_OF_SPEECH:
        yield from _verb_class(verb)
    if any(child.tag_ == "TO" for child in verb.children):
        yield "infinitive"
    elif verb.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD",) for c in verb.children):
        yield "past"
    elif verb.tag_ in ("VBP", "VBZ"):
        yield "present"
    if _asks(verb):
        yield "question"


def _asks(verb: Token) -> bool:
    sentence = verb.sent
    last = (verb.doc[i] for i in range(sentence.end - 1, sentence.start, -1))
    return next((t.text.endswith("?") for t in last if not (t.is_space or t.is_quote)), False)


def _verb_class(verb: Token) -> Iterator[str]:
    lemma = verb.lemma_.lower()
    if is_saying(verb):
        yield "saying"
    elif lemma in words("announcing_verbs"):
        yield "announcing"
        if any(child.dep_ == "ccomp" for child in verb.children):
            yield "announcing a clause"
    elif lemma in words("stative_verbs") or lemma in words("light_verbs"):
        yield "stative"


def _place_in_text(event: Arguments, dates: Dates, setting: Setting) -> Iterator[str]:
    number = dates.sentence_of[event.trigger.i]
    if number == 0:
        yield "first line"
    elif number <= _LEAD:
        yield "lead"
    if setting.sentences > _LEAD + 2 and number >= _LATE * setting.sentences:
        yield "late"
    if setting.families[family(lemma_of(event.trigger))] > 1:
        yield "repeated"


def is_statement(event: Arguments, kind: str | None) -> bool:
    """A plain saying: it is kept as an event of its own but tells nothing else."""
    return kind == STATEMENT_KIND or (event.trigger == event.head and is_saying(event.trigger))
