"""The dates of a text as anchoring sees them, and what the lower rungs of its ladder need to know of the whole text."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import takewhile

from spacy.tokens import Span, Token

from extract.events.factuality_verbs import verb_label
from extract.events.triggers import words
from extract.events.wordlists import wordlist
from extract.granularity import Granularity
from extract.model import Factuality, Timex
from extract.value import Value

CARRY_SENTENCES = 3  # how far back a date is carried
CARRY_SAYINGS = 2  # and for who tells it: an account goes on longer than what is said of it
CARRY_BEFORE, CARRY_AFTER = 60, 2  # days round publication that a carried date may lie in
RECENT = 14  # days before publication for the article's own day
UPPER_PART = 12  # sentences that an article tells its own day in
_MARKS = 5  # tokens before the date that opens a line
_SIGNS = ("*", "**", "-", "–", "•", "#", "##")
_COMPARING = re.compile(
    r"\b(?:double|twice|triple|half|than(?: in| on| at)?"
    r"|(?:compared (?:with|to)|up from|down from)(?: [0-9,.]+)?(?: in)?|against(?: [0-9,.]+)? in)$"
)
_COMPARING_WORDS = 4
_PLACED = 5  # tokens between "due" and its date
_VERBS = ("VERB", "AUX")
_COMPARED = 12  # tokens before the date that its comparison may take
_CLOCKS = ("clock", "clock with zone", "clock beside its zone", "hours", "o'clock", "noon")
_PAST_LENGTHS = ("past units", "units past", "past unit, lasting", "for the past unit up to now")
_STORY = 3  # days that a history tells
OFTEN = 2  # times that a day must be told to be proposed


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
    in_liveblog: bool = False
    elided: Token | None = None  # the name that it dates in a clause without a verb: "…, *Bukavu* on 16 February"

    @property
    def is_day(self) -> bool:
        """It pins one calendar day, by itself and not as a bound."""
        return self.when is not None and self.when.is_day

    @property
    def is_plain_day(self) -> bool:
        """A day that other sentences may be carried on: no bound, no "now"."""
        return self.is_day and not self.relation and not self.is_vague and not self.is_bare_clock

    @property
    def is_past_length(self) -> bool:
        """ "The past two weeks", by themselves."""
        return self.when is not None and len(self.timexes) == 1 and self.timexes[0].rule in _PAST_LENGTHS

    @property
    def is_night(self) -> bool:
        """A night of two days, told by itself."""
        if self.when is None or self.relation or self.when.earliest is None or self.when.latest is None:
            return False
        return self.when.granularity is Granularity.DAYPART and (self.when.latest - self.when.earliest).days == 1

    @property
    def is_vague(self) -> bool:
        """ "recently", "now", "soon": it says when only of what it hangs on."""
        return any(timex.value.endswith("_REF") for timex in self.timexes)

    @property
    def opens_line(self) -> bool:
        """It stands first in its line, but for marks of a list."""
        before = self.root.doc[: self.first]
        marks = (token for token in reversed(list(before[-_MARKS:])) if not (token.is_punct or token.text in _SIGNS))
        last = next(marks, None)
        return last is None or (last.is_space and "\n" in last.text)

    @property
    def is_bare_clock(self) -> bool:
        """A time of day that no day is told for: it stands on the publication day for want of a better. In a liveblog
        its entry tells the day."""
        return not self.in_liveblog and all(
            timex.rule in _CLOCKS and timex.anchor.kind == "publication" for timex in self.timexes
        )

    @property
    def is_mere_clock(self) -> bool:
        """A bare clock, or one that heads an entry: when it was posted, if the entry tells another time."""
        return self.is_bare_clock or (self.in_liveblog and self.opens_line)

    @property
    def span(self) -> Span:
        """Its tokens."""
        return self.root.doc[self.first : self.last]

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
    heads: dict[int, TextDate] = field(default_factory=dict)  # sentence → the date that heads its entry

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

    def carried(self, sentence: int, reach: int = CARRY_SENTENCES, *, any_day: bool = False) -> TextDate | None:
        """The last plain day or night of the sentences before, in a main clause rather than in a side clause; near
        publication unless it may be `any_day`."""
        for number in range(sentence - 1, sentence - 1 - reach, -1):
            if number + 1 in self.entry_starts:
                return None
            days = _plain_days(self.by_sentence.get(number, ()), nights=True)
            if days:
                main = (day for day in reversed(days) if _is_of_main_clause(day) and not day.is_mere_clock)
                last = next(main, days[-1])
                near = any_day or self.tells_of_old or self._is_near(last, CARRY_BEFORE, CARRY_AFTER)
                return last if near else None
        return None

    @cached_property
    def tells_of_old(self) -> bool:
        """A history: it tells several days, and none of them near its publication."""
        days = [day for day in _plain_days(self.all) if not day.in_dateline]
        return len(days) >= _STORY and not any(self._is_near(day, CARRY_BEFORE, CARRY_AFTER) for day in days)

    @cached_property
    def entry_starts(self) -> frozenset[int]:
        """The sentences that open with a clock, as entries of a liveblog do: no date is carried into them."""
        return frozenset(d.sentence for d in self.all if d.in_liveblog and d.opens_line)

    def head_of(self, sentence: int) -> TextDate | None:
        """The date that heads a sentence's entry; a liveblog may run on for two days after it was begun."""
        head = self.heads.get(sentence)
        day = head.when.earliest if head and head.when else None
        late = day and self.publication_day and day > self.publication_day + timedelta(days=CARRY_AFTER)
        return None if late else head

    @cached_property
    def entries(self) -> int:
        """How many lines open with a date, as the entries of a chronology do."""
        return sum(1 for dated in self.all if dated.opens_line and not dated.in_dateline)

    @cached_property
    def recent_days(self) -> list[TextDate]:
        """Plain days of the body in the two weeks up to publication, but for what was only planned for them."""
        days = (d for d in _plain_days(d for d in self.all if not d.in_dateline) if self._is_near(d, RECENT, 0))
        return [d for d in days if _label_of(d) is not Factuality.PLANNED]

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


