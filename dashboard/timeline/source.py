"""The chart's own script and style as files with a version in their names, so that browsers keep them."""

import hashlib
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_PARTS = ("paper", "rows", "traces", "axes", "chronology", "around", "brush", "copy", "timeline")


@cache
def script() -> str:
    """One module out of its parts, in the order in which they build on each other."""
    return "\n".join((_HERE / f"{name}.js").read_text("utf-8") for name in _PARTS)


@cache
def style() -> str:
    """The style of the chart and of the phone's list."""
    return (_HERE / "timeline.css").read_text("utf-8")


def script_path() -> str:
    """Address of the script below the program's root."""
    return f"/assets/timeline-{_version(script())}.js"


def style_path() -> str:
    """Address of the style."""
    return f"/assets/timeline-{_version(style())}.css"


def _version(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
