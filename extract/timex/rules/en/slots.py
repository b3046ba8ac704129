"""English words of time and what they stand for."""

import re

from extract.timex.rules import Slot
from extract.timex.rules.en import holidays, zone_words
from extract.timex.settings import DEFAULT

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
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
_VAGUE = "several|a few|few|some|many|numerous|countless|a number of|various|multiple|a handful of|couple|couple of"
UNITS = {
    "second": "second",
    "sec": "second",
    "minute": "minute",
    "min": "minute",
    "hour": "hour",
    "hr": "hour",
    "day": "day",
    "night": "night",
    "weekend": "weekend",
    "week": "week",
    "wk": "week",
    "fortnight": "fortnight",
    "month": "month",
    "season": "season",
    "quarter": "quarter",
    "qtr": "quarter",
    "year": "year",
    "yr": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
    "millennium": "millennium",
    "millennia": "millennium",
}
CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "FN",
    "month": "M",
    "season": "Y",  # counted seasons are those of sport: one a year
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}

_MONTH_ABBREVIATIONS = r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
_MONTH_NAMES = "|".join(MONTHS)
_MONTH_PROPER = "|".join(f"{name.title()}|{name.upper()}" for name in MONTHS)
_SURE_MONTHS = "|".join(f"{name.title()}|{name.upper()}" for name in MONTHS if name not in ("march", "may"))
_WEEKDAY_ABBREVIATIONS = r"mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun"
_SEASON_NAMES = "spring|summer|autumn|fall|winter"
_TENS_UNITS = "|".join(_ONES[1:10])
_CARDINAL = (
    rf"(?:{'|'.join(_TENS)})(?:[- ](?:{_TENS_UNITS}))?|{'|'.join(sorted(_ONES[1:], key=len, reverse=True))}"
    r"|(?:a|one|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand|dozen)|half a dozen"
)
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,4}(?:\.[0-9]{1,2})?"
_ORDINAL = (
    rf"(?:twenty|thirty)[- ](?:{'|'.join(_ORDINALS[1:10])})|thirtieth|{'|'.join(sorted(_ORDINALS[1:], key=len)[::-1])}"
)
_NUMERIC_ORDINAL = r"[0-9]{1,2}(?:st|nd|rd|th)"
_UNIT = "|".join(sorted(set(UNITS) - {"centurie"}, key=len, reverse=True)).replace("century", "centur(?:y|ie)")


def _month(text: str) -> str:
    key = text.lower()[:3]
    return f"{next(number for number, name in enumerate(MONTHS, 1) if name.startswith(key)):02}"


def _weekday(text: str) -> str:
    key = text.lower()[:2]
    return str(next(number for number, name in enumerate(WEEKDAYS, 1) if name.startswith(key)))


def _season(text: str) -> str:
    return {"sp": "SP", "su": "SU", "au": "FA", "fa": "FA", "wi": "WI"}[text.lower()[:2]]


def _two_digits(text: str) -> str:
    return f"{int(re.sub(r'[^0-9]', '', text)):02}"


def _four_digits(text: str) -> str:
    return f"{int(re.sub(r'[^0-9]', '', text)):04}"


def _short_year(text: str) -> str:
    number = int(re.sub(r"[^0-9]", "", text))
    return f"{number + (2000 if number <= DEFAULT.two_digit_pivot else 1900):04}"


def count(text: str) -> str:
    """A number of units: digits, words, `X` where it is vague."""
    text = re.sub(r"\s+", " ", text.lower())
    if text[0].isdigit():
        return text.replace(",", "").removesuffix(".0")
    if "couple" in text:
        return "2"
    if re.fullmatch(_VAGUE, text):
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
    if text.endswith(" last"):
        return "-" + ordinal(text.removesuffix(" last"))
    if text[0].isdigit():
        return re.sub(r"[^0-9]", "", text)
    if text in ("thirtieth",):
        return "30"
    if text in ("opening", "initial"):
        return "1"
    words = re.split(r"[- ]", text)
    tens = {"twenty": 20, "thirty": 30}.get(words[0], 0) if len(words) > 1 else 0
    return str(tens + _ORDINALS.index(words[-1]))


def _ordinal_day(text: str) -> str:
    return f"{int(ordinal(text)):02}"


def _roman_or_ordinal_century(text: str) -> str:
    return f"{int(ordinal(text)) - 1:02}"


def unit(text: str) -> str:
    """The unit's plain name: "yrs" → "year"."""
    text = text.lower().rstrip(".").split(" ")[-1]  # a fiscal year is a year
    return UNITS.get(text) or UNITS[text.rstrip("s")]


