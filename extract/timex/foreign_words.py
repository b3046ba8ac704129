"""What dateparser's tables of other languages lack: months in the locative, words round a year, last and next."""

import re

YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
# Endings of a month's genitive and of its locative ("лютого", "у лютому").
_LOCATIVES = {
    "uk": (("ня", "ні"), ("ого", "ому"), ("а", "і")),
    "ru": (("я", "е"), ("а", "е")),
    "pl": (("ia", "iu"), ("ca", "cu"), ("ja", "ju"), ("ka", "ku"), ("ego", "ym"), ("da", "dzie")),
    "cs": (("ce", "ci"), ("na", "nu"), ("ra", "ru")),
}
# A year with the word for it.
YEARS = {
    "uk": rf"{YEAR} (?:року|році|роком|р\.)",
    "ru": rf"{YEAR} (?:года|году|годом|год|г\.)",
    "pl": rf"{YEAR} (?:roku|rok|r\.)|(?:roku|rok) {YEAR}",
    "cs": rf"(?:roce|roku|rok) {YEAR}",
    "de": rf"(?:Jahr|Jahre|Jahres) {YEAR}",
    "fr": rf"(?:année|an) {YEAR}",
    "es": rf"año (?:de )?{YEAR}",
    "it": rf"anno {YEAR}",
    "pt": rf"ano (?:de )?{YEAR}",
}
# Words before a year that stands without it.
_BEFORE_YEAR = {
    "uk": "у|в|з",
    "ru": "в|с",
    "pl": "w|od",
    "cs": "v|od",
    "de": "seit|Anfang|Ende|Mitte",
    "fr": "en|depuis|début|fin|jusqu'en",
    "es": "en|desde|hasta",
    "it": "nel|dal",
    "pt": "em|desde",
}
_GOES_ON = re.compile(
    r"[ -](?-i:[a-zà-ÿа-яёіїєґ]{4,})|[.,/-][0-9]|[ -]?[%€$£₴₽0-9]"
)  # "en 2014 maisons"; large letters end it
# Beginnings of the words that set a weekday in the past, in the coming days, or in the coming week.
WEEKDAYS_MOVED = {
    "uk": (("минул", "W{}-1"), ("найближч", "W{}+1"), ("наступн", "week+1 W{}")),
    "ru": (("прошл", "W{}-1"), ("минувш", "W{}-1"), ("ближайш", "W{}+1"), ("следующ", "week+1 W{}")),
    "pl": (
        ("zeszł", "W{}-1"),
        ("ubiegł", "W{}-1"),
        ("miniony", "W{}-1"),
        ("najbliższ", "W{}+1"),
        ("przyszł", "week+1 W{}"),
    ),
    "cs": (("minul", "W{}-1"), ("příšt", "week+1 W{}")),
    "de": (("vergangen", "W{}-1"), ("vorig", "W{}-1"), ("kommend", "W{}+1")),
    "fr": (("dernier", "W{}-1"), ("prochain", "W{}+1")),
    "es": (("pasado", "W{}-1"), ("próximo", "W{}+1")),
    "it": (("scors", "W{}-1"), ("prossim", "W{}+1")),
}
BEHIND = frozenset({"es", "fr", "it"})  # "vendredi dernier"
# The same letters mean something else there: "am Morgen", "por la mañana".
_OTHERWISE = {
    "de": re.compile(r"(?:[Dd]er|[Dd]en|[Aa]m|[Jj]eden|[Gg]uten|[Hh]eute|[Gg]estern|bis zum|[Ii]n der) $"),
    "es": re.compile(r"(?:[Ll]a|[Ee]sta|[Uu]na|[Dd]e la|[Cc]ada|[Aa]yer|[Ll]as .{0,9}de la) $"),
}


def locatives(language: str, names: dict[str, bool]) -> dict[str, str]:
    """Months in the case that follows "in", each with the form that the tables have."""
    found = {}
    for name, full in names.items():
        for genitive, locative in _LOCATIVES.get(language, ()):
            if full and name.endswith(genitive):
                found[name.removesuffix(genitive) + locative] = name
                break
    return {name: known for name, known in found.items() if name not in names}


def is_year(text: str, first: int, last: int, language: str) -> bool:
    """True where the words beside four digits say that they are a year."""
    before = _BEFORE_YEAR.get(language)
    return (
        before is not None
        and re.search(rf"(?:^|[^\w])(?:{before}) $", text[max(0, first - 12) : first], re.IGNORECASE) is not None
        and _GOES_ON.match(text, last) is None
    )


def means_otherwise(text: str, first: int, last: int, language: str) -> bool:
    """True where the word stands for something else ("am Morgen" is no tomorrow)."""
    otherwise = _OTHERWISE.get(language)
    if language == "de" and text[first:last] == "Morgen":
        return True
    return otherwise is not None and otherwise.search(text[max(0, first - 12) : first]) is not None
