"""Clock times and parts of the day in English: patterns, and their readers."""

import re

from extract.conventions import DEFAULT
from extract.timex.rules.en.numbers import count


def read_daypart(text: str) -> str:
    """TIMEX3's letters for a part of the day: "small hours" → MO; DT for any other."""
    text = text.lower()
    for words, code in _DAYPARTS:
        if re.search(words, text):
            return code
    return "DT"


_DAYPARTS = (
    ("morning|dawn|daybreak|sunrise|small hours|early hours|wee hours", "MO"),
    ("afternoon", "AF"),
    ("noon|midday|lunch", "MI"),
    ("evening|dusk|sunset|twilight|nightfall", "EV"),
    ("night", "NI"),
)


def read_clock(text: str) -> str:
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


def read_clock_of_daypart(text: str) -> str:
    """ "4.30 in the afternoon", "ten at night": the half of the day is told in words."""
    hour_word, minute, part = re.fullmatch(_DAY_CLOCK, re.sub(r"\s+", " ", text.lower())).groups()  # type: ignore[union-attr]
    hour = int(count(hour_word)) % 12
    late = part in ("afternoon", "evening") or (part == "night" and hour >= DEFAULT.nightfall)
    return f"{hour + 12 * late:02}:{minute or '00'}"


def read_bare_clock(text: str) -> str:
    """ "Six o'clock", "9.40", "half past one", "six-fifteen", "ten": its half of the day is told elsewhere, if at all."""
    text = re.sub(r"\s+", " ", text.lower())
    if re.fullmatch(_WORD_CLOCK, text):
        return read_clock_in_words(text)
    if spoken := re.fullmatch(_SPOKEN_CLOCK, text):
        return f"{int(count(spoken[1])):02}:{int(count(spoken[2])):02}"
    hour = text.removesuffix(" o'clock")
    return read_clock(hour) if hour[0].isdigit() else f"{int(count(hour)):02}:00"


def read_clock_in_words(text: str) -> str:
    """ "Half past four", "a quarter to six"."""
    how, hour_word = re.fullmatch(_WORD_CLOCK, re.sub(r"\s+", " ", text.lower())).groups()  # type: ignore[union-attr]
    hour, minutes = int(count(hour_word)) % 12, _PAST[how.split(" ")[0]]
    return f"{(hour - 1) % 12:02}:{60 - minutes}" if how.endswith("to") else f"{hour or 12:02}:{minutes:02}"


_PAST = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
_HOUR_NAME = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
HOUR_WORD = rf"1[0-2]|0?[1-9]|{_HOUR_NAME}"
DAY_PART = r"(?:in the (?:early |late )?(?:morning|afternoon|evening)|at night)"
_DAY_CLOCK = rf"({HOUR_WORD})(?:[:.]([0-5][0-9]))?(?: o'clock)? (?:in the (?:early |late )?|at )(morning|afternoon|evening|night)"
_MINUTES = r"(?:five|ten|twenty|twenty-five)"  # not "ten to twelve": that is a number of people
_SHIFT = rf"half past|quarter past|quarter to|{_MINUTES} past|{_MINUTES} minutes (?:past|to)"
WORD_CLOCK = rf"(?:a )?(?:{_SHIFT}) (?:{HOUR_WORD})"
_WORD_CLOCK = rf"(?:a )?({_SHIFT}) ({HOUR_WORD})"
_MINUTE_NAME = r"ten|fifteen|(?:twenty|thirty|forty|fifty)(?:-five)?"
SPOKEN_CLOCK = rf"(?:{_HOUR_NAME})[- ](?:{_MINUTE_NAME})"
_SPOKEN_CLOCK = rf"({_HOUR_NAME})[- ]({_MINUTE_NAME})"
CLOCK_12 = r"(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])? ?(?:[ap]m\b|[ap]\. ?m\b\.?)"
CLOCK_24 = r"(?:2[0-3]|[01]?[0-9]):[0-5][0-9](?::[0-5][0-9])?"
BARE_CLOCK = (
    rf"{WORD_CLOCK}|{SPOKEN_CLOCK}|(?:{HOUR_WORD})(?: o'clock)?|(?:1[0-2]|0?[1-9])\.[0-5][0-9]|{CLOCK_24}|{CLOCK_12}"
)
DAYPART = (
    "early morning hours|morning hours|early hours|small hours|wee hours|early morning|late morning|morning"
    "|late afternoon|early afternoon|afternoon|late evening|early evening|evening|late night|night|dawn|dusk|noon"
    "|midday|sunrise|sunset|daybreak|nightfall|lunchtime|lunch time"
)
