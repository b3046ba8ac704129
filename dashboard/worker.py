"""Worker processes that read articles: the server never imports spaCy, and a hostile file can only hurt a worker.

Each article has a limit of time and of memory. What goes wrong there comes back as `Unread`, in words for people.
"""

import contextlib
import os
import resource
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, TimeoutError, wait
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pebble import ProcessExpired, ProcessPool

from dashboard.settings import Settings
from dashboard.spawning import WorkerContext
from dashboard.store.outcomes import Digest
from extract import Article, UnreadableArticle, extract, foreign_language, language_name, read_article
from extract.batch import end_with_parent
from extract.merge import tellings_of

_CHARACTERS_A_SECOND = 9_000  # what a slow machine surely extracts; longer texts are read in part
_SHARE_FOR_LAYOUT = 0.3  # of the time, for the pages of a file before its text is extracted
_SECONDS_WHEN_STOPPED = 3.0  # what a person who stops a reading still waits for
_LOOK = 1.0  # seconds between looks at how far a reading is
_BEAT = 5  # looks between signs of life
_ARTICLES_A_WORKER = 500  # then the process is replaced, whatever a library may have leaked


ENDED = "ended"
"""Code of a reading that was broken off as the program ended: no fault of the file, which waits for the next start."""


class Unread(Exception):  # noqa: N818 - a word of the house
    """A file gave no article. `code`: the reader's, or unreadable (by the disk), foreign, too-long, too-much (memory),
    broken, ended."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was given, with what is known of it from outside; `coding` where a person chose one."""

    name: str
    data: bytes
    written: str | None = None
    title: str | None = None
    source: str = ""
    url: str = ""
    coding: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article may cost: seconds, megabytes of memory, bytes of the file."""

    seconds: float = 60.0
    megabytes: int = 2000
    file_bytes: int = 10_000_000
    min_salience: float = 0.5


class Reader:
    """A pool of worker processes, started when the first article comes. `close` ends it."""

    def __init__(self, settings: Settings | None = None, *, file_bytes: int | None = None) -> None:
        settings = settings or Settings()
        self.limits = Limits(
            settings.worker_seconds,
            settings.worker_mb,
            file_bytes or settings.upload_bytes,
            settings.min_salience,
        )
        self.workers = settings.workers
        self._pool = ProcessPool(
            max_workers=settings.workers,
            max_tasks=_ARTICLES_A_WORKER,
            initializer=set_up_worker,
            initargs=(settings.worker_mb, settings.model),
            context=WorkerContext(),  # a fork would copy the server's threads and locks
        )

    def read(
        self,
        document: Document,
        *,
        beat: Callable[[], object] = lambda: None,
        pages: Callable[[int, int], None] = lambda done, total: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Digest:
        """Read a file and find its events; waits. Raises Unread.

        Meanwhile `beat` is called every 5 seconds, `pages` every second with the number of the page at hand and of
        all pages (0, 0 where a file has none), and so is `stopped`: once it is true, the pages read by then are the
        article, or the beginning of a text that was read already.
        """
        with TemporaryDirectory(prefix="timeline-") as folder:
            note = Path(folder) / "pages"

            def look() -> None:
                pages(*_far(note))
                if stopped():
                    _stop_of(note).touch()

            article: Article = self._wait(self.submit(open_document, document, self.limits, str(note)), beat, look)
            _, total = _far(note)
            if total:
                pages(total, total)
            halted = bool(total) and _stop_of(note).exists()  # a text without pages was opened whole all the same
        return self._extract_until(article, beat, (lambda: False) if halted else stopped)

    def _extract_until(self, article: Article, beat: Callable[[], object], stopped: Callable[[], bool]) -> Digest:
        """Find the events; where that is stopped, those of the beginning."""
        future, cut = self.submit(extract_article, article, self.limits), threading.Event()

        def look() -> None:
            if not cut.is_set() and stopped():
                cut.set()
                future.cancel()

        try:
            digest: Digest = self._wait(future, beat, look)
        except Unread:
            if not cut.is_set():
                raise
            short = replace(self.limits, seconds=min(self.limits.seconds, _SECONDS_WHEN_STOPPED))
            digest = self._wait(self.submit(extract_article, article, short), beat)
        return digest

    def open(self, document: Document) -> Article:
        """Only the text of a file and when it was written; waits. Raises Unread."""
        article: Article = self._wait(self.submit(open_document, document, self.limits))
        return article

    def extract(self, article: Article) -> Digest:
        """Find the events of an article (again); waits. Raises Unread."""
        digest: Digest = self._wait(self.submit(extract_article, article, self.limits))
        return digest

    def submit(self, work: Callable[..., Any], *args: Any) -> "Future[Any]":
        """Give one of the functions below to a worker; its time runs from when the worker takes it."""
        future: Future[Any] = self._pool.schedule(work, args=args, timeout=self.limits.seconds)
        return future

    def _wait(
        self,
        future: "Future[Any]",
        beat: Callable[[], object] = lambda: None,
        look: Callable[[], None] = lambda: None,
    ) -> Any:
        looks = 0
        while not wait([future], timeout=_LOOK).done:
            look()
            looks += 1
            if looks % _BEAT == 0:
                beat()
        try:
            return future.result()
        except Exception as error:
            raise as_unread(error, self.limits) from error

    def close(self) -> None:
        """End the workers at once."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _far(note: Path) -> tuple[int, int]:
    """The page at hand and all pages, as a worker noted them; (0, 0) where it did not, or is just writing."""
    try:
        done, total = note.read_text("ascii").split()
        return int(done), int(total)
    except (OSError, ValueError):
        return 0, 0


