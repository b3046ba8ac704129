"""Uploaded files on their way to the worker, and long tasks that one process at a time may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, or_, select, update

from dashboard.store.base import Base
from dashboard.store.errors import NotFound
from dashboard.store.outcomes import DOUBTFUL, STOPPING, Job, JobState, Progress
from dashboard.store.rows import to_job
from dashboard.store.tables import reviews, tasks, uploads
from dashboard.store.types import value_of_row, value_to_row
from extract import Value

STALE = timedelta(seconds=30)  # a reading or a task that gave no sign of life for so long is another's to take
KEPT = timedelta(days=30)  # how long the file of a doubtful coding waits for somebody to look
_MOST_TRIES = 2
_TAKEN_BACK = "Taken back before it was read. Nothing was stored."


@dataclass(frozen=True, slots=True)
class Upload:
    """One accepted file with what its uploader said of it."""

    job: Job
    data: bytes
    written: Value | None
    title: str
    source: str
    url: str
    by: str

    @property
    def file_name(self) -> str:
        """The file's name as a clue to what it is; none where a person typed a title, which is shown in its place."""
        return "" if self.title else self.job.name


def to_upload(row: RowMapping) -> Upload:
    """A row of the table of uploads, with the file."""
    same = ("data", "title", "source", "url", "by")
    return Upload(to_job(row), written=value_of_row(row, "published_"), **{name: row[name] for name in same})


def forget_files(connection: Connection, of: Iterable[int]) -> None:
    """The files of these articles are not needed any more."""
    _forget(connection, uploads.c.article_id.in_(list(of)))


def _forget(connection: Connection, which: ColumnElement[bool]) -> None:
    connection.execute(update(uploads).where(which, uploads.c.code == DOUBTFUL).values(data=None, code=""))


