"""What the documents state is so: settings, targets, files and pictures that they name are there."""

import re
from pathlib import Path

from dashboard.settings import Settings, as_table

ROOT = Path(__file__).resolve().parent.parent


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_the_table_of_settings_is_the_settings() -> None:
    rows = dict(re.findall(r"^\| `(TIMELINE_\w+)` \| `?([^`|]*?)`? ?\|", text("CONTRIBUTING.md"), re.M))
    told = {name: default for name, default, _ in as_table()} | {"TIMELINE_SEEDS_DIR": "seeds"}
    assert rows == told
    assert Settings.model_fields["seeds_dir"].default == ROOT / "seeds"


def test_targets_that_the_documents_name_are_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.M))
    for name in ("README.md", "CONTRIBUTING.md"):
        assert set(re.findall(r"`?make ([a-z]+)`?", text(name))) - {"sure"} <= targets


def test_links_and_pictures_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text(name)):
            assert (ROOT / target).is_file(), f"{name}: {target}"


def test_pictures_are_light_enough_to_read_over_a_slow_line() -> None:
    for picture in (ROOT / "dashboard" / "static").glob("*.png"):
        assert picture.stat().st_size < 300_000, picture.name
