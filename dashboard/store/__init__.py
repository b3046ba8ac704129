"""Articles, their claims, the events that join them, and every correction: one face over SQLite or PostgreSQL.

All methods are safe to call from several threads. Writing methods are one transaction each: done or not done.
They raise `StoreUnavailable`, `NotFound` or `Refused`. Reading methods without a review's `token` see public data
only; with one they see that review's drafts as well.
"""

from dashboard.store.adding import Adding
from dashboard.store.codings import Codings
from dashboard.store.columns import Columns
from dashboard.store.correcting import Correcting
from dashboard.store.detail import Details
from dashboard.store.errors import NotFound, Overtaken, Refused, StoreUnavailable
from dashboard.store.outcomes import (
    DOUBTFUL,
    STOPPING,
    Added,
    Digest,
    Job,
    JobState,
    Progress,
    Resolved,
    Review,
    Shift,
    Stats,
    Waiting,
)
from dashboard.store.own_dates import OwnDates
from dashboard.store.reading import Reads
from dashboard.store.records import (
    SEEDS,
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
from dashboard.store.reviewing import Reviewing
from dashboard.store.standing import Standing
from dashboard.store.undoing import Undoing
from dashboard.store.uploading import Upload, Uploading


class Store(Reads, Details, Adding, Correcting, Undoing, Reviewing, Standing, Uploading, Codings):
    """Open with `Store.open(url)`; close it when the process ends. The parts say what they do."""


__all__ = [
    "DOUBTFUL",
    "SEEDS",
    "STOPPING",
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
    "Overtaken",
    "OwnDates",
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
    "Upload",
    "Waiting",
]
