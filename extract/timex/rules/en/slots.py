"""English words of time and what they stand for."""

import re

from extract.conventions import DEFAULT
from extract.timex.rules import Slot
from extract.timex.rules.en import clock_words, compound, holidays, numbers, units, zone_words
from extract.timex.rules.en.numbers import count, ordinal

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
_MISSPELT = {
    "janurary": "january",
    "januray": "january",
    "jaunary": "january",
    "febuary": "february",
    "feburary": "february",
    "febrary": "february",
    "agust": "august",
    "augst": "august",
    "septmber": "september",
    "setpember": "september",
    "septemeber": "september",
    "ocotber": "october",
    "octber": "october",
    "novemer": "november",
    "novmber": "november",
    "novemeber": "november",
    "decmber": "december",
    "decemeber": "december",
    "decemer": "december",
}
_MONTH_ABBREVIATIONS = r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
_MONTH_NAMES = "|".join(MONTHS)
_MONTH_PROPER = "|".join(f"{name.title()}|{name.upper()}" for name in MONTHS)
_SURE_MONTHS = "|".join(f"{name.title()}|{name.upper()}" for name in MONTHS if name not in ("march", "may"))
_WEEKDAY_ABBREVIATIONS = r"mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun"
_SEASON_NAMES = "spring|summer|autumn|fall|winter"


def _month(text: str) -> str:
    key = _MISSPELT.get(text.lower(), text.lower())[:3]
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


def _ordinal_day(text: str) -> str:
    return f"{int(ordinal(text)):02}"


def _roman_or_ordinal_century(text: str) -> str:
    return f"{int(ordinal(text)) - 1:02}"


def _part(text: str) -> str:
    text = text.lower()
    if re.match(r"early|beginning|start|opening|onset|first|dawn|outset|top|turn", text):
        return "START"
    return "MID" if re.match(r"mid|height|heart", text) else "END"


def _edge(text: str) -> str:
    return "first" if text.lower() in ("first", "1st", "opening", "initial") else "last"


def _roman(text: str) -> str:
    return f"{_ROMAN.index(text) + 1:02}"


_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_YEAR = r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}"
_TWO = r"[0-9]{2}"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_LESS = ("less than", "under", "within")
_BOUNDS = "|".join((*_LESS, "more than", "over", "well over", "at least"))
_DECADE_WORDS = {"twenties": "2", "thirties": "3", "forties": "4", "fifties": "5", "sixties": "6", "seventies": "7",
                 "eighties": "8", "nineties": "9"}  # fmt: skip