def _verb_of(dated: TextDate) -> Token | None:
    return next((token for token in (dated.root, *dated.root.ancestors) if token.pos_ in _VERBS), None)


def _is_of_main_clause(dated: TextDate) -> bool:
    """It dates what its sentence tells, and not a side clause ("…, a backlog since the gate closed on 7 May")."""
    verb = _verb_of(dated)
    while verb is not None and verb.pos_ in _VERBS and verb.dep_ in ("conj", "ccomp", "parataxis"):
        verb = verb.head
    return verb is not None and verb.dep_ == "ROOT"


def _label_of(dated: TextDate) -> Factuality | None:
    """Whether what it dates happened, as its verb tells."""
    verb = _verb_of(dated)
    return verb_label(verb) if verb is not None else None


def _is_planned(dated: TextDate) -> bool:
    """ "Scheduled for 3 March", "due in Geneva on 3 March": whatever came of it."""
    preposition = dated.root.head
    scheduled = preposition.lower_ == "for" and preposition.head.lemma_ in wordlist("factuality", "object_planned")
    before = reversed(list(dated.root.doc[max(0, dated.first - _PLACED) : dated.first]))
    return scheduled or any(token.lower_ == "due" for token in takewhile(lambda t: t.pos_ not in _VERBS, before))


def is_comparison(dated: TextDate) -> bool:
    """ "The fifth raid since September", "double the year before": what it is compared with, not when it was."""
    if _COMPARING.search(dated.root.doc[max(0, dated.first - _COMPARING_WORDS) : dated.first].text.lower()):
        return True
    if dated.relation != "since":
        return False
    before = dated.root.doc[max(0, dated.first - _COMPARED) : dated.first - 1]
    noun_phrase = takewhile(lambda token: token.pos_ not in (*_VERBS, "PUNCT"), reversed(list(before)))
    return any(token.tag_ in ("JJS", "RBS") or token.lower_ in words("ranking_words") for token in noun_phrase)


def _plain_days(dates: Iterable[TextDate], *, nights: bool = False) -> list[TextDate]:
    """Days that may be carried, or also `nights`; one in brackets ("(11.30 p.m. in New York)") for want of others."""
    days = [d for d in dates if (d.is_plain_day or (nights and d.is_night)) and not _is_planned(d)]
    return [d for d in days if d.first == 0 or d.root.doc[d.first - 1].text != "("] or days
