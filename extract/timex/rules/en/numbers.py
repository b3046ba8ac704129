"""Numbers in English words and digits: patterns, and their readers."""

import re

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
VAGUE = "several|a few|few|some|many|numerous|countless|a number of|various|multiple|a handful of|couple|couple of"

_TENS_UNITS = "|".join(_ONES[1:10])
CARDINAL = (
    rf"(?:{'|'.join(_TENS)})(?:[- ](?:{_TENS_UNITS}))?|{'|'.join(sorted(_ONES[1:], key=len, reverse=True))}"
    r"|(?:a|one|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand|dozen)|half a dozen"
)
DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,4}(?:\.[0-9]{1,2})?"
ORDINAL = (
    rf"(?:twenty|thirty)[- ](?:{'|'.join(_ORDINALS[1:10])})|thirtieth|{'|'.join(sorted(_ORDINALS[1:], key=len)[::-1])}"
)
NUMERIC_ORDINAL = r"[0-9]{1,2}(?:st|nd|rd|th)"


YEAR_IN_WORDS = (
    rf"(?:seventeen|eighteen|nineteen)[- ](?:(?:{'|'.join(_TENS)})(?:[- ](?:{_TENS_UNITS}))?"
    rf"|{'|'.join(_ONES[:9:-1])}|(?:oh|o)[- ](?:{_TENS_UNITS}))|twenty (?:{'|'.join(_ONES[:9:-1])}|twenty[- ](?:{_TENS_UNITS}))"
    rf"|two thousand (?:and )?(?:{'|'.join(_ONES[:0:-1])}|twenty[- ](?:{_TENS_UNITS}))"
)


def year_in_words(text: str) -> str:
    """ "Nineteen fifty-five" → "1955", "twenty twenty-two" → "2022", "two thousand and eight" → "2008"."""
    first, *rest = re.split(r"[- ]", re.sub(r"\s+", " ", text.lower().replace(" and ", " ")))
    if rest[0] == "thousand":
        return f"{1000 * _worded(first) + _worded(' '.join(rest[1:]))}"
    return f"{100 * _worded(first) + _worded(' '.join(rest))}"


def count(text: str) -> str:
    """A number of units: digits, words, `X` where it is vague."""
    text = re.sub(r"\s+", " ", text.lower())
    if text[0].isdigit():
        return text.replace(",", "").removesuffix(".0")
    if "couple" in text:
        return "2"
    if re.fullmatch(VAGUE, text):
        return "X"
    if text in ("a", "an", "the", "one", "another", "this", "that", "each", "every"):
        return "1"
    if "half a dozen" in text:
        return "6"
    return str(_worded(text))


def _worded(text: str) -> int:
    total = 0
    for word in re.split(r"[- ]", text):
        if word in _ONES:
            total += _ONES.index(word)
        elif word in _TENS:
            total += 20 + 10 * _TENS.index(word)
        elif word in ("hundred", "thousand", "dozen"):
            total = max(total, 1) * {"hundred": 100, "thousand": 1000, "dozen": 12}[word]
    return total


def ordinal(text: str) -> str:
    """An ordinal as a plain number; "last" is -1, "second last" -2."""
    text = re.sub(r"\s+", " ", text.lower())
    if text in ("last", "final", "closing"):
        return "-1"
    if text == "penultimate":
        return "-2"
    if behind := re.fullmatch(r"(.+?)[- ](?:to[- ])?last", text):
        return "-" + ordinal(behind[1])
    if text[0].isdigit():
        return re.sub(r"[^0-9]", "", text)
    if text in ("thirtieth",):
        return "30"
    if text in ("opening", "initial"):
        return "1"
    words = re.split(r"[- ]", text)
    tens = {"twenty": 20, "thirty": 30}.get(words[0], 0) if len(words) > 1 else 0
    return str(tens + _ORDINALS.index(words[-1]))
