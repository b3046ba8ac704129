"""Things of which a process has one, made when the first asks for them."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

V = TypeVar("V")


class Once(Generic[V]):
    """What a function makes, made once however many threads ask at a time, where `functools.cache` makes one for each.

    Who asks while it is being made waits, and shares what comes of it. After a failure the next who asks tries again.
    """

    def __init__(self, make: Callable[[], V]) -> None:
        self._make = make
        self._made: Future[V] | None = None
        self._lock = threading.Lock()

    def __call__(self) -> V:
        with self._lock:
            is_first = self._made is None
            made = self._made = self._made or Future()
        if is_first:
            try:
                made.set_result(self._make())
            except BaseException as error:  # whatever it is, nobody may wait for ever
                self.cache_clear()
                made.set_exception(error)
        return made.result()

    @property
    def is_made(self) -> bool:
        """Whether it is there."""
        return self._made is not None and self._made.done()

    def cache_clear(self) -> None:
        """Make it anew when it is asked for again."""
        self._made = None
