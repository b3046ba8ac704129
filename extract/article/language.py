"""Is a text English? Only sure answers count; short texts are never judged."""

from functools import cache
from typing import Any

_SHORTEST = 200  # letters
_SURE = 0.98
_SAMPLE = 5000  # characters are enough


def foreign_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text that is surely not English; None for English and for doubt."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _SHORTEST:
        return None
    code, sure = _classify(sample)
    return code if code != "en" and sure >= _SURE else None


def _classify(sample: str) -> tuple[str, float]:
    code, sure = _identifier().classify(sample)
    return str(code), float(sure)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
