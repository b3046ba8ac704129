"""The same event told twice: which claims are surely one event, and which only may be.

Pure and cheap: a `Telling` is a small summary of a claim that can be stored as JSON; two of them are compared without
their texts. Joined is only what is sure (no person looks at it); the rest is offered as possibly the same.
"""

from extract.merge.clusters import cluster
from extract.merge.comparing import Answer, Verdict, compare
from extract.merge.readings import Combined, Reading, combine
from extract.merge.telling import Telling, telling, tellings_of

__all__ = [
    "Answer",
    "Combined",
    "Reading",
    "Telling",
    "Verdict",
    "cluster",
    "combine",
    "compare",
    "telling",
    "tellings_of",
]
