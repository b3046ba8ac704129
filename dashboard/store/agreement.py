"""The store's door to `extract`'s merging: do two claims tell the same event, and what date do several allow?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import RowMapping

from dashboard.store.types import value_of_row
from extract import Certainty, Value
from extract.merge import Answer, Combined, Reading, Telling, combine, compare
from extract.merge.clusters import common_names

_RUNG = {certainty: rank for rank, certainty in enumerate(Certainty)}
_NOTHING = ("nothing shared",)  # the one reason that speaks neither for nor against

Row = RowMapping | dict[str, Any]
AnyRow = TypeVar("AnyRow", bound=Row)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What several claims say together: the date, whether they leave no common day, why, and whose date is shown."""

    when: Value | None
    contradicted: bool = False
    why: str = ""
    teller: RowMapping | None = None


def telling_of(row: Row) -> Telling | None:
    """A stored claim's telling, with the date and factuality that a person may have set since."""
    when = value_of_row(row)
    now = {"certainty": row["certainty"], "factuality": row["factuality"]}
    return _read({**(row["telling"] or {}), **now, "edtf": when.edtf if when and not when.era else ""})


def _read(data: dict[str, Any]) -> Telling | None:
    """A telling that another version of the program wrote may lack something: it then joins nothing by itself."""
    try:
        return Telling.from_dict(data)
    except (KeyError, TypeError, ValueError):
        return None


def common(tellings: Iterable[dict[str, Any]]) -> frozenset[str]:
    """Names that so many articles of a collection share that they say nothing."""
    return common_names(filter(None, map(_read, tellings)))


def is_same(one: Telling, other: Telling, shared: frozenset[str]) -> bool:
    """Surely one event: joined without asking."""
    return compare(one, other, shared).answer is Answer.JOIN


def may_be_same(one: Telling, other: Telling, shared: frozenset[str]) -> tuple[str, ...]:
    """Why two claims may tell one event; nothing where they don't."""
    said = compare(one, other, shared)
    return () if said.answer is Answer.APART else said.reasons or ("alike",)


def speaks_against(one: Telling, other: Telling) -> bool:
    """True where two claims can't be one event, even if a third is the same as both."""
    said = compare(one, other)
    first, second = one.firm, other.firm
    apart = first is not None and second is not None and not first.overlaps(second)
    return apart or (said.answer is Answer.APART and said.reasons != _NOTHING)


def same_in_article(rows: Iterable[AnyRow]) -> list[list[AnyRow]]:
    """Claims of one article in groups that surely tell the same."""
    groups: list[list[tuple[AnyRow, Telling | None]]] = []
    for row in rows:
        told = telling_of(row)
        home = next((group for group in groups if belongs(told, [other for _, other in group])), None)
        if home is None:
            groups.append([(row, told)])
        else:
            home.append((row, told))
    return [[row for row, _ in group] for group in groups]


def belongs(told: Telling | None, others: Iterable[Telling | None]) -> bool:
    """True where a claim surely tells what others tell, and none of them speaks against it."""
    there = [other for other in others if other is not None]
    if told is None or not there:
        return False
    same = any(is_same(told, other, frozenset()) for other in there)
    return same and not any(speaks_against(told, other) for other in there)


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
    """The tightest date that all dated claims allow, or what spans them where they contradict each other."""
    said: Combined = combine([_reading(row) for row in rows])
    teller = next((row for row in rows if str(row["id"]) == said.preferred), None)
    return Agreed(said.when, said.contradicted, said.why, teller)


def _reading(row: RowMapping) -> Reading:
    position = (row["telling"] or {}).get("position", "body")
    return Reading(str(row["id"]), str(row["article_id"]), value_of_row(row), Certainty(row["certainty"]), position)
