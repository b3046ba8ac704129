"""The text as the parser should read it: same length as the article's, so that every offset holds.

Agency datelines become spaces, words of title-case headlines take the case that the body gives them, and template
placeholders become a plain word for a day, which the parser knows how to attach.
"""

import re
from collections.abc import Iterable, Iterator

from extract.model import Article, Timex

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_HEADLINE_LINES = 4  # a headline stands among the first lines that are not empty
_TITLE_CASE = 0.7  # share of long words with a capital that makes a line title case
_LONG_WORD = 4
_STAND_INS = ("Tuesday", "Monday", "today", "May")  # the longest that fits stands for a placeholder
LETTER_LIMIT = 300  # longer lines are paragraphs


def readable(article: Article, timexes: Iterable[Timex]) -> str:
    """The article's text prepared for parsing, of the same length."""
    text = article.text
    for start, end in article.datelines:
        text = _blank(text, start, end)
    for timex in timexes:
        if timex.is_placeholder:
            text = _stand_in(text, timex.start, timex.end)
    return _lower_headlines(text)


def _blank(text: str, start: int, end: int) -> str:
    kept = "".join(letter if letter == "\n" else " " for letter in text[start:end])
    return text[:start] + kept + text[end:]


def _stand_in(text: str, start: int, end: int) -> str:
    word = next((word for word in _STAND_INS if len(word) <= end - start), None)
    return text if word is None else text[:start] + word.ljust(end - start) + text[end:]


def _lower_headlines(text: str) -> str:
    lines = list(_first_lines(text))
    titles = [(start, end) for start, end in lines if is_title_case(text[start:end])]
    if not titles:
        return text
    body = text
    for start, end in titles:
        body = body.replace(text[start:end], "")
    lower = {word for word in _WORD.findall(body) if word.islower()}
    for start, end in titles:
        text = text[:start] + _lower(text[start:end], lower) + text[end:]
    return text


def _first_lines(text: str) -> Iterator[tuple[int, int]]:
    position, count = 0, 0
    while count < _HEADLINE_LINES and position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if text[position:end].strip():
            count += 1
            if end - position <= LETTER_LIMIT:
                yield position, end
        position = end + 1


def is_title_case(line: str) -> bool:
    """Most longer words of the line have a capital, and there are some."""
    words = [word for word in _WORD.findall(line) if len(word) >= _LONG_WORD]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) > _TITLE_CASE * len(words)


def _lower(line: str, lower: set[str]) -> str:
    """Lower each word that the body writes in lower case, the first one excepted."""
    first = _WORD.search(line)

    def change(found: re.Match[str]) -> str:
        word = found.group()
        small = word.lower()
        keep = first is not None and found.start() == first.start()
        return small if not keep and small in lower and len(small) == len(word) else word

    return _WORD.sub(change, line)
