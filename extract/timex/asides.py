"""Dates that are told in passing: a story does not move to them, and what follows does not hang on them."""

import re
from dataclasses import dataclass

from extract.timex.points import Point
from extract.timex.story import Course
from extract.timex.surroundings import is_aside, is_attribute, is_due_date, is_known_since, opens_sentence

_SENTENCE_END = re.compile(r"[.;:!?\n]")
_CLAUSE = re.compile(r"[.;:!?] |\n")
_BESIDE = 16  # characters between two expressions of one time
_REACH = 50
_CLAUSE_REACH = 90
_FAR_MONTHS = 120
_RANGE_END = re.compile(r"[0-9](?: ?- ?| to | until | till |/)$")
_RESTATING = re.compile(r",? \(|,? or ")
_BETWEEN_STYLES = range(10, 14)  # days from the Julian to the Gregorian calendar, 1582 to 2100
_PROMISED = re.compile(
    r"\b(?:supposed|meant|expected|hoped|hoping|planned|promised|vowed|intended|pledged) (?:to|that)\b"
    r"[^.;]*\bby (?:the )?$"
)
_COMPARED = re.compile(r"\b(?:from|with|than|against|versus|compared to) .*[0-9]")
_TOLD_ON = re.compile(  # "… on Monday, the governor said on Tuesday"
    r"\b(?:said|announced|added|(?:told|informed) (?:[\w'’-]+ ){1,3}?)(?: ?(?:late|early))? ?(?:on )?$"
)
_FOUNDED = re.compile(r"\b(?:Founded|Formed|Created|Established|Born|Built|Launched|Opened|Set up) in $")
_PREVIOUS = re.compile(r"the (?:previous|preceding)\b")  # "the protocol of the previous September"


@dataclass(frozen=True, slots=True)
class Told:
    """The last date that the text told, and the expression that told it."""

    point: Point
    timex: str
    paragraph: int
    start: int = 0  # of the expression
    end: int = 0
    carried: bool = False  # it left something unsaid, which the date told before it gave


def restates(text: str, last: Told, point: Point, start: int) -> bool:
    """The same moment in another calendar or zone, right behind it: "the 28th (9 October, New Style)", "11:36 p.m.
    Saturday (12:36 a.m. ET Sunday)"."""
    link = text[last.end : start]
    if point.unit != "day" or last.point.unit != "day" or not _RESTATING.fullmatch(link):
        return False
    days = point.first_day - last.point.first_day
    return abs(days) <= 1 if point.time else abs(days) in _BETWEEN_STYLES


def is_compared(text: str, start: int) -> bool:
    """ "Sales of $40 million, against $38 million a year earlier": a figure of then, and no step back of the story."""
    return _COMPARED.search(_CLAUSE.split(text[max(0, start - _CLAUSE_REACH) : start])[-1]) is not None


class Asides:
    """Which dates of a text are told in passing, asked in its order; `news` is read with a day of writing."""

    def __init__(self, text: str, course: Course, *, news: bool) -> None:
        self._text = text
        self._course = course
        self._news = news
        self.rival: Point | None = None  # a far-off date told once: told twice, the story has moved there

    def holds(self, point: Point, span: tuple[int, int], told: Told | None) -> bool:
        """A date that the story does not move to: an attribute ("the 1975 plan"), the far end of a range, what news
        has known "since Thursday", or, inside a sentence, a year that is far off or that the story stands in."""
        before, after = self._text[max(0, span[0] - _REACH) : span[0]], self._text[span[1] : span[1] + _REACH]
        if self._news and (is_known_since(before) or is_due_date(before)):
            return True
        if told is None:
            return False
        if _PROMISED.search(before) or (self._news and self._tells_when_said(span, told, before)):
            return True
        if span[0] in self._course.points:
            return span[0] in self._course.asides
        if before.endswith(" of ") and _PREVIOUS.match(self._text, span[0]):
            return True
        if _RANGE_END.search(before) and point.unit == told.point.unit == "year":
            return True
        if self._restates(point, span[0], told) or is_attribute(before, after):
            return True
        return not opens_sentence(before) and self._leads_off(point, told, before)

    def _tells_when_said(self, span: tuple[int, int], told: Told, before: str) -> bool:
        """The day on which somebody told what the same sentence has dated before."""
        beside = not _SENTENCE_END.search(self._text, told.end, span[0])
        return beside and told.point.unit == "day" and _TOLD_ON.search(before) is not None

    def ends_a_clause(self, point: Point, span: tuple[int, int]) -> bool:
        """A bare year inside a sentence ("since oil collapsed in 1982") or of what its subject goes back to
        ("Founded in 1893, the firm …"): what follows is no history for it."""
        before = self._text[max(0, span[0] - _REACH) : span[0]]
        return point.unit == "year" and (not opens_sentence(before) or _FOUNDED.search(before) is not None)

    def _leads_off(self, point: Point, told: Told, before: str) -> bool:
        """Inside a sentence: a year that is looked back on, that lies far off, or that the story stands in already."""
        if point.unit == "year" and is_aside(before):
            return True
        far = abs(point.first_month - told.point.first_month) > _FAR_MONTHS
        rival, self.rival = self.rival, point if far else None
        if far:
            return rival is None or abs(point.first_month - rival.first_month) > _FAR_MONTHS
        return point.unit == "year" and told.point.unit != "year" and point.year == told.point.year

    def _restates(self, point: Point, start: int, told: Told) -> bool:
        """ "On 27 February, a little over two weeks ago": the same time, told again less exactly."""
        beside = 0 <= start - told.end <= _BESIDE and not _SENTENCE_END.search(self._text, told.end, start)
        coarser = told.point.unit == "day" and point.unit not in ("day", "year")
        return beside and coarser and point.first_day <= told.point.first_day <= point.last_day
