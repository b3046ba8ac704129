"""When was this written, and how do we know: clues gathered, ranked, and all kept.

Published, modified and crawled are three things: only a clue to the first can answer the question.
"""

import re
from collections.abc import Iterable, Mapping

from extract import value
from extract.article import stamps
from extract.article.datelines import Dateline
from extract.model import Clue, ClueKind
from extract.value import Value

# Where a clue stood, best first: what a person gave, what the maker of the file wrote about it, what its words say,
# what its looks and its names hint at.
RANKS = (
    "given",
    "front matter",
    "json-ld",
    "meta",
    "mail header",
    "time element",
    "dateline",
    "page",
    "url",
    "file name",
)
_WEAK = ("page", "url", "file name")

_FIELDS = {  # keys of front matter, in the order in which they are believed
    ClueKind.PUBLISHED: (
        "published",
        "publication_date",
        "date_published",
        "pubdate",
        "publishdate",
        "date",
        "created",
    ),
    ClueKind.MODIFIED: ("updated", "modified", "lastmod", "last_modified", "date_modified"),
    ClueKind.CRAWLED: ("crawled", "accessed", "retrieved", "archived"),
}
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_PATH_DATE = re.compile(
    rf"[/_.-](?P<year>(?:19|20)\d\d)[/-](?P<month>\d{{1,2}}|(?:{_MONTHS})[a-z]*)[/-](?P<day>\d{{1,2}})(?=[/_.-]|$)",
    re.I,
)
_ARCHIVE = re.compile(r"/web/(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)\d{0,6}(?:[a-z]{2}_)?/https?:", re.I)
_NAME_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sign>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=sign)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)


def clue(kind: ClueKind, source: str, text: object) -> Clue | None:
    """The clue that a field's text gives, or None where it is no date. Weak sources give uncertain values (`?`)."""
    quote = str(text).strip()
    when = stamps.read_stamp(quote)
    return Clue(kind, source, quote, _doubted(source, when)) if when else None


def given(text: str) -> Clue:
    """What a person says about the day of writing; raises ValueError where it is no date."""
    found = clue(ClueKind.PUBLISHED, "given", text)
    if not found:
        raise ValueError(f"“{text}” can’t be read as a date. Try 14 Dec 2025 · 2025-12-14 · Dec 2025 · 2025")
    return found


def from_fields(fields: Mapping[str, object], source: str = "front matter") -> list[Clue]:
    """Clues from named fields, such as front matter."""
    lowered = {str(name).lower().replace("-", "_"): text for name, text in fields.items()}
    found = [
        clue(kind, source, lowered[name])
        for kind, names in _FIELDS.items()
        for name in names
        if isinstance(lowered.get(name), str | int)
    ]
    return [each for each in found if each]


def from_datelines(datelines: Iterable[Dateline]) -> list[Clue]:
    """Clues from datelines; a date that fits no one day (no year, or two readings) is kept but never chosen."""
    return [
        Clue(kind, "dateline", stamp.quote, stamp.value, stamp.span)
        for dateline in datelines
        for kind, stamp in dateline.dates
    ]


def from_url(url: str) -> list[Clue]:
    """Weak clues from an address: its path's date, and the stamp of an archive that keeps a copy."""
    found = []
    archived = _ARCHIVE.search(url)
    if archived and (when := _numbered(archived)):
        found.append(Clue(ClueKind.CRAWLED, "url", archived[0].strip("/"), when))
        url = url[archived.end() :]
    path = _PATH_DATE.search(url)
    if path and (when := _numbered(path)):
        found.append(Clue(ClueKind.PUBLISHED, "url", path[0], _doubted("url", when)))
    return found


def from_name(name: str) -> list[Clue]:
    """A weak clue from a file's name."""
    match = _NAME_DATE.search(name)
    when = _numbered(match) if match else None
    return [Clue(ClueKind.PUBLISHED, "file name", match[0], _doubted("file name", when))] if match and when else []


def rank(clues: Iterable[Clue]) -> tuple[Clue, ...]:
    """All clues, those to publication first and the best of them ahead; the same clue is kept once."""
    order = {kind: place for place, kind in enumerate((ClueKind.PUBLISHED, ClueKind.MODIFIED, ClueKind.CRAWLED))}
    return tuple(
        sorted(dict.fromkeys(clues), key=lambda each: (order[each.kind], not _settles(each), _place(each.source)))
    )


def chosen(clues: tuple[Clue, ...]) -> Value | None:
    """The day of writing that ranked clues give: that of the first, where it is one that settles anything."""
    return clues[0].value if clues and clues[0].kind is ClueKind.PUBLISHED and _settles(clues[0]) else None


def _settles(clue: Clue) -> bool:
    """A dateline must name a day; what is written down as a date may be coarser, what a person gives even open."""
    if clue.source == "given":
        return not clue.value.is_open
    return clue.value.is_day if clue.source == "dateline" else clue.value.is_closed


def _place(source: str) -> int:
    return next((place for place, known in enumerate(RANKS) if source.startswith(known)), len(RANKS))


def _doubted(source: str, when: Value) -> Value:
    return when.uncertain() if source.startswith(_WEAK) else when


def _numbered(match: re.Match[str]) -> Value | None:
    month = match["month"].lower()
    number = month if month.isdigit() else str(_MONTHS.split("|").index(month[:3]) + 1)
    try:
        return value.parse(f"{match['year']}-{number:0>2}-{match['day']:0>2}")
    except ValueError:
        return None
