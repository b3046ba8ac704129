"""What the store answers when something is given to it: additions, resolutions, uploads, progress."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from dashboard.store.records import ArticleRow
from extract import Extraction, Value


class JobState(StrEnum):
    """An uploaded file on its way through the worker. `stopped`: read in part, the rest was given up at the limit."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    STOPPED = "stopped"
    DUPLICATE = "duplicate"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """True where nothing more will happen."""
        return self not in (JobState.WAITING, JobState.READING)


DOUBTFUL = "doubtful"
"""Code of a file that was read in a guessed coding; its bytes are kept until a person has looked, its review ends, or
they are old."""


STOPPING = "stopping"
"""Code of a file whose reading a person wants ended; what was read by then is kept."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What the worker hands over for one article: the extraction, and per event the summary that merging compares.

    `in_part` says what was not read ("pages 23 to 40"), "" where all was.
    """

    extraction: Extraction
    tellings: tuple[dict[str, Any], ...] = ()
    in_part: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article that was given to the store. A duplicate names the article that was there before."""

    article: int
    events: tuple[int, ...]
    duplicate: bool = False
    added_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """One claim before and after its article was resolved again; a claim that is new has no number yet. `gone`: the
    text no longer gives it."""

    event: int
    claim: int | None
    title: str
    old: Value | None
    new: Value | None
    gone: bool = False
    appeared: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """An article resolved again: `total` events stood before; each that moved, went or came is a shift. `parted` became
    events of their own, `joined` went into another one."""

    article: int
    change: int
    what: str
    total: int
    shifts: tuple[Shift, ...] = ()
    parted: int = 0
    joined: int = 0

    @property
    def moved(self) -> tuple[Shift, ...]:
        """Those that are told still, with another date."""
        return tuple(shift for shift in self.shifts if not shift.gone and not shift.appeared)

    @property
    def gone(self) -> tuple[Shift, ...]:
        """Those that the text no longer gives."""
        return tuple(shift for shift in self.shifts if shift.gone)

    @property
    def new(self) -> tuple[Shift, ...]:
        """Those that were not there before."""
        return tuple(shift for shift in self.shifts if shift.appeared)


@dataclass(frozen=True, slots=True)
class Job:
    """One uploaded file: its state, how far the reading is, and where it ended. `code` is the reader's refusal,
    DOUBTFUL or STOPPING."""

    id: int
    review: str
    name: str
    size: int
    state: JobState
    done: int = 0
    total: int = 0
    code: str = ""
    message: str = ""
    article: int | None = None
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """Articles that wait for a person, found again by `token`. `state` is "open", "waiting" (for an editor) or
    "published"; a published review keeps what was left undecided."""

    token: str
    state: str
    collection: str
    created: datetime
    saved: datetime
    by: str
    articles: tuple[ArticleRow, ...] = ()
    jobs: tuple[Job, ...] = ()
    kept: int = 0
    dropped: int = 0
    undecided: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A review in the list of those on which something is left to do: the title of its first article, how many
    articles it holds, and how many of their events are undecided."""

    token: str
    state: str
    by: str
    title: str
    articles: int
    undecided: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the first filling is. `failed` names what was not read, and why."""

    done: int
    total: int
    running: bool
    failed: tuple[tuple[str, str], ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts for the command line and the page about the data."""

    collections: int
    articles: int
    drafts: int
    events: int
    undated: int
    claims: int
    checked: int
    changes: int
    version: int
