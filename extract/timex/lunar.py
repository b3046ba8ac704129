"""Feasts of lunar calendars: Islamic and Chinese ones from the tables of `holidays`, Jewish ones by calculation."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

_Told = tuple[date, bool]  # a day, and whether it is computed

_ISLAMIC = {
    "ramadan": "ramadan_beginning_dates",
    "eid-al-fitr": "eid_al_fitr_dates",
    "eid-al-adha": "eid_al_adha_dates",
    "ashura": "ashura_dates",
    "arbaeen": "arbaeen_dates",
}
# month, day, and what to add to our year to have theirs
_HEBREW = {
    "passover": (1, 15, 3760),
    "rosh-hashanah": (7, 1, 3761),
    "yom-kippur": (7, 10, 3761),
    "sukkot": (7, 15, 3761),
    "hanukkah": (9, 25, 3761),
}
LUNAR = frozenset({*_ISLAMIC, *_HEBREW, "lunar-new-year"})


@lru_cache(maxsize=1024)
def lunar_feast(name: str, year: int) -> date | None:
    """The (first) day in a year on which a feast of LUNAR falls; None where the tables do not reach.

    Islamic feasts may be kept a day earlier or later elsewhere, as the moon is seen; Jewish ones begin on the evening
    before.
    """
    if name in _HEBREW:
        from convertdate import hebrew

        month, day, offset = _HEBREW[name]
        return date(*hebrew.to_gregorian(year + offset, month, day))
    return _tabled(name, year)


def _tabled(name: str, year: int) -> date | None:
    from holidays.calendars.chinese import _ChineseLunisolar  # no public face gives a feast by its name
    from holidays.calendars.islamic import _IslamicLunar

    if name == "lunar-new-year":
        day, _ = _ChineseLunisolar().lunar_new_year_date(year) or (None, False)
        return day
    dates: Callable[[int], Iterable[_Told]] = getattr(_IslamicLunar(), _ISLAMIC[name])
    return min((day for day, _ in dates(year) if day.year == year), default=None)
