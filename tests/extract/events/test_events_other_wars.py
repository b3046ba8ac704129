"""Ten articles on other wars, none written for the program: what is found of them, and how much of that is right."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import Event, extract, read_article

_FOLDER = Path(__file__).parents[2] / "corpus/other_wars"
_ASPECTS = ("when", "factuality", "kind", "title")


@cache
def _expected() -> dict[str, Any]:
    expected: dict[str, Any] = yaml.safe_load((_FOLDER / "expected.yml").read_text(encoding="utf8"))
    return expected


@pytest.fixture(scope="module")
def today() -> dict[str, tuple[str, tuple[Event, ...]]]:
    """Text and events by article."""
    read = {path.name: read_article(path.read_bytes(), name=path.name) for path in _FOLDER.glob("*.md")}
    return {name: (article.text, extract(article).events) for name, article in read.items()}


def _spans(row: dict[str, Any], text: str) -> Iterator[tuple[int, int]]:
    """Where the text tells the event, its own trigger first."""
    near = text.find(row["near"])
    own = text.find(row.get("trigger", row["near"]), near)
    yield own, own + len(row.get("trigger", row["near"]))
    for words in row.get("also", ()):
        at = text.find(words)
        yield at, at + len(words)


def _found(row: dict[str, Any], text: str, events: tuple[Event, ...]) -> Event | None:
    for first, end in _spans(row, text):
        for event in events:
            if first <= event.trigger[0] < end:
                return event
    return None


def _verdict(row: dict[str, Any], event: Event, titles: list[str]) -> dict[str, bool]:
    when = event.when
    bounds = tuple(str(day) if day else None for day in ((when.earliest, when.latest) if when else (None, None)))
    expected = tuple(str(row[end]) if row[end] else None for end in ("earliest", "latest"))
    return {
        "when": bounds == expected,
        "factuality": event.factuality == row["factuality"],
        "kind": event.kind == row["kind"],
        "title": event.title in titles,
    }


def test_found_and_right(today: dict[str, tuple[str, tuple[Event, ...]]]) -> None:
    rows = [(article, row) for article in _expected()["articles"] for row in article["events"]]
    verdicts: dict[str, dict[str, bool]] = {}
    for article, row in rows:
        text, events = today[article["article"]]
        event = _found(row, text, events)
        if event is not None:
            told = f"{article['article']}: “{event.title}” {event.when.edtf if event.when else None}"
            verdicts[told] = _verdict(row, event, article["titles"])
    shares = {aspect: sum(v[aspect] for v in verdicts.values()) / len(rows) for aspect in _ASPECTS}
    shares |= {
        "found": len(verdicts) / len(rows),
        "all": sum(all(v.values()) for v in verdicts.values()) / len(rows),
    }
    wrong = [
        f"{told}: {', '.join(a for a in _ASPECTS if not v[a])}" for told, v in verdicts.items() if not all(v.values())
    ]
    accepted = _expected()["figures"]["accepted"]
    fallen = {aspect: round(share, 3) for aspect, share in shares.items() if share < accepted[aspect] - 0.0005}
    assert not fallen, "\n".join([f"below the accepted figures: {fallen}", *wrong])


def test_what_must_stay_away(today: dict[str, tuple[str, tuple[Event, ...]]]) -> None:
    present = []
    for article in _expected()["articles"]:
        text, events = today[article["article"]]
        for row in article.get("must_not", ()):
            start = text.find(row["near"])
            for event in events:
                told = event.when and str(event.when.earliest) == str(row.get("earliest"))
                if start <= event.trigger[0] < start + len(row["near"]) and (
                    told or event.factuality == row.get("factuality")
                ):
                    present.append(f"{article['article']}: {event.title}")
    assert not present
