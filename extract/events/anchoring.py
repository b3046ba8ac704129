"""When an event was: the first rung of a ladder that answers.

1. governed: a date hangs on the trigger. 2. clause: a date in its clause. 3. sentence: the nearest other date of its
sentence, unless that belongs to a side clause or to the verb that reports the event. 4. carried: the last day of the
few sentences before. 5. article: the first recent day of the body. The first three are firm, the next two carry `?`.
Below them nothing is made up: the bounds stay open on the side of publication, and a day is only proposed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from spacy.tokens import Token

from extract.events.arguments import SUBJECT_DEPS, Arguments
from extract.events.bounds import HAPPENED, as_told, open_bounds, suits
from extract.events.clauses import (
    belongs_to_noun,
    clause_of,
    continues,
    dates_another,
    governs,
    is_asked,
    is_deed,
    is_deed_date,
    is_due_by,
    is_inside,
    is_of_another,
    lies_beside,
    owns_date,
    path_up,
    subordinate_above,
    tells_a_thing,
    time_word,
)
from extract.events.dates import CARRY_SAYINGS, CARRY_SENTENCES, Dates, TextDate, is_comparison
from extract.events.factuality_verbs import verb_label
from extract.events.triggers import is_reporting, is_saying, words
from extract.events.wordlists import wordlist
from extract.granularity import Granularity
from extract.model import Certainty, Factuality, Proposed
from extract.value import Extent, Value, intersect

_FEW = 4  # days
_OLD = 60  # days before the article's own day
_APPOSED = 3  # tokens between a date and the same one told more exactly
_THEY = ("they", "he", "she")
_LIKELY = (Certainty.CARRIED, Certainty.ARTICLE)
_UNREAL = (Factuality.HYPOTHETICAL, Factuality.DENIED)


@dataclass(frozen=True, slots=True)
class Anchored:
    """An event's time with how it was found: ids of expressions, or `via` another event (its trigger's token)."""

    when: Value | None
    certainty: Certainty
    dates: tuple[str, ...] = ()
    relation: str = ""
    proposed: Proposed | None = None
    via: int | None = None

    @property
    def is_firm_day(self) -> bool:
        """A firm rung gave one calendar day."""
        return self.certainty.is_firm and not self.relation and self.when is not None and self.when.is_day


def anchor(event: Arguments, label: Factuality, dates: Dates) -> Anchored:
    """Climb down the ladder for one event mention."""
    row = dates.by_sentence.get(dates.sentence_of[event.trigger.i], ())
    here = [d for d in row if d.elided is None and not is_comparison(d)]
    firm = _firm(event, label, here, dates.published)
    if firm is None:
        return _likely(event, label, dates)
    dated, certainty, relation = firm
    if dated.is_bare_clock and (other := _day_of_clock(event, label, dated, dates)):
        return other
    floor = _said_on(event, here) if label is Factuality.PLANNED else None
    told = as_told(dated.when, relation, label, floor.when if floor else dates.published, certainty)
    if told and label is Factuality.OCCURRED and dated.is_past_length and not _lasts(event, dated):
        told = replace(told, extent=Extent.WITHIN)
    told = _named_after(event, told, dates) or told
    named = dated.when.earliest if dated.when and dated.is_day else None
    offers = named and told and not told.is_day and relation in ("since", "by") and label in HAPPENED
    proposed = Proposed(named, relation) if named and offers else None
    return Anchored(told, certainty if told else Certainty.NONE, dated.ids, relation, proposed)


def _lasts(event: Arguments, dated: TextDate) -> bool:
    """ "*For* the past year", "has *raged* over the past year"; but a mutiny within the past year did not last it."""
    before = dated.root.doc[dated.first - 1].lower_ if dated.first else ""
    return before in ("for", "throughout") or event.head.lemma_ in wordlist("factuality", "subject_ongoing")


def _named_after(event: Arguments, told: Value | None, dates: Dates) -> Value | None:
    """ "In late May they took the fort. The day was 27 May.": the next sentence names the day."""
    if told is None or told.is_day or not told.is_closed or event.head.dep_ != "ROOT":
        return None
    for dated in dates.by_sentence.get(dates.sentence_of[event.trigger.i] + 1, ()):
        subject = next((c for c in dated.root.head.children if c.dep_ == "nsubj"), None)
        names = dated.root.dep_ == "attr" and subject is not None and subject.lower_ in ("day", "date")
        if names and dated.is_plain_day and dated.when is not None and told.overlaps(dated.when):
            return dated.when
    return None


def _in_its_line(event: Arguments, head: TextDate) -> bool:
    """The line that the event is told in opens with the date, and not with a time of posting."""
    between = event.trigger.doc[head.last : event.trigger.i]
    return head.when is not None and not head.when.time and not any("\n" in token.text for token in between)


def _day_of_clock(event: Arguments, label: Factuality, clock: TextDate, dates: Dates) -> Anchored | None:
    """A clock time that no day is told for, on the likely day; None where that is the clock's own or there is none."""
    likely = _likely(event, label, dates)
    if likely.when is None or likely.certainty not in _LIKELY or clock.when is None:
        return None
    if likely.when.earliest == clock.when.earliest:
        return None
    return replace(likely, dates=(*likely.dates, *clock.ids))


