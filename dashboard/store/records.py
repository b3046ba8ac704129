"""What leaves the store: frozen records, no SQLAlchemy objects.

Dates are `Value`s (bounds that are days); moments at which somebody did something are aware UTC datetimes.
Event and article ids are integers that are given once and never reused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from extract import Article, Certainty, Factuality, Proposed, Span, Timex, Value, Warning, WarningCode


class ArticleStatus(StrEnum):
    """Where an article stands: only `published` ones are in public views."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class ClaimStatus(StrEnum):
    """What a person decided on a claim; nobody yet is `undecided`."""

    UNDECIDED = "undecided"
    KEPT = "kept"
    DROPPED = "dropped"


class EventStatus(StrEnum):
    """`draft`: seen through its review only. The last three leave a marker that an old link opens."""

    DRAFT = "draft"
    PUBLIC = "public"
    DROPPED = "dropped"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"

    @property
    def is_gone(self) -> bool:
        """True where only a marker is left."""
        return self in (EventStatus.DROPPED, EventStatus.WITHDRAWN, EventStatus.MERGED)


class Decision(StrEnum):
    """On an offer "possibly the same"."""

    OPEN = "open"
    JOINED = "joined"
    APART = "apart"


SEEDS = "seeds"
"""Who adds the articles that an empty store is filled with."""

QUESTIONS = frozenset({"placeholder", "contradiction", "corrected"})
"""Flags that ask for a person's look; the other flags of extraction only describe."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a correction is laid on: one article's `claim`, or the `event` that joins claims."""

    kind: Literal["event", "claim"]
    id: int


@dataclass(frozen=True, slots=True)
class Collection:
    """One conflict: its name, the zone its times are told in, what it covers and up to which day it was reviewed.

    `seeded` of its `articles` came with it; what its `sources` say was written of these.
    """

    id: int
    slug: str
    name: str
    zone: str
    covers_from: date | None = None
    covers_to: date | None = None
    reviewed_to: date | None = None
    about: str = ""
    sources: str = ""
    articles: int = 0
    seeded: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list. `written` is its publication date, `events` counts its claims that are not dropped."""

    id: int
    hash: str
    title: str
    source: str
    url: str
    language: str
    collection: str
    written: Value | None
    status: ArticleStatus
    added_at: datetime
    added_by: str
    events: int = 0
    undated: int = 0
    expressions: int = 0
    warnings: int = 0
    token: str | None = None
    in_part: str = ""
    withdrawn_why: str = ""


@dataclass(frozen=True, slots=True)
class How:
    """How a claim's date was found: the expression, where it stands, the rule, and what it was counted from.

    `timex` is the id of the expression in its article ("" where none gave the date), `anchor` one of "publication",
    "text", "own", "person", "none", `anchor_day` the anchor's first day, `via` the trigger text of the event whose
    bounds were taken over.
    """

    timex: str = ""
    expression: str = ""
    span: Span | None = None
    rule: str = ""
    anchor: str = "none"
    anchor_day: date | None = None
    direction: str = "none"
    relation: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says of one event, with its quote; a person's corrections are laid over it.

    `quote` runs from `quote_start` in the article's text: the sentence with up to 40 characters on each side of it.
    `text_hash` is the hash of the text it was cut from. `corrected` names the fields that a person set ("when",
    "title", "kind", "factuality"). `key` is the claim's id within its article ("e3").
    """

    id: int
    key: str
    event: int
    article: int
    article_title: str
    source: str
    url: str
    written: Value | None
    title: str
    label: str
    kind: str | None
    mode: str | None
    trigger: Span
    sentence: Span
    quote: str
    quote_start: int
    text_hash: str
    when: Value | None
    certainty: Certainty
    factuality: Factuality
    salience: float
    how: How = How()
    proposed: Proposed | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    timexes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    status: ClaimStatus = ClaimStatus.UNDECIDED
    origin: str = "machine"
    public: bool = False
    corrected: tuple[str, ...] = ()

    def holds(self, warning: Warning) -> bool:
        """A warning of its article stands in its sentence."""
        return warning.start is not None and self.sentence[0] <= warning.start < self.sentence[1]

    def anachronisms(self, warnings: Iterable[Warning]) -> tuple[Warning, ...]:
        """Those of its article's warnings by which its words and its date do not fit; none once a person set it."""
        doubted = () if "when" in self.corrected else warnings
        return tuple(each for each in doubted if each.code is WarningCode.ANACHRONISM and self.holds(each))

    @property
    def has_question(self) -> bool:
        """Something about it asks for a person's look: a doubt of the text, a date that is likely and not sure, a hole
        that nobody filled; "keep all without a question" leaves it alone, and those with anachronisms."""
        doubts = QUESTIONS & set(self.flags)
        if "when" in self.corrected or self.how.anchor == "person":
            doubts -= {"placeholder"}
        return bool(doubts) or (self.when is not None and not self.certainty.is_firm)


