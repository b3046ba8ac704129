"""Datelines: what stands above or before a text and says where and when it was written.

Two kinds: a *date line* of its own near the top ("Published 3 May 2013 10:05 GMT", "By A. Writer | May 3, 2013") and
an *agency dateline* that opens a paragraph ("KYIV, Ukraine, Feb. 24 (Agency) - "). Both are evidence for the day of
writing and never dates of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.article import stamps
from extract.article.stamps import Stamp
from extract.gazetteer import active
from extract.model import ClueKind, Span

_TOP_LINES = 7
_MOST_TOKENS = 14
_LONGEST_LINE = 200  # characters; a longer line is a paragraph
_LONGEST_HEADING = 40
_MANY_HEADINGS = 3

_LABELS = {
    ClueKind.MODIFIED: r"updated|modified|revised|edited|changed",
    ClueKind.CRAWLED: r"retrieved|accessed|archived|captured|downloaded|crawled|printed",
    ClueKind.PUBLISHED: r"published|posted|issued|filed|created|released?|written|dated?"
    r"|publication date|added|uploaded",
}
_LABEL = re.compile(
    r"\b(?:(?:first|originally|last|latest|also|article|story|date|page)\s+)*(?:"
    + "|".join(f"(?P<{kind.name}>{words})" for kind, words in _LABELS.items())
    + r")\b\s*:?(?:\s*(?:on|at|in|by)\b)?",
    re.I,
)
_AGENCY = re.compile(
    r"\b(?:AP|AFP|Reuters|Associated Press|Agence France-Presse|Xinhua|TASS|ITAR-TASS|Interfax(?:-Ukraine)?|Ukrinform"
    r"|PTI|ANI|IANS|TNN|UPI|dpa|DPA|EFE|ANSA|Anadolu(?: Agency)?|AA|Kyodo|Yonhap|Bloomberg|BBC|CNN|NPR|RFE/RL|VOA"
    r"|UNIAN|BelTA|Belga|PAP|MTI|Agency|Agencies)\b"
)
_PLAIN_WORDS = (
    "a an and at by for from hours hrs in is local of on our own special staff the this time to with reporter writer "
    "correspondent correspondents editor desk news online print edition bureau agencies agency comments comment "
    "share uk us report reports"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())
_WEEKDAY = re.compile(stamps.WEEKDAY, re.I)
_ZONE = re.compile(r"\b(?:[ECMP][SD]?T|AK[SD]T|HST|GMT|UTC|BST|IST|CES?T|EES?T|MSK)\b")
_ISO_T = re.compile(r"\bT(?=\d\d:)")
_WORD = re.compile(r"[^\W\d_][\w’'.&/-]*")
_BYLINE = re.compile(r"\s*(?:by|from|with)\b", re.I)
_BETWEEN = re.compile(r"[,|•·:;()/\[\]–—-]\s*$|^\s*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A span that is no part of the telling, with the stamps in it and what each speaks of.

    `is_bare`: nothing but its place says what its dates are; no label, no agency.
    """

    span: Span
    dates: tuple[tuple[ClueKind, Stamp], ...]
    is_bare: bool = False


def find_datelines(text: str) -> tuple[Dateline, ...]:
    """All datelines of a text, in its order; only those near the top hold dates.

    Where days head the parts of a text (a chronology, a diary), bare dates are headings and no datelines.
    """
    found = tuple(_datelines(text))
    if _has_dated_headings(found, text):
        return tuple(dateline for dateline in found if not dateline.is_bare)
    return found


def _has_dated_headings(found: tuple[Dateline, ...], text: str) -> bool:
    days = {line.strip(" \t#*_:") for _, line in _lines(text) if len(line) <= _LONGEST_HEADING and _is_bare(line)}
    top = {stamp.quote for dateline in found if dateline.is_bare for _, stamp in dateline.dates}
    return len(days | top) >= _MANY_HEADINGS


def _datelines(text: str) -> Iterator[Dateline]:
    for number, (start, line) in enumerate(_lines(text)):
        top = number < _TOP_LINES
        found = _date_line(line, first=number == 0) if top else None
        found = found or _agency_dateline(line, top=top)
        if found:
            yield _shifted(found, start)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with words in them, each with its offset; of long ones only the beginning."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line[:_LONGEST_LINE]
        start += len(line) + 1


def _shifted(dateline: Dateline, by: int) -> Dateline:
    moved = tuple(
        (kind, Stamp((stamp.span[0] + by, stamp.span[1] + by), stamp.quote, stamp.value))
        for kind, stamp in dateline.dates
    )
    return Dateline((dateline.span[0] + by, dateline.span[1] + by), moved, dateline.is_bare)


# --- a line of its own ---------------------------------------------------------------------------------------------


def _date_line(line: str, *, first: bool) -> Dateline | None:
    """A short line that holds a date, who wrote it and nothing that happened."""
    if len(line) >= _LONGEST_LINE or len(line.split()) > _MOST_TOKENS * 2 or "\t" in line.strip():
        return None
    found = stamps.find_stamps(line)
    if not found or not _says_nothing_else(line, found, first=first):
        return None
    start = len(line) - len(line.lstrip())
    return Dateline((start, len(line.rstrip())), _labelled(line, found), not _LABEL.search(line))


def _says_nothing_else(line: str, found: list[Stamp], *, first: bool) -> bool:
    """True where the words beside dates, times and labels are at most names: a by-line, a place, an outlet."""
    bare = _without_dates(line, found)
    labels = [match.span() for match in _LABEL.finditer(bare)]
    bare = _blank(bare, labels)
    rest = [word for word in _WORD.findall(_AGENCY.sub(" ", bare)) if word.lower().strip(".") not in _PLAIN]
    if not rest:
        return True
    if len(rest) > _MOST_TOKENS or not all(word[0].isupper() for word in rest):
        return False
    if labels or _BYLINE.match(line):
        return not first or bool(labels)
    return not first and _is_set_off(bare, line, found[0])


