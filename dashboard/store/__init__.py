"""Articles, their claims, the events that join them, and every correction: one face over SQLite or PostgreSQL.

All methods are safe to call from several threads. Writing methods are one transaction each: done or not done.
They raise `StoreUnavailable`, `NotFound` or `Refused`. Reading methods without a review's `token` see public data
only; with one they see that review's drafts as well.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from dashboard.store.columns import Columns
from dashboard.store.errors import NotFound, Refused, StoreUnavailable
from dashboard.store.outcomes import Added, Digest, Job, JobState, Progress, Resolved, Review, Shift, Stats
from dashboard.store.records import (
    ArticleDetail,
    ArticleRow,
    ArticleStatus,
    Change,
    Claim,
    ClaimStatus,
    Collection,
    Decision,
    Event,
    EventDetail,
    EventStatus,
    How,
    Marker,
    Offer,
    Proposal,
    Reading,
    Target,
)
from extract.model import Factuality, Span
from extract.value import Value


class Store:
    """Open with `Store.open(url)`; close it when the process ends."""

    @classmethod
    def open(cls, url: str) -> "Store":
        """Connect and bring the schema up to date. Raises StoreUnavailable."""
        raise NotImplementedError

    def close(self) -> None:
        """Give back all connections."""
        raise NotImplementedError

    def version(self) -> int:
        """Grows with every change that readers can see, whichever process made it; cheap (one row)."""
        raise NotImplementedError

    # --- reading ---------------------------------------------------------------------------------------------------

    def columns(self, previous: Columns | None = None, *, token: str | None = None) -> Columns:
        """All visible events. `previous` saves work: only what changed since is read. With a review's `token` its
        drafts are there too (never give such columns to other readers)."""
        raise NotImplementedError

    def search(self, text: str, *, token: str | None = None) -> NDArray[np.int64]:
        """Ids, ascending, of events whose title, sentences, actors or places have all words of `text` (the last one
        as a beginning). Any text is safe; empty text finds nothing."""
        raise NotImplementedError

    def events(self, ids: Iterable[int], *, token: str | None = None) -> tuple[Event, ...]:
        """Visible events in the order of `ids`; others are left out."""
        raise NotImplementedError

    def event(self, event: int, *, token: str | None = None) -> EventDetail | Marker | None:
        """What the card shows; a marker where the event is gone; None where it never was or may not be seen."""
        raise NotImplementedError

    def claims(self, events: Iterable[int], *, token: str | None = None) -> Mapping[int, tuple[Claim, ...]]:
        """The visible claims of each event (for exports and the story)."""
        raise NotImplementedError

    def proposals(self, event: int, *, token: str | None = None) -> tuple[Proposal, ...]:
        """Dates that public events of other articles, telling the same, could give an undated one, best first."""
        raise NotImplementedError

    def collections(self) -> tuple[Collection, ...]:
        """All collections, by name, with counts of what is public."""
        raise NotImplementedError

    def collection(self, slug: str) -> Collection | None:
        """One collection."""
        raise NotImplementedError

    def articles(
        self,
        *,
        collection: str | None = None,
        status: ArticleStatus = ArticleStatus.PUBLISHED,
        text: str = "",
        limit: int = 100,
        offset: int = 0,
    ) -> tuple[ArticleRow, ...]:
        """Articles, newest addition first; `text` is a part of title or source. Drafts are listed for editors only:
        the caller checks that."""
        raise NotImplementedError

    def article(self, article: int, *, token: str | None = None) -> ArticleDetail | None:
        """One article with all that was found. Drafts need their review's token; a withdrawn one has its row and
        reason but no text."""
        raise NotImplementedError

    def changes(
        self,
        *,
        event: int | None = None,
        article: int | None = None,
        what: str | None = None,
        since: datetime | None = None,
        before: int | None = None,
        limit: int = 100,
        token: str | None = None,
    ) -> tuple[Change, ...]:
        """Public changes, newest first, after `since`, with ids below `before` (for the next page)."""
        raise NotImplementedError

    # --- correcting ------------------------------------------------------------------------------------------------

    def redate(self, target: Target, when: Value | None, *, who: str, why: str = "") -> Change:
        """Set a date by hand; None means "not dated". Use `Target("claim", id)` on an article, "event" on a card."""
        raise NotImplementedError

    def retitle(self, target: Target, title: str, *, who: str, why: str = "") -> Change:
        """Set a title by hand (1 to 200 characters)."""
        raise NotImplementedError

    def rekind(self, target: Target, kind: str | None, mode: str | None = None, *, who: str, why: str = "") -> Change:
        """Set the kind by hand."""
        raise NotImplementedError

    def refact(self, target: Target, factuality: Factuality, *, who: str, why: str = "") -> Change:
        """Set whether it happened by hand."""
        raise NotImplementedError

    def decide(self, claims: Iterable[int], status: ClaimStatus, *, who: str, why: str = "") -> tuple[Change, ...]:
        """Keep or drop claims, or leave them undecided again: one change each. Those that are so already are left."""
        raise NotImplementedError

    def add_claim(
        self,
        article: int,
        span: Span,
        *,
        title: str,
        when: Value | None,
        who: str,
        kind: str | None = None,
        why: str = "",
    ) -> Change:
        """A person marked a span of the article as an event; `Change.event` is the new event's id."""
        raise NotImplementedError

    def join(self, event: int, other: int, *, who: str, why: str = "") -> Change:
        """Two events are one: `event` goes into `other`, and leaves a marker."""
        raise NotImplementedError

    def keep_apart(self, event: int, other: int, *, who: str, why: str = "") -> Change:
        """Two events stay two; not offered again."""
        raise NotImplementedError

    def withdraw_event(self, event: int, *, who: str, why: str) -> Change:
        """Take an event out of all views; its link then says who, when and why."""
        raise NotImplementedError

    def withdraw_article(self, article: int, *, who: str, why: str) -> Change:
        """Take an article and its claims out of all views (a draft too). Events told by it alone go with it."""
        raise NotImplementedError

    def move_article(self, article: int, collection: str, *, who: str, why: str = "") -> Change:
        """Put a draft into another collection."""
        raise NotImplementedError

    def undo(self, change: int, *, who: str, why: str = "") -> Change:
        """Take a change back. The undo is a change of its own and can itself be undone. Raises Refused where it was
        undone before, or where it needs the article read again (`dashboard.corrections.undo` does both kinds)."""
        raise NotImplementedError

    # --- adding, reviews, uploads ----------------------------------------------------------------------------------

    def add_collection(
        self,
        slug: str,
        name: str,
        *,
        zone: str = "UTC",
        covers_from: date | None = None,
        covers_to: date | None = None,
        reviewed_to: date | None = None,
        about: str = "",
        sources: Iterable[str] = (),
    ) -> Collection:
        """Make a collection, or bring its description up to date."""
        raise NotImplementedError

    def add_article(self, digest: Digest, *, collection: str, by: str, token: str | None = None) -> Added:
        """Store an article with its claims: at once public without `token`, else as a draft of that review."""
        raise NotImplementedError

    def resolve_again(
        self, article: int, digest: Digest, *, what: str, old: str | None, new: str | None, who: str, why: str = ""
    ) -> Resolved:
        """Replace what the machine found (`dashboard.corrections` calls this). A claim finds its event by the span
        of its trigger, so ids, links and hand-made corrections live on."""
        raise NotImplementedError

    def start_review(self, *, collection: str, by: str) -> Review:
        """A new, empty review with its token."""
        raise NotImplementedError

    def review(self, token: str) -> Review | None:
        """A review as it stands, with its articles and uploads."""
        raise NotImplementedError

    def reviews(self, *, state: str = "waiting") -> tuple[Review, ...]:
        """Reviews in a state, oldest first (for editors)."""
        raise NotImplementedError

    def submit(self, token: str, *, who: str) -> Review:
        """The uploader is done: the review waits for an editor."""
        raise NotImplementedError

    def publish(self, token: str, *, who: str) -> Review:
        """Put what was kept into public view. The rest stays in the review. Raises Refused when nothing is kept."""
        raise NotImplementedError

    def add_upload(
        self, token: str, name: str, data: bytes, *, written: Value | None = None, title: str = "", by: str = ""
    ) -> Job:
        """Accept one file for reading; once this returns it outlives a crash of the program."""
        raise NotImplementedError

    def job(self, job: int) -> Job | None:
        """One upload's state."""
        raise NotImplementedError

    def progress(self) -> Progress:
        """How far the first filling from the seeds is."""
        raise NotImplementedError

    def stats(self) -> Stats:
        """Counts over all."""
        raise NotImplementedError


__all__ = [
    "Added",
    "ArticleDetail",
    "ArticleRow",
    "ArticleStatus",
    "Change",
    "Claim",
    "ClaimStatus",
    "Collection",
    "Columns",
    "Decision",
    "Digest",
    "Event",
    "EventDetail",
    "EventStatus",
    "How",
    "Job",
    "JobState",
    "Marker",
    "NotFound",
    "Offer",
    "Progress",
    "Proposal",
    "Reading",
    "Refused",
    "Resolved",
    "Review",
    "Shift",
    "Stats",
    "Store",
    "StoreUnavailable",
    "Target",
]
