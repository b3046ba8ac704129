"""Many articles, JSON lines in and out: in order, in parallel, with progress, resumable, memory flat."""

import json
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread
from typing import Any

from tqdm import tqdm

from extract.article import article_from_text
from extract.model import Article, Extraction
from extract.pipeline import Only, extract, extract_all
from extract.record import as_record

Line = dict[str, Any]

_CHUNK = 8  # lines a task: large enough that sending them costs little, small enough to keep workers busy


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of every article."""

    only: Only = "events"
    min_salience: float = 0.5
    merge: bool = False


def run(source: Path, target: Path, options: Options, *, workers: int = 1, resume: bool = False) -> int:
    """Extract every line of `source` into a line of `target`; returns how many lines gave an error.

    `target` is replaced unless `resume` is set: then lines that it already has are kept and the run goes on behind
    them. Merging needs all events at once, so its lines gather in `target` + ".part" and are numbered at the end.
    """
    draft = target.with_name(target.name + ".part") if options.merge else target
    done = _keep_whole_lines(draft) if resume else 0
    failures = _count_errors(draft) if done else 0
    total = sum(1 for _ in _lines(source))
    with draft.open("a" if done else "w", encoding="utf-8") as out, _mapper(workers) as spread:
        todo = islice(_lines(source), done, None)
        results = spread(partial(_explain_all, options=options), _chunks(todo, _CHUNK))
        with tqdm(total=total, initial=done, unit="article", disable=not sys.stderr.isatty()) as bar:
            for results_of_chunk in results:
                for result in results_of_chunk:
                    failures += "error" in result
                    out.write(json.dumps(result, ensure_ascii=False) + "\n")
                out.flush()
                bar.update(len(results_of_chunk))
    if options.merge:
        _number_clusters(draft, target)
    return failures


@dataclass(frozen=True, slots=True)
class _Read:
    """A line as it was read: its id, and an article or what was wrong with it."""

    id: Any
    article: Article | None = None
    error: str = ""


def _explain_all(lines: list[str], options: Options) -> list[Line]:
    """The result of each line; whatever goes wrong becomes that line's error and the others go on."""
    read = [_read(line) for line in lines]
    articles = [line.article for line in read if line.article]
    try:
        extractions = iter(extract_all(articles, only=options.only, min_salience=options.min_salience))
        return [_record(line.id, next(extractions), options) if line.article else _failed(line) for line in read]
    except Exception:  # one of them is bad: each on its own
        return [_explain(line, options) for line in read]


def _read(line: str) -> _Read:
    article_id = None
    try:
        given = json.loads(line)
        article_id = given["id"]
        article = article_from_text(
            given["text"], id=str(article_id), title=given.get("title") or "", published=given.get("published")
        )
    except Exception as error:
        return _Read(article_id, error=_words(error))
    return _Read(article_id, article)


def _explain(line: _Read, options: Options) -> Line:
    if line.article is None:
        return _failed(line)
    try:
        extraction = extract(line.article, only=options.only, min_salience=options.min_salience)
        return _record(line.id, extraction, options)
    except Exception as error:
        return _failed(_Read(line.id, error=_words(error)))


def _failed(line: _Read) -> Line:
    return {"id": line.id, "error": line.error}


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _record(article_id: Any, extraction: Extraction, options: Options) -> Line:
    record = as_record(article_id, extraction)
    if options.merge:
        from extract.merge import tellings_of

        record["tellings"] = [telling.as_dict() for telling in tellings_of(extraction)]
    return record


def _number_clusters(draft: Path, target: Path) -> None:
    """Second pass: give every event the number of its cluster, over all lines of the file."""
    from extract.merge import Telling, cluster

    tellings = [Telling.from_dict(told) for line in _lines(draft) for told in json.loads(line).get("tellings", ())]
    numbers = cluster(tellings)
    with target.open("w", encoding="utf-8") as out:
        for line in _lines(draft):
            record = json.loads(line)
            for event, told in zip(record.get("events", ()), record.pop("tellings", ()), strict=True):
                event["cluster"] = numbers[told["key"]]
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    draft.unlink()


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", errors="replace") as file:
        yield from (line for line in file if line.strip())


def _keep_whole_lines(path: Path) -> int:
    """Cut a torn last line off an interrupted output and count what is whole."""
    if not path.exists():
        return 0
    whole, count = 0, 0
    with path.open("rb+") as file:
        for line in file:
            if not line.endswith(b"\n"):
                break
            whole += len(line)
            count += 1
        file.truncate(whole)
    return count


def _count_errors(path: Path) -> int:
    return sum("error" in json.loads(line) for line in _lines(path))


def _chunks(lines: Iterable[str], size: int) -> Iterator[list[str]]:
    lines = iter(lines)
    while chunk := list(islice(lines, size)):
        yield chunk


Task = Callable[[list[str]], list[Line]]
Spread = Callable[[Task, Iterable[list[str]]], Iterator[list[Line]]]


@contextmanager
def _mapper(workers: int) -> Iterator[Spread]:
    """`map` in this process or over worker processes, in order, with a bounded number of chunks under way."""
    if workers <= 1:
        yield map
        return
    with ProcessPoolExecutor(workers, initializer=end_with_parent) as pool:
        yield partial(_windowed_map, pool, workers * 4)


def end_with_parent() -> None:
    """Let this worker process end when its parent does, were it killed outright: nobody else would tell it."""
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _windowed_map(
    pool: ProcessPoolExecutor, window: int, task: Task, chunks: Iterable[list[str]]
) -> Iterator[list[Line]]:
    waiting: deque[Future[list[Line]]] = deque()
    for chunk in chunks:
        waiting.append(pool.submit(task, chunk))
        if len(waiting) >= window:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
