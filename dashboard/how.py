"""How a date was found, in one or two sentences: the expression, the rule, what it was counted from, how sure."""

from collections.abc import Callable, Collection
from datetime import date

from dashboard.store.records import Claim, Event, How
from dashboard.words import capital, date_words, day_words
from extract import Certainty

RUNG_WORDS = {
    Certainty.GOVERNED: "The date belongs to the verb itself.",
    Certainty.CLAUSE: "It stands in the same clause.",
    Certainty.SENTENCE: "It stands in the same sentence.",
    Certainty.CARRIED: "It was carried over from a sentence before: likely, not sure.",
    Certainty.ARTICLE: "The article as a whole is about that time: likely, not sure.",
    Certainty.NONE: "",
}
_MARKED = "It is the one date in the words that a person marked."
_MARKED_UNDATED = "A person added it; the words that they marked do not name one date."
_COUNTED = {"past": "counted back from", "future": "counted on from", "same": "read from", "none": "read from"}
_BOUND = {
    "since": "“Since” makes it a beginning.",
    "before": "“Before” makes it a bound, not a day.",
    "after": "“After” makes it a bound, not a day.",
    "until": "“Until” makes it an end.",
    "by": "“By” makes it the latest day.",
}


def is_by_hand(claim: Claim, by_person: Collection[str] = ()) -> bool:
    """A person set the date, on the claim or on its event: no words of the text give it."""
    return "when" in claim.corrected or "when" in by_person


def how_words(claim: Claim, by_person: Collection[str] = ()) -> str:
    """Plain text, from expression over anchor to certainty; `by_person` names what a person set on its event."""
    if is_by_hand(claim, by_person):
        return "The date was set by a person."
    how = claim.how
    if not how.expression:
        return _without_expression(claim)
    first = _ANCHORED.get(how.anchor, _unanchored)(how, claim)
    further = [
        _BOUND.get(how.relation, ""),
        f"Taken over from “{how.via}”." if how.via else "",
        _MARKED if claim.origin == "person" else RUNG_WORDS[claim.certainty],
    ]
    return " ".join([first, *filter(None, further)])


def proposal_words(event: Event) -> str:
    """What a guessed day is: an offer, never a date; empty where there is none."""
    if event.proposed is None:
        return ""
    return f"A guess, not a date: {day_words(event.proposed.day)}. Nothing is drawn for it."


def _without_expression(claim: Claim) -> str:
    if claim.origin == "person":
        return "A person added it with this date." if claim.when else _MARKED_UNDATED
    if "placeholder" in claim.flags:
        return "The text has a hole where the date should be; nothing else in it gives a bound."
    return "Nothing in the text says when it happened."


def _own(how: How, _claim: Claim) -> str:
    return f"“{how.expression}” stands in the text; no other date was needed."


def _published(how: How, claim: Claim) -> str:
    start = _COUNTED.get(how.direction, "read from")
    return f"“{capital(how.expression)}”, {start} the day of writing{_comma(how.anchor_day)}{_gives(claim)}"


def _told(how: How, claim: Claim) -> str:
    start = _COUNTED.get(how.direction, "read from")
    there = day_words(how.anchor_day) if how.anchor_day else "a date"
    return f"“{capital(how.expression)}”, {start} {there}, which the text names before,{_gives(claim).lstrip(',')}"


def _person(how: How, claim: Claim) -> str:
    filled = f" with {date_words(claim.when).removeprefix('on ')}" if claim.when else ""
    return f"“{how.expression}” was filled in by a person{filled}."


def _unanchored(how: How, claim: Claim) -> str:
    bare = f"“{capital(how.expression)}” names no day by itself"
    if _is_counted(how, claim):
        return f"{bare}: it was counted from another day of the article{_gives(claim)}"
    return f"{bare}." if claim.written else f"{bare}, and nothing says when the article was written."


def _is_counted(how: How, claim: Claim) -> bool:
    """A length that gave a date, told beside an event or a day: "three days after the landing". From which of them is
    not kept."""
    dated = claim.when is not None and claim.when.is_closed and claim.certainty is Certainty.SENTENCE
    return dated and not how.rule.startswith("placeholder")


_ANCHORED: dict[str, Callable[[How, Claim], str]] = {
    "own": _own,
    "publication": _published,
    "text": _told,
    "person": _person,
}


def _gives(claim: Claim) -> str:
    if claim.when is None:
        return ", gives no day."
    words = date_words(claim.when).removesuffix(" (uncertain)")
    if words.startswith("between "):
        words = words.removeprefix("between ").replace(" and ", " to ")
    return f", gives {words.removeprefix('on ').removeprefix('in ').removeprefix('from ')}."


def _comma(day: date | None) -> str:
    return f", {day_words(day)}" if day else ""