@dataclass(frozen=True, slots=True)
class Event:
    """An event as its claims, taken together, tell it: what a mark, a list row and an export row need.

    `checked`: a person kept or corrected it. `contradicted`: its claims have no day in common. `expression` is the
    text of the temporal expression behind the preferred claim, `anchor` and `rule` say how it was read. `by_person`
    names what a person set on the event itself.
    """

    id: int
    title: str
    label: str
    kind: str | None
    mode: str | None
    family: str
    when: Value | None
    certainty: Certainty
    factuality: Factuality
    salience: float
    collection: str
    status: EventStatus
    created: datetime
    changed: datetime
    sources: int = 1
    checked: bool = False
    contradicted: bool = False
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    proposed: Proposed | None = None
    expression: str = ""
    rule: str = ""
    anchor: str = ""
    merged_into: int | None = None
    by_person: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """ "Possibly the same": another event, why it may be the same, and what was decided."""

    id: int
    event: int
    other: Event
    reasons: tuple[str, ...] = ()
    decision: Decision = Decision.OPEN


@dataclass(frozen=True, slots=True)
class Reading:
    """One date that some of an event's claims give: the claims, and whether it is the preferred one."""

    when: Value | None
    claims: tuple[int, ...]
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A date that an undated event could take from another article that tells the same event; `sure` where it is
    told of this very event, or of one that is surely the same."""

    event: int
    from_event: int
    from_claim: int
    when: Value
    title: str
    quote: str
    article: int
    article_title: str
    source: str
    url: str
    written: Value | None
    reasons: tuple[str, ...] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One correction, public for ever. `old` and `new` are plain data for people: text, or None.

    `what` is a code ("redated", "retitled", "kept", "dropped", "added", "joined", "parted", "apart", "written",
    "filled", "withdrawn", "published", "undone" …), `target` "event", "article" or "claim". `undone_by` and `undoes`
    name other changes. `undoable`: an undo is possible and not done yet. Where dates were changed, `old_when` and
    `new_when` hold them.
    """

    id: int
    at: datetime
    who: str
    what: str
    target: str
    target_id: int
    title: str
    event: int | None
    article: int | None
    old: str | None
    new: str | None
    why: str
    old_when: Value | None = None
    new_when: Value | None = None
    undone_by: int | None = None
    undoes: int | None = None
    undoable: bool = True


@dataclass(frozen=True, slots=True)
class Marker:
    """What an old link to an event finds when the event is gone, or is a draft again."""

    id: int
    title: str
    status: EventStatus
    into: int | None
    who: str
    at: datetime
    why: str
    when: Value | None = None


@dataclass(frozen=True, slots=True)
class EventDetail:
    """All that the card shows. `why` says why the preferred reading is preferred.

    `readings` has one entry where all claims agree; `warnings` are those of its articles, by article.
    """

    event: Event
    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...] = ()
    why: str = ""
    offers: tuple[Offer, ...] = ()
    changes: tuple[Change, ...] = ()
    warnings: Mapping[int, tuple[Warning, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleDetail:
    """One article with all that was found in it, in the order of the text."""

    row: ArticleRow
    article: Article
    timexes: tuple[Timex, ...]
    claims: tuple[Claim, ...]
    warnings: tuple[Warning, ...]
    changes: tuple[Change, ...] = ()
