"""Worker processes that start from nothing but what they are given.

A spawned process first runs the main script of its parent again. Under Streamlit that is whatever page was drawn last,
which a worker has no use for and which would run there outside of any session.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import spawn
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from typing import Any

_one_at_a_time = threading.Lock()


@contextmanager
def _without_main() -> Iterator[None]:
    """While it is held, processes that are started are told of no main script."""
    prepare = spawn.get_preparation_data

    def plain(name: str) -> dict[str, Any]:
        return {key: value for key, value in prepare(name).items() if not key.startswith("init_main")}

    with _one_at_a_time:
        spawn.get_preparation_data = plain
        try:
            yield
        finally:
            spawn.get_preparation_data = prepare


class _Worker(SpawnProcess):
    @staticmethod
    def _Popen(process_obj: BaseProcess) -> Any:  # noqa: N802 - multiprocessing's name
        with _without_main():
            return SpawnProcess._Popen(process_obj)


class WorkerContext(SpawnContext):
    """multiprocessing's spawn context without the parent's main script."""

    Process = _Worker
