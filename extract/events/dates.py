"""The dates of a text as anchoring sees them: resolved expressions with their place in the parse, ranges joined."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from extract.model import Article, Timex, TimexType
from extract.value import Extent, Value

CARRY_SENTENCES = 2  # how far back a date is carried
CARRY_BEFORE, CARRY_AFTER = 60, 2  # days round publication that a carried date may lie in
RECENT = 14  # days before publication for the article's own day
UPPER_PART = 12  # sentences that an article tells its own day in
OFTEN = 2  # times that a day must be told to be proposed

_LIST_GLUE = re.compile(r"\s*(?:,|;|and|or|&|,\s*and)?\s*(?:on|the)?\s*(?:the)?\s*")
_DATELINE_LINES, _DATELINE_TOKENS = 7, 14
_POSTED = frozenset({"update", "publish", "post", "print", "modify", "create"})


@dataclass(frozen=True, slots=True)
class TextDate:
    """One date of the text: an expression, or the two ends of a range. `when` is None where nothing resolves it."""

    timexes: tuple[Timex, ...]
    when: Value | None
    relation: str
    first: int  # token span, end exclusive
    last: int
    root: Token
    sentence: int  # number of its sentence in the text
    in_dateline: bool

    @property
    def is_day(self) -> bool:
        """It pins one calendar day, by itself and not as a bound."""
        return self.when is not None and self.when.is_day

    @property
    def is_plain_day(self) -> bool:
        """A day that other sentences may be carried on: no bound, no "now"."""
        return self.is_day and not self.relation and not self.is_vague and not self.is_bare_clock

    @property
    def is_vague(self) -> bool:
        """ "recently", "now", "soon": it says when only of what it hangs on."""
        return any(timex.value.endswith("_REF") for timex in self.timexes)

    @property
    def is_bare_clock(self) -> bool:
        """A time of day that no day is told for: it stands on the publication day for want of a better."""
        return all(timex.rule == "clock" and timex.anchor.kind == "publication" for timex in self.timexes)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its expressions."""
        return tuple(timex.id for timex in self.timexes)


@dataclass(frozen=True)
class Dates:
    """All usable dates of an article, with what the ladder's lower rungs need."""

    all: tuple[TextDate, ...]
    sentence_of: dict[int, int]  # token → number of its sentence
    published: Value | None

    @property
    def publication_day(self) -> date | None:
        """The day of publication where one is known to the day."""
        return self.published.latest if self.published and self.published.is_day else None

    @cached_property
    def by_sentence(self) -> dict[int, list[TextDate]]:
        """Dates of the text proper (no datelines) by the number of their sentence."""
        table: dict[int, list[TextDate]] = {}
        for dated in self.all:
            if not dated.in_dateline:
                table.setdefault(dated.sentence, []).append(dated)
        return table

    def carried(self, sentence: int) -> TextDate | None:
        """The last plain day of the sentences before, near publication."""
        for number in range(sentence - 1, sentence - 1 - CARRY_SENTENCES, -1):
            days = _plain_days(self.by_sentence.get(number, ()))
            if days:
                return days[-1] if self._is_near(days[-1], CARRY_BEFORE, CARRY_AFTER) else None
        return None

    @cached_property
    def recent_days(self) -> list[TextDate]:
        """Plain days of the body in the two weeks up to publication."""
        return [d for d in _plain_days(d for d in self.all if not d.in_dateline) if self._is_near(d, RECENT, 0)]

    @cached_property
    def article_day(self) -> TextDate | None:
        """The article's day: the first recent one, if it stands in the upper part. None without a publication day."""
        if self.publication_day is None:
            return None
        return next((d for d in self.recent_days if d.sentence < UPPER_PART), None)

    def proposed_day(self) -> tuple[date, str] | None:
        """The recent day told most often, else the day of publication; nothing without a publication time."""
        if self.publication_day is None:
            return None
        counts = Counter(d.when.earliest for d in self.recent_days if d.when and d.when.earliest)
        often = [day for day, count in counts.most_common(1) if count >= OFTEN]
        return (often[0], "frequent day") if often else (self.publication_day, "publication")

    def _is_near(self, dated: TextDate, before: int, after: int) -> bool:
        day = dated.when.earliest if dated.when else None
        published = self.publication_day
        if published is None or day is None:
            return day is not None
        return published - timedelta(days=before) <= day <= published + timedelta(days=after)


