"""Events of an article: what happened, when, and did it."""

from extract.events.find import find_events

__all__ = ["find_events"]
