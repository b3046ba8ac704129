"""A view as the query string of a link, and back: short codes, defaults left out, every problem said in words.

Pure and bounded: any mapping of text gives a view. Lists are joined by "~", which needs no escaping in a link.
Periods are as short as they can be: `t=2022`, `t=2022-02..2022-03`, `t=2022-02-19..2022-03-19`, `t=2022-05-01..`,
to the minute `t=2022-02-24T0400..2022-02-24T1200`.
"""

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode

from dashboard.filters import APPROXIMATE, FIRM, LANES, View
from dashboard.store.kinds import FAMILIES, KINDS
from extract import Factuality

LONGEST_TEXT = 120
LONGEST_LIST = 40
LONGEST_VALUE = LONGEST_LIST * (LONGEST_TEXT * len("%7E") + len("~"))
LARGEST_ID = 2**53 - 1
NOT_OURS = frozenset({"embed", "embed_options"})
"""Parameters that Streamlit reads itself."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a link that was not understood ("t=2025-13-40") and what was done instead."""

    part: str
    why: str


class Unreadable(ValueError):  # noqa: N818 - named for what the reader sees
    """A value of a link that means nothing here; its text says why, and what is shown instead."""


def parse(params: Mapping[str, str]) -> tuple[View, tuple[Problem, ...]]:
    """The view that a link's parameters ask for, and what in them was not understood."""
    fields: dict[str, Any] = {}
    problems = []
    for name, raw in params.items():
        if name in NOT_OURS:
            continue
        code = _CODES.get(name)
        part = f"{_clean(name)[:20]}={_clean(raw)[:40]}"
        if code is None:
            problems.append(Problem(part, "not known here: ignored"))
            continue
        try:
            read = code.read(raw)
        except Unreadable as unreadable:
            problems.append(Problem(part, str(unreadable)))
            continue
        left_out = read.pop(_LEFT_OUT, {})
        problems.extend(Problem(f"{name}={_clean(each)[:40]}", why) for each, why in left_out.items())
        fields |= read
    return View(**fields), tuple(problems)


def write(view: View) -> dict[str, str]:
    """The parameters of a view, without those that are as usual; `parse(write(view))` is the same view."""
    return {name: text for name, code in _CODES.items() if (text := code.write(view))}


def query(view: View) -> str:
    """The query string of a view: what stands behind the "?"."""
    return urlencode(write(view))


def read_id(text: str) -> int | None:
    """The number of an event, an article or a file; None where the text is none."""
    number = int(text) if re.fullmatch("[0-9]{1,16}", text) else 0
    return number if 0 < number <= LARGEST_ID else None


def named_event(text: str) -> int | None:
    """The event that a text names: its number, or a link that holds it; None where it names none."""
    text = text.strip()
    return read_id(parse_qs(text.rpartition("?")[2].partition("#")[0]).get("e", [text])[-1])


# --- texts, names and choices --------------------------------------------------------------------------------------


_LEFT_OUT = "left out"  # beside what a value says: each part of it that was not taken, and why


@dataclass(frozen=True, slots=True)
class _Code:
    read: Callable[[str], dict[str, Any]]
    write: Callable[[View], str]


def _clean(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _escape(name: str) -> str:
    return name.replace("%", "%25").replace("~", "%7E")


def _unescape(name: str) -> str:
    return name.replace("%7E", "~").replace("%25", "%")


def _parts(text: str, signs: str = "~") -> tuple[list[str], dict[str, str]]:
    """The parts of a list, as many as a link holds; the first one too many is named in place of all that follow."""
    parts = [part for part in re.split(f"[{signs}]", text[:LONGEST_VALUE]) if part]
    whole = len(parts) if len(text) <= LONGEST_VALUE else len(parts) - 1  # the last one may be cut through
    room = max(0, min(LONGEST_LIST, whole))
    return parts[:room], dict.fromkeys(parts[room : room + 1], "more than a link holds: left out, with what follows")


def _names(field: str) -> _Code:
    def read(text: str) -> dict[str, Any]:
        parts, left_out = _parts(text)
        names = dict.fromkeys(_clean(_unescape(part)) for part in parts)
        long = [name for name in names if len(name) > LONGEST_TEXT]
        left_out |= dict.fromkeys(long, f"longer than {LONGEST_TEXT} characters: ignored")
        return {field: tuple(name for name in names if name and name not in long), _LEFT_OUT: left_out}

    return _Code(read, lambda view: "~".join(_escape(name) for name in getattr(view, field)))


def _choices(field: str, letters: Mapping[str, str], name: str) -> _Code:
    """A list of known codes; those not known are dropped, and it is an error where none is known."""
    words = {code: value for value, code in letters.items()}

    def read(text: str) -> dict[str, Any]:
        parts, left_out = _parts(text.lower(), "~,")
        known = tuple(dict.fromkeys(words[part] for part in parts if part in words))
        if not known:
            raise Unreadable(f"no such {name}: all are shown")
        unknown = dict.fromkeys((part for part in parts if part not in words), "not known here: ignored")
        return {field: known, _LEFT_OUT: unknown | left_out}

    return _Code(read, lambda view: "~".join(letters[value] for value in getattr(view, field)))


def _one(field: str, letters: Mapping[Any, str], usual: str) -> _Code:
    """One of a few values; the value that is as usual has no code."""
    words = {code: value for value, code in letters.items()}

    def read(text: str) -> dict[str, Any]:
        if text not in words:
            raise Unreadable(f"no such choice: {usual}")
        return {field: words[text]}

    return _Code(read, lambda view: letters.get(getattr(view, field), ""))


def _slug(text: str) -> dict[str, Any]:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", text):
        raise Unreadable("no such collection: the first one is shown")
    return {"collection": text}


def _searched(text: str) -> dict[str, Any]:
    words = _clean(text)
    kept = words[:LONGEST_TEXT].strip()
    over = dict.fromkeys([words[LONGEST_TEXT:].strip()] if words != kept else (), "more than a search holds: left out")
    return {"text": kept, _LEFT_OUT: over}


def _event(text: str) -> dict[str, Any]:
    event = read_id(text)
    if event is None:
        raise Unreadable("no such event: none is chosen")
    return {"event": event}


# --- days and periods ----------------------------------------------------------------------------------------------

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T([01]\d|2[0-4])([0-5]\d))?)?)?", re.ASCII)
_End = tuple[date, date, int | None]