def _likely(event: Arguments, label: Factuality, dates: Dates) -> Anchored:
    """The two lower rungs, and what is left where they don't answer.

    What did not happen has no day, and a day told before is not that of an event beside another ("after the raid")
    or of a deed in court: for these the lower rungs only propose one. What answers the news ("NATO condemned it") is
    rather of the day of writing.
    """
    sentence = dates.sentence_of[event.trigger.i]
    if label in HAPPENED and dates.publication_day and not dates.tells_of_old and _is_reaction(event):
        return _open(label, dates, Proposed(dates.publication_day, "publication"))
    head = dates.head_of(sentence) if label in HAPPENED else None
    carried = _carried(event, sentence, dates)
    if carried is not None and carried.sentence != sentence and _has_left(sentence, carried, dates):
        carried = None
    if carried is None and head is None and (long_ago := _long_ago(event, sentence, dates)) and label in HAPPENED:
        return _open(label, dates, Proposed(long_ago, Certainty.CARRIED.value))
    beside = is_deed(event) or _hangs_on_another(event) or _is_ended(event) or is_asked(event)
    headed = Certainty.SENTENCE if head is not None and _in_its_line(event, head) else Certainty.CARRIED
    rungs = ((head, headed), (carried, Certainty.CARRIED), (_day_of_article(sentence, dates), Certainty.ARTICLE))
    for dated, certainty in rungs:
        if dated is None or dated.when is None or not (dated is head or suits(dated.when, label, dates.published)):
            continue
        if (beside or label in _UNREAL) and dated.when.earliest:
            return _open(label, dates, Proposed(dated.when.earliest, certainty.value))
        when = dated.when if dated is head else _day_only(dated.when)
        when = when if certainty.is_firm else when.uncertain()
        return Anchored(when, certainty, dated.ids)
    proposal = dates.proposed_day() if label is not Factuality.PLANNED else None
    return _open(label, dates, Proposed(*proposal) if proposal else None)


def _has_left(sentence: int, carried: TextDate, dates: Dates) -> bool:
    """The sentence tells an earlier day of its own: "3,000 died in the fighting for Goma, which fell on 27 January"."""
    told = (d.when for d in dates.by_sentence.get(sentence, ()) if d.when and d.when.is_closed and not d.is_vague)
    own = (when.latest for when in told if when.granularity.rank <= Granularity.DAY.rank)
    day = carried.when.earliest if carried.when else None
    return any(day and other and (day - other).days > _FEW for other in own)


def _day_of_article(sentence: int, dates: Dates) -> TextDate | None:
    """The article's own day; not for a sentence that tells of another time ("a report published last July said")."""
    day = dates.article_day
    if day is None or day.when is None or day.when.earliest is None:
        return None
    told = (d.when for d in dates.by_sentence.get(sentence, ()) if d.when and d.when.earliest)
    of_old = (when.latest for when in told if when.latest and when.granularity.rank <= Granularity.YEAR.rank)
    return None if any((day.when.earliest - latest).days > _OLD for latest in of_old) else day


def _open(label: Factuality, dates: Dates, offered: Proposed | None) -> Anchored:
    """No rung answers: the bounds stay open, and a day is only offered."""
    return Anchored(open_bounds(label, dates.published), Certainty.NONE, proposed=offered)


def _day_only(when: Value) -> Value:
    """A day that is carried leaves its hour behind."""
    return replace(when, time=None, granularity=Granularity.DAY) if when.time else when


def _carried(event: Arguments, sentence: int, dates: Dates) -> TextDate | None:
    """The day on which the sentence says that it was told, else the last day of the few sentences before."""
    said = _said_on(event, [d for d in dates.by_sentence.get(sentence, ()) if d.is_plain_day])
    return said or dates.carried(sentence, _reach(event), any_day=_comes_next(event))


def _long_ago(event: Arguments, sentence: int, dates: Dates) -> date | None:
    """The day of a story long ago that the sentences before tell: the article's own day is not that of what follows."""
    told = dates.carried(sentence, _reach(event), any_day=True)
    return told.when.earliest if told and told.when else None


