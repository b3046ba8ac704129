"""The same work on a Dask cluster: tasks of a worker that dies are done again by another one."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

from dashboard.settings import Settings
from extract.gazetteer import NAMES_SETTING

PATIENCE = 10.0  # seconds to wait for the scheduler
_RETRIES = 2  # of a task that failed by itself; a dead worker's tasks are given to others besides


@contextmanager
def connected(address: str, settings: Settings) -> Iterator[tuple[Callable[..., "Future[Any]"], int]]:
    """A connection to the scheduler at `address`: how to submit work, and how many threads of workers there are.

    Every worker, also one that comes later, is told the language model and where files of names are (they must be
    there on its machine too). Limits of time and memory are the cluster's.
    Raises ImportError without the extra `cluster`, and OSError where there is no scheduler.
    """
    from distributed import Client

    with Client(address, timeout=PATIENCE) as client:  # type: ignore[no-untyped-call]
        client.register_plugin(_set_up(settings))
        executor = client.get_executor(pure=False, retries=_RETRIES)
        yield executor.submit, max(1, sum(client.nthreads().values()))


def _set_up(settings: Settings) -> Any:
    from distributed import WorkerPlugin

    class Tell(WorkerPlugin):
        name = "timeline"
        told = {"TIMELINE_MODEL": settings.model, NAMES_SETTING: settings.names}  # noqa: RUF012 - pickled with the class

        def setup(self, worker: Any) -> None:
            os.environ.update(self.told)

    return Tell()
