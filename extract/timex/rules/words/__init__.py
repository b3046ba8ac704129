"""The words of one language that its expressions of time are made of; `extract.timex.rules.phrases` joins them to rows.

Months and the words for yesterday, last week and the like come from dateparser's tables; what those lack is written in
one module a language. `Forms` give what a word stands for: a regular expression of its forms → its value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Forms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """A language's words of time. Patterns are of small letters, and large ones count as well; google-re2 and Python's
    `re` both read them: no look-around, and letters written out (`ahead` alone, which only `re` reads, may class them).
    """

    code: str  # ISO 639-1
    weekdays: Forms  # → 1 (Monday) to 7
    units: Forms  # → the unit's letters in a `Partial` (D, W, M, Y, TH, TM, DE), in the cases that numbers take
    spans: Forms  # → the unit's name (day, week …), in the cases of "last week", "this year"
    numbers: Forms  # → figures
    last: str
    next: str
    this: str
    prepositions: str  # that stand before a month, a year or a weekday
    ahead: str  # words of a clause that speaks of what is to come
    days: Forms = field(default_factory=dict)  # of the month, in words → 01 to 31
    until: str = ""  # right before what is to come
    months: Forms = field(default_factory=dict)  # forms that dateparser lacks → 01 to 12
    seasons: Forms = field(default_factory=dict)  # → SP, SU, FA, WI
    in_seasons: Forms = field(default_factory=dict)  # forms that say "in spring" without a preposition
    last_night: str = ""
    dayparts: Forms = field(default_factory=dict)  # → MO, AF, EV, NI
    parts: Forms = field(default_factory=dict)  # of a month or year → START, MID, END
    told: Forms = field(default_factory=dict)  # → steps from the date told last ("la veille")
    relative: Forms = field(default_factory=dict)  # words that dateparser lacks → steps from the day of writing
    now: str = ""
    since: str = ""  # of the prepositions, those that no number of things follows
    bare_years: bool = False  # years stand without a preposition
    lengths: Forms = field(default_factory=dict)  # "half a year" → P6M
    every: Forms = field(default_factory=dict)  # a word for a set → its value
    each: str = ""  # before a unit or weekday
    tens_and: str = ""  # "treinta y tres"
    morning_behind: str = ""  # behind these "morgen", "mañana" is a morning and no tomorrow
    no_season_behind: str = ""  # "a été"
    ordinals: Forms = field(default_factory=dict)  # → 1 to 4, -1
    ago: str = ""
    ago_before: str = ""  # "vor drei Tagen"
    later: str = ""
    later_before: str = ""  # "спустя пять дней"
    after: str = ""  # what makes "later" a preposition: "tres días después de la batalla"
    and_a_half: str = ""
    ahead_by: str = ""  # "через неделю"
    past_units: str = ""  # "последние два дня"
    next_units: str = ""
    to: str = ""  # between the ends of a range
    the: str = ""  # the article of a date, part of its expression
    weekday_the: str = ""
    unit_the: str = ""
    of: str = ""  # between day, month and year
    year_before: str = ""  # a word for years, before or behind four digits
    year_behind: str = ""
    decade: str = ""  # "1990-х", with {decade} for its first three digits
    quarter: str = ""
    night_into: str = ""  # "ночь на"
    clock: str = r"(?:2[0-3]|[01]?[0-9]):[0-5][0-9]"
    at: str = ""  # the preposition of a clock time
    behind: bool = False  # "vendredi dernier": what moves a weekday or unit stands behind it
    large_nouns: bool = False  # every noun has a large letter: none tells a name
    place_names: bool = False  # a large letter behind a month makes a name ("Marzo Viejo")
    numbered: str = ""  # nouns with a number that is no year ("Resolution 1701")
    bare_weekdays: bool = False  # they stand straight behind a name ("a dit Macron lundi")
    plural_units: bool = True  # "the last …" and "the coming …" go with no singular
    counted: str = r"[a-zа-яёіїєґ]{4,}"  # what a number of things is followed by, behind a preposition
    joined: bool = False  # "Montagvormittag"
    short_months: bool = False  # short forms of months are no other words
