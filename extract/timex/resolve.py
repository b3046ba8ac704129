"""Partial + anchor → TIMEX3 value, modifier and bounds."""

import re
from dataclasses import dataclass, field, replace

from extract.granularity import Granularity as G
from extract.model import Anchor, Direction
from extract.partial import Partial
from extract.timex import distances, steps
from extract.timex.anchor import Anchors
from extract.timex.genre import order_by_weekday
from extract.timex.points import Point
from extract.timex.references import reference
from extract.timex.starts import Start, read_start
from extract.timex.states import State
from extract.timex.tense import opens_past, tells_course, tells_perfect, tells_plan
from extract.timex.unsaid import unsaid, vague_text
from extract.value import Extent, Value

_OPENING = 40  # characters that show whether an expression opens its sentence
_BY = re.compile(r"\b(?:by|until|till) (?:the )?$")
_FORTNIGHT = 14  # days that a story looks back over without a word
_WEEK = 7
_NEAR = 7  # days: a date line stands near its publication
_FORESAW = re.compile(r"\b(?:thought|hoped|expected|believed|promised|predicted|vowed|assumed)\b[^.;]*\bwould\b[^.;]*$")
_UP_TO_NOW = re.compile(  # "has been prime minister since August"
    r"\b(?:has|have|['’]s|['’]ve) (?:been|had|held|led|run|kept|stood|lain|lived|served|ruled)\b[^.;]* since $"
)
_PLANNED_FOR = re.compile(  # "talks scheduled for early May were called off"
    r"(?<!is )(?<!are )(?:planned|scheduled|slated|arranged|called) for (?:the )?$"
)
_SENTENCE_END = re.compile(r"[.!?;\n]")
_DROPPED = re.compile(
    r"\b(?:call(?:ed)? off|never took place|cancel|postpon|fell through|scrap|put off|did not|collapsed|delayed|slip"
    r"|(?:first|originally|initially) (?:planned|scheduled|set))"
)
_REACH = 80
_CLOCK_LENGTH = re.compile(r"P([0-9.]+|X)T([HMS])")  # a slot gives number and unit: three hours are PT3H


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression came to; `point` is what later expressions may hang on."""

    value: str
    mod: str = ""
    when: Value | None = None
    anchor: Anchor = field(default_factory=Anchor)
    direction: Direction = Direction.NONE
    point: Point | None = None

    def as_told(self, mod: str) -> Point:
        """Where the story stands after it: late 1943 is rather its autumn than its January."""
        point = self.point
        if point is None:
            raise ValueError("nothing was told")
        if point.unit == "year" and mod in ("MID", "END"):
            return Point("month", point.index * 12 + (5 if mod == "MID" else 10))
        return point


def resolve(partial: Partial, anchors: Anchors, place: tuple[int, int]) -> Resolved:
    """Resolve one underspecified value at its span of the text."""
    start = read_start(partial.start)
    if start.text in ("us", "eu"):
        return resolve(replace(partial, value=_in_order(partial, anchors)), anchors, place)
    if start.is_plain:
        return unanchored(partial)
    if start.text == "now" and not partial.steps and anchors.narrative and anchors.publication is None:
        return Resolved("PRESENT_REF")  # "visitors are today shown the quarries": of no day, and of whenever it is read
    if start.cycle == "year" and partial.steps and partial.steps[0].startswith("same+"):
        partial = replace(partial, value=partial.start)  # "the 35th anniversary of 4 June": this year's 4 June
    base, anchor, direction = _base(start, partial, anchors, place)
    try:
        state = steps.walk(base, distances.planned(partial.steps) if anchors.is_request else partial.steps)
    except (ValueError, OverflowError):  # the 31st of a short month, a step out of the calendar
        return Resolved(unsaid(start, partial.steps), partial.mod)
    return _finish(state, start, partial, anchor, direction, anchors, place[0])


def unanchored(partial: Partial) -> Resolved:
    """A length, a set or a reference: its value is what its words say."""
    if partial.start == "UNKNOWN":  # "this period", "a Sunday": of time, but of which time its words do not say
        return Resolved(" ".join(partial.steps).replace(" T", "T"), partial.mod)
    if partial.start.startswith("@"):  # "every Christmas"
        return Resolved(unsaid(read_start(partial.start), partial.steps), partial.mod)
    return Resolved(_CLOCK_LENGTH.sub(r"PT\1\2", partial.start), partial.mod)


def _in_order(partial: Partial, anchors: Anchors) -> str:
    """3/4/2015 is read as its weekday tells ("Friday, 3/4/2015"), else as the article's plain cases are ("16/3/2015");
    without such, it is the day nearer to the publication where both readings are dates; else as its rule says."""
    value = partial.value[3:]
    date, space, rest = value.partition(" ")
    year, month, day = date.split("-")
    swapped = f"{year}-{day}-{month}"
    if told := order_by_weekday(partial):
        return (swapped if told != partial.start else date) + space + rest
    if anchors.day_first and int(day) <= 12:
        return swapped + space + rest
    published, _ = anchors.writing()
    both = [read_start(text).point for text in (date, swapped)]
    if published is None or int(day) > 12 or both[0] is None or both[1] is None:
        return value
    distance, other = (abs(point.first_day - published.first_day) for point in both if point)
    return swapped + space + rest if other < distance and other < _NEAR else value


def _base(
    start: Start, partial: Partial, anchors: Anchors, place: tuple[int, int]
) -> tuple[Point | None, Anchor, Direction]:
    if start.point is not None:
        return start.point, Anchor("own"), Direction.NONE
    if start.text in ("now", "then", "here"):
        point, anchor = reference(start.text, partial, anchors, place)
        return point, anchor, steps.direction(partial.steps) if point else Direction.NONE
    return _unsaid_base(_on_weekday(start, partial), anchors, place)


def _on_weekday(start: Start, partial: Partial) -> Start:
    """ "Wednesday, 15 May": of a year in which that is a Wednesday."""
    return replace(start, weekday=partial.weekday) if partial.weekday else start


def _unsaid_base(start: Start, anchors: Anchors, place: tuple[int, int]) -> tuple[Point | None, Anchor, Direction]:
    """A date with parts unsaid: the candidates round the anchor, and the one that tense and distance choose."""
    hint = anchors.tense(place)
    writing, by_writing = anchors.writing()
    if writing and _UP_TO_NOW.search(anchors.text[max(0, place[0] - _REACH) : place[0]]):
        latest = start.latest(writing)
        return latest, by_writing, Direction.PAST if latest else Direction.NONE
    told = anchors.history and (anchors.narrative or anchors.text.endswith("until ", 0, place[0]))
    planned = not told or tells_plan(anchors.text, place[0])  # "charged in March 2010 and bailed until April"
    ahead = (hint is Direction.FUTURE and anchors.publication is not None and planned) or (
        hint is Direction.PAST and anchors.tells_a_plan  # "elections next year. A census began on 1 October"
    )
    if start.cycle == "week" and anchors.publication is None and tells_plan(anchors.text, place[0]):
        return None, Anchor(), Direction.NONE  # "They will march on Sunday": no Sunday of what was told before
    if start.cycle == "week" and anchors.looks_back and anchors.told_here and anchors.told_day:
        point, anchor = anchors.then_day()
        chosen = point and start.coming(point)
    elif (anchors.history and anchors.told and not ahead) or (start.cycle == "month" and anchors.told_here):
        point, anchor = anchors.then()
        chosen = point and (anchors.course.points.get(place[0]) or _told_on(start, point, anchors, place))
        if chosen and anchors.narrative and hint is not Direction.FUTURE:
            chosen = _not_beyond(anchors.publication, chosen, start)
    else:
        point, anchor = anchors.writing()
        beside = anchors.joined if anchors.joined and start.cycle in ("year", anchors.joined.unit) else None
        chosen = start.nearest_told(beside) if beside else point and _told_by_news(start, point, hint, anchors, place)
    if point is None or chosen is None:
        return None, Anchor(), Direction.NONE
    if start.cycle == "year":
        anchors.settle(chosen)
    return chosen, anchor, _direction(chosen, point)


def _not_beyond(writing: Point | None, chosen: Point, start: Start) -> Point | None:
    """A history tells nothing that lies beyond its writing: "in poor health since the spring", told in August."""
    return start.latest(writing) if writing and chosen.in_range and chosen.first_day > writing.first_day else chosen


def _told_on(start: Start, told: Point, anchors: Anchors, place: tuple[int, int]) -> Point | None:
    """The date that a paragraph's history means, unless the day of writing says better.

    "The war began on 8 October 2023 … That changed in September": the September between then and the day of writing,
    rather than the one before the war, which "had" would tell. "It fell *by* January": the one behind. And a day of
    the last two weeks is of the news.
    """
    chosen = start.nearest_told(told)
    writing = anchors.publication
    if chosen is None or start.cycle != "year" or anchors.narrative:
        return chosen
    if chosen.last_day < told.first_day and _BY.search(anchors.text[max(0, place[0] - _OPENING) : place[0]]):
        return start.coming(told)
    if writing is None:
        return chosen
    if _lies_in_told(chosen, anchors, place[0]):
        return chosen
    recent = start.nearest(writing, Direction.PAST)
    if anchors.told and anchors.told.carried and abs(chosen.first_day - told.first_day) < _FORTNIGHT:
        return chosen
    if recent and recent.unit == "day" and 0 <= writing.first_day - recent.first_day <= _FORTNIGHT:
        anchors.return_to_news()
        return recent
    stays = told.first_day - chosen.first_day < _FORTNIGHT or tells_perfect(anchors.text, place)
    behind = recent is not None and told.last_day < recent.first_day <= writing.first_day
    return recent if behind and not stays else chosen


def _lies_in_told(chosen: Point, anchors: Anchors, place: int) -> bool:
    """ "In the autumn of 2020, in a campaign from 27 September": of the period that its sentence has told."""
    told = anchors.told
    if told is None or told.point.unit == "day" or _SENTENCE_END.search(anchors.text, told.end, place):
        return False
    return told.point.first_day <= chosen.first_day and chosen.last_day <= told.point.last_day


def _told_by_news(
    start: Start, writing: Point, hint: Direction, anchors: Anchors, span: tuple[int, int]
) -> Point | None:
    place, end = span
    if anchors.is_request:
        since = anchors.text.endswith("since ", 0, place)
        return start.latest(writing) if since else start.coming(writing)
    if place in anchors.past:
        return start.latest(writing)
    if foretold := _foretold(start, writing, anchors, place):
        return foretold
    if hint is Direction.PAST and (opens_past(anchors.text, place, end) or tells_course(anchors.text, place)):
        return start.latest(writing)  # "On 11 November they took the city": never one to come
    nearest = start.nearest(writing, hint)
    if nearest and nearest.first_day == writing.first_day and anchors.restates_a_week(place):
        return Point("day", nearest.first_day - _WEEK)
    planned = nearest and _PLANNED_FOR.search(anchors.text, max(0, place - _OPENING), place)
    if nearest and planned and _DROPPED.search(anchors.text[max(0, place - _REACH) : end + _REACH]):
        return start.just_missed(nearest, writing) or nearest
    if nearest and start.is_long_past(nearest, writing) and tells_plan(anchors.text, place):
        return start.coming(writing)
    return nearest


def _foretold(start: Start, writing: Point, anchors: Anchors, place: int) -> Point | None:
    """ "In June we thought we would be there by July": what was to come then, and is past now."""
    if not anchors.told or not anchors.told_here or not _FORESAW.search(anchors.text[max(0, place - _REACH) : place]):
        return None
    coming = start.coming(anchors.told.point)
    return coming if coming and coming.first_day <= writing.first_day else None


def _direction(chosen: Point, anchor: Point) -> Direction:
    if chosen.in_range and anchor.in_range:
        if chosen.last_day < anchor.first_day:
            return Direction.PAST
        return Direction.FUTURE if chosen.first_day > anchor.last_day else Direction.SAME
    return Direction.NONE


def _finish(
    state: State, start: Start, partial: Partial, anchor: Anchor, direction: Direction, anchors: Anchors, place: int
) -> Resolved:
    if state.value in ("PAST_REF", "FUTURE_REF") and start.text == "then" and anchor.kind == "text":
        state = replace(state, value=_vague_text(anchor, state, partial) or state.value)
    if state.value is not None:  # a window or a reference
        return Resolved(state.value, partial.mod, state.when, anchor if state.when else Anchor(), direction)
    if state.point is None:
        return Resolved(unsaid(start, partial.steps), partial.mod)
    point = state.point
    if anchors.liveblog and len(point.time) == len("HH:MM") and place in anchors.liveblog.heads:
        point = replace(point, time=point.time + anchors.liveblog.offset)
    when = state.when or point.value(partial.mod)
    when = replace(when, extent=Extent.WITHIN) if when.granularity is G.NONE else when
    return Resolved(state.text or point.timex(), partial.mod, when, anchor, direction, point)


def _vague_text(anchor: Anchor, state: State, partial: Partial) -> str | None:
    return vague_text(anchor.day, partial.steps, on_a_day=state.when is not None and state.when.is_day)
