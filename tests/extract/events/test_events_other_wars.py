"""Ten articles on other wars, written with their answers before the program had read them: what it finds of those."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import Article, Event, extract, read_article

_FOLDER = Path(__file__).parents[2] / "corpus/other_wars"
_TITLE_WORDS = 0.5  # share of the longer words of the expected title, cut to their stems, that a title has to hold
_STEM = 5


@cache
def _expected() -> dict[str, Any]:
    expected: dict[str, Any] = yaml.safe_load((_FOLDER / "expected.yml").read_text(encoding="utf8"))
    return expected


def _spans(article: Article, wanted: dict[str, Any]) -> list[tuple[int, int]]:
    near = article.text.index(wanted["near"])
    first = near + wanted["near"].index(wanted["trigger"])
    spans = [(first, first + len(wanted["trigger"]))]
    for words in wanted.get("also", ()):
        start = article.text.index(words)
        spans.append((start, start + len(words)))
    return spans


def _stems(title: str) -> set[str]:
    return {word.strip("“”’'s.,()").lower()[:_STEM] for word in title.split() if len(word) > 3}


def _right(event: Event, wanted: dict[str, Any]) -> dict[str, bool]:
    bounds = (event.when.earliest, event.when.latest) if event.when else (None, None)
    proposed: date | None = wanted.get("proposed")
    stems = _stems(wanted["title"])
    return {
        "found": True,
        "date": bounds == (wanted["earliest"], wanted["latest"])
        and (proposed is None or (event.proposed is not None and event.proposed.day == proposed)),
        "factuality": event.factuality.value == wanted["factuality"],
        "kind": event.kind == wanted["kind"],
        "title": len(stems & _stems(event.title)) >= _TITLE_WORDS * len(stems),
    }


_NOTHING = dict.fromkeys(("found", "date", "factuality", "kind", "title"), False)


def _best(article: Article, events: tuple[Event, ...], wanted: dict[str, Any]) -> dict[str, bool]:
    spans = _spans(article, wanted)
    verdicts = [
        _right(event, wanted)
        for event in events
        if any(event.trigger[0] < end and start < event.trigger[1] for start, end in spans)
    ]
    return max(verdicts, key=lambda verdict: sum(verdict.values()), default=_NOTHING)


@pytest.fixture(scope="module")
def verdicts() -> dict[str, dict[str, bool]]:
    told: dict[str, dict[str, bool]] = {}
    for entry in _expected()["articles"]:
        path = _FOLDER / entry["article"]
        article = read_article(path.read_bytes(), name=path.name)
        events = extract(article).events
        for wanted in entry["events"]:
            told[f"{path.stem}: {wanted['title']}"] = _best(article, events, wanted)
    return told


def _shares(verdicts: dict[str, dict[str, bool]]) -> dict[str, float]:
    """Of all events the share that is found, found with the right date and so on, and right in all."""
    shares = {aspect: sum(verdict[aspect] for verdict in verdicts.values()) / len(verdicts) for aspect in _NOTHING}
    return shares | {"all": sum(all(verdict.values()) for verdict in verdicts.values()) / len(verdicts)}


def test_what_was_found_and_right_stays_so(verdicts: dict[str, dict[str, bool]]) -> None:
    shares = _shares(verdicts)
    accepted = _expected()["figures"]["accepted"]
    wrong = [f"{told}: not {', '.join(a for a, ok in v.items() if not ok)}" for told, v in verdicts.items()]
    fallen = {aspect: round(share, 3) for aspect, share in shares.items() if share < accepted[aspect] - 0.0005}
    assert not fallen, "\n".join([f"below the accepted figures: {fallen}", f"now {shares}", *wrong])