def _stop_of(note: Path) -> Path:
    """The file whose being there tells a worker to stop after the page at hand."""
    return note.with_name("stop")


def as_unread(error: BaseException, limits: Limits) -> Unread:
    """Whatever came out of a worker, as a refusal in words for people."""
    if isinstance(error, Unread):
        return error
    if isinstance(error, CancelledError):
        return Unread(ENDED, "Reading was broken off as the program ended. Nothing was stored.")
    if isinstance(error, TimeoutError):
        return Unread("too-long", f"Reading was stopped after {limits.seconds:g} seconds. Nothing was stored.")
    if isinstance(error, MemoryError):
        return Unread("too-much", f"Reading it needs more than {limits.megabytes} MB of memory. Nothing was stored.")
    if isinstance(error, ProcessExpired):
        return Unread("broken", "Reading it brought the reader down. Nothing was stored.")
    return Unread("broken", f"Reading it failed ({type(error).__name__}). Nothing was stored.")


def unopened(error: OSError) -> Unread:
    """A file that the disk does not give, as a refusal in words for people."""
    return Unread("unreadable", f"It could not be read from the disk: {error.strerror or error}. Nothing was stored.")


# --- in the worker -------------------------------------------------------------------------------------------------


def set_up_worker(megabytes: int, model: str) -> None:
    """Limit this process's memory, name its language model, and let it end with the server."""
    end_with_parent()  # a file that is never read through would outlive a server that was killed
    os.environ["TIMELINE_MODEL"] = model
    if sys.platform == "linux":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard < 0 else min(limit, hard), hard))
    _be_the_first_to_go()


def _be_the_first_to_go() -> None:
    """Where the machine runs out of memory, the kernel shall take a worker before the server."""
    try:
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:  # noqa: PTH123 - no file of ours
            score.write("500")
    except OSError:
        pass


def open_document(document: Document, limits: Limits, note: str = "") -> Article:
    """The article of a file; how far it is stands meanwhile in the file `note`. Raises Unread."""
    from extract.article import Limits as FileLimits

    stop = time.monotonic() + limits.seconds * _SHARE_FOR_LAYOUT
    try:
        article = read_article(
            document.data,
            name=document.name,
            published=document.written,
            title=document.title,
            source=document.source,
            url=document.url,
            limits=FileLimits(file=limits.file_bytes),
            progress=lambda page, pages: _note(note, page, pages) and time.monotonic() < stop,
            coding=document.coding,
        )
    except UnreadableArticle as error:
        raise Unread(error.code, str(error)) from None
    except (ValueError, LookupError) as error:
        raise Unread("broken", str(error)) from None
    code = foreign_language(article.text)
    if code:
        raise Unread("foreign", _foreign(document.name, code))
    return article


def _note(note: str, page: int, pages: int) -> bool:
    """Note how far the reading is, for whoever waits; a disk that is full must not stop it. False where a person did,
    once there is a page."""
    if not note:
        return True
    with contextlib.suppress(OSError):
        Path(note).write_text(f"{page} {pages}", "ascii")
    return page == 1 or not _stop_of(Path(note)).exists()


def _foreign(name: str, code: str) -> str:
    what = name or "The text"
    said = language_name(code)
    return f"{what} was not read: it seems to be in {said}, and only English is read here. Nothing was stored."


def extract_article(article: Article, limits: Limits) -> Digest:
    """All that an article gives. A text too long for the time limit is read up to a paragraph's end before it."""
    article, in_part = _within_time(article, limits)
    extraction = extract(article, min_salience=limits.min_salience)
    return Digest(extraction, tuple(telling.as_dict() for telling in tellings_of(extraction)), in_part)


def _within_time(article: Article, limits: Limits) -> tuple[Article, str]:
    in_part = next((note for note in article.notes if "not read" in note), "")
    most = int(limits.seconds * _CHARACTERS_A_SECOND)
    if len(article.text) <= most:
        return article, in_part
    end = article.text.rfind("\n", most // 2, most) + 1 or most
    said = f"The first {end:,} of {len(article.text):,} characters were read; the rest was not."
    kept = tuple(span for span in article.datelines if span[1] <= end)
    return replace(article, text=article.text[:end], datelines=kept, notes=(*article.notes, said)), said