def dates_of(doc: Doc, article: Article, timexes: Sequence[Timex], instead: Mapping[str, Timex] | None = None) -> Dates:
    """The dates of a parsed article that events may hang on. `instead` gives the right date for a retracted one."""
    sentence_of = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    spans = {span.id_: span for span in doc.spans.get("timex", ())}
    datelines = [*article.datelines, *_date_lines(doc, spans.values())]
    by_id = {timex.id: timex for timex in timexes}
    found: list[TextDate] = []
    for told in timexes:
        span = spans.get(told.id)
        timex = (instead or {}).get(told.id, told)
        if span is None or not _is_usable(timex) or _is_second(timex, by_id):
            continue
        other = by_id.get(timex.pair or "")
        dated = _text_date(timex, other, span, spans, sentence_of, datelines)
        if found and _goes_on(found[-1], dated, article.text):
            found[-1] = _together(found[-1], dated)
        else:
            found.append(dated)
    return Dates(tuple(found), sentence_of, article.published)


def _goes_on(first: TextDate, last: TextDate, text: str) -> bool:
    """ "on Sunday and Monday": the next day, told in one breath."""
    if not (first.is_day and last.is_day) or first.relation or last.relation or first.when is None or last.when is None:
        return False
    told_together = text[first.timexes[-1].end : last.timexes[0].start].strip().lower() in ("and", "and on")
    return told_together and first.when.latest is not None and first.when.latest + timedelta(1) == last.when.earliest


def _together(first: TextDate, last: TextDate) -> TextDate:
    """Both days, one date."""
    assert first.when is not None and last.when is not None
    when = Value(first.when.earliest, last.when.latest, first.when.granularity, Extent.THROUGHOUT)
    return replace(first, timexes=(*first.timexes, *last.timexes), when=when, last=last.last)


def _plain_days(dates: Iterable[TextDate]) -> list[TextDate]:
    """Days that may be carried; one in brackets ("(11.30 p.m. in New York)") only where there is no other."""
    days = [d for d in dates if d.is_plain_day]
    return [d for d in days if d.first == 0 or d.root.doc[d.first - 1].text != "("] or days


def lists(dates: Sequence[TextDate], text: str) -> list[list[TextDate]]:
    """Plain days that the text strings together ("8, 16 and 29 May and 1 June"), in groups of two and more."""
    groups: list[list[TextDate]] = []
    previous: TextDate | None = None
    for dated in dates:
        if not dated.is_day or dated.relation:
            previous = None
            continue
        if previous and _LIST_GLUE.fullmatch(text, previous.timexes[-1].end, dated.timexes[0].start):
            groups[-1].append(dated)
        else:
            groups.append([dated])
        previous = dated
    return [group for group in groups if len({d.when for d in group}) > 1]


def _is_usable(timex: Timex) -> bool:
    """Calendar time, or a date that is only lacking its anchor; no bare duration, set or vague reference."""
    if timex.retracted or timex.type is TimexType.SET:
        return False
    if timex.when is not None:
        return not timex.when.is_open
    names_a_day = timex.type in (TimexType.DATE, TimexType.TIME) and not timex.value.startswith("XXXX-XX-XXT")
    return names_a_day and not timex.value.endswith("_REF")


def _is_second(timex: Timex, by_id: dict[str, Timex]) -> bool:
    other = by_id.get(timex.pair or "")
    return other is not None and other.start < timex.start


def _text_date(
    timex: Timex,
    other: Timex | None,
    span: Span,
    spans: dict[str, Span],
    sentence_of: dict[int, int],
    datelines: Iterable[tuple[int, int]],
) -> TextDate:
    end = spans.get(other.id, span).end if other else span.end
    when, relation = (_range(timex, other), "") if other else (timex.when, timex.relation)
    inside = any(start <= timex.start and timex.end <= stop for start, stop in datelines)
    both = (timex, other) if other else (timex,)
    return TextDate(both, when, relation, span.start, end, span.root, sentence_of[span.start], inside)


def _range(first: Timex, second: Timex) -> Value | None:
    """ "between A and B" is some time between; "from A to B" all the time."""
    start, end = first.when, second.when
    if start is None or end is None:
        return None
    extent = Extent.WITHIN if first.relation == "between" else Extent.THROUGHOUT
    finer = min(start.granularity, end.granularity, key=lambda granularity: granularity.rank)
    if start.earliest and end.latest and start.earliest > end.latest:
        return None
    return Value(start.earliest, end.latest, finer, extent)


def _date_lines(doc: Doc, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Short lines near the top that hold a date and tell nothing: "May 3, 2013", "Posted: Thursday, 1:32 PM"."""
    starts = {span.start for span in spans}
    for number, sent in enumerate(doc.sents):
        if number >= _DATELINE_LINES:
            return
        tells = any(t.pos_ in ("VERB", "AUX") and t.lemma_.lower() not in _POSTED for t in sent)
        if len(sent) <= _DATELINE_TOKENS and not tells and any(t.i in starts for t in sent):
            yield sent.start_char, sent.end_char
