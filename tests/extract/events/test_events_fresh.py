"""Articles on other wars, read when the rules stood: what was right there stays right."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import extract, read_article

_FOLDER = Path(__file__).parents[2] / "corpus/fresh"
_RIGHT: dict[str, list[list[Any]]] = yaml.safe_load((_FOLDER / "right.yml").read_text(encoding="utf8"))


@pytest.mark.parametrize("name", _RIGHT)
def test_what_was_right_is_there(name: str) -> None:
    article = read_article((_FOLDER / f"{name}.md").read_bytes(), name=f"{name}.md")
    told = [
        [event.title, event.when.edtf if event.when else None, event.factuality.value]
        for event in extract(article).events
    ]
    assert [row for row in _RIGHT[name] if row not in told] == [], told
