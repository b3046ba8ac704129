"""What a language brings: slots, guards and tables of rules. Nothing here knows a text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Genre = Literal["", "news", "history", "antiquity"]
Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: a pattern with {slots}, what it gives, and an example that a test holds it to.

    A blank in the pattern is any white space inside a line or over one line end. Patterns ignore case. `gives` is a
    `Partial` with slots. Where several expressions share their parts ("8 and 16 May") the pattern marks each one
    with « », and `gives` has one value for each, divided by `;`. An empty `gives` says: this is no time.
    `example` is read at the reference day 2022-03-02 (a Wednesday) and must give the TIMEX3 value `value`.
    `guard` names a test of what stands around; `nests` puts the row into the slot {period} or {moment}. `genre` keeps
    a row to news, to histories or to those of antiquity: "soon" dates nothing in a history of a war.
    """

    name: str
    pattern: str
    gives: str
    example: str
    value: str
    type: Kind = "DATE"
    mod: str = ""
    guard: str = ""
    nests: str = ""
    genre: Genre = ""


class UnreadableWords(ValueError):  # noqa: N818 - says what it is
    """Words that fit a slot's pattern and mean nothing there: "tea" is no town with a time of its own."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A named part of patterns and the reader that turns its words into a piece of a `Partial`.

    The reader raises `UnreadableWords` where the words mean nothing: then the row reads nothing off the span.
    """

    pattern: str
    read: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Guard:
    """What must or must not stand beside an expression: patterns on some characters before and behind it.

    `request` is met where the expression is all that the text says (a plain request such as "the 24th").
    """

    before: str = ""
    after: str = ""
    not_before: str = ""
    not_after: str = ""
    request: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """Everything that recognition needs to know of one language."""

    slots: Mapping[str, Slot]
    guards: Mapping[str, Guard]
    rules: tuple[Rule, ...]
