"""Says a date in plain English: the long form for cards and exports, the short one for lists and axes.

Day, month in letters, year; no "th", no leading zero, the en dash only in the short form, a zone only with a time.
The source's own words ("late August") go before our bounds where they are plain English.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from extract import Certainty, Extent, Factuality, Value
from extract import Granularity as G

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASON = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_ORDINAL = ("first", "second", "third", "fourth", "fifth")
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_PART = re.compile(r"\b(early|mid|late)\b", re.I)
_PART_SYNONYM = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_WEEK = re.compile(r"\b(first|second|third|fourth|fifth) week\b", re.I)
_COMING = re.compile(r"\b(?:coming|next|following)(?: few| several)? (days|weeks|months|years)\b", re.I)
_RECENT = re.compile(r"\b(?:recent|past|last|previous)(?: few| several)? (days|weeks|months|years)\b", re.I)
_UNCERTAIN = {"?": " (uncertain)", "%": " (uncertain)"}


def date_words(
    value: Value | None,
    *,
    said: str = "",
    factuality: Factuality = Factuality.OCCURRED,
    certainty: Certainty = Certainty.GOVERNED,
    readings: Sequence[Value] = (),
    disagree: bool = False,
    zone: str = "",
    by_person: bool = False,
    placeholder: str = "",
) -> str:
    """The long form, without a capital.

    `said` is the source's expression, `readings` the dates of sources that disagree, the preferred one first
    (`disagree` says so where they are not at hand), `zone` the IANA name of the collection's zone, `placeholder` what
    stands where a date should ("[insert date]").
    """
    if value is None or (value.is_open and not value.era):
        return f"date not known: “{placeholder}”" if placeholder else "date not known"
    if len(readings) > 1:
        return f"{_alternatives(readings, zone)}: sources disagree"
    text = _phrase(value, said, zone)
    if disagree:
        return f"{text}: sources disagree"
    if certainty is Certainty.NONE and not value.is_closed:
        text = f"date not known; {text}"
    if factuality is Factuality.PLANNED:
        return f"{text} (planned)"
    return text + (" (set by hand)" if by_person else _UNCERTAIN.get(value.qualifier, ""))


def capital(text: str) -> str:
    """The words with their first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def day_words(when: date) -> str:
    """ "24 February 2022" """
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def short_day(when: date, *, year: bool = False) -> str:
    """ "24 Feb", with `year` "24 Feb 2022"."""
    return f"{when.day} {MONTHS[when.month - 1][:3]}" + (f" {when.year}" if year else "")


def period_words(first: date | None, last: date | None) -> str:
    """A filter's period: "2022", "March 2022", "19 Feb to 19 Mar 2022", "since 1 May 2022", "all years"."""
    if first is None and last is None:
        return "all years"
    if last is None:
        return f"since {short_day(first or date.min, year=True)}"
    if first is None:
        return f"until {short_day(last, year=True)}"
    if first == last:
        return short_day(first, year=True)
    if _is_years(first, last):
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    if _is_month(first, last):
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{short_day(first, year=first.year != last.year)} to {short_day(last, year=True)}"


def short_words(value: Value | None) -> str:
    """The short form, without the year, which a heading says, but for spans over several years, which say both; empty
    where only the year or less is known."""
    if value is None or value.is_open:
        return "–" if value is None or not value.era else ""
    mark = " ?" if value.qualifier in ("?", "%") else ""
    about = "c. " if value.qualifier in ("~", "%") else ""
    first, last = value.earliest, value.latest
    if first is None or last is None:
        return _short_open(value) + mark
    if value.is_day:
        return about + short_day(first) + (f", {value.time[:5]}" if value.time else "") + mark
    if value.extent is Extent.WITHIN and value.granularity in _SHORT_UNITS and _whole(value):
        return about + _SHORT_UNITS[value.granularity](first) + mark
    if value.extent is Extent.WITHIN and value.granularity.rank >= G.YEAR.rank:
        return ""
    if value.granularity.rank >= G.MONTH.rank and _whole_ends(first, last):
        return about + _short_units(first, last, value.granularity) + mark
    return about + _short_span(first, last) + mark


