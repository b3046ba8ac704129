"""What "now", "then" and "here" stand for: the day of writing, a date that was told, or whichever of the two the
paragraph hangs on.
"""

import re
from collections.abc import Sequence

from extract.model import Anchor, Direction
from extract.partial import Partial
from extract.timex import steps
from extract.timex.anchor import Anchors
from extract.timex.clocks import clock_day
from extract.timex.points import Point
from extract.timex.surroundings import opens_sentence
from extract.timex.tense import tense

_OPENING = 40  # characters that show whether an expression opens its sentence
# "Orders went out the same week", behind a month told in passing; "in the quarter … the year-earlier period".
_TOLD_AS = {
    "week+0": ("day", "week", "weekend"),
    "same-1": ("quarter", "half", "season", "month", "year"),
}
_COMING_WEEKDAY = re.compile(r"W([1-7])\+1")
_BY_CLOCK = re.compile(r"[+-]P[0-9.]+T[HM]")
_WEEK = 7
_EARLY_IN_THE_WEEK = (1, 2)  # Monday and Tuesday
_FORESEEN = re.compile(  # "said that in the next three days", "planned to leave within the next week"
    r"\b(?:said|told|warned|announced|predicted|promised|vowed|expected|planned|hoped|agreed|wanted|claimed|that|to)\b"
)
_WAS_PLANNED = re.compile(r"\b(?:was|were|had) (?:been )?(?:due|supposed|to|meant|scheduled|expected)\b[^.;]*$")
_REACH = 80


def reference(name: str, partial: Partial, anchors: Anchors, place: tuple[int, int]) -> tuple[Point | None, Anchor]:
    """ "now", "then" or "here" at a place of the text, for a value of these steps; None where it is not known."""
    if name == "then":
        return _told_reference(partial.steps, anchors, place)
    return _now(partial, anchors, place) if name == "now" else _here(partial, anchors, place)


def _now(partial: Partial, anchors: Anchors, place: tuple[int, int]) -> tuple[Point | None, Anchor]:
    if _runs_on(partial, anchors, place):
        return anchors.then() if anchors.told else (None, Anchor())
    if anchors.liveblog and partial.steps and _BY_CLOCK.fullmatch(partial.steps[0]):
        point, anchor = anchors.writing()
        return anchors.liveblog.moment_at(place[0]) or point, anchor
    if _just_over(partial, anchors, place):
        point, anchor = anchors.writing()
        return point and point.stepped(-_WEEK), anchor
    if anchors.publication is None and anchors.narrative and steps.is_coarse(partial.steps):
        return anchors.here()
    return anchors.writing()


def _just_over(partial: Partial, anchors: Anchors, place: tuple[int, int]) -> bool:
    """ "*This Tuesday* he rejected it", written later in its week: the one just over."""
    weekday = _COMING_WEEKDAY.fullmatch(partial.steps[0]) if partial.steps else None
    writing, _ = anchors.writing()
    if weekday is None or writing is None or not anchors.text.startswith(("this ", "This "), place[0]):
        return False
    over = int(weekday[1]) <= (writing.first_day % _WEEK or _WEEK)
    return over and anchors.tense(place) is Direction.PAST


def _here(partial: Partial, anchors: Anchors, place: tuple[int, int]) -> tuple[Point | None, Anchor]:
    first = partial.steps[0] if partial.steps else ""
    if first == "weekend+0" and anchors.publication:
        return _weekend_of(anchors, place)
    day_told = anchors.told is not None and anchors.told.point.unit == "day"
    if first == "night" and anchors.publication and not day_told:
        return anchors.writing()  # "overnight", behind a month of the background
    if anchors.looks_back_only_here and anchors.tense(place) is Direction.FUTURE:
        return anchors.writing()  # "She was born in 1920 … A service will be held in two weeks"
    ends = partial.mod == "END" or any(step.startswith(("nth-", "D")) for step in partial.steps[-1:])
    if ends and anchors.told_here and anchors.tense(place) is Direction.PAST:
        return anchors.then()  # "a year ago they pledged two billion, of which half was paid by the end of the year"
    return anchors.here()


