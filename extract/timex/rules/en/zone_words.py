"""What stands behind a clock time: short names of zones, offsets, "Kyiv time"."""

import re

from extract.timex.rules import UnreadableWords
from extract.timex.zones import named_zone
from extract.zone_letters import OFFSETS

_ZONE_NAMES = "|".join(sorted(OFFSETS, key=len, reverse=True))
_ZONE = rf"(?:{_ZONE_NAMES})(?:[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)?"  # "GMT+3" too
_TOWN_TIME = r"(?-i:(?:[A-Z][A-Za-z.'-]* ){1,2}time)"  # "Kyiv time"; whether there is such a town, zones.py says
SHORT = rf" ?(?-i:{_ZONE})| {_TOWN_TIME}\b"
ANY = (
    rf" ?(?-i:{_ZONE}|[+-][0-9]{{2}}:?[0-9]{{2}})| ?\((?-i:{_ZONE})\)"
    rf"| (?:local time|{_TOWN_TIME})\b| \((?:local time|{_TOWN_TIME})\)"
)


def read(text: str) -> str:
    """An offset ("+03:00", "Z"), a zone by its name ("@Europe/Kyiv"), or nothing where it is not known."""
    words = re.sub(r"[():,]|\b(?:local|time)\b", "", text, flags=re.IGNORECASE).strip()
    offset = re.search(r"([+-]) ?([0-9]{1,2})([0-9]{2})?$", words)
    if offset:
        return f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}"
    if not words or words.upper() in OFFSETS:
        return OFFSETS.get(words.upper(), "") or named_zone(words)
    zone = named_zone(words.removesuffix("'s"))
    if not zone:
        raise UnreadableWords(text)
    return zone
