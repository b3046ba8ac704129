"""bytes → Article. (Being written.)"""

import hashlib
from collections.abc import Callable

from extract import value
from extract.model import Article


class UnreadableArticle(Exception):
    """A file that is no article; `code` says why in one word."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def article_from_text(text: str, *, id: str | None = None, title: str = "", published: str | None = None) -> Article:
    """Text as it stands."""
    own = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Article(id or own, text, title, published=value.parse(published[:10]) if published else None)


def read_article(data: bytes, *, name: str = "", published: str | None = None, title: str | None = None) -> Article:
    """Bytes as UTF-8."""
    return article_from_text(data.decode(), title=title or name, published=published)


foreign_language: Callable[[str], str | None] = lambda text: None  # noqa: E731
