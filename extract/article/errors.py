"""Why a file is no article, in words that a person can act on."""

import re


class UnreadableArticle(Exception):  # noqa: N818 - a word of the house
    """Bytes that give no article.

    `code` says why in one word: empty, not-text, too-big, no-text, address, broken. The message says what happened
    and what to do instead, in words made for people.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def unreadable(code: str, name: str, why: str) -> UnreadableArticle:
    """The error for a file called `name` (which may be hostile or none): "map.txt was not read: …"."""
    shown = re.sub(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "", name).strip()
    if len(shown) > _LONGEST_NAME:
        shown = shown[: _LONGEST_NAME - 1] + "…"
    return UnreadableArticle(code, f"{shown} was not read: {why}" if shown else f"Not read: {why}")


def too_big(size: int, name: str, limit: int) -> UnreadableArticle:
    """The error for a file of `size` bytes (or characters) where at most `limit` are read."""
    why = f"{size / _MEGABYTE:.1f} MB. At most {limit / _MEGABYTE:g} MB a file here. Split it by article."
    return unreadable("too-big", name, why)


_LONGEST_NAME = 80
_MEGABYTE = 1_000_000
