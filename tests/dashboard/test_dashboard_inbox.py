"""Uploads on their way into a review: each ends in a state that a page can show, and none is lost."""

import contextlib
import threading
from collections.abc import Callable
from typing import Any

import pytest
from dashboard_fakes import Told, day, digest

from dashboard.inbox import Inbox, accept
from dashboard.settings import Settings
from dashboard.store import Digest, Job, JobState, NotFound, Store, StoreUnavailable
from dashboard.worker import ENDED, Document, Unread


class PlayedReader:
    """Finds one event in every text; refuses what begins with "bad"."""

    def __init__(self, in_part: str = "") -> None:
        self.in_part = in_part
        self.seen: list[Document] = []

    def read(
        self,
        document: Document,
        *,
        beat: Callable[[], None],
        pages: Callable[[int, int], None],
        stopped: Callable[[], bool],
    ) -> Digest:
        pages(2, 3)
        beat()
        if stopped():
            self.in_part = "Pages 3 to 3 were not read."
        self.seen.append(document)
        if document.data.startswith(b"bad"):
            raise Unread("no-text", "There are no words in it.")
        made = digest(document.data.decode(), [Told("met", day("2025-12-14"))], title=document.name)
        return Digest(made.extraction, made.tellings, self.in_part)


@pytest.fixture
def token(store: Store) -> str:
    return store.start_review(collection="main", by="somebody").token


def state(store: Store, job: Job) -> Job:
    shown = store.job(job.id)
    assert shown is not None
    return shown


def read_all(store: Store, reader: PlayedReader) -> None:
    inbox = Inbox(store, reader)  # type: ignore[arg-type]
    while inbox.read_next():
        pass


def test_every_file_ends_in_a_state(store: Store, token: str) -> None:
    settings = Settings(upload_mb=0.001)
    where = {"source": "A wire", "url": "https://example.org/a"}
    given = {
        "good.txt": (b"Envoys met.", JobState.DONE),
        "again.txt": (b"Envoys met.", JobState.DUPLICATE),
        "bad.txt": (b"bad", JobState.FAILED),
        "big.txt": (b"x" * 2000, JobState.FAILED),
    }
    jobs = {
        name: accept(store, settings, token, name, data, written=day("2025-12-16"), by="somebody", **where)
        for name, (data, _) in given.items()
    }
    reader = PlayedReader()
    read_all(store, reader)
    assert {name: state(store, job).state for name, job in jobs.items()} == {n: s for n, (_, s) in given.items()}
    assert state(store, jobs["big.txt"]).code == "too-big"
    assert state(store, jobs["bad.txt"]).message == "There are no words in it."
    assert state(store, jobs["again.txt"]).article == state(store, jobs["good.txt"]).article
    assert reader.seen[0].written == "2025-12-16"
    assert {name: getattr(reader.seen[0], name) for name in where} == where
    review = store.review(token)
    assert review is not None
    assert [row.title for row in review.articles] == ["good.txt"]
    assert len(store.columns()) == 0


def test_read_in_part_is_said(store: Store, token: str) -> None:
    job = store.add_upload(token, "long.txt", b"Envoys met.")
    read_all(store, PlayedReader("Pages 23 to 40 were not read."))
    assert state(store, job).state is JobState.STOPPED
    assert state(store, job).message == "Pages 23 to 40 were not read."


def test_a_fall_between_storing_and_saying_so_is_no_duplicate(store: Store, token: str) -> None:
    stored = digest("Envoys met.", [Told("met", day("2025-12-14"))], title="one.txt")
    added = store.add_article(stored, collection="main", by="somebody", token=token)  # and then the program fell
    job = store.add_upload(token, "one.txt", b"Envoys met.")
    read_all(store, PlayedReader())
    assert (state(store, job).state, state(store, job).article) == (JobState.DONE, added.article)


def test_the_thread_reads_what_waits_and_what_comes(sqlite_url: str) -> None:
    store = Store.open(sqlite_url)
    store.add_collection("main", "Main")
    token = store.start_review(collection="main", by="somebody").token
    stored = threading.Semaphore(0)
    first = store.add_upload(token, "one.txt", b"Envoys met.")
    inbox = Inbox(store, PlayedReader(), on_stored=stored.release).start()  # type: ignore[arg-type]
    assert stored.acquire(timeout=20)
    second = store.add_upload(token, "two.txt", b"Envoys met again.")
    inbox.ring()
    assert stored.acquire(timeout=20)
    inbox.close()
    assert [state(store, job).state for job in (first, second)] == [JobState.DONE, JobState.DONE]
    store.close()


