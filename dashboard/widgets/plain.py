"""Text from outside in labels of widgets, which Streamlit reads as Markdown."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def plain(text: str) -> str:
    """The text with every sign of Markdown escaped, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
