"""Mentions of one event inside an article: they share the surest date, and a reader sees the best of them once."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import timedelta

from spacy.tokens import Token

from extract.events.anchoring import Anchored
from extract.events.arguments import Arguments
from extract.events.bounds import suits
from extract.events.clauses import is_deed, stands_bare
from extract.events.kinds import lends_its_kind
from extract.events.participants import Participants
from extract.events.triggers import is_reporting, lemma_of, puts_out, words
from extract.families import family
from extract.model import Certainty, Factuality
from extract.value import Value

_ROLES = ("nsubj", "nsubjpass", "dobj")
_DEED = "what is judged"
_SHARING = (Certainty.GOVERNED, Certainty.CLAUSE)
_BEST = 16  # mentions of a group that a further one must be the same as: a page may say one thing a thousand times
_LONG = timedelta(days=30)  # two likely days further apart than that may be those of two events
_TAKING = (Certainty.ARTICLE, Certainty.NONE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One event mention with all that was found of it."""

    args: Arguments
    label: Factuality
    anchored: Anchored
    who: Participants
    kind: str | None = None
    mode: str | None = None
    salience: float = 0.0
    flags: tuple[str, ...] = ()
    named_by: Arguments | None = None  # another mention, where that says more of the event
    title: str = ""  # once it was made for choosing

    @property
    def family(self) -> str:
        """The family of its trigger's lemma."""
        return family(lemma_of(self.args.trigger))


def share_dates(candidates: Sequence[Candidate], published: Value | None, counted: Set[int]) -> list[Candidate]:
    """Give mentions without a firm date the one firm day that their family has in the article; not those that are
    `counted` by a length from another event ("a fortnight after they attacked")."""
    donors: dict[str, list[int]] = {}
    for number, candidate in enumerate(candidates):
        if _may_give(candidate):
            donors.setdefault(candidate.family, []).append(number)
            if is_deed(candidate.args):
                donors.setdefault(_DEED, []).append(number)
    return [
        c
        if number in counted
        else _with_shared(candidates, number, donors.get(c.family) or _deeds(c, donors), published)
        for number, c in enumerate(candidates)
    ]


def _deeds(candidate: Candidate, donors: Mapping[str, list[int]]) -> Sequence[int]:
    """What an article tells of one deed in court is of one day."""
    return donors.get(_DEED, ()) if is_deed(candidate.args) else ()


def _may_give(candidate: Candidate) -> bool:
    anchored = candidate.anchored
    told = is_reporting(candidate.args.head) or puts_out(candidate.args.head)
    return anchored.is_firm_day and anchored.certainty in _SHARING and not told


def _with_shared(
    candidates: Sequence[Candidate], number: int, donors: Sequence[int], published: Value | None
) -> Candidate:
    candidate = candidates[number]
    fitting = [d for d in donors if d != number and not _are_two(candidates[d], candidate)]
    days = {candidates[d].anchored.when for d in fitting}
    hangs_on_a_hole = candidate.anchored.dates and candidate.anchored.when is None
    if candidate.anchored.certainty not in _TAKING or hangs_on_a_hole:
        return candidate
    if len(days) != 1 or is_reporting(candidate.args.head):
        return candidate
    giver = candidates[fitting[0]].anchored
    if giver.when is None or not suits(giver.when, candidate.label, published):
        return candidate
    return replace(
        candidate,
        anchored=Anchored(
            giver.when.uncertain(), Certainty.CARRIED, giver.dates, via=candidates[fitting[0]].args.trigger.i
        ),
    )


def apart(one: Candidate, other: Candidate) -> bool:
    """Surely two events: places that differ, or one happened and the other did not."""
    places, others = set(one.who.places), set(other.who.places)
    if places and others and not places & others:
        return True
    happened = (Factuality.OCCURRED, Factuality.ONGOING)
    return (one.label in happened) != (other.label in happened)


def _are_two(one: Candidate, other: Candidate) -> bool:
    return apart(one, other) or _others(one, other)


