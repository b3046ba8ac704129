"""Logs are JSON lines that carry ids and numbers, and nothing that an article says."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard import logs

SECRET = "the text of an article"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.JsonLines())
    logger = logging.getLogger("dashboard.tested")
    logger.addHandler(handler)
    logger.propagate = False
    yield stream
    logger.removeHandler(handler)
    logger.propagate = True


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_has_what_happened_its_request_and_its_numbers(written: io.StringIO) -> None:
    with logs.request("r-1"):
        logging.getLogger("dashboard.tested").warning("read", extra={"article": 7, "ms": 12.5, "text": SECRET})
    logging.getLogger("dashboard.tested").warning("later")
    first, second = lines(written)
    assert first["event"] == "read" and first["request"] == "r-1" and first["level"] == "warning"
    assert (first["article"], first["ms"]) == (7, 12.5)
    assert first["time"].endswith("+00:00") and "request" not in second
    assert SECRET not in written.getvalue()


def test_neither_messages_of_exceptions_nor_arguments_get_in(written: io.StringIO) -> None:
    try:
        raise ValueError(f"can't read {SECRET}")
    except ValueError:
        logging.getLogger("dashboard.tested").exception("failed on %s", SECRET)
    (line,) = lines(written)
    assert line["error"] == "ValueError"
    assert any("test_neither_messages" in place for place in line["where"])
    assert SECRET not in written.getvalue()


def test_a_line_break_cannot_forge_a_line() -> None:
    record = logging.LogRecord("uvicorn.error", logging.INFO, "x", 1, "%s", ('a\n{"event": "forged"}',), None)
    text = logs.JsonLines().format(record)
    assert "\n" not in text and json.loads(text)["event"] == "a"