def test_pages_that_are_read_stand_in_the_job_while_it_is_read(store: Store, token: str) -> None:
    job = accept(store, Settings(), token, "long.pdf", b"Envoys met.", by="somebody")
    seen: list[tuple[int, int]] = []

    class Looked(PlayedReader):
        def read(self, document: Document, **hooks: Callable[..., Any]) -> Digest:
            digest = super().read(document, **hooks)
            seen.append((state(store, job).done, state(store, job).total))
            return digest

    read_all(store, Looked())
    assert seen == [(2, 3)]


def test_a_reading_that_a_person_stops_keeps_what_was_read_and_says_so(store: Store, token: str) -> None:
    first = accept(store, Settings(), token, "long.pdf", b"Envoys met.", by="somebody")
    waits = accept(store, Settings(), token, "waits.txt", b"Envoys met again.", by="somebody")
    other = store.start_review(collection="main", by="another").token

    class Stopped(PlayedReader):
        def read(self, document: Document, **hooks: Callable[..., Any]) -> Digest:
            with pytest.raises(NotFound):
                store.stop_upload(other, first.id)
            assert store.stop_upload(token, first.id) and state(store, first).state is JobState.READING
            assert store.stop_upload(token, waits.id)
            return super().read(document, **hooks)

    read_all(store, Stopped())
    assert (state(store, first).state, state(store, first).message) == (
        JobState.STOPPED,
        "Pages 3 to 3 were not read.",
    )
    assert (state(store, waits).state, state(store, waits).code) == (JobState.FAILED, "withdrawn")
    assert not store.stop_upload(token, first.id)
    review = store.review(token)
    assert review is not None and [row.in_part for row in review.articles] == ["Pages 3 to 3 were not read."]


class Away:
    """A store whose database is away at chosen calls of one name."""

    def __init__(self, store: Store, name: str, times: int) -> None:
        self._store, self._name, self.times = store, name, times

    def __getattr__(self, name: str) -> object:
        if name == self._name and self.times:
            self.times -= 1
            raise StoreUnavailable("gone")
        return getattr(self._store, name)


@pytest.mark.parametrize("call", ["add_article", "finish_upload", "report_upload"])
@pytest.mark.parametrize("data", [b"Envoys met.", b"bad"])
def test_what_was_read_while_the_database_was_away_is_stored_when_it_is_back(
    store: Store, token: str, call: str, data: bytes
) -> None:
    """However often it goes away: a file is given up for bringing readers down, not for that."""
    job = accept(store, Settings(), token, "one.txt", data, by="somebody")
    reader = PlayedReader()
    inbox = Inbox(Away(store, call, 5), reader)  # type: ignore[arg-type]
    for _ in range(6):
        with contextlib.suppress(StoreUnavailable):
            inbox.read_next()
    assert state(store, job).state is (JobState.FAILED if data == b"bad" else JobState.DONE)
    assert len(reader.seen) == 1
    review = store.review(token)
    assert review is not None and len(review.articles) == (data != b"bad")


def test_a_file_at_hand_when_the_program_ends_waits_for_the_next_start(sqlite_url: str) -> None:
    store = Store.open(sqlite_url)
    store.add_collection("main", "Main")
    token = store.start_review(collection="main", by="somebody").token
    job = store.add_upload(token, "one.txt", b"Envoys met.")
    reading, ended = threading.Event(), threading.Event()

    class Long(PlayedReader):
        def read(self, document: Document, **hooks: Callable[..., Any]) -> Digest:
            reading.set()
            ended.wait(20)
            raise Unread(ENDED, "The program ended.")

    inbox = Inbox(store, Long(), patience=0).start()  # type: ignore[arg-type]
    assert reading.wait(20)
    inbox.close()
    assert state(store, job).state is JobState.WAITING
    ended.set()
    read_all(store, PlayedReader())
    assert state(store, job).state is JobState.DONE
    store.close()