def _span(text: str, otherwise: str) -> _End:
    """First and last day of "2022", "2022-03" or "2022-03-16", and the minute of "2022-03-16T0430"."""
    found = _DAY.fullmatch(text)
    if not found or found[1] == "0000":
        raise Unreadable(f"not a date: {otherwise}")
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    if not 1 <= month <= 12:
        raise Unreadable(f"no such month: {otherwise}")
    longest = calendar.monthrange(year, month)[1]
    if not 1 <= day <= longest:
        raise Unreadable(f"no such day: {otherwise}")
    last = date(year, month, day if found[3] else longest) if found[2] else date(year, 12, 31)
    minute = int(found[4]) * 60 + int(found[5]) if found[4] else None
    if minute is not None and minute > 1440:
        raise Unreadable(f"no such time: {otherwise}")
    return date(year, month, day), last, minute


def _period(text: str) -> dict[str, Any]:
    otherwise = "the whole period is shown"
    start, dots, end = text.partition("..")
    first, _, early = _span(start, otherwise) if start else (None, None, None)
    last, late = _span(end, otherwise)[1:] if end else (None, None)
    if not dots:
        last, late = _span(start, otherwise)[1:]
    if first and last and first > last:
        raise Unreadable(f"it ends before it begins: {otherwise}")
    if first is None and last is None:
        raise Unreadable(f"not a period: {otherwise}")
    hours = None
    if first and last and (early is not None or late is not None) and dots:
        hours = (early or 0, 1440 if late is None else late)
        if hours in ((0, 1440),) or (first == last and hours[0] >= hours[1]):
            hours = None
    return {"first": first, "last": last, "hours": hours}


def _write_period(view: View) -> str:
    first, last = view.first, view.last
    if first is None and last is None:
        return ""
    if first and last and view.hours:
        start, end = (f"{minute // 60:02}{minute % 60:02}" for minute in view.hours)
        return f"{first.isoformat()}T{start}..{last.isoformat()}T{end}"
    if first and last:
        for cut in (4, 7, 10):
            start, end = first.isoformat()[:cut], last.isoformat()[:cut]
            if _span(start, "")[0] == first and _span(end, "")[1] == last:
                return start if start == end else f"{start}..{end}"
    return f"{first.isoformat() if first else ''}..{last.isoformat() if last else ''}"


def _day(field: str, otherwise: str) -> _Code:
    def read(text: str) -> dict[str, Any]:
        if len(text) != 10:
            raise Unreadable(f"not a day: {otherwise}")
        return {field: _span(text, otherwise)[0]}

    def written(view: View) -> str:
        day: date | None = getattr(view, field)
        return day.isoformat() if day else ""

    return _Code(read, written)


_CODES: dict[str, _Code] = {
    "c": _Code(_slug, lambda view: view.collection),
    "t": _Code(_period, _write_period),
    "k": _choices("families", {family: family for family in FAMILIES}, "family of kinds"),
    "kind": _choices("kinds", {kind: kind.lower() for kind in KINDS}, "kind"),
    "who": _names("actors"),
    "at": _names("places"),
    "in": _names("articles"),
    "from": _names("outlets"),
    "f": _choices("factuality", {each.value: each.value for each in Factuality}, "answer to “did it happen?”"),
    "p": _one("certain_only", {True: "certain"}, "possible ones are shown too"),
    "d": _one("dates", {FIRM: FIRM, APPROXIMATE: APPROXIMATE}, "firm and approximate dates are shown"),
    "q": _Code(_searched, lambda view: view.text),
    "asof": _day("as_of", "the present state is shown"),
    "new": _day("changed_since", "all are shown"),
    "l": _one("lanes", {name: name for name in LANES[1:]}, "lanes are by kind"),
    "e": _Code(_event, lambda view: str(view.event) if view.event else ""),
}
"""Parameter → how it is read and written, in the order of a link."""
