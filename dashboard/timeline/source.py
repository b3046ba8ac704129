"""The chart's own script and style as files with a version in their names, so that browsers keep them."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from dashboard.palette import NEUTRALS

_HERE = Path(__file__).parent
# Parts of one module, in the order in which they build on each other.
_PARTS = (
    "counted",
    "paper",
    "rows",
    "traces",
    "axes",
    "chronology",
    "around",
    "brush",
    "linked",
    "framed",
    "copy",
    "kept",
    "picture",
    "timeline",
)


@dataclass(frozen=True, slots=True)
class File:
    """A text that is served, and its address below the program's root."""

    name: str
    text: str
    media_type: str = "text/javascript"

    @property
    def path(self) -> str:
        """Changes with the text."""
        stem, _, ending = self.name.rpartition(".")
        return f"/assets/{stem}-{hashlib.sha256(self.text.encode()).hexdigest()[:12]}.{ending}"


def _read(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


_NEUTRALS = {theme: {name: pair[at] for name, pair in NEUTRALS.items()} for at, theme in enumerate(("light", "dark"))}
SCRIPT = File(
    "timeline.js",
    "\n".join([f"const NEUTRALS = {json.dumps(_NEUTRALS)}", *(_read(f"{part}.js") for part in _PARTS)]),
)
STYLE = File("timeline.css", _read("timeline.css"), "text/css")
EARLY = File("early.js", _read("early.js"))
