"""Doubts that only show when an article's parts are held against each other. (Being written.)"""

from extract.model import Article, Event, Timex, Warning


def check(article: Article, timexes: tuple[Timex, ...], events: tuple[Event, ...]) -> tuple[Warning, ...]:
    """Nothing yet."""
    return ()
