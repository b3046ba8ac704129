"""What kind of text it is (a plain request, a history, a chronicle of weeks ago, or news) and how it writes dates."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from extract.model import Direction, TimexType
from extract.partial import Partial
from extract.timex.points import Point
from extract.timex.recognize import Found
from extract.timex.starts import read_start
from extract.timex.story import YEARS_AGO, is_heading

_YEAR = re.compile(r"\d{4}")
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FULL_MONTH = re.compile(r"\d{4}-\d\d$")
_FULL_YEAR = re.compile(r"[12]\d{3}")
_BC_YEAR = re.compile(r"BC(\d{4})")
_DATED = re.compile(r"\d{4}(?:-|$| )|XXXX-\d\d|XXXX-(?:SP|SU|FA|WI)|XXXX-XX-\d\d")
_NO_YEAR = re.compile(r"XXXX-\d\d|XXXX-XX-\d\d")
_NUMERIC = re.compile(r"(us|eu) (\d{4})-(\d\d)-(\d\d)")
_SMALL_WORDS = re.compile(
    r"(?i)"
    r"(?:\s|-|–|,|/|from|to|until|till|between|and|for|on|in|at|by|the|of|through|around|after|before|since)*"
)
_LONGEST_REQUEST = 60  # characters: a text that is nothing but one expression asks for what comes
_FEWEST = 4  # explicit years that make a history
_FEWEST_HEADINGS = 2
_MOST_BELOW = 16  # expressions below one of them
_FEWEST_ALONE = 2  # and where nothing speaks of a day of writing
_LIFETIME = 60
_GENERATION = 15  # years that set a history's opening apart from the background of news
_DATES_A_DEICTIC = 4  # dates that tell a history for each that counts from today
_RECENT_YEARS = 2
_FEWEST_BACK = 3  # days told that make a chronicle
_RECENT_DAYS, _STALE_DAYS = 4, 120  # between the two lie the days of a chronicle
_DEICTIC_DAY = re.compile(r"now (?:day|T|week|W)|now$")
DEICTIC = re.compile(rf"{_DEICTIC_DAY.pattern}|XXXX-WXX")
OF_WRITING = re.compile(rf"now (?:year|month|quarter|season|SP|SU|FA|WI|M\d)|{DEICTIC.pattern}")  # "last April" too
_MONTHS = 12


def is_request(text: str, found: Sequence[Found], prepositions: str = "") -> bool:
    """Nothing but expressions and the small words between them, `prepositions` being those of another language."""
    if not found or len(text) > _LONGEST_REQUEST:
        return False
    places = [0, *(edge for f in found for edge in (f.start, f.end)), len(text)]
    between = " ".join(text[start:end] for start, end in zip(places[::2], places[1::2], strict=True))
    small = re.compile(rf"(?i)(?:[\s,–-]+|\b(?:{prepositions})\b)*") if prepositions else _SMALL_WORDS
    return small.fullmatch(between) is not None


def is_narrative(text: str, found: Sequence[Found], publication: Point | None) -> bool:
    """Mostly dated history: years over its lines, or explicit years away from the publication and hardly a weekday or
    yesterday."""
    if _has_year_headings(found, text):
        return True
    values = [f.partial.value for f in found if f.type is not TimexType.SET]
    if publication:
        values = [_told_long_ago(value, publication.year) for value in values]
    years = [int(value[:4]) for value in values if value[:4].isdigit()]
    before_our_era = sum(value.startswith("BC") for value in values)
    deictic = sum(1 for value in values if OF_WRITING.match(value))
    if publication:
        own = publication.year
        years = [year for year in years if abs(year - own) > 1]
    total = len(years) + before_our_era
    if publication is None and total >= _FEWEST and _opens_with(found, _FULL_MONTH):
        return total > 2 * deictic
    if publication is None and (not deictic or _opens_with(found, _FULL_DAY)):
        return (total >= _FEWEST_ALONE or _goes_on_from_a_day(found)) and total > deictic
    return total >= _FEWEST and total > 3 * deictic


def _has_year_headings(found: Sequence[Found], text: str) -> bool:
    """Lines of nothing but a year, or of a year and a colon, all over the text: what stands below each lies in it."""
    years = (f for f in found if _YEAR.fullmatch(f.partial.value))
    headings = sum(is_heading(f, text) for f in years)
    return headings >= _FEWEST_HEADINGS and headings * _MOST_BELOW >= len(found)


def opens_long_ago(found: Sequence[Found], written: int) -> bool:
    """The first date told lies a generation back, no year is near the day of writing, and little counts from that day,
    and only later: all of it is history, however few of its dates say their year."""
    values = [_told_long_ago(f.partial.value, written) for f in found if f.type in ("DATE", "TIME")]
    dated = [value for value in values if _DATED.match(value)]
    years = [int(value[:4]) for value in dated if value[:4].isdigit()]
    if len(dated) < _FEWEST or not years or not dated[0].startswith(f"{years[0]:04}"):
        return False
    if years[0] > written - _GENERATION or max(years) > written - _RECENT_YEARS:
        return False
    deictic = [value for value in values if OF_WRITING.match(value)]
    of_news = next((value for value in deictic if value != "now"), None)  # "visitors today find a sleepy port"
    opens = of_news is None or values.index(dated[0]) < values.index(of_news)
    return opens and len(dated) >= _DATES_A_DEICTIC * len(deictic)


def _told_long_ago(value: str, written: int) -> str:
    """ "Forty years ago", or "two years ago today", names its year as well as a date does."""
    ago = YEARS_AGO.search(value)
    fewest = _RECENT_YEARS if ago and value.startswith(".D", ago.end()) else _GENERATION
    return f"{written - int(ago[1]):04}" if ago and fewest <= int(ago[1]) < written else value


def _opens_with(found: Sequence[Found], date_with_year: "re.Pattern[str]") -> bool:
    """The first time that the text tells is a date with its year: there its story begins."""
    first = next((f for f in found if f.type in ("DATE", "TIME") and not f.partial.value.endswith("_REF")), None)
    return first is not None and date_with_year.match(first.partial.value) is not None


def _goes_on_from_a_day(found: Sequence[Found]) -> bool:
    """A day with its year, then days and months without: where nothing speaks of a day of writing, they follow it."""
    return _opens_with(found, _FULL_DAY) and sum(_NO_YEAR.match(f.partial.value) is not None for f in found) >= _FEWEST


def of_their_era(found: Sequence[Found]) -> Iterator[Found]:
    """All but three digits that could be a year before our era, where the text does not tell mostly such years."""
    values = [f.partial.value for f in found if f.rule.genre != "antiquity"]
    told = [int(match[1]) for value in values if (match := _BC_YEAR.match(value))]
    ancient = told and len(told) > sum(_FULL_YEAR.match(value) is not None for value in values)
    for item in found:
        if item.rule.genre != "antiquity" or (
            ancient and min(told) - _LIFETIME <= int(item.partial.value[2:6]) <= max(told) + _LIFETIME
        ):
            yield item


def is_chronicle(found: Sequence[Found], publication: Point) -> bool:
    """Its days lie weeks before the day of writing, and none near it: a chronicle, whose weekdays are those of then.
    News opens with its weekday."""
    starts = [read_start(f.partial.start) for f in found]
    first = next((s for s in starts if s.point or s.cycle in ("week", "month", "year")), None)
    if first is not None and first.cycle == "week":
        return False
    points = [
        s.point or (s.nearest(publication, Direction.PAST) if s.cycle in ("year", "month") else None) for s in starts
    ]
    ages = [publication.first_day - point.first_day for point in points if point is not None and point.unit == "day"]
    near = any(age and abs(age) <= _RECENT_DAYS for age in ages)
    deictic = any(_DEICTIC_DAY.match(f.partial.value) for f in found)
    return not near and not deictic and sum(_RECENT_DAYS < age < _STALE_DAYS for age in ages) >= _FEWEST_BACK


def is_day_first(found: Sequence[Found]) -> bool:
    """The article writes 16/3/2015 and never 3/16/2015."""
    plain = {match[1] for f in found if (match := _NUMERIC.match(f.partial.value)) and int(match[4]) > _MONTHS}
    return plain | {order_by_weekday(f.partial) for f in found} - {""} == {"eu"}


def order_by_weekday(partial: Partial) -> str:
    """ "Wednesday, 5/3/25" can only be the 5th of March: eu; us for month first, nothing where its weekday is not told
    or fits neither or both."""
    numbers = _NUMERIC.match(partial.value)
    if not partial.weekday or numbers is None:
        return ""
    year, one, other = (int(number) for number in numbers.groups()[1:])
    here, there = numbers[1], "eu" if numbers[1] == "us" else "us"
    fits = [
        order
        for order, month, day in ((here, one, other), (there, other, one))
        if month <= _MONTHS
        and day <= monthrange(year, month)[1]
        and date(year, month, day).isoweekday() == partial.weekday
    ]
    return fits[0] if len(fits) == 1 else ""
