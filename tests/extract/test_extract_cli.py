"""The command line's contract, run in this process on small files."""

import json
from pathlib import Path
from typing import Any

import pytest

from extract import article_from_text, batch, extract, extract_all
from extract.__main__ import main

TIMEX_KEYS = {
    *("id", "start", "end", "text", "type", "value", "mod"),
    *("edtf", "earliest", "latest", "granularity", "anchor", "rule"),
}
EVENT_KEYS = {
    *("id", "title", "kind", "mode", "trigger", "start", "end", "sentence", "edtf", "earliest", "latest"),
    *("granularity", "extent", "time", "certainty", "proposed", "factuality", "salience", "actors", "targets"),
    *("places", "timexes", "flags"),
}
FIRM = {"governed", "clause", "sentence"}
TEXT = "Russia annexed Crimea in March 2014.\n\nTalks will be held in Berlin next week, the ministry said on Tuesday."


def write_lines(path: Path, *rows: object) -> Path:
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8")
    return path


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def run(tmp_path: Path, *rows: object, options: tuple[str, ...] = ()) -> tuple[int, list[dict[str, Any]]]:
    source, target = write_lines(tmp_path / "in.jsonl", *rows), tmp_path / "out.jsonl"
    status = main(["--jsonl", str(source), "--output", str(target), *options])
    return status, read_lines(target)


def test_a_line_in_gives_the_contracts_line_out(tmp_path: Path) -> None:
    status, (line,) = run(
        tmp_path, {"id": "a", "text": TEXT, "published": "2014-04-02T23:30:00-05:00"}, options=("--min-salience", "0")
    )
    assert status == 0
    assert line["published"]["earliest"] == line["published"]["latest"] == "2014-04-02"  # the day in its own offset
    assert line["timexes"] and line["events"]
    for timex in line["timexes"]:
        assert set(timex) == TIMEX_KEYS
        assert TEXT[timex["start"] : timex["end"]] == timex["text"]
    known = {timex["id"] for timex in line["timexes"]}
    for event in line["events"]:
        assert set(event) == EVENT_KEYS
        assert TEXT[event["start"] : event["end"]] == event["trigger"]
        assert set(event["timexes"]) <= known
        assert event["certainty"] not in FIRM or "?" not in (event["edtf"] or "")
    annexed = next(event for event in line["events"] if event["trigger"] == "annexed")
    assert (annexed["earliest"], annexed["latest"]) == ("2014-03-01", "2014-03-31")


def test_timexes_alone_load_no_language_model(tmp_path: Path) -> None:
    import subprocess
    import sys

    source, target = write_lines(tmp_path / "in.jsonl", {"id": 1, "text": TEXT, "published": None}), tmp_path / "o"
    program = (
        "import sys; from extract.__main__ import main; "
        f"main(['--jsonl', {str(source)!r}, '--output', {str(target)!r}, '--only', 'timexes']); "
        "sys.exit(any(name in sys.modules for name in ('spacy', 'dateparser', 'trafilatura')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
    (line,) = read_lines(target)
    assert line["id"] == 1 and line["published"] is None and not line["events"]


def test_bad_lines_are_named_and_the_others_are_written(tmp_path: Path) -> None:
    good = {"id": "good", "text": "It rained in May 2020.", "published": None}
    bad_date = {"id": "date", "text": "x", "published": "soon"}
    status, lines = run(
        tmp_path,
        good,
        "{not json",
        {"id": "no text"},
        bad_date,
        {**good, "id": "last"},
        options=("--only", "timexes"),
    )
    assert status == 1
    assert [line["id"] for line in lines] == ["good", None, "no text", "date", "last"]
    assert ["error" in line for line in lines] == [False, True, True, True, False]


def test_articles_read_together_are_read_as_each_alone() -> None:
    articles = [
        article_from_text(TEXT, published="2024-05-10"),
        article_from_text("Росія анексувала Крим у березні 2014 року, а війна триває й досі на сході країни."),
        article_from_text("Rebels left.\n\nThey had come on 3 May 2014."),
    ]
    assert extract_all(articles) == [extract(article) for article in articles]
    assert [len(extraction.events) > 0 for extraction in extract_all(articles)] == [True, False, True]


def test_an_article_that_breaks_the_line_takes_no_other_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("too much")

    monkeypatch.setattr(batch, "extract_all", breaks)
    status, lines = run(tmp_path, {"id": "a", "text": TEXT}, {"id": "b", "text": TEXT})
    assert status == 0 and all(line["events"] for line in lines)


def test_resuming_keeps_whole_lines_and_goes_on_behind_them(tmp_path: Path) -> None:
    rows = [{"id": str(number), "text": f"In {1990 + number}.", "published": None} for number in range(20)]
    source, target = write_lines(tmp_path / "in.jsonl", *rows), tmp_path / "out.jsonl"
    options = batch.Options(only="timexes")
    batch.run(source, target, options)
    whole = target.read_text("utf-8")
    marked = whole.replace('"id": "0"', '"id": "kept"', 1)
    target.write_text(marked[: len(marked) // 2], "utf-8")  # torn in the middle of a line
    batch.run(source, target, options, resume=True)
    assert target.read_text("utf-8") == marked
    batch.run(source, target, options)
    assert target.read_text("utf-8") == whole


def test_workers_give_the_same_lines_in_the_same_order(tmp_path: Path) -> None:
    rows = [{"id": str(number), "text": f"In {1900 + number}.", "published": None} for number in range(60)]
    source = write_lines(tmp_path / "in.jsonl", *rows)
    for name, workers in (("one", 1), ("two", 2)):
        batch.run(source, tmp_path / name, batch.Options(only="timexes"), workers=workers)
    assert (tmp_path / "one").read_text("utf-8") == (tmp_path / "two").read_text("utf-8")


def test_merging_numbers_every_event_and_leaves_no_draft(tmp_path: Path) -> None:
    told = "Russian troops seized the parliament of Crimea in Simferopol on 27 February 2014."
    status, lines = run(
        tmp_path,
        {"id": "a", "text": told, "published": "2014-02-28"},
        {"id": "b", "text": told.replace("Russian troops", "Troops from Russia"), "published": "2014-03-01"},
        options=("--merge", "--min-salience", "0"),
    )
    assert status == 0
    assert all("cluster" in event for line in lines for event in line["events"])
    assert all("tellings" not in line for line in lines)
    assert not list(tmp_path.glob("*.part"))


def test_a_file_is_explained_as_table_json_and_timeml(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, "utf-8")
    assert main([str(path)]) == 0
    table = capsys.readouterr().out
    assert "March 2014" in table and "2014-03" in table and "not known; nothing is assumed" in table
    assert main([str(path), "--as", "json", "--published", "2014-04-02"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["text"] == TEXT and record["published"]["edtf"] == "2014-04-02"
    assert main([str(path), "--as", "timeml"]) == 0
    assert "<TIMEX3" in capsys.readouterr().out


def test_unreadable_files_are_said_on_standard_error_and_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "map.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (tmp_path / "good.txt").write_text("It rained in May 2020.", "utf-8")
    names = ["absent.txt", "empty.txt", "map.txt", "good.txt"]
    assert main([str(tmp_path / name) for name in names]) == 1
    captured = capsys.readouterr()
    for name in names[:3]:
        assert name in captured.err
    assert "May 2020" in captured.out
