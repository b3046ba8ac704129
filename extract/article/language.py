"""Is a text English? Only sure answers count; short texts are never judged."""

import re
from functools import cache
from typing import Any

_SHORTEST = 200  # letters
_SURE = 0.98
_SAMPLE = 5000  # characters are enough
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN, _RUSSIAN = re.compile(r"[іїєґІЇЄҐ]"), re.compile(r"[ыэъёЫЭЪЁ]")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|is|was|were|with|that|for|from|by)\b", re.IGNORECASE)
_ENGLISH_SHARE = 100  # letters: plain English has such a word in far fewer


def foreign_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text that is surely not English; None for English and for doubt."""
    sample, letters = _sampled(text)
    if letters < _SHORTEST or _is_plainly_english(sample, letters):  # needs no classifier
        return None
    return _surely_foreign(sample)


def language_of(text: str, declared: str) -> str:
    """The ISO 639-1 code that a text is read by: told by its words, by its file, or by its letters; else English."""
    sample, letters = _sampled(text)
    if _is_plainly_english(sample, letters):
        return "en"
    told = re.split("[-_]", declared)[0].lower() if letters < _SHORTEST else _surely_foreign(sample)
    return told or _of_cyrillic_letters(sample, letters) or "en"


def _of_cyrillic_letters(sample: str, letters: int) -> str:
    """Russian or Ukrainian where most letters are Cyrillic: there the shortest text is no English."""
    if not letters or 2 * len(_CYRILLIC.findall(sample)) <= letters:
        return ""
    if _UKRAINIAN.search(sample):
        return "uk"
    if _RUSSIAN.search(sample):
        return "ru"
    return next((str(code) for code, _ in _identifier().rank(sample) if code in ("ru", "uk")), "")


def _sampled(text: str) -> tuple[str, int]:
    """The beginning of a text, and how many letters it has."""
    sample = text[:_SAMPLE]
    return sample, sum(map(str.isalpha, sample))


def _surely_foreign(sample: str) -> str | None:
    code, sure = _classify(sample)
    return code if code != "en" and sure >= _SURE else None


def _is_plainly_english(sample: str, letters: int) -> bool:
    return len(_ENGLISH.findall(sample)) * _ENGLISH_SHARE > 2 * letters


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639-1 code; the code itself where there is none."""
    import pycountry

    language = pycountry.languages.get(alpha_2=code)
    return str(language.name) if language else code


def _classify(sample: str) -> tuple[str, float]:
    code, sure = _identifier().classify(sample)
    return str(code), float(sure)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