def _reach(event: Arguments) -> int:
    return CARRY_SAYINGS if is_reporting(event.head) or is_saying(event.head) else CARRY_SENTENCES


def _comes_next(event: Arguments) -> bool:
    """ "She *then* fell", "*They* burned it": the story of the last date goes on, however long ago that was."""
    verb = clause_of(event.head)
    then = any(child.lower_ == "then" and child.dep_ == "advmod" for child in verb.children)
    return then or (verb.dep_ == "ROOT" and verb.tag_ == "VBD" and _is_of_those_told(verb))


def _is_of_those_told(verb: Token) -> bool:
    """A pronoun opens the sentence, and the one before stands in the same paragraph."""
    first = verb.sent[0]
    return first.lower_ in _THEY and first.dep_ == "nsubj" and first.i > 0 and "\n" not in first.nbor(-1).text


def _is_reaction(event: Arguments) -> bool:
    """What it answers was told before, with a day of its own."""
    return event.trigger == event.head and event.head.lemma_.lower() in words("reacting_verbs")


def _firm(
    event: Arguments, label: Factuality, here: list[TextDate], published: Value | None
) -> tuple[TextDate, Certainty, str] | None:
    """The date of the sentence that is the event's, its rung, and the relation between the two."""
    own = [d for d in here if owns_date(event, d.root, d.last)]
    if own:
        finer = (d for d in here if governs(event, d.root) and _lies_within(d, own[0]))
        return next(finer, own[0]), Certainty.GOVERNED, ""  # "in August, when fighting resumed on the 24th"
    here = [d for d in here if not _is_of_another(event, d)]
    governed = [d for d in here if governs(event, d.root) and not (d.is_vague and not _fits(d, label, published))]
    governed = [d for d in governed if not d.is_mere_clock] or governed  # "11:00 Hundreds marched this morning"
    if governed:
        return _chosen(event, [*governed, *_beside(governed, here)], Certainty.GOVERNED)
    if event.trigger.dep_ == "pobj" and time_word(event) is not None:
        return None
    here = [d for d in here if _fits(d, label, published) and not d.is_vague]
    clause = clause_of(event.head)
    same = [d for d in here if clause_of(d.root) == clause and not belongs_to_noun(event, d.root)]
    going = [d for d in here if _goes_on(event, d) and _may_reach(event, d)]
    here = _finest(here)
    if same and not any(_lies_within(finer, coarse) for finer in here for coarse in same):
        return _chosen(event, same, Certainty.CLAUSE)
    if _hangs_on_another(event) or _is_reaction(event):
        return None
    rest = _finest(going) or [d for d in here if _is_fine(d) and _may_reach(event, d) and _may_date(event, d, label)]
    if not rest:
        return None
    dated, certainty, relation = _chosen(event, rest, Certainty.SENTENCE)
    beneath = clause_of(dated.root).head == clause
    done = beneath and not relation and _is_done_by_then(event)
    return dated, certainty, "by" if done else relation


def _may_date(event: Arguments, dated: TextDate, label: Factuality) -> bool:
    return not _is_parted(event, dated) and not (label in HAPPENED and _is_of_plan(event, dated))


def _is_of_plan(event: Arguments, dated: TextDate) -> bool:
    """ "They were due to meet on 5 September, but the meeting *was cancelled*": then was only what they planned."""
    clause = clause_of(dated.root)
    return clause != clause_of(event.head) and verb_label(clause) is Factuality.PLANNED


def _is_parted(event: Arguments, dated: TextDate) -> bool:
    """ "He has not been freed; he foiled an escape on 19 October": told behind a semicolon, it dates nothing before."""
    between = event.trigger.doc[event.trigger.i : max(event.trigger.i, dated.first)]
    return any(token.text == ";" for token in between)


def _is_done_by_then(event: Arguments) -> bool:
    """ "When the army opened fire on 19 September, the enclave *had been cut off*"."""
    verb = event.head
    return verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in ("had", "’d", "'d") for c in verb.children)


def _is_of_another(event: Arguments, dated: TextDate) -> bool:
    """It dates a deed that is judged, an event that this one is only set beside, or a thing ("the 2026 budget")."""
    coarse = dated.when is not None and dated.when.granularity.rank >= Granularity.YEAR.rank
    apart = coarse and tells_a_thing(dated.root)
    due = is_due_by(event, dated.span)
    return apart or due or is_deed_date(event, dated.root) or dates_another(event, dated.span)


