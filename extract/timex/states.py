"""Where a walk over the calendar stands, and what a step is."""

from collections.abc import Callable
from dataclasses import dataclass

from extract.timex.points import Point
from extract.value import Value


@dataclass(frozen=True, slots=True)
class State:
    """Where a walk stands: a point, or a value that is none (`value`); `when` and `text` override the point's own."""

    point: Point | None
    value: str | None = None
    when: Value | None = None
    text: str | None = None


Step = Callable[[State], State]


def on_point(move: Callable[[Point], Point]) -> Step:
    """A step that only moves the point; where there is none, it stays so."""

    def step(state: State) -> State:
        return State(move(state.point)) if state.point is not None else state

    return step
