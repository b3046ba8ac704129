"""Which mentions a reader sees: the best one of each event, the weightiest first, none twice, none without a name."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from extract.events import flags
from extract.events.anchoring import Anchored
from extract.events.bounds import HAPPENED
from extract.events.joining import Candidate, groups, leads, of_different_things
from extract.events.titles import bare_title
from extract.events.wordlists import wordlist
from extract.value import Extent

# Acts on the ground: an attack stays beside the sentence that condemns it; a vote does not beside what was voted.
_ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "X-CASUALTY", "X-ACCIDENT"})
_FEW = 7  # days: what is told that closely is not told more exactly elsewhere
_HANGING_COST = 0.2


def choose(candidates: Sequence[Candidate], most: int, least: float) -> list[Candidate]:
    """One mention for each event, over the cut and at most `most` of them, in the order of the text.

    One that hangs on a hole is always there; so is, up to twice as many, the weightiest that a date of the text dates.
    """
    told = ([candidates[number] for number in group] for group in groups(candidates))
    leaders = [_led(mentions) for mentions in told if mentions[0].salience >= least or _hole(mentions) is not None]
    shown: list[Candidate] = []
    for leader in sorted(leaders, key=lambda candidate: (-candidate.salience, candidate.args.trigger.i)):
        hole = flags.PLACEHOLDER in leader.flags and flags.STATEMENT not in leader.flags
        room = len(shown) < most or (len(shown) < 2 * most and _is_new(leader, shown))
        if hole or (leader.salience >= least and room):
            named = replace(leader, title=_title(leader))
            if hole or leader.salience >= least + _lack(named.title, leader.args.trigger):
                _add(shown, named)
    return sorted(shown, key=lambda candidate: candidate.args.trigger.i)


def _is_new(entry: Candidate, shown: Sequence[Candidate]) -> bool:
    """Its own date is of no event that is shown yet."""
    anchored = entry.anchored
    own = anchored.certainty.is_firm and not anchored.relation
    return own and anchored.when is not None and all(anchored.when != other.anchored.when for other in shown)


def _lack(title: str, trigger: Token) -> float:
    """How much more salience an event must have whose title names nothing: one word, a pronoun left hanging, or a
    verb without its subject."""
    words = title.lower().split()
    if len(words) < 2:
        return 1.0
    hangs = (
        words[0] in wordlist("titles", "hanging")
        or "which" in words
        or (trigger.pos_ == "VERB" and words[0] == trigger.lower_)
    )
    return _HANGING_COST if hangs else 0.0


def _add(shown: list[Candidate], entry: Candidate) -> None:
    """Add an entry, unless another says all of it; one that it says more of gives way."""
    for number, other in enumerate(shown):
        if _tells(other, entry):
            if other.title == entry.title and _says_more(entry, other):
                shown[number] = replace(entry, kind=entry.kind or other.kind, mode=entry.mode or other.mode)
            return
    shown[:] = [other for other in shown if not _tells(entry, other)]
    shown.append(entry)


def _says_more(entry: Candidate, other: Candidate) -> bool:
    """Under the same title: of which kind, or surely when."""
    surer = entry.anchored.certainty.is_firm and not other.anchored.certainty.is_firm and entry.label is other.label
    return other.kind is None or surer


def _tells(fuller: Candidate, entry: Candidate) -> bool:
    """The same words at the same time, or part of the other's words in one sentence."""
    if fuller.title.casefold() == entry.title.casefold():
        return fuller.anchored.when == entry.anchored.when or not _both_firm(fuller, entry)
    if entry.title.casefold() not in fuller.title.casefold() or fuller.args.trigger.sent != entry.args.trigger.sent:
        return False
    own = entry.kind in _ON_THE_GROUND and entry.kind != fuller.kind and entry.label in HAPPENED
    return not own and flags.PLACEHOLDER not in entry.flags


def _both_firm(one: Candidate, other: Candidate) -> bool:
    return one.anchored.certainty.is_firm and other.anchored.certainty.is_firm


def _title(candidate: Candidate) -> str:
    return bare_title(candidate.named_by or candidate.args, candidate.label)


def _led(mentions: Sequence[Candidate]) -> Candidate:
    leader = _leader(mentions)
    if not leader.anchored.certainty.is_firm:  # "schools are expected to reopen in April": the date hangs on reopening
        dated = (m for m in mentions if m.anchored.certainty.is_firm and leads(leader, m))
        leader = next((replace(leader, anchored=m.anchored, label=m.label) for m in dated), leader)
    if leader.kind is None:  # "four days of clashes leave 200 dead": the noun below says of which kind
        kinds = ((m.kind, m.mode) for m in mentions if m.kind and m.args.trigger.head == leader.args.trigger)
        kind, mode = next(kinds, (None, None))
        leader = replace(leader, kind=kind, mode=mode)
    return replace(leader, anchored=_closest(leader, mentions), salience=mentions[0].salience)


def _hole(mentions: Sequence[Candidate]) -> Candidate | None:
    return next((mention for mention in mentions if flags.PLACEHOLDER in mention.flags), None)


def _leader(mentions: Sequence[Candidate]) -> Candidate:
    """The best mention, unless another one hangs on a hole: a hole must not vanish from a reader's view. A bare noun
    is named as the mention that says most ("the talks" are those "in Berlin between …")."""
    hole = _hole(mentions)
    best = hole or mentions[0]
    if hole is None:
        best = next((m for m in mentions if m.args.trigger.pos_ == "VERB" and leads(m, best)), best)
    if (phase := next((m for m in mentions if _is_phase(m, best)), None)) is not None:
        return replace(best, named_by=phase.args)
    if best.who.all or best.args.trigger.pos_ != "NOUN" or (hole is None and len(_title(best).split()) > 1):
        return best
    named = max((m for m in mentions if _names(m)), key=lambda m: len(m.who.all), default=best)
    return replace(best, who=named.who, named_by=named.args)


def _closest(leader: Candidate, mentions: Sequence[Candidate]) -> Anchored:
    """The leader's date, or that of a mention that tells it more exactly ("in mid-March", later "on 16 March")."""
    anchored = leader.anchored
    for mention in mentions:
        other = mention.anchored
        if of_different_things(leader, mention):  # 4,239 killed in eight months, two reporters killed on a day of them
            continue
        if other.is_firm_day and anchored.certainty.is_firm and not anchored.relation and _holds(anchored, other):
            return other
    return anchored


def _holds(coarse: Anchored, day: Anchored) -> bool:
    when = coarse.when
    if when is None or day.when is None or when.earliest is None or when.latest is None:
        return False
    wide = (when.latest - when.earliest).days > _FEW
    return wide and when.extent is Extent.WITHIN and when.overlaps(day.when)


def _is_phase(mention: Candidate, noun: Candidate) -> bool:
    """ "Talks in Moscow ended": what happens to an event is the news of it."""
    verb = mention.args.trigger
    return noun.args.trigger.head == verb and verb.lemma_ in wordlist("titles", "phases") and verb.pos_ == "VERB"


def _names(mention: Candidate) -> bool:
    """It says who or where, and stands in no side clause."""
    verbal = mention.args.head.pos_ in ("VERB", "AUX")
    return bool(mention.who.all) and not (verbal and mention.args.head.dep_ in ("relcl", "advcl", "acl"))