def _hangs_on_another(event: Arguments) -> bool:
    """Set beside another event, told in one, or done before it: the sentence's other dates are not its own."""
    return _is_done_before(event) or lies_beside(event) or is_of_another(event) or time_word(event) is not None


def _is_ended(event: Arguments) -> bool:
    """ "They would lift their *siege*": it was there before."""
    return event.trigger.dep_ == "dobj" and event.trigger.head.lemma_ in words("lifting_verbs")


def _is_done_before(event: Arguments) -> bool:
    """ "They removed the minister on Friday, who has left the country", "people came out because he had fled", "the man
    who set the fire was jailed on Friday": of what was done by then the clause has no day."""
    verb = event.head
    perfect = verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    person = any(c.dep_ == "nsubj" and c.lower_ == "who" for c in verb.children)
    cause = any(c.dep_ == "mark" and c.lower_ == "because" for c in verb.children)
    judged = verb.tag_ == "VBD" and _is_judged(verb.head)
    return ((perfect or judged) and verb.dep_ == "relcl" and person) or (perfect and verb.dep_ == "advcl" and cause)


def _is_judged(person: Token) -> bool:
    """Whom the verb above accuses, tries or jails, or who confesses."""
    verb = person.head
    confesses = person.dep_ == "nsubj" and verb.lemma_ in ("plead", "admit", "confess")
    return confesses or (person.dep_ in ("nsubjpass", "dobj") and verb.lemma_ in words("judging_verbs"))


def _beside(dates: list[TextDate], here: list[TextDate]) -> list[TextDate]:
    """What stands right behind one of the dates and says it more exactly: "four years earlier, in June 2021"."""
    return [d for d in here if any(0 < d.first - other.last <= _APPOSED and _lies_within(d, other) for other in dates)]


def _is_fine(dated: TextDate) -> bool:
    """A day, or a few told by their days ("on Sunday and Monday")."""
    when = dated.when
    if dated.is_day or when is None or when.earliest is None or when.latest is None:
        return dated.is_day
    return when.granularity is Granularity.DAY and (when.latest - when.earliest).days < _FEW and not dated.relation


def _goes_on(event: Arguments, dated: TextDate) -> bool:
    """A date coarser than a day reaches only what goes on with its clause."""
    return continues(event, dated.root) and not belongs_to_noun(event, dated.root)


def _fits(dated: TextDate, label: Factuality, published: Value | None) -> bool:
    return dated.when is None or suits(dated.when, label, published)


def _chosen(event: Arguments, dates: list[TextDate], certainty: Certainty) -> tuple[TextDate, Certainty, str]:
    nearest = min(_finest(dates), key=lambda d: _distance(event, d))
    return nearest, certainty, nearest.relation


def _said_on(event: Arguments, here: Sequence[TextDate]) -> TextDate | None:
    """The day on which the event was told, where the sentence says so: "On 16 May he said that they were beaten"."""
    return next((d for d in here if d.is_day and _is_told_under(event, clause_of(d.root))), None)


def _is_told_under(event: Arguments, verb: Token) -> bool:
    """The verb reports the event: it lies in what is said, not in who says it."""
    if not is_reporting(verb) or verb == event.head:
        return False
    below = list(takewhile(lambda token: token != verb, path_up(event.head)))
    return below[-1].head == verb and below[-1].dep_ not in SUBJECT_DEPS


def _finest(dates: list[TextDate]) -> list[TextDate]:
    """Where a sentence has a day and something coarser, only the days take part; "over seven years ago, in February
    2015" is that February."""
    days = [d for d in dates if d.when is None or d.is_day]
    if any(d.is_day for d in days):
        return days
    return [d for d in dates if not any(_lies_within(other, d) for other in dates)]


def _lies_within(finer: TextDate, coarser: TextDate) -> bool:
    if finer.when is None or coarser.when is None or not finer.when.is_closed or not coarser.when.is_closed:
        return False
    shared = intersect(finer.when, coarser.when)
    bounds = (finer.when.earliest, finer.when.latest)
    inside = shared is not None and (shared.earliest, shared.latest) == bounds
    return inside and bounds != (coarser.when.earliest, coarser.when.latest) and not finer.relation


def _distance(event: Arguments, dated: TextDate) -> int:
    at = event.trigger.i
    return dated.first - at if dated.first > at else at - dated.last + 1


def _may_reach(event: Arguments, dated: TextDate) -> bool:
    """Not a date of a side clause that does not hold the event, nor one of a verb that reports it."""
    side = subordinate_above(dated.root)
    if side is not None and not is_inside(event.trigger, side):
        return False
    return not _is_told_under(event, clause_of(dated.root))
