"""What an underspecified expression hangs on: the day of writing, or a date told before.

News hangs on its publication; background and history hang on the last date told. The program decides, paragraph by
paragraph: an explicit year that is not near the publication turns the rest of its paragraph into history, a weekday
or "yesterday" turns it back into news, and an article that is mostly dated history carries its dates from paragraph
to paragraph.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

from extract.granularity import Granularity as G
from extract.model import Anchor, Direction, Timex
from extract.timex.asides import Asides, Told, is_compared, restates
from extract.timex.genre import (
    DEICTIC,
    OF_WRITING,
    is_chronicle,
    is_day_first,
    is_narrative,
    is_request,
    opens_long_ago,
)
from extract.timex.liveblog import Liveblog
from extract.timex.paragraphs import goes_on, is_below_year
from extract.timex.points import Point
from extract.timex.recognize import Found
from extract.timex.rules.words import Words
from extract.timex.sharing import are_joined
from extract.timex.story import Course, read_course
from extract.timex.tense import abroad, tells_perfect, tense, tense_by_words
from extract.value import Value

_MONTHS = 12
NEAR_DAYS = 190  # an explicit date this near to publication is still news
_PRINTED_WITHIN = 3  # days
_REMEMBERED = 50  # dates told
_CLOCK_REACH = 8  # paragraphs
_COARSEST = G.YEAR.rank  # decades and centuries date nothing after them
_INSIDE = {
    "year": re.compile(r",? when (?:in|on) "),
    "week": re.compile(r",? (?:(?:possibly|probably|perhaps|likely|maybe) )?on "),
}
_OPENING_REACH = 60  # characters
_OPENS = re.compile(
    r"(?:^|, and |[.!?\n][”\"]? ?)(?i:(?:In|At|Near|Around|Outside|On) [^.,;:]{2,40}?,? )?(?:(?:About|Some|In|Only) )?$"
)
_LEAVES = re.compile(r"[.;:!?\n]|\b(?:but|while|whereas|this|now|since|until|then|later|is|are)\b")
_APPOSED = (", ", ", on ", " on ")


class Anchors:
    """The anchors of one article while its expressions are resolved in order."""

    def __init__(
        self,
        text: str,
        found: Sequence[Found],
        published: Value | None,
        liveblog: Liveblog | None = None,
        past: frozenset[int] = frozenset(),
        words: Words | None = None,
    ) -> None:
        self.text = text
        self._abroad = abroad(words) if words else None
        self.past = past  # places of expressions that surely lie behind the day of writing
        self.publication = _publication_day(published)
        self.liveblog = liveblog
        self._page = self.publication
        self._dateline = ""  # the expression that told the day of writing
        self._spoken: tuple[Point | None, str] | None = None  # the day of a quotation, and what told it
        self.told: Told | None = None
        self.told_day: Told | None = None
        self.all_told: deque[Told] = deque(maxlen=_REMEMBERED)
        self.hangs_on_hole = False  # the date told last is a placeholder
        self._last: Told | None = None  # of all expressions, whether the story moves to it or not
        self._starts = [match.end() for match in re.finditer(r"\n+", text)]
        self._long_ago = self.publication is not None and opens_long_ago(found, self.publication.year)
        self._narrative = self._long_ago or is_narrative(text, found, self.publication)
        self.course = (
            read_course(text, found, self._starts, self.publication) if self._narrative else Course({}, frozenset())
        )
        self._mode_is_history = self._narrative
        self.is_request = is_request(text, found, words.prepositions if words else "")
        self._found = found
        self.day_first = is_day_first(found)
        self._paragraph = 0
        self._opening: Told | None = None  # a year of the past that opened its sentence
        self._year: Told | None = None  # the last year that stands in the text, in passing or not
        self._end = 0  # of the expression before
        self.joined: Point | None = None  # what a list or range has told of it: "8, 16 and 18 May" is of one year
        self._settled: Point | None = None
        news = self.publication is not None and not self._narrative
        self._asides = Asides(text, self.course, news=news)
        self._passing: Told | None = None  # a far-off date told in passing, until another is told

    def tense(self, place: tuple[int, int]) -> Direction:
        """Which way the words round an expression point."""
        if self._abroad:
            return tense_by_words(self.text, place, self._abroad)
        return tense(self.text, *place, history=self._narrative)

    @cached_property
    def looks_back(self) -> bool:
        """The article is a chronicle of some weeks before: asked only where it tells a weekday."""
        return self._page is not None and is_chronicle(self._found, self._page)

    @property
    def narrative(self) -> bool:
        """The article as a whole is history."""
        return self._narrative

    def enter(self, found: Found) -> None:
        """Move on to an expression: a new paragraph of a news article starts as news."""
        if self._spoken:
            self.publication = self._spoken[0]
        elif self.liveblog:
            self.publication = self.liveblog.day_at(found.start) or self._page
        paragraph = bisect_right(self._starts, found.start)
        if paragraph != self._paragraph:
            next_one = self._mode_is_history and paragraph - self._paragraph == 1
            history = next_one and goes_on(found, self.told, self.publication, self.text)
            history = history or self._stands_below_year(paragraph)
            self._paragraph = paragraph
            self._mode_is_history = self._narrative or history
        if self.publication and not self._long_ago and OF_WRITING.match(found.partial.value):
            self._mode_is_history = self._narrative and not DEICTIC.match(found.partial.value)
        self.joined = self._beside(found.start)
        self._end, self._settled = found.end, None

    def _beside(self, place: int) -> Point | None:
        """What a date with its year or week unsaid shares it with: the end of a list, "last year, when in" September,
        "next week, possibly on" Tuesday."""
        if are_joined(self.text, self._end, place):
            return self._settled
        last = self._last
        link = _INSIDE.get(last.point.unit) if last else None
        if last and link and link.fullmatch(self.text, last.end, place):
            return last.point
        opening = self._opening
        holds = opening is not None and not _LEAVES.search(self.text, opening.end, place)
        return opening.point if opening and holds and self.tense((place, place)) is not Direction.FUTURE else None

    def _opens(self, told: Told) -> bool:
        """ "A year ago thousands were killed there in April": a year of the past that opens its sentence holds what
        the sentence tells."""
        past = self.publication is not None and told.point.year < self.publication.year
        return past and _OPENS.search(self.text[max(0, told.start - _OPENING_REACH) : told.start]) is not None

    def written(self, day: Point, timex: str) -> None:
        """An agency's dateline tells the day of writing: printed a day later, its "today" is still that day."""
        if self._page and day.unit == "day" and 0 < self._page.first_day - day.first_day <= _PRINTED_WITHIN:
            self.publication = self._page = Point("day", day.first_day)
            self._dateline = timex

    @contextmanager
    def speaking(self, timex: str, day: Point | None) -> Iterator[None]:
        """Inside a quotation that was said on another day than that of writing: that day takes its place."""
        if day is not None and day.unit == "day" and self.publication and day.first_day == self.publication.first_day:
            yield
            return
        page = self.publication
        self._spoken = (day if day is not None and day.unit == "day" else None, timex)
        yield
        self._spoken, self.publication = None, page

    def _stands_below_year(self, paragraph: int) -> bool:
        head = self._last
        if head is None or paragraph - head.paragraph != 1:
            return False
        begins = self._starts[head.paragraph - 1] if head.paragraph else 0
        line = self.text[begins : self._starts[paragraph - 1]].strip()
        if is_below_year(head, line, self.publication):
            self.told = head
            return True
        return False

    def settle(self, point: Point) -> None:
        """The date at hand left its year unsaid and was given this one: what is joined to it lies beside it."""
        self._settled = point

    def tell(self, point: Point, timex: str, span: tuple[int, int], *, kind: str, counted_back: bool = False) -> None:
        """A date was told, by an anchor of that `kind`: later ones may hang on it, unless it was told in passing, or
        `counted_back` from where the story stands ("he had been seized five days earlier")."""
        if self._last is not None and restates(self.text, self._last, point, span[0]):
            return
        own = kind in ("own", "text")
        self._last = told = Told(point, timex, self._paragraph, *span, carried=kind == "text")
        if counted_back and (tells_perfect(self.text, span) or is_compared(self.text, span[0])):
            return
        if point.unit == "year":
            self._opening = told if self._opens(told) else None
        self.all_told.append(told)
        self.hangs_on_hole = False
        if point.unit == "year" and own:
            self._year = told
        self._passing = None
        if point.granularity.rank > _COARSEST or self._asides.holds(point, span, self.told):
            looked_back_on = kind == "own" and point.unit in ("day", "month")
            if looked_back_on or self._asides.rival is point or span[0] in self.course.asides:
                self._passing = told
            return
        self.told = told
        if point.unit == "day":
            self.told_day = self.told
        if own and self.publication:
            far = abs(point.first_day - self.publication.first_day) > NEAR_DAYS
            looks_back = far and point.first_day <= self.publication.first_day
            self._mode_is_history = self._narrative or (looks_back and not self._asides.ends_a_clause(point, span))
        elif own:
            self._mode_is_history = True

    def leave_out(self, hole: Timex, span: tuple[int, int]) -> None:
        """A placeholder: once a person has filled it, a date that was told; until then what follows hangs on a date
        that is not known, and on none that was told before."""
        day = hole.when.earliest if hole.when and hole.when.is_day else None
        if hole.anchor.kind == "person" and day:
            self.tell(Point("day", day.toordinal()), hole.id, span, kind="own")
        elif hole.type in ("DATE", "TIME"):
            self.hangs_on_hole = True

    def return_to_news(self) -> None:
        """A day of the last two weeks was told: what follows in the paragraph is news again."""
        self._mode_is_history = self._narrative

    def restates_a_week(self, place: int) -> bool:
        """ "It had begun a week earlier, on *Monday*", told on a Monday."""
        last = self._last
        return last is not None and last.point.unit == "week" and self.text[last.end : place] in _APPOSED

    def writing(self) -> tuple[Point | None, Anchor]:
        """The day of writing."""
        if self.publication is None:
            return None, Anchor()
        if self._spoken:
            return self.publication, Anchor("text", self.publication.timex(), self._spoken[1])
        if self._dateline:
            return self.publication, Anchor("text", self.publication.timex(), self._dateline)
        return self.publication, Anchor("publication", self.publication.timex())

    @staticmethod
    def told_then(told: Told) -> tuple[Point, Anchor]:
        """A date that was told, as an anchor."""
        return told.point, Anchor("text", _day_text(told.point), told.timex)

    def then(self) -> tuple[Point | None, Anchor]:
        """The last date told; where none is, the day of writing."""
        return self.told_then(self.told) if self.told else self.writing()

    def taken_up(self) -> tuple[Point | None, Anchor]:
        """The last date told, a far one told in passing included: "It held out in November 2012. The next year …"."""
        passing = self._passing
        if passing and passing.paragraph == self._paragraph:
            self.told, self._passing = passing, None
            if passing.point.unit == "day":
                self.told_day = passing
        return self.then()

    def told_as(self, units: Collection[str]) -> tuple[Point | None, Anchor]:
        """The date of one of these units that was told last, else the last date told."""
        last = next((told for told in reversed(self.all_told) if told.point.unit in units), None)
        return self.told_then(last) if last else self.taken_up()

    def year_told(self) -> tuple[Point | None, Anchor]:
        """ "The years since 2014 weigh on it. That year …": a year told in passing, once it is taken up."""
        year = self._year
        if year and year.paragraph == self._paragraph and (self.told is None or year.end > self.told.end):
            self.told = year
            far = self.publication is not None and year.point.year != self.publication.year
            self._mode_is_history = self._mode_is_history or far
        return self.then()

    @property
    def passing_day(self) -> bool:
        """This paragraph has told a far-off day in passing, and no other since."""
        passing = self._passing
        return passing is not None and passing.point.unit == "day" and passing.paragraph == self._paragraph

    def since(self, told: Told) -> int:
        """How many paragraphs ago a date was told."""
        return self._paragraph - told.paragraph

    def day_told(self, place: int) -> tuple[Point | None, Anchor]:
        """The last day told ("the next day" hangs on it); where the story has left that day, or a history told none,
        the month or year told."""
        fine = self._passing is not None and self._passing.point.unit in ("day", "week", "month")
        then, then_anchor = self.taken_up() if fine else self.then()
        point, anchor = self.then_day()
        left = point and then and then.unit in ("week", "month") and self._has_left(point, then, place)
        return (then, then_anchor) if left or (anchor.kind != "text" and self.history) else (point, anchor)

    def _has_left(self, day: Point, then: Point, place: int) -> bool:
        """The story stands in another month or week: told in the same sentence, or more than a year off."""
        here = self.told is not None and not _LEAVES.search(self.text, self.told.end, place)
        apart = abs(then.first_month - day.first_month)
        return apart > _MONTHS or (here and not then.first_day <= day.first_day <= then.last_day)

    def then_day(self) -> tuple[Point | None, Anchor]:
        """The last day told here or just before (a clock time hangs on it), else the day of writing."""
        told = self.told_day
        if told and (self._is_near(told) or not self.publication or self._narrative):
            return told.point, Anchor("text", _day_text(told.point), told.timex)
        return self.writing()

    def _is_near(self, told: Told) -> bool:
        """Told in this paragraph, or a little before as something that has happened: no story moves on to a plan."""
        planned = self.publication is not None and told.point.first_day > self.publication.first_day
        return self._paragraph - told.paragraph <= (0 if planned else _CLOCK_REACH)

    def here(self) -> tuple[Point | None, Anchor]:
        """Whichever of the two this paragraph hangs on."""
        return self.then() if self.history and self.told else self.writing()

    @property
    def looks_back_only_here(self) -> bool:
        """News, in a paragraph that hangs on the dates that it tells."""
        return self.history and not self._narrative and self.publication is not None

    @property
    def told_here(self) -> bool:
        """True where this paragraph has told a date."""
        return self.told is not None and self.told.paragraph == self._paragraph

    @property
    def tells_a_plan(self) -> bool:
        """The last date told lies ahead of the day of writing."""
        return (
            self.told is not None
            and self.publication is not None
            and (self.told.point.first_day > self.publication.first_day)
        )

    @property
    def history(self) -> bool:
        """True where the paragraph hangs on the dates that it tells."""
        return self._mode_is_history


def _publication_day(published: Value | None) -> Point | None:
    if published is None or published.earliest is None:
        return None
    return Point("day", published.earliest.toordinal())


def _day_text(point: Point) -> str | None:
    return point.containing("day").timex() if point.in_range else None