_HUNDREDS = ["twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
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
    "sooner": Slot(_BOUNDS, lambda text: "AFTER" if text.lower() in _LESS else "BEFORE"),
    "later": Slot(_BOUNDS, lambda text: "BEFORE" if text.lower() in _LESS else "AFTER"),
    "ordday": Slot(_DAY + "(?:st|nd|rd|th)", _two_digits),
    "dayword": Slot(numbers.ORDINAL, _ordinal_day),
    "month": Slot(rf"(?:{_MONTH_NAMES}|(?:{_MONTH_ABBREVIATIONS})\b\.?)", _month),
    "SureMonth": Slot(rf"(?-i:{_SURE_MONTHS}|Sept\.?|(?:Jan|Feb|Apr|Aug|Oct|Nov|Dec)\.)", _month),
    "abbreviated": Slot(rf"(?:{_MONTH_ABBREVIATIONS})\b\.?", _month),
    "joinedmonth": Slot(_MONTH_ABBREVIATIONS, _month),
    "Month": Slot(rf"(?-i:{_MONTH_PROPER}|Sept\.?|(?:Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec)\.)", _month),
    "misspelt": Slot("|".join(_MISSPELT), _month),
    "monthname": Slot(_MONTH_NAMES, _month),
    "mm": Slot(r"(?:1[0-2]|0?[1-9])", _two_digits),
    "dd": Slot(_DAY, _two_digits),
    "twodd": Slot(r"0[1-9]|[12][0-9]|3[01]", _two_digits),
    "twomm": Slot(r"0[1-9]|1[0-2]", _two_digits),
    "digit": Slot("[1-4]", lambda text: text),
    "isoday": Slot("[1-7]", lambda text: text),
    "week": Slot("[0-5][0-9]", lambda text: text),
    "weeknumber": Slot("5[0-3]|[1-4][0-9]|0?[1-9]", _two_digits),
    "year": Slot(_YEAR, _four_digits),
    "yearwords": Slot(numbers.YEAR_IN_WORDS, numbers.year_in_words),
    "longyear": Slot(r"[1-9][0-9]{2,3}", _four_digits),
    "anyyear": Slot(r"[1-9][0-9]{0,3}", _four_digits),
    "bareyear": Slot(r"[1-9][0-9]{2}", _four_digits),
    "bc": Slot(r"(?:BCE?\b|B\.C\.E\.|B\.C\b\.?)", lambda text: "BC"),
    "yy": Slot(_TWO, lambda text: text),
    "quotedyear": Slot(rf"'{_TWO}", _short_year),
    "shortyear": Slot(rf"'?{_TWO}", _short_year),
    "weekday": Slot(rf"(?:{'|'.join(WEEKDAYS)}|(?:{_WEEKDAY_ABBREVIATIONS})\b\.?)", _weekday),
    "ShortWeekday": Slot(rf"(?-i:{'|'.join(name.title() for name in WEEKDAYS)}|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?", _weekday),
    "Weekday": Slot("|".join(WEEKDAYS), _weekday),
    "season": Slot(f"(?:{_SEASON_NAMES})(?:time)?", _season),
    "unit": Slot(rf"(?:{units.UNIT})", units.unit),
    "units": Slot(rf"(?:{units.UNIT}|hrs?|yrs?|mins?|secs?)s?\b", units.unit),
    "code": Slot(rf"(?:(?:{units.UNIT})s?\b|(?:hr|yr|min|sec|wk)s?\b\.?|mos\b\.?)", units.code),
    "codes": Slot(rf"(?:{units.UNIT})s\b", units.code),
    "single": Slot("minute|hour|day|night|week|fortnight|month|year|decade|century", units.code),
    "span": Slot("fiscal year|financial year|week|wk|month|quarter|qtr|year|yr|decade|century|season", units.unit),
    "count": Slot(rf"(?:{numbers.DIGITS}|{numbers.CARDINAL}|{numbers.VAGUE}|an|a|one|another)", count),
    "some": Slot(rf"(?:{numbers.DIGITS}|{numbers.CARDINAL}|an|a)", count),
    "compound": Slot(compound.PATTERN, compound.read),
    "number": Slot(rf"(?:{numbers.DIGITS}|{numbers.CARDINAL})", count),
    "wordclock": Slot(clock_words.WORD_CLOCK, clock_words.read_clock_in_words),
    "hour": Slot(rf"(?:{clock_words.HOUR_WORD})", lambda text: f"{int(count(text)):02}"),
    "edge": Slot("first|opening|initial|last|final|closing", _edge),
    "whichhalf": Slot("first|1st|opening|second|2nd|latter|last|closing", lambda text: "1" if _edge(text) == "first" else "2"),
    "beside": Slot("after|following|before", lambda text: "-" if text.lower() == "before" else "+"),
    "weekendbeside": Slot("after|following|before", lambda text: "W7-1" if text.lower() == "before" else "W6+1"),
    "nth": Slot(
        rf"(?:(?:{numbers.NUMERIC_ORDINAL}|{numbers.ORDINAL})(?:[- ](?:to[- ])?last)?|last|final|closing|opening|penultimate)", ordinal
    ),
    "ordinal": Slot(rf"(?:{numbers.NUMERIC_ORDINAL}|{numbers.ORDINAL})", ordinal),
    "countable": Slot(rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})*(?:st|nd|rd|th)|{numbers.ORDINAL})", ordinal),
    "hundreds": Slot("|".join(_HUNDREDS), lambda text: f"{_HUNDREDS.index(text.lower()) + 12}"),
    "century": Slot(rf"(?:{numbers.NUMERIC_ORDINAL}|{numbers.ORDINAL})", _roman_or_ordinal_century),
    "part": Slot(
        r"(?:(?:very )?early(?: (?:on )?in| part of)?|beginning of|start of|outset of|onset of|opening of|dawn of"
        r"|turn of|first (?:days|weeks|months|part) of|opening (?:days|weeks|months) of|early (?:days|weeks|months) (?:of|in)"
        r"|mid|middle of|middle part of|midpoint of|height of|heart of"
        r"|(?:very )?late(?: in)?|latter part of|later part of|latter half of|end of|close of|last (?:days|weeks|months|part) of"
        r"|closing (?:days|weeks|months) of|dying (?:days|weeks|months) of|final (?:days|weeks|months) of|late (?:days|weeks|months) (?:of|in)|end)",
        _part,
    ),
    "daypart": Slot(clock_words.DAYPART, clock_words.read_daypart),
    "clock": Slot(rf"(?:{clock_words.CLOCK_12}|{clock_words.CLOCK_24})", clock_words.read_clock),
    "clockampm": Slot(clock_words.CLOCK_12, clock_words.read_clock),
    "clockfull": Slot(clock_words.CLOCK_24, clock_words.read_clock),
    "hhmm": Slot(r"(?:2[0-3]|[01][0-9])[:.]?[0-5][0-9]", clock_words.read_clock),
    "earlyhhmm": Slot(r"0[0-9][0-5][0-9]", clock_words.read_clock),
    "dayclock": Slot(rf"(?:(?:{clock_words.HOUR_WORD})[:.][0-5][0-9]|(?:{clock_words.HOUR_WORD}) o'clock) {clock_words.DAY_PART}", clock_words.read_clock_of_daypart),
    "dayhour": Slot(rf"(?:{clock_words.HOUR_WORD}) {clock_words.DAY_PART}", clock_words.read_clock_of_daypart),
    "bareclock": Slot(clock_words.BARE_CLOCK, clock_words.read_bare_clock),
    "edgeofday": Slot("dawn|daybreak|sunrise|dusk|sunset|nightfall", clock_words.read_daypart),
    "half": Slot("morning|afternoon|evening|night", clock_words.read_daypart),
    "clockword": Slot("noon|midday|midnight", clock_words.read_clock),
    "namedzone": Slot(zone_words.SHORT, zone_words.read),
    "zone": Slot(zone_words.ANY, zone_words.read),
}  # fmt: skip
