"""The store's door to `extract`'s merging: do two claims tell the same event, and what date do several allow?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from sqlalchemy import RowMapping

from dashboard.store.types import value_of_row
from extract import Certainty, Value

_RUNG = {certainty: rank for rank, certainty in enumerate(Certainty)}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`same`: sure enough to join without asking; `possible`: worth an offer."""

    same: bool
    possible: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreed:
    """What several claims say together: the date, whether they leave no common day, and whose date it is."""

    when: Value | None
    contradicted: bool = False
    why: str = ""
    teller: RowMapping | None = None


def verdict(one: dict[str, Any], other: dict[str, Any]) -> Verdict:
    """Compare two tellings."""
    same = one.get("family") == other.get("family") and bool(one.get("family"))
    return Verdict(same and set(one.get("words", ())) & set(other.get("words", ())) != set(), same)


def family_of_telling(telling: dict[str, Any] | None) -> str:
    """What two tellings must share to be compared at all; "" where nothing can be said."""
    return str((telling or {}).get("family") or "")


def best_first(rows: Sequence[RowMapping]) -> list[RowMapping]:
    """Claims in the order in which they speak for their event: set by hand, sure, weighty, early."""
    return sorted(
        rows,
        key=lambda row: (
            not row["corrections"] and row["origin"] != "person",
            _RUNG[Certainty(row["certainty"])],
            -row["salience"],
            row["id"],
        ),
    )


def agree(rows: Sequence[RowMapping]) -> Agreed:
    """The tightest date that all dated claims allow; the first claim's where there is no such date."""
    dated = [row for row in rows if value_of_row(row) is not None]
    if not dated:
        return Agreed(None)
    values = [value for row in dated if (value := value_of_row(row)) is not None]
    try:
        common = reduce(_meet, values)
    except _NoCommonDayError:
        return Agreed(values[0], True, "the surest claim's date", dated[0])
    teller = next((row for row, value in zip(dated, values, strict=True) if value == common), dated[0])
    return Agreed(common, False, "the days that all claims allow", teller)


class _NoCommonDayError(Exception):
    pass


def _meet(one: Value, other: Value) -> Value:
    if not one.overlaps(other):
        raise _NoCommonDayError
    return one if one.inside(other) else other