class Uploading(Base):
    """A queue in the database: what was accepted outlives a crash, and is read once."""

    def add_upload(
        self,
        token: str,
        name: str,
        data: bytes,
        *,
        written: Value | None = None,
        title: str = "",
        source: str = "",
        url: str = "",
        by: str = "",
    ) -> Job:
        """Accept one file for reading, with what its uploader says of it; once this returns it outlives a crash of the
        program."""
        said = {"title": title, "source": source, "url": url, "by": by}
        row = {"review_token": token, "name": name[:300], "size": len(data), "data": data, **said}
        with self._writing() as connection:
            if connection.execute(select(reviews.c.token).where(reviews.c.token == token)).first() is None:
                raise NotFound("There is no such review.")
            now, written_row = datetime.now(UTC), value_to_row(written, "published_")
            _forget(connection, uploads.c.created < now - KEPT)  # so that those nobody looks at don't pile up
            values = insert(uploads).values(**row, **written_row, state=JobState.WAITING, created=now)
            new = connection.execute(values.returning(uploads)).mappings().one()
            return to_job(new)

    def job(self, job: int) -> Job | None:
        """One upload's state."""
        with self._reading() as connection:
            row = connection.execute(select(uploads).where(uploads.c.id == job)).mappings().first()
            return to_job(row) if row else None

    def take_upload(self) -> Upload | None:
        """The next file to read: one that waits, or one whose reader gave no sign of life. It is given up after the
        second try, since it may be what brings readers down."""
        now = datetime.now(UTC)
        stale = (uploads.c.state == JobState.READING) & (uploads.c.beat < now - STALE)
        wanted = select(uploads).where(or_(uploads.c.state == JobState.WAITING, stale)).order_by(uploads.c.id).limit(1)
        with self._writing() as connection:
            row = connection.execute(wanted).mappings().first()
            if row is None:
                return None
            given_up = row["tries"] >= _MOST_TRIES
            new: dict[str, Any] = {"state": JobState.READING, "beat": now, "tries": row["tries"] + 1}
            if given_up:
                message = "Reading it brought the program down twice. Nothing was stored."
                new = {"state": JobState.FAILED, "code": "broken", "message": message, "data": None}
            connection.execute(update(uploads).where(uploads.c.id == row["id"]).values(**new))
        if given_up:
            return self.take_upload()
        return to_upload(row)

    def report_upload(self, job: int, *, done: int = 0, total: int = 0) -> None:
        """A sign of life from a reader, with how far it is."""
        with self._writing() as connection:
            beat = {"beat": datetime.now(UTC), "done": done, "total": total}
            connection.execute(update(uploads).where(uploads.c.id == job).values(**beat))

    def finish_upload(
        self, job: int, state: JobState, *, article: int | None = None, code: str = "", message: str = ""
    ) -> None:
        """The end of one file; its bytes are kept only where its coding is DOUBTFUL. The first end counts: one file may
        have had two readers, where the first gave no sign of life while the database was away."""
        end: dict[str, Any] = {"state": state, "article_id": article, "code": code, "message": message}
        if code != DOUBTFUL:
            end["data"] = None
        with self._writing() as connection:
            unended = uploads.c.state.in_((JobState.WAITING, JobState.READING))
            connection.execute(update(uploads).where(uploads.c.id == job, unended).values(**end))

    def release_upload(self, job: int) -> None:
        """Give a file back that was taken and not read, for no fault of its own."""
        with self._writing() as connection:
            taken = (uploads.c.id == job) & (uploads.c.state == JobState.READING)
            connection.execute(update(uploads).where(taken).values(state=JobState.WAITING, tries=uploads.c.tries - 1))

    def stop_upload(self, token: str, job: int) -> bool:
        """End the reading of a review's file with what was read by then; one that waits is taken out of the queue.
        False where it is over already. Raises NotFound."""
        own = (uploads.c.id == job) & (uploads.c.review_token == token)
        gone = {"state": JobState.FAILED, "code": "withdrawn", "message": _TAKEN_BACK, "data": None}
        ends = ((JobState.WAITING, gone), (JobState.READING, {"code": STOPPING}))
        with self._writing() as connection:
            if connection.execute(select(uploads.c.id).where(own)).first() is None:
                raise NotFound("There is no such file in this review.")
            done = [
                connection.execute(update(uploads).where(own, uploads.c.state == state).values(**end)).rowcount
                for state, end in ends
            ]
        return any(done)

    # --- tasks: a lock in the database that dies with its holder ----------------------------------------

    def hold_task(self, name: str, holder: str) -> bool:
        """Take a task, or give a sign of life for it; False where another process holds it."""
        now = datetime.now(UTC)
        with self._writing() as connection:
            row = connection.execute(select(tasks).where(tasks.c.name == name)).mappings().first()
            if row is None:
                connection.execute(insert(tasks).values(name=name, holder=holder, beat=now, failed=()))
                return True
            if row["holder"] not in (None, holder) and row["beat"] > now - STALE:
                return False
            connection.execute(update(tasks).where(tasks.c.name == name).values(holder=holder, beat=now))
            return True

    def report_task(
        self, name: str, holder: str, *, done: int, total: int, failed: tuple[tuple[str, str], ...] = ()
    ) -> bool:
        """How far a task is; also a sign of life. False where another holds it by now: nothing is written then."""
        return self._by_holder(name, holder, done=done, total=total, failed=failed, beat=datetime.now(UTC))

    def leave_task(self, name: str, holder: str) -> None:
        """Give a task back, unless another holds it by now; its figures stay."""
        self._by_holder(name, holder, holder=None)

    def _by_holder(self, name: str, by: str, **row: Any) -> bool:
        own = (tasks.c.name == name) & (tasks.c.holder == by)
        with self._writing() as connection:
            return bool(connection.execute(update(tasks).where(own).values(**row)).rowcount)

    def progress(self, name: str = "seed") -> Progress:
        """How far a task is; by default the first filling from the seeds."""
        with self._reading() as connection:
            row = connection.execute(select(tasks).where(tasks.c.name == name)).mappings().first()
        if row is None:
            return Progress(0, 0, running=False)
        alive = row["holder"] is not None and row["beat"] > datetime.now(UTC) - STALE
        return Progress(row["done"], row["total"], alive, row["failed"], row["beat"])