def _without_dates(line: str, found: list[Stamp]) -> str:
    """The line with dates, weekdays, times and zones blanked."""
    bare = _ISO_T.sub(" ", _blank(line, [stamp.span for stamp in found]))
    bare = _blank(bare, stamps.clocks(bare))
    return _blank(bare, [match.span() for pattern in (_WEEKDAY, _ZONE) for match in pattern.finditer(bare)])


def _is_bare(line: str) -> bool:
    """A line that is a date and nothing else."""
    found = stamps.find_stamps(line)
    return bool(found) and not _WORD.search(_without_dates(line, found))


def _is_set_off(bare: str, line: str, stamp: Stamp) -> bool:
    """The date stands behind a comma, a bar or a dash, or before one: "Moscow, May 3, 2013", not "Iran in May"."""
    before, behind = bare[: stamp.span[0]].rstrip(), bare[stamp.span[1] :].strip()
    if before:
        return bool(_BETWEEN.search(before))
    return not behind or behind[0] in ",|•·:;()–—-"


def _blank(line: str, spans: "Iterator[Span] | list[Span]") -> str:
    for start, end in spans:
        line = line[:start] + " " * (end - start) + line[end:]
    return line


def _labelled(line: str, found: list[Stamp]) -> tuple[tuple[ClueKind, Stamp], ...]:
    """Each date with what the label before it says; without one it is taken for the day of publication."""
    labels = [(match.start(), ClueKind[match.lastgroup or "PUBLISHED"]) for match in _LABEL.finditer(line)]
    kinds = []
    for stamp in found:
        before = [kind for at, kind in labels if at < stamp.span[0]]
        kinds.append((before[-1] if before else ClueKind.PUBLISHED, stamp))
    return tuple(kinds)


# --- at the head of a paragraph ------------------------------------------------------------------------------------

_TERMINATOR = re.compile(r"\s*[–—]\s*|\s+-{1,2}\s*|-{1,2}(?:\s+|$)|:\s+|:$")
_LONGEST_HEAD = 110
_PART = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?:[ /](?:(?:and|of|the|de|la|el|sur|am)\s)?[^\W\d_a-zß-öø-ÿ][\w.’'-]*){0,3}"
)
_PARENTHESIS = re.compile(r"\(\s*([^()]{2,40}?)\s*\)")
_EMPTY = re.compile(r"\(\s*\)")  # where a date stood: "GENEVA (25 March 2021) – "
_MAY_OPEN = re.compile(r"\s*(?:[^\W\d_a-zß-öø-ÿ]{2}|[^(\n]{0,60}\()")  # the rare lines worth a closer look
_OPENING = re.compile(r"[\"“‘'«(\[]*[A-ZÀ-ÞА-ЯЁІЇЄҐ0-9]")
_SHORTEST_PLACE = 4  # letters: shorter words in capitals are mostly bodies (UN, NATO is taken by its dash and verb)
_MOST_PARTS = 4
_PAIR = 2


def _agency_dateline(line: str, *, top: bool) -> Dateline | None:
    """PLACE[, Country][, date][ (AGENCY)] and a dash or colon, at the head of a paragraph."""
    if not top and not _MAY_OPEN.match(line):
        return None
    indent = len(line) - len(line.lstrip())
    for terminator in _TERMINATOR.finditer(line, indent, _LONGEST_HEAD):
        head = line[indent : terminator.start()]
        found = stamps.find_stamps(head)
        agency = _is_dateline(head, found, line[terminator.start() :], line[terminator.end() :], top=top)
        if agency is not None:
            dates = _labelled(line, [Stamp((s.span[0] + indent, s.span[1] + indent), s.quote, s.value) for s in found])
            return Dateline((indent, terminator.end()), dates if top else (), is_bare=not agency)
    return None


def _is_dateline(head: str, found: list[Stamp], mark: str, rest: str, *, top: bool) -> bool | None:
    """Whether an agency signs the dateline; None where it is none."""
    if not head or not (_OPENING.match(rest) or not rest):
        return None
    agency, head = _without_agency(_EMPTY.sub(" ", _without_dates(head, found)))
    parts = [part.strip(" .") for part in re.split(r"[,|]", head) if part.strip(" .")]
    if len(parts) > _MOST_PARTS or not all(_PART.fullmatch(part) for part in parts):
        return None
    capitals = bool(parts) and parts[0].isupper() and sum(map(str.isalpha, parts[0])) >= _SHORTEST_PLACE
    if mark.lstrip().startswith(":"):
        capitals = False  # a colon also stands behind a speaker
    abroad = top and len(parts) >= _PAIR and _is_country(parts[-1])  # "Izium, Ukraine - Troops left"
    return agency if agency or capitals or abroad or (top and found and parts) else None


def _is_country(name: str) -> bool:
    form = active().form(name)
    return form is not None and form.entry.type == "country" and not form.adjective


def _without_agency(head: str) -> tuple[bool, str]:
    """Whether an agency signs, and the head without it: in parentheses any short name, else a known one."""
    signed = [match for match in _PARENTHESIS.finditer(head) if match[1][0].isupper() or _AGENCY.search(match[1])]
    for match in reversed(signed):
        head = head[: match.start()] + " " + head[match.end() :]
    shorter = _AGENCY.sub(" ", head)
    return bool(signed) or shorter != head, shorter
