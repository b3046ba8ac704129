"""What a reader of one format hands on, and how much it may read."""

from collections.abc import Callable
from dataclasses import dataclass

from extract.model import Clue

Progress = Callable[[int, int], bool | None]
"""Called with (page, pages) before each page; False stops the reading and keeps what was read."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: bytes of a file with layout, bytes or characters of text, pages."""

    file: int = 10_000_000
    text: int = 1_000_000
    pages: int = 300


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file with what its format says of it. `title` is "" where the format names none."""

    text: str
    title: str = ""
    source: str = ""
    url: str = ""
    language: str = ""
    clues: tuple[Clue, ...] = ()
    notes: tuple[str, ...] = ()
