"""The seed articles: complete, listed, sensibly dated, and the given one untouched."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
ARTICLES = sorted((SEEDS / "articles").glob("*.md"))
GIVEN = "us_security_guarantees_berlin.md"
GIVEN_SHA256 = "bea12aae7384f99a36b3b9e222c252d38234aada7010779dcee991a25eeb9997"
REQUIRED = {"title", "source", "collection", "language"}
ALLOWED = REQUIRED | {"published", "updated"}
WITHOUT_A_DAY = {
    GIVEN,
    "ukraine-bucha-kramatorsk-moskva.md",
    "ukraine-crimea-fact-box-template.md",
    "ukraine-summer-2024-three-dates.md",
}
LATEST_DAY_OF_WRITING = date(2025, 12, 31)

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
WEEKDAY = "|".join(WEEKDAYS)
MONTH = "|".join(MONTHS)
DAY_FIRST = rf"(?P<day>\d{{1,2}}) (?P<month>{MONTH})(?:,? (?P<year>\d{{4}}))?"
MONTH_FIRST = rf"(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:, (?P<year>\d{{4}}))?"
DATED_WEEKDAYS = [re.compile(rf"\b(?P<weekday>{WEEKDAY}),? {rest}\b") for rest in (DAY_FIRST, MONTH_FIRST)]


def parts(path: Path) -> tuple[dict[str, Any], bytes]:
    """Front matter and body; the body as the bytes below the closing line."""
    opening, head, body = path.read_bytes().split(b"---\n", 2)
    assert opening == b"", f"{path.name} does not begin with front matter"
    meta = yaml.safe_load(head)
    assert isinstance(meta, dict)
    return meta, body


def day_of(value: object) -> date:
    if isinstance(value, datetime):
        assert value.utcoffset() is not None, "a time of publication needs its offset"
        return value.date()
    assert isinstance(value, date), f"not a date: {value!r}"
    return value


def collections() -> dict[str, dict[str, Any]]:
    rows = yaml.safe_load((SEEDS / "collections.yml").read_text(encoding="utf-8"))
    return {row["slug"]: row for row in rows}


def wrong_weekdays(text: str, year: int | None) -> list[str]:
    """Weekdays that do not fit the date after them; a date without a year is one of the year given."""
    wrong = []
    for found in (match for pattern in DATED_WEEKDAYS for match in pattern.finditer(text)):
        in_year = int(found["year"]) if found["year"] else year
        if in_year is None:
            continue
        day = date(in_year, MONTHS.index(found["month"]) + 1, int(found["day"]))
        if WEEKDAYS[day.weekday()] != found["weekday"]:
            wrong.append(found[0])
    return wrong


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
class TestArticle:
    def test_front_matter(self, path: Path) -> None:
        meta, body = parts(path)
        assert set(meta) >= REQUIRED
        assert set(meta) <= ALLOWED
        assert all(isinstance(meta[key], str) and meta[key].strip() for key in REQUIRED)
        assert meta["language"] == "en"
        assert meta["collection"] in collections()
        assert body.strip()

    def test_day_of_writing(self, path: Path) -> None:
        meta, _ = parts(path)
        assert ("published" in meta) == (path.name not in WITHOUT_A_DAY)
        if "published" not in meta:
            assert "updated" not in meta
            return
        day = day_of(meta["published"])
        first = collections()[meta["collection"]]["covers"]["from"]
        assert first <= day <= LATEST_DAY_OF_WRITING
        if "updated" in meta:
            assert day <= day_of(meta["updated"]) <= LATEST_DAY_OF_WRITING

    def test_offset_is_that_of_the_zone(self, path: Path) -> None:
        meta, _ = parts(path)
        zone = ZoneInfo(collections()[meta["collection"]]["zone"])
        for value in (meta.get("published"), meta.get("updated")):
            if isinstance(value, datetime):
                assert value.utcoffset() == value.astimezone(zone).utcoffset()

    def test_body_is_plain(self, path: Path) -> None:
        meta, body = parts(path)
        text = body.decode("utf-8")
        assert not re.search(r"</?[A-Za-z][^>]*>", text), "HTML in a body"
        assert meta["title"] not in text, "the headline stands in the title only"
        assert not re.search(r"^# ", text, re.MULTILINE)
        if path.name != GIVEN:
            assert 120 <= len(text.split()) <= 450

    def test_weekdays_are_right(self, path: Path) -> None:
        meta, body = parts(path)
        year = day_of(meta["published"]).year if "published" in meta else None
        assert wrong_weekdays(body.decode("utf-8"), year) == []


def test_the_given_article_is_unchanged() -> None:
    _, body = parts(SEEDS / "articles" / GIVEN)
    assert hashlib.sha256(body).hexdigest() == GIVEN_SHA256


def test_counts() -> None:
    count = Counter(parts(path)[0]["collection"] for path in ARTICLES)
    assert count["ukraine"] >= 25
    assert count["winter-war"] == 5


def test_names_say_the_collection() -> None:
    for path in ARTICLES:
        if path.name != GIVEN:
            assert path.name.startswith(parts(path)[0]["collection"] + "-")


def test_readme_lists_every_article_once_and_no_other() -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([^`]+\.md)` \|", readme, re.MULTILINE)
    assert sorted(listed) == [path.name for path in ARTICLES]


def test_readme_gives_the_day_of_writing() -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([^`]+\.md)` \| [^|]+ \| ([^|]+) \|", readme, re.MULTILINE))
    for path in ARTICLES:
        meta, _ = parts(path)
        said = rows[path.name]
        expected = day_of(meta["published"]).isoformat() if "published" in meta else "none"
        assert said.startswith(expected), path.name


def test_collections() -> None:
    rows = collections()
    assert sorted(rows) == ["ukraine", "winter-war"]
    for row in rows.values():
        assert set(row) == {"slug", "name", "zone", "covers", "reviewed_to", "about", "sources"}
        assert row["covers"]["from"] < row["covers"]["to"] == row["reviewed_to"]
        assert ZoneInfo(row["zone"])


def test_the_check_of_weekdays_finds_a_wrong_one() -> None:
    text = "It was Tuesday 18 March 2014 and not Monday, 18 March 2014; on Thursday, November 30 it began."
    assert wrong_weekdays(text, 1939) == ["Monday, 18 March 2014"]
    assert wrong_weekdays(text, 1940) == ["Monday, 18 March 2014", "Thursday, November 30"]
