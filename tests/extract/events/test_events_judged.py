"""The events of the seed articles against a list that was judged by hand: what was right stays right."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import Event, extract, read_article
from extract.value import parse

_ROOT = Path(__file__).parents[3]
_LIST = _ROOT / "tests/corpus/judged/seeds.yml"
_ASPECTS = ("when", "factuality", "title", "kind")
_UNREAD = 0.05  # share of events that nobody has judged yet: above it the list has to be gone through again

Bounds = tuple[date | None, date | None]


@cache
def _judged() -> dict[str, Any]:
    judged: dict[str, Any] = yaml.safe_load(_LIST.read_text(encoding="utf8"))
    return judged


def _bounds(edtf: str | None) -> Bounds:
    value = parse(edtf) if edtf else None
    return (value.earliest, value.latest) if value else (None, None)


def _said(event: Event) -> dict[str, Any]:
    when = event.when
    bounds = (when.earliest, when.latest) if when else (None, None)
    return {"when": bounds, "factuality": event.factuality.value, "title": event.title, "kind": event.kind}


def _right(row: dict[str, Any]) -> dict[str, list[Any]]:
    answers = {aspect: row.get("right", {}).get(aspect, [row["said"][aspect]]) for aspect in _ASPECTS}
    return answers | {"when": [_bounds(edtf) for edtf in answers["when"]]}


@pytest.fixture(scope="module")
def today() -> dict[tuple[str, int], list[Event]]:
    """Events by article and place of the trigger."""
    found: dict[tuple[str, int], list[Event]] = {}
    for name in _judged()["articles"]:
        path = _ROOT / f"seeds/articles/{name}.md"
        for event in extract(read_article(path.read_bytes(), name=path.name)).events:
            found.setdefault((name, event.trigger[0]), []).append(event)
    return found


def _places(row: dict[str, Any]) -> list[int]:
    """Where a mention that may lead the event stands: which one does may change with the rules."""
    at = row["at"]
    return at if isinstance(at, list) else [at]


def _rows() -> dict[tuple[str, int], dict[str, Any]]:
    articles = _judged()["articles"].items()
    return {(name, place): row for name, rows in articles for row in rows for place in _places(row)}


def _verdicts(today: dict[tuple[str, int], list[Event]]) -> Iterator[tuple[str, dict[str, bool]]]:
    rows = _rows()
    for place, events in today.items():
        if place not in rows:
            continue
        answers = _right(rows[place])
        for event in events:
            said = _said(event)
            told = f"{place[0]}:{place[1]} “{event.title}” {event.when.edtf if event.when else None}"
            yield told, {aspect: said[aspect] in answers[aspect] for aspect in _ASPECTS}


def test_what_was_right_is_right(today: dict[tuple[str, int], list[Event]]) -> None:
    verdicts = dict(_verdicts(today))
    shares = {aspect: sum(v[aspect] for v in verdicts.values()) / len(verdicts) for aspect in _ASPECTS}
    shares["all"] = sum(all(v.values()) for v in verdicts.values()) / len(verdicts)
    wrong = [
        f"{told}: {', '.join(a for a in _ASPECTS if not v[a])}" for told, v in verdicts.items() if not all(v.values())
    ]
    accepted = _judged()["figures"]["accepted"]
    fallen = {aspect: round(share, 3) for aspect, share in shares.items() if share < accepted[aspect] - 0.0005}
    assert not fallen, "\n".join([f"below the accepted figures: {fallen}", *wrong])


def test_wanted_events_stay_on_the_timeline(today: dict[tuple[str, int], list[Event]]) -> None:
    articles = _judged()["articles"].items()
    wanted = [(name, row) for name, rows in articles for row in rows if row.get("wanted", True)]
    lost = [
        f"{name}: {row['said']['title']}"
        for name, row in wanted
        if not any((name, place) in today for place in _places(row))
    ]
    assert len(lost) <= 0.05 * len(wanted), "\n".join(lost)


def test_nearly_every_event_was_judged(today: dict[tuple[str, int], list[Event]]) -> None:
    rows = _rows()
    unread = [f"{place[0]}:{place[1]} {events[0].title}" for place, events in today.items() if place not in rows]
    assert len(unread) <= _UNREAD * len(today), "\n".join(unread)
