"""The records that travel along the line, one per stage, all frozen.

Offsets are characters of `Article.text`, end exclusive.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from extract.value import Value

Span = tuple[int, int]


class TimexType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Certainty(StrEnum):
    """The rung that gave an event its date, surest first."""

    GOVERNED = "governed"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    CARRIED = "carried"
    ARTICLE = "article"
    NONE = "none"

    @property
    def is_firm(self) -> bool:
        """The first three rungs are firm; the next two are likely and carry EDTF's `?`."""
        return self in (Certainty.GOVERNED, Certainty.CLAUSE, Certainty.SENTENCE)


class Factuality(StrEnum):
    """Whether the event happened, as its article tells it."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class WarningCode(StrEnum):
    """Kinds of holes and doubts that a person should look at."""

    PLACEHOLDER = "placeholder"
    UNANCHORED = "unanchored"
    CONTRADICTION = "contradiction"
    ANACHRONISM = "anachronism"
    CORRECTION = "correction"
    FOREIGN = "foreign"


class ClueKind(StrEnum):
    """What a clue about an article's day speaks of: three things that are never mixed."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    CRAWLED = "crawled"


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence for when an article was written.

    `source` names where it stood ("given", "front matter", "json-ld", "meta article:published_time",
    "time element", "dateline", "file name", "text proves" …), `quote` its own words, `span` its place in the text.
    """

    kind: ClueKind
    source: str
    quote: str
    value: Value
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what is known of it. `published` is None where nothing says when it was written.

    `clues` keeps every clue, the chosen one for `published` first, disagreeing ones too. `inferred` is an interval
    that the text itself proves about its day of writing; it anchors nothing until a person accepts it.
    `datelines` are spans of agency datelines and of date lines below a headline: evidence, never text dates.
    `fills` are dates that a person gave for spans of the text (a filled placeholder). `notes` say what was doubtful
    in reading (a guessed encoding, pages left out).
    """

    id: str
    text: str
    title: str = ""
    source: str = ""
    url: str = ""
    language: str = "en"
    published: Value | None = None
    clues: tuple[Clue, ...] = ()
    inferred: Clue | None = None
    datelines: tuple[Span, ...] = ()
    fills: tuple[tuple[Span, Value], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_english(self) -> bool:
        """Only English is read for all its expressions and for events."""
        return self.language == "en"


class Direction(StrEnum):
    """Which way an expression was resolved from its anchor."""

    PAST = "past"
    FUTURE = "future"
    SAME = "same"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an underspecified value was hung on.

    `kind` is "publication", "text" (a date told before; `timex` is its id), "own" (the expression says it all)
    "person" (a filled placeholder) or "none"; `day` is the anchor's first day as ISO text, where it has one.
    """

    kind: str = "none"
    day: str | None = None
    timex: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A resolved temporal expression.

    `value` and `mod` are TIMEX3's; `when` holds the bounds and is None where no anchor is known or the expression
    names no calendar time (a duration, a set, PAST_REF). `relation` is the word that turns the date into a bound
    for what hangs on it ("since", "before", "after", "until", "by", "from", "to", "between", "and"), else "".
    `pair` is the id of the other end of a range.
    """

    id: str
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    rule: str
    mod: str = ""
    when: Value | None = None
    anchor: Anchor = field(default_factory=Anchor)
    direction: Direction = Direction.NONE
    relation: str = ""
    pair: str | None = None
    retracted: bool = False

    @property
    def is_placeholder(self) -> bool:
        """A date was left out here; true of a filled one too."""
        return self.rule.startswith("placeholder")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A guessed day beside open bounds: never a date, only an offer. `rung` says where it came from."""

    day: date
    rung: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened (or will, or did not), told in one place of one article.

    `label` is a short name of at most 26 characters for the chart. `when` is None where nothing bounds the event.
    `timexes` are ids of the expressions it hangs on, `via` the id of another event it took its bounds from,
    `relation` the word by which the date bounds it ("since", "before" …, "" where the date is its own). `lemma` is
    the trigger's, `words` are the content words of its arguments: what merging compares.
    """

    id: str
    title: str
    label: str
    kind: str | None
    mode: str | None
    trigger: Span
    sentence: Span
    when: Value | None
    certainty: Certainty
    factuality: Factuality
    salience: float
    proposed: Proposed | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    timexes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    relation: str = ""
    via: str | None = None
    lemma: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the contract's word; the builtin is not used here
    """A hole or a doubt in an article, at a place where there is one."""

    code: WarningCode
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article gave."""

    article: Article
    timexes: tuple[Timex, ...] = ()
    events: tuple[Event, ...] = ()
    warnings: tuple[Warning, ...] = ()
