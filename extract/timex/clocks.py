"""The day of a clock time or of a part of the day that tells none."""

import re

from extract.model import Anchor, Direction
from extract.timex.anchor import NEAR_DAYS, Anchors
from extract.timex.asides import Told
from extract.timex.liveblog import beside
from extract.timex.points import Point
from extract.timex.surroundings import is_in_relative
from extract.timex.tense import tells_perfect, tells_plan, tense

_REACH = 50
_IN_BRACKETS = re.compile(r"(?: in [A-Z]\w+(?: [A-Z]\w+)?| time)? \($")
_UNTIL = re.compile(r"\b(?:until|till|by) $")
_OF_THE_MORNING = re.compile(r"(?:[^.\n]|\.(?=[0-9]))*?(?:a\. ?m\b|am\b|midnight|\b0\d[:.]?\d\d)")
_HEADS_ENTRY = re.compile(r"\*{0,2} ?[:–—-] ")  # "24 July: Fighting starts at 8am"
_CLOCK = 24  # characters that a clock may take
_NIGHT = ("EV", "NI")
_LATE, _EARLY = "20", "10"  # hours: a clock of the morning behind one of the evening is the next day's


def clock_day(anchors: Anchors, place: int, clock: str) -> tuple[Point | None, Anchor]:
    """The day of a `clock` (TIMEX3's part behind T) at a place of the text: that of its entry, that of the clock it
    translates, else the last day told."""
    if anchors.liveblog and place in anchors.liveblog.heads:
        return anchors.writing()
    told = anchors.told_day
    if told and _is_clock(told.point.time) and _is_clock(clock):
        between = anchors.text[max(0, place - _REACH) : place]
        if _IN_BRACKETS.search(between) and not anchors.since(told):
            _, anchor = anchors.told_then(told)
            return beside(told.point, clock), anchor
    if told and not anchors.narrative and (_turns_to_today(anchors, told, place) or _has_left(anchors, told)):
        return anchors.writing()
    if told and not anchors.narrative and _is_clock(clock) and _is_of_relative(anchors.text, told):
        return anchors.writing()
    if anchors.passing_day and not _is_clock(clock):
        return anchors.taken_up()
    point, anchor = anchors.then_day()
    if point and told and point is told.point and not anchors.liveblog:
        night = clock == "MO" and point.time in _NIGHT
        woke = night and _UNTIL.search(anchors.text[max(0, place - _REACH) : place])
        small = _turns_to_morning(point, clock, anchors.text[place : place + _CLOCK])
        if woke or (small and not tells_perfect(anchors.text, (place, place))):
            return point.stepped(1), anchor
    return point, anchor


def _is_of_relative(text: str, told: Told) -> bool:
    return is_in_relative(text[max(0, told.start - _REACH) : told.start], text[told.end : told.end + 1])


def _is_clock(time: str) -> bool:
    return time[2:3] == ":"


def _turns_to_morning(told: Point, clock: str, words: str) -> bool:
    """ "It struck at 11:36 p.m. on Saturday … She was lifted out at 7:30 a.m.", "In the evening … about midnight"."""
    late = told.time[:2] >= _LATE if _is_clock(told.time) else told.time in _NIGHT and _OF_THE_MORNING.match(words)
    return bool(late) and _is_clock(clock) and clock[:2] < _EARLY


def _has_left(anchors: Anchors, told: Told) -> bool:
    """News does not stay in the years that it looked back on some paragraphs before."""
    if anchors.publication is None or anchors.history or anchors.since(told) <= 1:
        return False
    return anchors.publication.first_day - told.point.first_day > NEAR_DAYS


def _turns_to_today(anchors: Anchors, told: Told, place: int) -> bool:
    """ "The Council convenes at 10 a.m." behind a day of July; "a deadline that lapsed at midday" behind a plan."""
    hint = tense(anchors.text, place)
    planned = anchors.told is told and anchors.tells_a_plan
    entry = not anchors.since(told) and _HEADS_ENTRY.match(anchors.text, told.end)
    left = anchors.since(told) > 0 or (not entry and tells_plan(anchors.text, place))
    return (planned and hint is Direction.PAST) or (left and not planned and hint is Direction.FUTURE)
