"""Zones named by a town or a people ("Kyiv time", "Baghdad", "Israeli time") and their offset on a day.

The names are those of the zone database itself, then the gazetteer's towns and peoples of countries that have one zone.
A name that is in neither, or a country with several, gives no zone: no offset is invented.
"""

import csv
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

MARK = "@"  # stands before a zone's name in a clock time: 10:00@Europe/Kyiv
# Countries that share one clock though the database lists several zones (or none) for them.
_ONE_CLOCK = {
    "Bosnia and Herzegovina": "Europe/Sarajevo", "China": "Asia/Shanghai", "England": "Europe/London",
    "Germany": "Europe/Berlin", "Malaysia": "Asia/Kuala_Lumpur", "Myanmar": "Asia/Yangon",
    "North Korea": "Asia/Pyongyang", "Palestine": "Asia/Gaza", "Scotland": "Europe/London",
    "South Korea": "Asia/Seoul", "United Kingdom": "Europe/London", "Uzbekistan": "Asia/Tashkent",
}  # fmt: skip
# What the tables lack: capitals that give their zone no name, older spellings, parts of a country as a whole.
_NAMED = {
    "abuja": "Africa/Lagos", "ankara": "Europe/Istanbul", "bangalore": "Asia/Kolkata", "beijing": "Asia/Shanghai",
    "boston": "America/New_York", "canberra": "Australia/Sydney", "delhi": "Asia/Kolkata", "dnipro": "Europe/Kyiv",
    "east coast": "America/New_York", "eastern": "America/New_York", "geneva": "Europe/Zurich",
    "greenwich": "Etc/UTC", "greenwich mean": "Etc/UTC", "kharkiv": "Europe/Kyiv", "kiev": "Europe/Kyiv",
    "lviv": "Europe/Kyiv", "odesa": "Europe/Kyiv", "odessa": "Europe/Kyiv", "ottawa": "America/Toronto",
    "pacific": "America/Los_Angeles", "pretoria": "Africa/Johannesburg", "saint petersburg": "Europe/Moscow",
    "san francisco": "America/Los_Angeles", "st petersburg": "Europe/Moscow", "st. petersburg": "Europe/Moscow",
    "the hague": "Europe/Amsterdam", "turkish": "Europe/Istanbul", "ukraine": "Europe/Kyiv",
    "ukrainian": "Europe/Kyiv", "washington": "America/New_York", "washington d.c.": "America/New_York",
 "west coast": "America/Los_Angeles", "zaporizhzhia": "Europe/Kyiv",
    "tel aviv": "Asia/Jerusalem",
}  # fmt: skip
_ABBREVIATED = {"ET": "America/New_York", "PT": "America/Los_Angeles"}
_BEFORE_ZONES = 1900  # the database tells how clocks ran in the town, hardly how the text counts


def named_zone(words: str) -> str:
    """The zone that a town, a people or "ET" names, marked ("@Europe/Kyiv"); nothing where the name is not known."""
    zone = _ABBREVIATED.get(words) or _zones().get(" ".join(words.split()).lower())
    return MARK + zone if zone else ""


def with_offset(time: str, day: date) -> str:
    """A clock time with its zone's offset on that day in place of the zone's name.

    Without an offset in the hour that summer time takes out or tells twice, and before zones were kept.
    """
    clock, _, zone = time.partition(MARK)
    if not zone:
        return time
    offset = _offset(zone, day, clock[:5])
    if offset is None:
        return clock
    minutes = offset // timedelta(minutes=1)
    return clock + (
        "Z" if not minutes else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    )


@lru_cache(maxsize=4096)
def _offset(zone: str, day: date, clock: str) -> timedelta | None:
    if day.year < _BEFORE_ZONES:
        return None
    wall = datetime(day.year, day.month, day.day, int(clock[:2]), int(clock[3:5]), tzinfo=ZoneInfo(zone))
    offset = wall.utcoffset()
    if offset is None or offset != wall.replace(fold=1).utcoffset() or offset % timedelta(minutes=1):
        return None
    return offset


@cache
def _zones() -> dict[str, str]:
    table = files("tzdata").joinpath("zoneinfo")
    countries = dict(row[:2] for row in _rows(table.joinpath("iso3166.tab").read_text("utf-8")))
    zones_of: dict[str, list[str]] = {}
    for code, _, zone, *_ in _rows(table.joinpath("zone.tab").read_text("utf-8")):
        zones_of.setdefault(countries[code], []).append(zone)
    own = {zone.rpartition("/")[2].replace("_", " ").lower(): zone for zones in zones_of.values() for zone in zones}
    single = {country: zones[0] for country, zones in zones_of.items() if len(zones) == 1} | _ONE_CLOCK
    return _gazetteer(single) | own | _NAMED


def _rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _gazetteer(zone_of: dict[str, str]) -> dict[str, str]:
    """Towns and peoples of the countries that have one zone."""
    names: dict[str, str] = {}
    source = files("extract").joinpath("data/gazetteer.csv").read_text("utf-8")
    for row in csv.DictReader(source.splitlines()):
        zone = zone_of.get(row["name"] if row["type"] == "country" else row["country"])
        if zone and row["type"] in ("country", "capital", "city", "town"):
            words = (row["name"], *(row["variants"] or "").split("|"), *(row["adjectives"] or "").split("|"))
            names |= {word.strip().lower(): zone for word in words if word.strip()}
    return names
