"""The uploads' reader: takes accepted files one by one, has a worker read them, stores what comes out as drafts."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from dashboard.settings import Settings
from dashboard.store import DOUBTFUL, STOPPING, Digest, Job, JobState, Review, Store, StoreUnavailable, Upload
from dashboard.worker import ENDED, Document, Reader, Unread
from extract import Value

_PAUSE = 2.0  # seconds between looks at the queue when nobody rings; other processes' uploads wait no longer
_PAUSE_WITHOUT_STORE = 10.0
_PATIENCE = 5.0  # seconds that the file at hand is waited for when the program ends

log = logging.getLogger(__name__)


def accept(
    store: Store,
    settings: Settings,
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
    """Take a file in for reading; it is safe when this returns. One that is too big is written down as refused,
    without its bytes. Raises StoreUnavailable, NotFound."""
    if len(data) <= settings.upload_bytes:
        return store.add_upload(token, name, data, written=written, title=title, source=source, url=url, by=by)
    job = store.add_upload(token, name, b"", title=title, by=by)
    size = len(data) / 1_000_000
    message = (
        f"{name} was not read: {size:.1f} MB. At most {settings.upload_mb:g} MB a file here. Nothing was stored. "
        "Split it by article."
    )
    store.finish_upload(job.id, JobState.FAILED, code="too-big", message=message)
    return store.job(job.id) or job


class Inbox:
    """A thread that reads uploads until it is closed. `ring` tells it that there is something."""

    def __init__(
        self,
        store: Store,
        reader: Reader,
        *,
        on_stored: Callable[[], None] = lambda: None,
        patience: float = _PATIENCE,
    ) -> None:
        self._store = store
        self._reader = reader
        self._on_stored = on_stored
        self._patience = patience
        self._bell = threading.Event()
        self._closed = threading.Event()
        self._at_hand: int | None = None
        self._owed: Callable[[], None] | None = None  # the end of the file at hand, until it is in the store
        self._thread = threading.Thread(target=self._run, name="inbox", daemon=True)

    def start(self) -> "Inbox":
        """Begin, in a thread of its own."""
        self._thread.start()
        return self

    def ring(self) -> None:
        """Look at the queue at once."""
        self._bell.set()

    def close(self) -> None:
        """Stop after the file at hand; one that takes long is given back. What waits is read at the next start."""
        self._closed.set()
        self._bell.set()
        self._thread.join(timeout=self._patience)
        if self._at_hand is not None and self._thread.is_alive():
            with suppress(StoreUnavailable):
                self._store.release_upload(self._at_hand)

    def _run(self) -> None:
        while not self._closed.is_set():
            pause = _PAUSE
            try:
                while not self._closed.is_set() and self.read_next():
                    pass
            except StoreUnavailable:
                log.warning("uploads wait", exc_info=True)
                pause = _PAUSE_WITHOUT_STORE
            except Exception:  # whatever it is, the next upload must still be read
                log.exception("an upload could not be read")
            self._bell.wait(pause)
            self._bell.clear()

    def read_next(self) -> bool:
        """Read one upload, if there is any; False where the queue is empty. Raises StoreUnavailable; what was read by
        then is stored the next time."""
        self._settle()
        upload = self._store.take_upload()
        if upload is None:
            return False
        self._at_hand = upload.job.id
        try:
            digest = self._read(upload)
        except Unread as error:
            if error.code == ENDED:
                return False
            self._owed = partial(self._refuse, upload.job.id, error.code, error.message)
        else:
            self._owed = partial(self._keep, upload, digest)
        self._settle()
        return True

    def _read(self, upload: Upload) -> Digest:
        written = upload.written.edtf if upload.written else None
        document = Document(upload.file_name, upload.data, written, upload.title or None, upload.source, upload.url)
        far = _Far(self._store, upload.job.id)
        return self._reader.read(document, beat=far.alive, pages=far.on_page, stopped=far.is_stopped)

    def _settle(self) -> None:
        """Write down what became of the last file, unless that is done."""
        if self._owed is None:
            return
        try:
            self._owed()
        except StoreUnavailable:
            raise
        except Exception:  # ours to mend; the uploader must not wait for it
            log.exception("what was read could not be stored")
            assert self._at_hand is not None
            self._refuse(self._at_hand, "broken", "It was read, but could not be stored. Nothing of it was kept.")
        self._owed = self._at_hand = None
        self._on_stored()

    def _refuse(self, job: int, code: str, message: str) -> None:
        self._store.finish_upload(job, JobState.FAILED, code=code, message=message)

    def _keep(self, upload: Upload, digest: Digest) -> None:
        review = self._store.review(upload.job.review)
        assert review is not None, "an upload without its review"
        added = self._store.add_article(digest, collection=review.collection, by=upload.by, token=review.token)
        known = added.duplicate and not _is_unclaimed(review, added.article)
        state = JobState.DUPLICATE if known else JobState.STOPPED if digest.in_part else JobState.DONE
        guessed = not known and any("doubtful" in note for note in digest.extraction.article.notes)
        code = DOUBTFUL if guessed else ""
        self._store.finish_upload(upload.job.id, state, article=added.article, code=code, message=digest.in_part)


class _Far:
    """Writes down how far the reading of one upload is; only what is new, or as a sign of life."""

    def __init__(self, store: Store, job: int) -> None:
        self._store, self._job = store, job
        self._page, self._pages = 0, 0

    def on_page(self, page: int, pages: int) -> None:
        """A page was begun."""
        if (page, pages) != (self._page, self._pages):
            self._page, self._pages = page, pages
            self.alive()

    def is_stopped(self) -> bool:
        """A person wants it ended, with what was read by now."""
        with suppress(StoreUnavailable):
            job = self._store.job(self._job)
            return job is not None and job.code == STOPPING
        return False

    def alive(self) -> None:
        """Still at it. While the database is away the reading goes on."""
        with suppress(StoreUnavailable):
            self._store.report_upload(self._job, done=self._page, total=self._pages)


def _is_unclaimed(review: Review, article: int) -> bool:
    """A draft of this very review that no upload led to: stored just before a fall, and now read once more."""
    own = any(row.id == article for row in review.articles)
    return own and not any(job.article == article for job in review.jobs)
