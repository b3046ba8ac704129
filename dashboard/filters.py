"""What a view of the timeline is, and which events it shows: masks over the columns, and counts that add up."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from dashboard.store.columns import (
    CERTAINTIES,
    EXTENTS,
    FACTUALITIES,
    GRANULARITIES,
    OPEN_FUTURE,
    OPEN_PAST,
    Columns,
    day_number,
)
from dashboard.store.facet import Mask
from dashboard.store.kinds import FAMILIES, KINDS
from dashboard.told import Told, is_undated, told_by
from extract import Extent, Factuality
from extract.value import QUALIFIERS

LANES = ("family", "actor", "place", "source")
EVERY_COLLECTION = "all"
FIRM, APPROXIMATE = "firm", "approx"

_THROUGHOUT = EXTENTS.index(Extent.THROUGHOUT)
_PLANNED = FACTUALITIES.index(Factuality.PLANNED)
_HYPOTHETICAL = FACTUALITIES.index(Factuality.HYPOTHETICAL)
_SURE = QUALIFIERS.index("")
_FIRM_RUNG = np.array([rung.is_firm for rung in CERTAINTIES])
_TO_THE_DAY = np.array([granularity.is_day_or_finer for granularity in GRANULARITIES])


@dataclass(frozen=True, slots=True)
class View:
    """Every control of the timeline; what its link holds.

    `collection` is a slug, "" the first collection, "all" every one. `first` and `last` are the period's inclusive
    days, None where it is open; `hours` narrows it to minutes of its first and of its last day (the latter
    exclusive). Empty tuples filter nothing. `dates` is "", "firm" or "approx". `event` is the chosen one.
    """

    collection: str = ""
    first: date | None = None
    last: date | None = None
    hours: tuple[int, int] | None = None
    families: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    factuality: tuple[str, ...] = ()
    certain_only: bool = False
    dates: str = ""
    text: str = ""
    as_of: date | None = None
    changed_since: date | None = None
    lanes: str = "family"
    event: int | None = None

    @property
    def has_period(self) -> bool:
        """True where the view is narrowed to a period."""
        return self.first is not None or self.last is not None


PERIOD = ("first", "last", "hours")
_NO_FILTER = {"collection", "lanes", "event", *PERIOD}
FILTERS = tuple(field.name for field in fields(View) if field.name not in _NO_FILTER)
"""Controls that hide events (the period does not: what it leaves out is counted apart)."""


def active(view: View) -> tuple[str, ...]:
    """Names of the filters that are set, "period" first where it is."""
    empty = View()
    named = tuple(name for name in FILTERS if getattr(view, name) != getattr(empty, name))
    return ("period", *named) if view.has_period else named


def without(view: View, *names: str) -> View:
    """The view with these filters (or "period") taken off."""
    empty = View()
    cleared = [field for name in names for field in (PERIOD if name == "period" else (name,))]
    return replace(view, **{field: getattr(empty, field) for field in cleared})


class Standing(IntEnum):
    """Where an event stands to the period."""

    CERTAIN = 0
    POSSIBLE = 1
    PLANNED = 2
    SUPPOSED = 3
    UNDATED = 4
    OUT = 5


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events stand where; `hidden` by a filter, `untold` of them only because of the as-of day.

    `total` is the sum of all but `untold` and `happened_since` (plans that have come true since the as-of day).
    """

    total: int
    hidden: int
    untold: int
    certain: int
    possible: int
    planned: int
    supposed: int
    undated: int
    out: int
    happened_since: int = 0

    @property
    def shown(self) -> int:
        """Events that may lie in the period: what the chart draws or folds."""
        return self.certain + self.possible + self.planned + self.supposed


@dataclass(frozen=True, slots=True)
class Selection:
    """The events of a view. `standing` holds a `Standing` for every row, whether filters let it pass or not;
    `tests` the mask of each filter that is set."""

    told: Told
    here: Mask
    standing: NDArray[np.int8]
    tests: Mapping[str, Mask]
    passed: Mask
    counts: Counts

    @property
    def shown(self) -> Mask:
        """Rows that may lie in the period, planned and supposed ones too."""
        rows: Mask = self.passed & (self.standing <= Standing.SUPPOSED)
        return rows

    @property
    def undated(self) -> Mask:
        """Rows for the shelf."""
        rows: Mask = self.passed & (self.standing == Standing.UNDATED)
        return rows

    @property
    def listed(self) -> Mask:
        """Rows of a list: shown ones and undated ones."""
        rows: Mask = self.passed & (self.standing <= Standing.UNDATED)
        return rows

    def passing_but(self, name: str) -> Mask:
        """Rows that all filters but one let pass."""
        return _all(self.here, {key: mask for key, mask in self.tests.items() if key != name})


def select(columns: Columns, view: View, found: NDArray[np.int64] | None = None) -> Selection:
    """Apply a view. `found` are the ids that the store's search gives for `view.text` (ignored without a text)."""
    told = told_by(columns, view.as_of)
    here = in_collection(columns, view.collection)
    standing = standings(columns, told, view)
    tests = _tests(columns, told, view, found)
    if view.certain_only:
        tests["certain_only"] = standing != Standing.POSSIBLE
    passed = _all(here, tests)
    return Selection(told, here, standing, tests, passed, _count(told, here, standing, tests, passed))


