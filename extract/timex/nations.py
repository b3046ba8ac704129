"""Days that each nation keeps on its own date: "Ukraine's Independence Day" is none of America's."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from extract.partial import Partial
from extract.timex.named_days import NATIONAL
from extract.timex.recognize import Found

_NATIONS = {
    "afghanistan": "Afghan(?:istan|s)?",
    "america": r"America(?:ns?)?|United States|US\b|U\.S\.",
    "armenia": "Armenians?",
    "bangladesh": "Bangladesh(?:is?)?",
    "belarus": "Belarus(?:ians?)?",
    "brazil": "Brazil(?:ians?)?",
    "colombia": "Colombians?",
    "congo": "Congo(?:lese)?",
    "estonia": "Estonians?",
    "finland": "Finland|Finn(?:ish|s)",
    "georgia": "Georgians?",
    "germany": "Germans?|Germany",
    "haiti": "Haiti(?:ans?)?",
    "india": "Indians?",
    "indonesia": "Indonesians?",
    "jordan": "Jordan(?:ians?)?",
    "kazakhstan": "Kazakh(?:stan|s)?",
    "lebanon": "Leban(?:on|ese)",
    "mali": "Mali(?:ans?)?",
    "mexico": "Mexic(?:o|ans?)",
    "moldova": "Moldovans?",
    "myanmar": "Myanmar|Burm(?:a|ese)",
    "nigeria": "Nigerians?",
    "pakistan": "Pakistan(?:is?)?",
    "philippines": "Philippines?|Filipinos?",
    "poland": "Poland|Pol(?:ish|es)",
    "russia": "Russians?",
    "south-sudan": "South Sudan(?:ese)?",
    "sudan": "Sudan(?:ese)?",
    "turkey": "Turk(?:ey|ish|s)|Türkiye",
    "ukraine": "Ukrain(?:e|ians?)",
    "venezuela": "Venezuelans?",
}
_ANY = re.compile("|".join(rf"(?P<{name.replace('-', '_')}>\b(?:{words})\b)" for name, words in _NATIONS.items()))
_REACH = 40
_DAY = re.compile(r"@([a-z]+-day)\b")


def with_nations(found: Sequence[Found], text: str) -> list[Found]:
    """The expressions, days that nations keep each on its own date given the nation: the one named right before, else
    the one that the text names most often."""
    return [_of_its_nation(item, text) for item in found]


def _of_its_nation(item: Found, text: str) -> Found:
    day = _DAY.search(item.partial.value)
    if day is None or day[1] not in NATIONAL:
        return item
    kept = NATIONAL[day[1]]
    beside = [name for name in _named(text[max(0, item.start - _REACH) : item.start]) if name in kept]
    nation = beside[-1] if beside else _named_most(text, kept)
    value = f"@{day[1]}-{nation}" if nation else "XXXX-XX-XX"
    return replace(item, partial=Partial(item.partial.value.replace(day[0], value), item.partial.mod))


def _named_most(text: str, kept: Collection[str]) -> str | None:
    told = Counter(name for name in _named(text) if name in kept).most_common(1)
    return told[0][0] if told else None


def _named(text: str) -> list[str]:
    return [str(match.lastgroup).replace("_", "-") for match in _ANY.finditer(text)]