def _weekend_of(anchors: Anchors, place: tuple[int, int]) -> tuple[Point | None, Anchor]:
    """ "This weekend" is never one that was told; early in a week and in the past tense it is the one just over."""
    point, anchor = anchors.writing()
    early = point is not None and point.first_day % _WEEK in _EARLY_IN_THE_WEEK
    over = early and anchors.tense(place) is Direction.PAST
    return (point.stepped(-len(_EARLY_IN_THE_WEEK)) if point and over else point), anchor


def _told_reference(forward: Sequence[str], anchors: Anchors, place: tuple[int, int]) -> tuple[Point | None, Anchor]:
    """What the text told before."""
    first = forward[0] if forward else ""
    if anchors.hangs_on_hole:
        return None, Anchor()
    if first.startswith("T"):
        return clock_day(anchors, place[0], first[1:])
    if first == "year+0":
        return anchors.year_told()
    if first.startswith("+P") and not anchors.told and not anchors.is_request:
        return None, Anchor()  # "two weeks on": from what, the text does not say
    if first in _TOLD_AS:
        return anchors.told_as(_TOLD_AS[first])
    if first == "month+0" and not anchors.told_here:
        return anchors.told_as(("day", "week", "month"))  # "Clashes have spread since early January … later that month"
    if first.startswith("day"):
        return _day_told(forward, anchors, place)
    if first.startswith("W"):
        return _weekday_told(forward, anchors, place)
    return _counted_from(forward, anchors, place) if first.startswith("+P") else anchors.taken_up()


def _weekday_told(forward: Sequence[str], anchors: Anchors, place: tuple[int, int]) -> tuple[Point | None, Anchor]:
    """ "The vote was held on Monday … On *the Friday* they had cut a paragraph": never a Friday to come."""
    point, anchor = anchors.taken_up()
    writing, of_writing = anchors.writing()
    ahead = writing is not None and not anchors.narrative and _leads_beyond(point, forward, writing)
    if writing is None or not ahead or anchors.tense(place) is not Direction.PAST:
        return point, anchor
    return writing.stepped(-(_WEEK // 2)), of_writing


def _day_told(forward: Sequence[str], anchors: Anchors, place: tuple[int, int]) -> tuple[Point | None, Anchor]:
    """The last day told; where that lies ahead and the past tense counts from it, the day of writing: "wants all freed
    before Eid … The previous day it had offered none"."""
    point, anchor = anchors.day_told(place[0])
    writing = anchors.publication
    ahead = writing is not None and not anchors.narrative and _leads_beyond(point, forward, writing)
    return anchors.writing() if ahead and anchors.tense(place) is Direction.PAST else (point, anchor)


def _counted_from(forward: Sequence[str], anchors: Anchors, place: tuple[int, int]) -> tuple[Point | None, Anchor]:
    """The last date told; where the past tense counts from it beyond the day of writing, the one told before that:
    "Records shown to the jury on Wednesday … He was arrested three months later"."""
    point, anchor = anchors.taken_up()
    writing = anchors.publication
    if writing is None or anchors.narrative or not _leads_beyond(point, forward, writing):
        return point, anchor
    if anchors.tense(place) is not Direction.PAST:
        return point, anchor
    behind = (told for told in reversed(anchors.all_told) if not _leads_beyond(told.point, forward, writing))
    before = next(behind, None)
    return anchors.told_then(before) if before else (point, anchor)


def _leads_beyond(point: Point | None, forward: Sequence[str], writing: Point) -> bool:
    if point is None:
        return False
    try:
        counted = steps.walk(point, forward).point
    except (ValueError, OverflowError):
        return False
    return counted is not None and counted.in_range and counted.first_day > writing.first_day


def _runs_on(partial: Partial, anchors: Anchors, place: tuple[int, int]) -> bool:
    """ "Over the next three days they took the town": time that runs on from what was told, and not from today."""
    if not partial.steps or not partial.steps[0].startswith(("next", "within")):
        return False
    if _WAS_PLANNED.search(anchors.text[max(0, place[0] - _REACH) : place[0]]):
        return anchors.told is not None
    hint = tense(anchors.text, *place)
    before = anchors.text[max(0, place[0] - _OPENING) : place[0]]
    return (anchors.history and hint is not Direction.FUTURE) or (
        hint is Direction.PAST and (opens_sentence(before) or not _FORESEEN.search(before))
    )
