"""When a named day falls in a year: fixed days, weekdays of months, days counted from Easter, feasts of the moon."""

from datetime import date, timedelta

from extract.timex.lunar import LUNAR, lunar_feast

FIXED = {
    "orthodox-christmas-eve": (1, 6),
    "orthodox-christmas": (1, 7),
    "christmas-eve": (12, 24),
    "christmas": (12, 25),
    "boxing-day": (12, 26),
    "new-years-eve": (12, 31),
    "new-years-day": (1, 1),
    "epiphany": (1, 6),
    "valentine": (2, 14),
    "st-patrick": (3, 17),
    "womens-day": (3, 8),
    "may-day": (5, 1),
    "victory-day": (5, 9),
    "ve-day": (5, 8),
    "vj-day": (8, 15),
    "bastille-day": (7, 14),
    "halloween": (10, 31),
    "all-saints": (11, 1),
    "armistice-day": (11, 11),
    "groundhog-day": (2, 2),
    "anzac-day": (4, 25),
    "guy-fawkes": (11, 5),
    "april-fools": (4, 1),
    "earth-day": (4, 22),
}
# Days that nations keep each on its own date.
NATIONAL = {
    "independence-day": {
        "afghanistan": (8, 19),
        "america": (7, 4),
        "armenia": (9, 21),
        "bangladesh": (3, 26),
        "belarus": (7, 3),
        "brazil": (9, 7),
        "colombia": (7, 20),
        "congo": (6, 30),
        "estonia": (2, 24),
        "finland": (12, 6),
        "georgia": (5, 26),
        "haiti": (1, 1),
        "india": (8, 15),
        "indonesia": (8, 17),
        "jordan": (5, 25),
        "kazakhstan": (12, 16),
        "lebanon": (11, 22),
        "mali": (9, 22),
        "mexico": (9, 16),
        "moldova": (8, 27),
        "myanmar": (1, 4),
        "nigeria": (10, 1),
        "pakistan": (8, 14),
        "philippines": (6, 12),
        "poland": (11, 11),
        "south-sudan": (7, 9),
        "sudan": (1, 1),
        "ukraine": (8, 24),
        "venezuela": (7, 5),
    },
    "constitution-day": {"poland": (5, 3), "russia": (12, 12), "ukraine": (6, 28)},
    "republic-day": {"india": (1, 26), "kazakhstan": (10, 25), "turkey": (10, 29)},
    "unity-day": {"germany": (10, 3), "russia": (11, 4), "ukraine": (1, 22)},
}
FIXED |= {f"{name}-{nation}": when for name, dates in NATIONAL.items() for nation, when in dates.items()}
# month, weekday (Monday is 0), which one (-1 = last)
_NTH_WEEKDAY = {
    "thanksgiving": (11, 3, 4),
    "memorial-day": (5, 0, -1),
    "labor-day": (9, 0, 1),
    "fathers-day": (6, 6, 3),
    "mlk-day": (1, 0, 3),
    "presidents-day": (2, 0, 3),
    "columbus-day": (10, 0, 2),
}
_FROM_EASTER = {
    "shrove-tuesday": -47,
    "ash-wednesday": -46,
    "palm-sunday": -7,
    "good-friday": -2,
    "easter": 0,
    "easter-monday": 1,
    "ascension": 39,
    "pentecost": 49,
    "whit-monday": 50,
}


def named_day(name: str, year: int) -> date:
    """The day that `name` falls on in `year`; KeyError for an unknown name, ValueError where no table reaches."""
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in _NTH_WEEKDAY:
        month, weekday, nth = _NTH_WEEKDAY[name]
        return nth_weekday(year, month, weekday, nth)
    if name in LUNAR:
        feast = lunar_feast(name, year)
        if feast is None:
            raise ValueError(f"no table has {name} in {year}")
        return feast
    if name == "orthodox-easter":
        return orthodox_easter(year)
    return easter(year) + timedelta(_FROM_EASTER[name])


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday of a month, counted from its end where `nth` is negative."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7 - 7 * (nth + 1))


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm)."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday: Julian (Meeus), given in the Gregorian calendar of 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(13)
