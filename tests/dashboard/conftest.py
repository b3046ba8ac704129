"""Fixtures of the dashboard's tests. That it lies here also lets tests in folders below import what lies here."""

from collections.abc import Iterator

import pytest

from dashboard.settings import Settings
from dashboard.worker import Reader


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """One worker process for all tests: it loads the language model once."""
    made = Reader(Settings(worker_seconds=60))
    yield made
    made.close()