def _short_units(first: date, last: date, granularity: G) -> str:
    year = first.year != last.year
    ends = (
        _short_coarse(first, granularity, first=True, year=year),
        _short_coarse(last, granularity, first=False, year=year),
    )
    return " – ".join(dict.fromkeys(ends))


def _short_span(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {MONTHS[first.month - 1][:3]}"
    year = first.year != last.year
    return f"{short_day(first, year=year)} – {short_day(last, year=year)}"


def _short_open(value: Value) -> str:
    lasting, unit = value.extent is Extent.THROUGHOUT, value.granularity
    if value.earliest is not None:
        if lasting:
            return f"from {_short_coarse(value.earliest, unit, first=True)}"
        return f"after {_short_coarse(_shifted(value.earliest, -1), unit, first=False)}"
    latest = value.latest or date.max
    if lasting:
        return f"until {_short_coarse(latest, unit, first=False)}"
    return f"before {_short_coarse(_shifted(latest, 1), unit, first=True)}"


_SHORT_UNITS: dict[G, Callable[[date], str]] = {
    G.MONTH: lambda first: MONTHS[first.month - 1][:3],
    G.SEASON: lambda first: _SEASON[first.month],
    G.QUARTER: lambda first: f"Q{(first.month + 2) // 3}",
    G.HALF: lambda first: "Jan – Jun" if first.month == 1 else "Jul – Dec",
    G.YEAR: lambda first: "",
}


# --- the long form -------------------------------------------------------------------------------------------------


def _phrase(value: Value, said: str, zone: str) -> str:
    if value.era:
        return _before_year_one(value)
    if not value.is_closed:
        return _open_end(value, said)
    if value.is_day:
        return _on_day(value, zone)
    if value.extent is Extent.THROUGHOUT:
        return _lasting(value)
    return _own_words(value, said) or _unit(value) or _window(value)


def _before_year_one(value: Value) -> str:
    """By the shape of its EDTF text, which counts through a year zero: -0489 is 490 BC, -03XX the 4th century, -1XXX
    the 2nd millennium, [-0498..-0489] the years from 499 to 490 BC, the 490s."""
    if years := _ERA_YEARS.fullmatch(value.era or ""):
        first, last = (int(year) + 1 for year in years.groups())
        is_decade = last % 10 == 0 and first == last + 9
        return f"in the {last}s BC" if is_decade else f"between {first} and {last} BC"
    found = _ERA.match(value.era or "")
    assert found is not None  # each part of it may be missing
    sign, known, left_open, month, day = found.groups()
    number, counted = int(known or 0), "BC" if sign else "AD"
    if left_open or not known:
        unit = _ERA_UNITS.get(len(left_open)) if known else None
        return f"in the {unit(number)} {counted}" if unit else f"some time {counted}"
    year = f"{number + 1} BC" if sign or not number else f"{number} AD"
    named = f"{MONTHS[int(month) - 1]} {year}" if month else year
    about = "about " if value.qualifier in ("~", "%") else ""
    return f"on {about}{int(day)} {named}" if day else f"in {about}{named}"


_ERA = re.compile(r"(-?)(\d*)([\dX]*)(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_ERA_YEARS = re.compile(r"\[-(\d+)\.\.-(\d+)\]")
_ERA_UNITS: dict[int, Callable[[int], str]] = {
    2: lambda number: f"{_nth(number + 1)} century",
    3: lambda number: f"{_nth(number + 1)} millennium",
}


def _on_day(value: Value, zone: str) -> str:
    first = value.earliest or date.min
    about = "about " if value.qualifier in ("~", "%") else ""
    if not value.time:
        return f"on {about}{day_words(first)}"
    return f"on {day_words(first)} at about {value.time[:5]}{_zone_words(first, value.time[5:], zone)}"


def _zone_words(day: date, offset: str, zone: str) -> str:
    """ " Kyiv time (UTC+2)" where the offset is the zone's on that day, else the bare offset."""
    if not offset:
        return " local time"
    hours, minutes = int(offset[1:3]), int(offset[4:6])
    utc = "UTC" + (f"{offset[0].replace('-', '−')}{hours}" + (f":{minutes:02}" if minutes else "") if hours else "")
    told = timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    if "/" in zone and _offset_at(day, zone) == told:
        return f" {zone.rsplit('/', 1)[1].replace('_', ' ')} time ({utc})"
    return f" ({utc})"


def _offset_at(day: date, zone: str) -> timedelta | None:
    try:
        return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _open_end(value: Value, said: str) -> str:
    lasting = value.extent is Extent.THROUGHOUT
    if value.earliest is not None:
        if lasting:
            return f"from {_coarse(value.earliest, value.granularity, first=True)}, no end reported"
        coming = _COMING.search(said)
        before = _shifted(value.earliest, -1)
        if coming:
            return f"in the {coming[1].lower()} after {day_words(before)}"
        return f"after {_coarse(before, value.granularity, first=False)}"
    latest = value.latest or date.max
    if lasting:
        return f"until {_coarse(latest, value.granularity, first=False)}, beginning not known"
    return f"before {_coarse(_shifted(latest, 1), value.granularity, first=True)}"


def _lasting(value: Value) -> str:
    first, last = value.earliest or date.min, value.latest or date.max
    if value.granularity.rank >= G.MONTH.rank and _whole_ends(first, last):
        unit = _unit(value)
        if unit:
            return "all through " + unit.removeprefix("some time in ").removeprefix("in ")
        ends = [_coarse(first, value.granularity, first=True), _coarse(last, value.granularity, first=False)]
        return f"from {ends[0]} to {ends[1]}"
    return f"from {_pair(first, last, 'to')}"


def _own_words(value: Value, said: str) -> str:
    """The source's own words where they are plain English and mean exactly these bounds."""
    first, last = value.earliest or date.min, value.latest or date.max
    coming, recent = _COMING.search(said), _RECENT.search(said)
    if coming:
        return f"in the {coming[1].lower()} after {day_words(_shifted(first, -1))}"
    if recent and value.granularity.rank > G.DAY.rank:
        return f"in the {recent[1].lower()} up to {day_words(last)}"
    week = _WEEK.search(said)
    if week and (first.month, (first.day - 1) // 7) == (last.month, _ORDINAL.index(week[1].lower())):
        return f"in the {week[1].lower()} week of {MONTHS[first.month - 1]} {first.year}"
    part = _PART.search(said)
    return _part_words(first, last, part[1].lower() if part else _synonym(said))


def _synonym(said: str) -> str:
    found = re.search(rf"\b({'|'.join(_PART_SYNONYM)}) of\b", said, re.I)
    return _PART_SYNONYM[found[1].lower()] if found else ""


def _part_words(first: date, last: date, part: str) -> str:
    if not part or first.year != last.year:
        return ""
    joint = f"{part}-" if part == "mid" else f"{part} "
    if first.month == last.month:
        start, end = _PARTS[part]
        if first.day == start and last.day == min(end, _month_end(last).day):
            return f"in {joint}{MONTHS[first.month - 1]} {first.year}"
    elif (first.month, last.month) == _YEAR_PARTS[part] and first.day == 1 and last == _month_end(last):
        return f"in {joint}{first.year}"
    return ""


def _unit(value: Value) -> str:
    """One calendar unit in words, where the bounds are exactly that unit."""
    first = value.earliest or date.min
    about = "about " if value.qualifier in ("~", "%") else ""
    if not _whole(value):
        return ""
    texts = {
        G.MONTH: f"in {about}{MONTHS[first.month - 1]} {first.year}",
        G.SEASON: f"in the {_SEASON.get(first.month, '')} of {_season_year(first)}",
        G.QUARTER: f"in the {_ORDINAL[(first.month - 1) // 3]} quarter of {first.year}",
        G.HALF: f"in the {_ORDINAL[first.month // 7]} half of {first.year}",
        G.YEAR: f"some time in {about}{first.year}",
        G.DECADE: f"some time in the {first.year // 10 * 10}s",
        G.CENTURY: f"some time in the {_nth(first.year // 100 + 1)} century",
    }
    return texts.get(value.granularity, "")


def _season_year(first: date) -> str:
    return f"{first.year}–{(first.year + 1) % 100:02}" if first.month == 12 else str(first.year)


def _nth(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _window(value: Value) -> str:
    first, last = value.earliest or date.min, value.latest or date.max
    if value.granularity.rank >= G.MONTH.rank and _whole_ends(first, last):
        ends = [_coarse(first, value.granularity, first=True), _coarse(last, value.granularity, first=False)]
        return f"between {ends[0]} and {ends[1]}"
    return f"between {_pair(first, last, 'and')}"


def _pair(first: date, last: date, joint: str) -> str:
    """Two days that name month and year once where they share them."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} {joint} {day_words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} {joint} {day_words(last)}"
    return f"{day_words(first)} {joint} {day_words(last)}"


def _alternatives(readings: Sequence[Value], zone: str) -> str:
    days = [reading.earliest for reading in readings if reading.is_day and reading.earliest]
    if len(days) == len(readings) == 2:
        first, last = sorted(days)
        return f"on {_pair(first, last, 'or')}"
    phrases = list(dict.fromkeys(_phrase(reading, "", zone) for reading in readings))
    if len(phrases) > 2:
        return f"{phrases[0]} or {len(phrases) - 1} other dates"
    return " or ".join(phrases)


# --- calendar ------------------------------------------------------------------------------------------------------


def _coarse(when: date, granularity: G, *, first: bool) -> str:
    """A bound as coarse as its granularity, where it stands at the edge of such a unit."""
    months = f"{MONTHS[when.month - 1]} {when.year}"
    return {G.YEAR: str(when.year), G.MONTH: months}.get(_edge_of(when, granularity, first=first), day_words(when))


def _short_coarse(when: date, granularity: G, *, first: bool, year: bool = False) -> str:
    """The same in the short form; without `year` only a year alone is named."""
    month = MONTHS[when.month - 1][:3] + (f" {when.year}" if year else "")
    day = short_day(when, year=year)
    return {G.YEAR: str(when.year), G.MONTH: month}.get(_edge_of(when, granularity, first=first), day)


def _edge_of(when: date, granularity: G, *, first: bool) -> G:
    """The unit, a year or a month, at whose edge a bound of such a granularity stands; else a day."""
    edge = when.day == 1 if first else when == _month_end(when)
    if edge and granularity.rank >= G.YEAR.rank and when.month == (1 if first else 12):
        return G.YEAR
    return G.MONTH if edge and granularity.rank >= G.MONTH.rank else G.DAY


def _whole(value: Value) -> bool:
    """True where the bounds are exactly one unit of the value's granularity."""
    first, last = value.earliest or date.min, value.latest or date.max
    length = _MONTHS_OF.get(value.granularity, 0)
    if not length or not _whole_ends(first, last):
        return False
    start = (0 if first == date.min else first.year) * 12 + first.month - 1
    shift = 1 if value.granularity is G.SEASON else 0  # the year's first season begins in March
    return (start + shift) % length == 0 and last.year * 12 + last.month - start == length


_MONTHS_OF = {G.MONTH: 1, G.SEASON: 3, G.QUARTER: 3, G.HALF: 6, G.YEAR: 12, G.DECADE: 120, G.CENTURY: 1200}


def _whole_ends(first: date, last: date) -> bool:
    return first.day == 1 and last == _month_end(last)


def _is_month(first: date, last: date) -> bool:
    return _whole_ends(first, last) and (first.year, first.month) == (last.year, last.month)


def _is_years(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _month_end(when: date) -> date:
    if (when.year, when.month) == (9999, 12):
        return date.max
    return date(when.year + when.month // 12, when.month % 12 + 1, 1) - timedelta(1)


def _shifted(when: date, days: int) -> date:
    try:
        return when + timedelta(days)
    except OverflowError:
        return when