def _others(one: Candidate, other: Candidate) -> bool:
    """Each says who did it, and they share neither that nor to whom: "mobs attacked Armenians", "the army attacked"."""
    if not _nouns(one.args.subjects) or not _nouns(other.args.subjects):
        return False
    told, others = (_nouns((*c.args.subjects, *c.args.objects)) for c in (one, other))
    return not told & others


def _nouns(tokens: Sequence[Token]) -> set[str]:
    return {token.lemma_.lower() for token in tokens if token.pos_ in ("NOUN", "PROPN")}


def groups(candidates: Sequence[Candidate]) -> Iterator[list[int]]:
    """Numbers of mentions that tell one event, the best first."""
    ranked = sorted(range(len(candidates)), key=lambda n: (-candidates[n].salience, n))
    found: list[list[int]] = []
    homes: dict[str | int, list[int]] = {}  # families and trigger words → groups that may be home to a mention
    for number in ranked:
        mention = candidates[number]
        word = mention.args.trigger
        keys = (mention.family, word.i, word.head.i)
        near = sorted({home for key in keys for home in homes.get(key, ())})
        home = next((h for h in near if all(_same(candidates[m], mention) for m in found[h][:_BEST])), len(found))
        if home == len(found):
            found.append([])
        found[home].append(number)
        for key in keys:
            homes.setdefault(key, []).append(home)
    yield from found


def _carries(verb: Candidate, noun: Candidate) -> bool:
    """ "the invasion began", "announced a mobilisation", "signed the treaty", "agreed to send": one event."""
    word = noun.args.trigger
    if leads(verb, noun):
        return True
    if verb.args.head.dep_ == "relcl" and verb.args.head.head == word:  # "a vote that was held under guard"
        return lends_its_kind(verb.args.head)
    if word.pos_ not in ("NOUN", "PROPN") or word.head != verb.args.trigger or word.dep_ not in _ROLES:
        return False
    return lends_its_kind(verb.args.trigger) or (verb.kind is not None and verb.kind == noun.kind)


def leads(verb: Candidate, other: Candidate) -> bool:
    """ "agrees to provide", "declared the region annexed", "accepted a proposal": the verb is the news."""
    word, above = other.args.trigger, verb.args.trigger
    if word.head != above:
        return False
    if word.dep_ == "xcomp":
        return True
    if word.dep_ in ("ccomp", "oprd") and word.tag_ == "VBN":
        return above.lemma_ in words("declaring_verbs") and stands_bare(word)
    return word.dep_ == "dobj" and above.lemma_ in words("answering_verbs")


def _far_apart(days: Value | None, others: Value | None) -> bool:
    if days is None or others is None or not (days.earliest and days.latest and others.earliest and others.latest):
        return False
    return max(days.earliest - others.latest, others.earliest - days.latest) > _LONG


def _done_to(candidate: Candidate) -> Sequence[Token]:
    return candidate.args.subjects if candidate.args.passive else candidate.args.objects


def _count_apart(one: Candidate, other: Candidate) -> bool:
    """ "4,239 people were killed" in eight months, "two reporters" on a day of them: each has a number of its own."""
    numbers, others = ({c.text for noun in _done_to(e) for c in noun.children if c.pos_ == "NUM"} for e in (one, other))
    return bool(numbers) and bool(others) and not numbers & others


def of_different_things(one: Candidate, other: Candidate) -> bool:
    """ "Captured the outpost", "captured Paletwa": what it was done to is called otherwise."""
    things, others = ({noun.lemma_ for noun in _done_to(e) if noun.pos_ != "PRON"} for e in (one, other))
    return bool(things) and bool(others) and not things & others


def _same(one: Candidate, other: Candidate) -> bool:
    if _carries(one, other) or _carries(other, one):
        return True
    if one.family != other.family or apart(one, other):
        return False
    days, others = one.anchored.when, other.anchored.when
    if one.anchored.certainty.is_firm and other.anchored.certainty.is_firm:
        if days is None or others is None or not days.overlaps(others):
            return False
        return days == others or not (of_different_things(one, other) and _count_apart(one, other))
    if _far_apart(days, others) and of_different_things(one, other):
        return False
    named, also = set(one.who.actors + one.who.targets), set(other.who.actors + other.who.targets)
    return not named or not also or bool(named & also)
