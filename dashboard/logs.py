"""Logs as JSON lines on standard error, configured once a process, without any text of an article.

A line holds time, level, logger, what happened (`event`), the request's id and the fields below. Of an exception it
holds the class and the places in the code, never its message: messages of parsers and databases quote what they
choked on.
"""

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import orjson

FIELDS = (
    "article",
    "bytes",
    "claims",
    "code",
    "collection",
    "count",
    "event_id",
    "events",
    "job",
    "method",
    "ms",
    "path",
    "pid",
    "review",
    "seconds",
    "state",
    "status",
    "version",
)
"""What `extra=` may add to a line: numbers, ids and codes. Anything else is left out."""

LONGEST = 300
"""Characters kept of a message that other libraries write."""

_OWN = ("dashboard", "extract")
_request: ContextVar[str] = ContextVar("request", default="")


@contextmanager
def request(name: str) -> Iterator[None]:
    """Lines written inside carry this request id."""
    token = _request.set(name)
    try:
        yield
    finally:
        _request.reset(token)


class JsonLines(logging.Formatter):
    """One record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": _event(record),
        }
        if name := _request.get():
            line["request"] = name
        line |= {field: getattr(record, field) for field in FIELDS if hasattr(record, field)}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _places(record.exc_info[2])
        return orjson.dumps(line, default=str).decode()


def _event(record: logging.LogRecord) -> str:
    """Our own events are fixed words, without arguments; of other libraries one shortened line."""
    if record.name.partition(".")[0] in _OWN:
        return str(record.msg)
    return record.getMessage().partition("\n")[0][:LONGEST]


def _places(trace: TracebackType | None) -> list[str]:
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)[-8:]]


def configure(level: str = "INFO") -> None:
    """Send all logs of this process, of Streamlit and of the web server too, through one JSON handler."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("streamlit", "uvicorn", "websockets"):
            other = logging.getLogger(name)
            other.handlers.clear()
            other.propagate = True
    logging.getLogger("uvicorn.access").disabled = True  # it writes queries; ours is `middleware.RequestLog`
    for chatty in ("alembic", "pypdf", "trafilatura", "htmldate", "watchdog", "httpx"):
        logging.getLogger(chatty).setLevel(logging.ERROR)
