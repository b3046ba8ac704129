"""The worker: what goes wrong there comes back as words, and the server stays light and alive."""

import io
import subprocess
import sys
import time
from concurrent.futures import TimeoutError
from pathlib import Path
from types import ModuleType

import pytest
from pypdf import PdfWriter

from dashboard import worker
from dashboard.settings import Settings
from dashboard.worker import Document, Limits, Reader, Unread, as_unread, extract_article, open_document
from extract import article_from_text
from tests.extract.article.files import pdf_of

TEXT = b"BERLIN, 16 December 2025. Envoys of Ukraine met in Berlin on 14 December. Russia annexed Crimea in 2014."


def test_an_article_is_read_in_another_process(reader: Reader) -> None:
    digest = reader.read(Document("talks.txt", TEXT, written="2025-12-16", source="A wire"))
    assert digest.extraction.article.published is not None
    assert digest.extraction.article.source == "A wire"
    assert digest.extraction.events
    assert len(digest.tellings) == len(digest.extraction.events)
    assert digest.in_part == ""


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("map.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "not-text"),
        ("empty.txt", b"", "empty"),
        ("big.txt", b"words " * 300_000, "too-big"),
        ("broken.pdf", b"%PDF-1.7\n" + b"\xff" * 500, "broken"),
        (
            "deutsch.txt",
            ("Die Gespräche fanden am Sonntag in Berlin statt, und niemand weiß, was daraus wird. " * 5).encode(),
            "foreign",
        ),
    ],
)
def test_what_is_no_article_is_refused_in_words(reader: Reader, name: str, data: bytes, code: str) -> None:
    with pytest.raises(Unread) as refused:
        reader.open(Document(name, data))
    assert refused.value.code == code
    assert "not read" in refused.value.message.lower()
    assert code != "foreign" or "German" in refused.value.message


def test_the_time_limit_ends_a_reading_and_the_next_one_works() -> None:
    short = Reader(Settings(worker_seconds=1.5, workers=1))
    future = short.submit(_sleep_for_ever)
    with pytest.raises(TimeoutError) as stopped:
        future.result()
    assert as_unread(stopped.value, short.limits).code == "too-long"
    assert short.submit(_answer).result() == 42
    short.close()


def test_a_worker_runs_no_main_script_of_its_parent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = tmp_path / "page.py"
    page.write_text("raise RuntimeError('a page ran in a worker')", "utf-8")
    main = ModuleType("__main__")
    main.__file__ = str(page)
    monkeypatch.setitem(sys.modules, "__main__", main)
    fresh = Reader(Settings(workers=1))
    assert fresh.submit(_answer).result() == 42
    fresh.close()


def test_memory_has_a_limit_and_a_fall_is_survived() -> None:
    tight = Reader(Settings(worker_mb=1000, workers=1))
    with pytest.raises(MemoryError):
        tight.submit(_eat_memory).result()
    with pytest.raises(Unread) as fallen:
        tight._wait(tight.submit(_fall))
    assert fallen.value.code == "broken"
    assert tight.submit(_answer).result() == 42
    tight.close()


def test_a_text_too_long_for_the_time_is_read_in_part() -> None:
    sentence = "Russia annexed Crimea in 2014.\n"
    article = article_from_text(sentence * 400)
    digest = extract_article(article, Limits(seconds=0.1))
    assert 0 < len(digest.extraction.article.text) < 1000
    assert digest.extraction.article.text.endswith(".\n")
    assert "characters were read" in digest.in_part
    assert digest.extraction.article.id == article.id


def test_a_reading_that_is_stopped_gives_its_beginning(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_SECONDS_WHEN_STOPPED", 0.5)
    sentence = "Russia annexed Crimea in 2014.\n"
    digest = reader.read(Document("long.txt", (sentence * 5_000).encode()), stopped=lambda: True)
    assert 0 < len(digest.extraction.article.text) < 30_000
    assert digest.extraction.events and "the rest was not" in digest.in_part


def test_a_text_that_is_stopped_while_it_opens_gives_its_beginning(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_LOOK", 0.01)  # the stop is seen long before the text is open
    monkeypatch.setattr(worker, "_SECONDS_WHEN_STOPPED", 0.5)
    sentence = "Russia annexed Crimea in 2014.\n"
    digest = reader.read(Document("long.txt", (sentence * 5_000).encode()), stopped=lambda: True)
    assert digest.extraction.events and "the rest was not" in digest.in_part


def test_a_pdf_that_is_stopped_is_read_up_to_the_page_at_hand(tmp_path: Path) -> None:
    (tmp_path / "stop").touch()
    pages = [f"Envoys met in the town on {day} May 2022, and nothing more was said." for day in range(1, 6)]
    article = open_document(Document("long.pdf", pdf_of(*pages)), Limits(), str(tmp_path / "pages"))
    assert article.text == pages[0]
    assert "Page 1 was read. Pages 2 to 5 were not read." in article.notes


def test_the_server_imports_no_language_model() -> None:
    script = (
        "import sys, dashboard.store, dashboard.worker, dashboard.seed, dashboard.inbox, dashboard.corrections\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'spacy', 'thinc', 'dateparser', 'streamlit'}))"
    )
    root = Path(__file__).resolve().parents[2]
    said = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def _sleep_for_ever() -> None:
    time.sleep(3600)


def _answer() -> int:
    return 42


def _eat_memory() -> int:
    return len(bytearray(3_000_000_000))


def _fall() -> None:
    import os

    os._exit(9)


def test_how_far_a_pdf_is_read_is_noted_for_whoever_waits(tmp_path: Path) -> None:
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(200, 200)
    data = io.BytesIO()
    writer.write(data)
    note = tmp_path / "pages"
    with pytest.raises(Unread):  # blank pages hold no words
        open_document(Document("blank.pdf", data.getvalue()), Limits(), str(note))
    assert note.read_text() == "3 3"