def _code(text: str) -> str:
    return CODES[unit(text)]


def _part(text: str) -> str:
    text = text.lower()
    if re.match(r"early|beginning|start|opening|onset|first|dawn|outset|top|turn", text):
        return "START"
    return "MID" if re.match(r"mid|height|heart", text) else "END"


def _daypart(text: str) -> str:
    text = text.lower()
    for words, code in _DAYPARTS:
        if re.search(words, text):
            return code
    return "DT"


_DAYPARTS = (
    ("morning|dawn|daybreak|sunrise|small hours|early hours", "MO"),
    ("afternoon", "AF"),
    ("noon|midday|lunch", "MI"),
    ("evening|dusk|sunset|twilight|nightfall", "EV"),
    ("night", "NI"),
)


def _clock(text: str) -> str:
    """A clock time as HH:MM: "5.40pm", "11:30 a.m.", "0340", "7 a. m."."""
    text = text.lower()
    digits = re.findall(r"[0-9]+", text)
    if not digits:
        return "12:00" if "noon" in text or "midday" in text else "00:00"
    hour, minute = (digits[0][:-2], digits[0][-2:]) if len(digits[0]) > 2 else (digits[0], "00")
    if len(digits) > 1:
        minute = digits[1]
    number = int(hour)
    if re.search(r"[0-9 ]p\W{0,2}m", text) and number < 12:
        number += 12
    if re.search(r"[0-9 ]a\W{0,2}m", text) and number == 12:
        number = 0
    return f"{number:02}:{int(minute):02}"


def _roman(text: str) -> str:
    return f"{_ROMAN.index(text) + 1:02}"


_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_YEAR = r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}"
_TWO = r"[0-9]{2}"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_CLOCK_12 = r"(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])? ?(?:[ap]m\b|[ap]\. ?m\b\.?)"
_CLOCK_24 = r"(?:2[0-3]|[01]?[0-9]):[0-5][0-9](?::[0-5][0-9])?"
_DAYPART = (
    "early morning hours|morning hours|early hours|small hours|wee hours|early morning|late morning|morning"
    "|late afternoon|early afternoon|afternoon|late evening|early evening|evening|late night|night|dawn|dusk|noon"
    "|midday|sunrise|sunset|daybreak|nightfall|lunchtime|lunch time"
)


_DECADE_WORDS = {"twenties": "2", "thirties": "3", "forties": "4", "fifties": "5", "sixties": "6", "seventies": "7",
                 "eighties": "8", "nineties": "9"}  # fmt: skip
_HIJRI = [
    "muharram",
    "safar",
    "rabi al-awwal",
    "rabi al-thani",
    "jumada al-awwal",
    "jumada al-thani",
    "rajab",
    "shaaban",
    "ramadan",
    "shawwal",
    "dhu al-qadah",
    "dhu al-hijjah",
]


def _hijri(text: str) -> str:
    return f"{_HIJRI.index(re.sub(' +', ' ', text.lower())) + 1:02}"


