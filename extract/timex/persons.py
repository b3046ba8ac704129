"""People called after a month or a day of the week: "Judith May", "Mae Sunday, 77". Their names tell no time.

A name is proven once, by what stands beside it. Wherever else the text has that word bare, and no word leads to it as
to a time ("in May", "on Sunday"), it is that person.
"""

import re
from collections.abc import Sequence

from extract.timex.recognize import Found

_MONTHS = "March|April|May|June|July|August"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NAME = re.compile(rf"(?P<word>{_MONTHS}|{_DAYS})")
_NAME_AND_AGE = re.compile(rf"(?P<word>{_DAYS}), [1-9][0-9]")
_NO_GIVEN_NAME = (
    "In|By|On|Of|To|For|From|Since|Until|Till|Before|After|During|Through|Throughout|Between|And|Or|Early|Late|Mid|Last"
    "|Next|This|That|Every|Each|The|Around|About|When|As|But|Then|Already|Only|Back|End|Beginning|Start|Although|Though|If"
    "|While|Because|Both|Whether|Where|Unlike|Like|All|Once|Yet|So|Not|Nor|Again|Come|Over|Within|Black|Bloody"
)
_GIVEN_NAME = re.compile(rf"\b(?!(?:{_NO_GIVEN_NAME}) )[A-Z][a-z]+ $|(?<![.\w])[A-Z]\. $")
_OF_THE_FAMILY = re.compile(
    r"\b(?:wife|husband|widow|widower|partner|daughter|son|sister|brother|mother|father|aunt|uncle|niece|nephew"
    r"|cousin),? $"
    r"|\b(?:Mrs?|Ms|Dr|Dame|Lady|Lord|Sir|Prime Minister|General)\.? $"
)
_NAMED = re.compile(r"\b(?:named|called|nicknamed|call ?sign|code ?name) $")
_AGE = re.compile(r", [1-9][0-9],? (?![A-Z0-9])")
_LEADS_TO_TIME = re.compile(
    r"\b(?:in|on|by|of|to|from|since|until|till|before|after|during|through|throughout|between|early|late|mid|last|next|this"
    r"|that|every|each|the|around|about|for|and|or|an?)[ -]$|(?<!:[0-9])[0-9](?:st|nd|rd|th)? $",
    re.IGNORECASE,
)
_DATED = re.compile(r",? ?[0-9]|'")
_GIVEN_NAMES = ("April", "May", "June", "August")
_AND_SURNAME = re.compile(rf" (?!(?:{_DAYS}|{_MONTHS}|Day)\b)[A-Z][a-z]+")  # "the runner May Okonjo won"
_AND_DOES = re.compile(  # at the head of its sentence: "April Gannon in Westport writes", "May Okonjo, a runner"
    rf" (?!(?:{_DAYS}|{_MONTHS}|Day|Fools|Bank)\b)[A-Z][a-z]+(?: [A-Z][a-z]+| [A-Z]{{2}})?"
    r"(?:,| (?:in [A-Z]\w+ )?(?:who|writes?|wrote|said|says|told|tells|was|is|has|had|died)\b)"
)
_OPENS = re.compile(r"(?:^|[.!?—–\n][”\"]? ?|[0-9]{1,2}[:.][0-9]{2} )$")
_LEADS_TO_NAME = re.compile(r"(?:[a-z]{3,}|[a-z],) $")
_SPEAKER = re.compile(rf"(?:{_MONTHS}|{_DAYS}):", re.IGNORECASE)  # "MAY: I was a kid then"
_REACH = 24


def without_persons(found: Sequence[Found], text: str) -> list[Found]:
    """The expressions without those that are a person's name."""
    words = [_bare_word(item, text) for item in found]
    persons = {word for item, word in zip(found, words, strict=True) if word and _proves_person(item, word, text)}
    return [
        item
        for item, word in zip(found, words, strict=True)
        if not (word in persons and not _LEADS_TO_TIME.search(text[max(0, item.start - _REACH) : item.start]))
    ]


def _bare_word(item: Found, text: str) -> str:
    """The month or day that is all of an expression; "" for any other ("Monday, 29" is a name with its age)."""
    match = _NAME.fullmatch(text, item.start, item.end) or _NAME_AND_AGE.fullmatch(text, item.start, item.end)
    if _speaks(item, text):
        return text[item.start : item.end].capitalize()
    return match["word"] if match else ""


def _speaks(item: Found, text: str) -> bool:
    """The name of a speaker in capitals, at the head of a line of a transcript."""
    at_head = item.start == 0 or text[item.start - 1] == "\n"
    return at_head and text[item.start : item.end].isupper() and _SPEAKER.match(text, item.start) is not None


def _proves_person(item: Found, word: str, text: str) -> bool:
    before, end = text[max(0, item.start - _REACH) : item.start], item.start + len(word)
    if _AGE.match(text, end) and not _LEADS_TO_TIME.search(before):
        return True
    if _NAMED.search(before) or _speaks(item, text):
        return True
    month = word in _MONTHS.split("|")  # "shot his cousin Tuesday", "told reporters in Kyiv Monday": of days
    if month and _OF_THE_FAMILY.search(before):
        return True
    if word in _GIVEN_NAMES and _AND_SURNAME.match(text, end) and _LEADS_TO_NAME.search(before):
        return not _LEADS_TO_TIME.search(before)
    if word in _GIVEN_NAMES and _AND_DOES.match(text, end) and _OPENS.search(before):
        return True
    return month and _GIVEN_NAME.search(before) is not None and not _DATED.match(text, end)
