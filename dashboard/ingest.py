"""Whole archives at once: `python -m dashboard.ingest FOLDER|GLOB|JSONL …`.

Files are read and extracted by worker processes on this machine, or by a Dask cluster with `--scheduler ADDRESS`
(optional extra `cluster`). What is there already is not extracted again; a run that was cut short goes on where it
stopped; what was not read stands in the report with its reason. Articles are public at once: whoever runs this
command is the editor.
"""

import argparse
import glob
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

import orjson
from tqdm import tqdm

from dashboard.database import open_store
from dashboard.seed import set_up_collections
from dashboard.settings import Settings
from dashboard.store import NotFound, Store, StoreUnavailable
from dashboard.worker import Document, Limits, Reader, Unread, as_unread, extract_article, open_document, unopened
from extract import Article
from extract.article.errors import too_big

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml")
LARGEST_FILE = 10_000_000  # bytes
_IN_FLIGHT = 4  # documents a worker that are on their way at once
_FINISHED = ("added", "duplicate")

Submit = Callable[..., "Future[Any]"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: added, duplicate, or a refusal with its code and message."""

    name: str
    state: str
    article: int | None = None
    code: str = ""
    message: str = ""


@dataclass
class Run:
    """One run over documents: at most a few are on their way at once, each stored as soon as it is extracted."""

    store: Store
    submit: Submit
    limits: Limits
    collection: str
    by: str
    width: int
    _names: dict["Future[Any]", str] = field(default_factory=dict)

    def outcomes(self, documents: Iterator["Document | Outcome"]) -> Iterator[Outcome]:
        """Give documents to workers, and say of each what became of it, as they come."""
        waiting = True
        while waiting or self._names:
            while waiting and len(self._names) < self.width:
                document = next(documents, None)
                waiting = document is not None
                if isinstance(document, Outcome):
                    yield document
                elif document is not None:
                    self._names[self.submit(open_document, document, self.limits)] = document.name
            done, _ = wait(self._names, return_when=FIRST_COMPLETED)
            for future in [each for each in self._names if each in done]:  # in the order of the documents
                outcome = self._step(future)
                if outcome is not None:
                    yield outcome

    def _step(self, future: "Future[Any]") -> Outcome | None:
        """One document one stage on: opened → known already? → extracted → stored."""
        name = self._names.pop(future)
        try:
            found = future.result()
        except Exception as error:  # whatever brought one document down, the others go on
            return _failed(name, as_unread(error, self.limits))
        if isinstance(found, Article):
            known = self.store.find_article(found.id)
            if known is not None:
                return Outcome(name, "duplicate", known)
            self._names[self.submit(extract_article, found, self.limits)] = name
            return None
        added = self.store.add_article(found, collection=self.collection, by=self.by)
        return Outcome(name, "duplicate" if added.duplicate else "added", added.article, message=found.in_part)


def documents_of(sources: Sequence[str]) -> Iterator[Document | Outcome]:
    """Files of folders and patterns, and the lines of JSONL files, in the order of their names; a file that can't be
    opened or is too large, and a line that holds no article, is an outcome already.

    A JSONL line is an object with "text" and, as far as known, "id", "published", "title", "source", "url".
    """
    for source in sources:
        for path in _files(source):
            if path.suffix.lower() == ".jsonl":
                yield from _lines(path)
            else:
                yield _whole(path)


def _files(source: str) -> list[Path]:
    path = Path(source)
    if path.is_dir():
        return sorted(each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES and each.is_file())
    if path.is_file():
        return [path]
    return sorted(Path(each) for each in glob.glob(source, recursive=True) if Path(each).is_file())  # noqa: PTH207


def _whole(path: Path) -> Document | Outcome:
    try:
        size = path.stat().st_size
        if size <= LARGEST_FILE:
            return Document(str(path), path.read_bytes())
    except OSError as error:
        return _failed(str(path), unopened(error))
    refused = too_big(size, str(path), LARGEST_FILE)
    return _failed(str(path), Unread(refused.code, str(refused)))


def _lines(path: Path) -> Iterator[Document | Outcome]:
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _line(f"{path}:{number}", line)
    except OSError as error:
        yield _failed(str(path), unopened(error))


def _failed(name: str, refused: Unread) -> Outcome:
    return Outcome(name, "failed", code=refused.code, message=refused.message)


def _line(name: str, line: bytes) -> Document | Outcome:
    try:
        given = orjson.loads(line)
        return Document(
            f"{name}#{given['id']}" if "id" in given else name,
            given["text"].encode(),
            given.get("published") or None,
            given.get("title") or None,
            given.get("source") or "",
            given.get("url") or "",
        )
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
        return Outcome(name, "failed", code="bad-line", message="The line is no JSON object with a text.")


# --- the journal: what is finished, and the report of what was not read ---------------------------------------------


def read_journal(path: Path) -> set[str]:
    """Names that an earlier run finished; a half-written last line is no line."""
    if not path.is_file():
        return set()
    finished = set()
    for line in path.read_bytes().splitlines():
        try:
            row = json.loads(line)  # orjson takes no name that is not valid Unicode
        except ValueError:
            continue
        if row["state"] in _FINISHED:
            finished.add(row["name"])
    return finished


def _write(journal: TextIO, outcome: Outcome) -> None:
    row = {name: value for name in outcome.__slots__ if (value := getattr(outcome, name))}
    journal.write(json.dumps(row, ensure_ascii=False) + "\n")
    journal.flush()


def _journal_of(options: argparse.Namespace, settings: Settings) -> Path:
    if options.report:
        return Path(options.report)
    name = sha256(os.fsencode("\0".join([options.collection, *options.sources]))).hexdigest()[:12]
    return settings.data_dir / "ingest" / f"{name}.jsonl"


# --- the command ---------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 0, 1 where something was not read, 2 where nothing could be done."""
    options = _options(arguments)
    settings = Settings()
    try:
        with closing(open_store(settings)) as store:
            set_up_collections(store, settings.seeds_dir)
            options.collection = options.collection or store.collections()[0].slug
            if store.collection(options.collection) is None:
                raise NotFound(f"There is no collection “{options.collection}”.")
            return _ingest(store, settings, options)
    except (StoreUnavailable, NotFound, OSError) as error:
        print(f"Stopped: {error} What was stored is safe; the same command goes on from there.", file=sys.stderr)
        return 2


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m dashboard.ingest", description=__doc__.split("\n\n")[0])
    parser.add_argument("sources", nargs="+", metavar="FOLDER|GLOB|JSONL")
    parser.add_argument("--collection", default="", help="slug of the collection (default: the first)")
    parser.add_argument("--workers", type=int, default=0, help="worker processes (default: TIMELINE_WORKERS)")
    parser.add_argument("--scheduler", default="", metavar="ADDRESS", help="a Dask cluster does the work")
    parser.add_argument("--report", default="", metavar="FILE", help="where the report goes (JSON lines)")
    parser.add_argument("--again", action="store_true", help="look at documents again that an earlier run finished")
    return parser.parse_args(arguments)


def _ingest(store: Store, settings: Settings, options: argparse.Namespace) -> int:
    path = _journal_of(options, settings)
    finished = set() if options.again else read_journal(path)
    total = sum(1 for _ in _names(options.sources))
    if not total:
        print("Nothing was read: there is no such file, or none that is read here.", file=sys.stderr)
        return 2
    path.parent.mkdir(parents=True, exist_ok=True)
    todo = (document for document in documents_of(options.sources) if document.name not in finished)
    counts: Counter[str] = Counter()
    with (
        path.open("a", encoding="utf-8", errors="backslashreplace") as journal,  # a name may be no Unicode
        _workers(settings, options) as (submit, limits, workers),
    ):
        run = Run(store, submit, limits, options.collection, "ingest", workers * _IN_FLIGHT)
        with tqdm(total=total, initial=min(len(finished), total), unit="article", file=sys.stderr) as bar:
            for outcome in run.outcomes(todo):
                counts[outcome.state] += 1
                _write(journal, outcome)
                if outcome.state == "failed":
                    bar.write(f"{outcome.name}: {outcome.message}", file=sys.stderr)
                bar.update()
    print(
        f"{counts['added']} added, {counts['duplicate']} there already, {counts['failed']} not read, "
        f"{min(len(finished), total)} finished earlier. Report: {path}"
    )
    return 1 if counts["failed"] else 0


def _names(sources: Sequence[str]) -> Iterator[int]:
    """One for each document, without opening files."""
    for source in sources:
        for path in _files(source):
            if path.suffix.lower() != ".jsonl":
                yield 1
                continue
            try:
                with path.open("rb") as lines:
                    yield from (1 for line in lines if line.strip())
            except OSError:
                yield 1  # its outcome says why


@contextmanager
def _workers(settings: Settings, options: argparse.Namespace) -> Iterator[tuple[Submit, Limits, int]]:
    if options.scheduler:
        from dashboard.cluster import connected

        limits = Limits(settings.worker_seconds, settings.worker_mb, LARGEST_FILE, settings.min_salience)
        with connected(options.scheduler, settings) as (submit, workers):
            yield submit, limits, workers
        return
    workers = options.workers or settings.workers
    reader = Reader(settings.model_copy(update={"workers": workers}), file_bytes=LARGEST_FILE)
    try:
        yield reader.submit, reader.limits, workers
    finally:
        reader.close()


if __name__ == "__main__":
    sys.exit(main())
