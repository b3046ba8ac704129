"""Expressions of time in other languages: each language's words, joined to the rows that all of them share.

Months and the words for yesterday, last week and the like are dateparser's; a language whose other words nobody has
written down yet is read as far as those go.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.timex.dateparser_adapter import month_names, relative_words, short_month_names, weekday_names
from extract.timex.recognize import Found, Recognizer
from extract.timex.rules.phrases import phrases
from extract.timex.rules.words import Words
from extract.timex.rules.words.cs import CZECH
from extract.timex.rules.words.de import GERMAN
from extract.timex.rules.words.es import SPANISH
from extract.timex.rules.words.fr import FRENCH
from extract.timex.rules.words.it import ITALIAN
from extract.timex.rules.words.pl import POLISH
from extract.timex.rules.words.pt import PORTUGUESE
from extract.timex.rules.words.ru import RUSSIAN
from extract.timex.rules.words.uk import UKRAINIAN

_SPECIAL = re.compile(r"[.^$*+?{}\[\]\\|()]")  # not blanks: in patterns they stand for any
_NEIGHBOURS = {"ru": "uk", "uk": "ru"}  # a few words of theirs have no letter that tells them apart
_SHORT = 200  # characters
_WORDS = {
    words.code: words for words in (CZECH, FRENCH, GERMAN, ITALIAN, POLISH, PORTUGUESE, RUSSIAN, SPANISH, UKRAINIAN)
}


def find_foreign(text: str, language: str) -> Iterator[Found]:
    """The expressions of a text in the language of that ISO 639-1 code, left to right; none where dateparser has no
    such language. A few words may be of its neighbour too: then the language that reads more of them counts."""
    recognizer = _recognizer(language)
    if recognizer is None:
        return iter(())
    neighbour = _recognizer(_NEIGHBOURS.get(language, "")) if len(text) < _SHORT else None
    if neighbour is None:
        return recognizer.find(text)
    best = max([list(each.find(text)) for each in (recognizer, neighbour)], key=_length)
    return iter(best)


def _length(found: list[Found]) -> int:
    return sum(each.end - each.start for each in found)


def words_of(language: str) -> Words | None:
    """The words of a language other than English, where somebody has written them down."""
    return _WORDS.get(language)


@lru_cache(maxsize=16)
def _recognizer(language: str) -> Recognizer | None:
    months = month_names(language)
    if not months:
        return None
    words = _WORDS.get(language) or _bare_words(language)
    short = _numbered(short_month_names(language))
    relative = {_escaped(name): step for name, step in relative_words(language).items()}
    return Recognizer(phrases(words, _numbered(months), short, relative))


def _escaped(name: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", name)


def _numbered(months: dict[str, int]) -> dict[str, str]:
    return {_escaped(name): f"{number:02}" for name, number in months.items()}


def _bare_words(language: str) -> Words:
    """Of a language without a module: what dateparser's tables hold."""
    weekdays = {_escaped(name): str(number) for name, number in weekday_names(language).items()}
    return Words(language, weekdays, {}, {}, {}, "", "", "", "", "")