SLOTS = {
    "decade": Slot(r"(?:1[0-9]{2}|20[0-9])0'?s", lambda text: text[:3]),
    "shortdecade": Slot(r"[2-9]0", lambda text: text),
    "decadeword": Slot("|".join(_DECADE_WORDS), lambda text: _DECADE_WORDS[text.lower()]),
    "bcdecade": Slot(r"[1-9][0-9]0s", lambda text: text),
    "hijri": Slot("|".join(_HIJRI), _hijri),
    "holiday": Slot(holidays.PATTERN, holidays.read),
    "sighted": Slot(holidays.SIGHTED, holidays.read),
    "roman": Slot(f"(?-i:{'|'.join(_ROMAN)})", _roman),
    "longroman": Slot(f"(?-i:{'|'.join(name for name in _ROMAN if len(name) > 1)})", _roman),
    "day": Slot(_DAY + r"(?:st|nd|rd|th)?|(?:[23]|2[23])d", _two_digits),
    "ordday": Slot(_DAY + "(?:st|nd|rd|th)", _two_digits),
    "dayword": Slot(_ORDINAL, _ordinal_day),
    "month": Slot(rf"(?:{_MONTH_NAMES}|(?:{_MONTH_ABBREVIATIONS})\b\.?)", _month),
    "SureMonth": Slot(rf"(?-i:{_SURE_MONTHS}|Sept\.?|(?:Jan|Feb|Apr|Aug|Oct|Nov|Dec)\.)", _month),
    "abbreviated": Slot(rf"(?:{_MONTH_ABBREVIATIONS})\b\.?", _month),
    "Month": Slot(rf"(?-i:{_MONTH_PROPER}|Sept\.?|(?:Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec)\.)", _month),
    "monthname": Slot(_MONTH_NAMES, _month),
    "mm": Slot(r"(?:1[0-2]|0?[1-9])", _two_digits),
    "dd": Slot(_DAY, _two_digits),
    "digit": Slot("[1-4]", lambda text: text),
    "week": Slot("[0-5][0-9]", lambda text: text),
    "year": Slot(_YEAR, _four_digits),
    "longyear": Slot(r"[1-9][0-9]{2,3}", _four_digits),
    "anyyear": Slot(r"[1-9][0-9]{0,3}", _four_digits),
    "bc": Slot(r"(?:BCE?\b|B\.C\.E\.|B\.C\b\.?)", lambda text: "BC"),
    "yy": Slot(_TWO, lambda text: text),
    "quotedyear": Slot(rf"'{_TWO}", _short_year),
    "shortyear": Slot(rf"'?{_TWO}", _short_year),
    "weekday": Slot(rf"(?:{'|'.join(WEEKDAYS)}|(?:{_WEEKDAY_ABBREVIATIONS})\b\.?)", _weekday),
    "Weekday": Slot("|".join(WEEKDAYS), _weekday),
    "season": Slot(f"(?:{_SEASON_NAMES})(?:time)?", _season),
    "unit": Slot(rf"(?:{_UNIT})", unit),
    "units": Slot(rf"(?:{_UNIT}|hrs?|yrs?|mins?|secs?)s?\b", unit),
    "code": Slot(rf"(?:(?:{_UNIT})s?\b|(?:hr|yr|min|sec|wk)s?\b\.?)", _code),
    "codes": Slot(rf"(?:{_UNIT})s\b", _code),
    "single": Slot("minute|hour|day|night|week|fortnight|month|year|decade|century", _code),
    "span": Slot("fiscal year|financial year|week|month|quarter|qtr|year|yr|decade|century|season", unit),
    "count": Slot(rf"(?:{_DIGITS}|{_CARDINAL}|{_VAGUE}|an|a|one|another)", count),
    "some": Slot(rf"(?:{_DIGITS}|{_CARDINAL}|an|a)", count),
    "number": Slot(rf"(?:{_DIGITS}|{_CARDINAL})", count),
    "hour": Slot(r"(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)", lambda text: f"{int(count(text)):02}"),
    "nth": Slot(
        rf"(?:(?:{_NUMERIC_ORDINAL}|{_ORDINAL})(?: last)?|last|final|closing|opening)", ordinal
    ),
    "ordinal": Slot(rf"(?:{_NUMERIC_ORDINAL}|{_ORDINAL})", ordinal),
    "countable": Slot(rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})*(?:st|nd|rd|th)|{_ORDINAL})", ordinal),
    "century": Slot(rf"(?:{_NUMERIC_ORDINAL}|{_ORDINAL})", _roman_or_ordinal_century),
    "part": Slot(
        r"(?:(?:very )?early(?: (?:on )?in| part of)?|beginning of|start of|outset of|onset of|opening of|dawn of"
        r"|turn of|first (?:days|weeks|months|part) of|opening (?:days|weeks|months) of|early (?:days|weeks|months) (?:of|in)"
        r"|mid|middle of|middle part of|midpoint of|height of|heart of"
        r"|(?:very )?late(?: in)?|latter part of|later part of|latter half of|end of|close of|last (?:days|weeks|months|part) of"
        r"|closing (?:days|weeks|months) of|final (?:days|weeks|months) of|late (?:days|weeks|months) (?:of|in)|end)",
        _part,
    ),
    "daypart": Slot(_DAYPART, _daypart),
    "clock": Slot(rf"(?:{_CLOCK_12}|{_CLOCK_24})", _clock),
    "clockampm": Slot(_CLOCK_12, _clock),
    "clockfull": Slot(_CLOCK_24, _clock),
    "hhmm": Slot(r"(?:2[0-3]|[01][0-9])[:.]?[0-5][0-9]", _clock),
    "clockword": Slot("noon|midday|midnight", _clock),
    "namedzone": Slot(zone_words.SHORT, zone_words.read),
    "zone": Slot(zone_words.ANY, zone_words.read),
}  # fmt: skip
