"""Text from outside with our own marks over it, as safe HTML."""

from collections.abc import Iterable
from html import escape


def marked(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Text with marks of these classes over it, escaped piece by piece; what overlaps or lies outside is left out."""
    out, at = [], 0
    for start, end, name in sorted(spans):
        if start < at or end > len(text) or start >= end:
            continue
        out += [escape(text[at:start]), f"<mark class='{name}'>", escape(text[start:end]), "</mark>"]
        at = end
    return "".join(out) + escape(text[at:])