def in_collection(columns: Columns, slug: str) -> Mask:
    """Rows of a collection; "" is the one that was filled first."""
    if slug == EVERY_COLLECTION:
        return np.ones(len(columns), dtype=bool)
    number = columns.collections.index(slug) if slug in columns.collections else -1
    rows: Mask = columns.collection == (number if slug else 0)
    return rows


def standings(columns: Columns, told: Told, view: View) -> NDArray[np.int8]:
    """The `Standing` of every row.

    Some time within its window: certain where the whole window lies in the period. Throughout its time: certain
    where that time overlaps the period, its known end where only one is known. Possible where it could lie there
    (so with one bound only). Plans and suppositions are counted apart.
    """
    first, last = day_number(view.first, OPEN_PAST), day_number(view.last, OPEN_FUTURE)
    earliest, latest = told.earliest, told.latest
    could = (earliest <= last) & (latest >= first)
    begins, ends = earliest != OPEN_PAST, latest != OPEN_FUTURE
    inside = begins & ends & (earliest >= first) & (latest <= last)
    touching = (begins & (earliest >= first) & (earliest <= last)) | (ends & (latest >= first) & (latest <= last))
    overlaps = could & (touching | (begins & ends))
    certain = np.where(told.extent == _THROUGHOUT, overlaps, inside)
    standing = np.where(certain, Standing.CERTAIN, Standing.POSSIBLE).astype(np.int8)
    standing[told.factuality == _PLANNED] = Standing.PLANNED
    standing[told.factuality == _HYPOTHETICAL] = Standing.SUPPOSED
    standing[~could | _outside_hours(told, view)] = Standing.OUT
    standing[is_undated(earliest, latest)] = Standing.UNDATED
    return standing


def _outside_hours(told: Told, view: View) -> Mask:
    """Instants before the first minute or after the last one of a period that is finer than days."""
    outside = np.zeros(len(told.known), dtype=bool)
    if view.hours and view.first and view.last:
        timed = (told.minute >= 0) & (told.earliest == told.latest)
        early = (told.earliest == day_number(view.first, OPEN_PAST)) & (told.minute < view.hours[0])
        late = (told.earliest == day_number(view.last, OPEN_FUTURE)) & (told.minute >= view.hours[1])
        outside = timed & (early | late)
    return outside


def is_firm(told: Told) -> Mask:
    """Rows dated to the day by a firm rung, with no doubt noted."""
    closed = (told.earliest != OPEN_PAST) & (told.latest != OPEN_FUTURE)
    to_the_day = (told.earliest == told.latest) | ((told.extent == _THROUGHOUT) & _TO_THE_DAY[told.granularity])
    firm: Mask = closed & to_the_day & _FIRM_RUNG[told.certainty] & (told.qualifier == _SURE) & ~told.contradicted
    return firm


def _tests(columns: Columns, told: Told, view: View, found: NDArray[np.int64] | None) -> dict[str, Mask]:
    tests: dict[str, Mask] = {}
    for name, column, names in (
        ("families", columns.family, FAMILIES),
        ("kinds", columns.kind, KINDS),
        ("factuality", told.factuality, tuple(each.value for each in FACTUALITIES)),
    ):
        if chosen := getattr(view, name):
            tests[name] = np.isin(column, [names.index(each) for each in chosen if each in names])
    for name in ("actors", "places", "articles", "outlets"):
        if chosen := getattr(view, name):
            tests[name] = getattr(columns, name).mask(chosen)
    if view.dates:
        firm = is_firm(told)
        tests["dates"] = firm if view.dates == FIRM else ~firm & ~is_undated(told.earliest, told.latest)
    if view.text:
        tests["text"] = np.isin(columns.id, found if found is not None else [])
    if view.as_of:
        tests["as_of"] = told.known
    if view.changed_since:
        tests["changed_since"] = columns.changed >= day_number(view.changed_since, OPEN_PAST)
    return tests


def _all(here: Mask, tests: Mapping[str, Mask]) -> Mask:
    passed = here.copy()
    for mask in tests.values():
        passed &= mask
    return passed


def _count(told: Told, here: Mask, standing: NDArray[np.int8], tests: Mapping[str, Mask], passed: Mask) -> Counts:
    number = np.bincount(standing[passed], minlength=len(Standing))
    rest = _all(here, {name: mask for name, mask in tests.items() if name != "as_of"})
    total = int(here.sum())
    return Counts(
        total=total,
        hidden=total - int(passed.sum()),
        untold=int((rest & ~told.known).sum()),
        certain=int(number[Standing.CERTAIN]),
        possible=int(number[Standing.POSSIBLE]),
        planned=int(number[Standing.PLANNED]),
        supposed=int(number[Standing.SUPPOSED]),
        undated=int(number[Standing.UNDATED]),
        out=int(number[Standing.OUT]),
        happened_since=int((told.happened_since & passed & (standing == Standing.PLANNED)).sum()),
    )
