"""One of each a process, however many threads ask for it first."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.once import Once
from dashboard.store import StoreUnavailable

THREADS = 8
LONG = 30.0


def test_threads_that_ask_at_the_same_time_share_one() -> None:
    made: list[object] = []
    all_there = threading.Barrier(THREADS)
    asked = threading.Semaphore(0)

    def make() -> object:
        for _ in range(THREADS):  # until every thread has asked
            assert asked.acquire(timeout=LONG)
        made.append(object())
        return made[-1]

    shared = Once(make)

    def ask(_number: int) -> object:
        all_there.wait(LONG)
        asked.release()
        return shared()

    with ThreadPoolExecutor(THREADS) as pool:
        got = list(pool.map(ask, range(THREADS)))
    assert len(made) == 1 and {id(each) for each in got} == {id(made[0])}
    assert shared.is_made and shared() is made[0]


def test_after_a_failure_the_next_one_who_asks_tries_again() -> None:
    answers = [StoreUnavailable("away"), "there"]

    @Once
    def made() -> str:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(StoreUnavailable):
        made()
    assert not made.is_made
    assert made() == made() == "there"
