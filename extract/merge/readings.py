"""One date out of several readings of one event: the tightest that all allow, or the preferred one, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract import value as values
from extract.model import Certainty
from extract.value import Value

# Where in its article a reading stands, the most trusted first: what an article is about stands in its lead.
POSITIONS = ("correction", "lead", "body", "caption", "background")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one claim says of an event's date."""

    key: str
    article: str
    when: Value | None
    certainty: Certainty = Certainty.NONE
    position: str = "body"

    @property
    def is_firm(self) -> bool:
        return self.when is not None and not self.when.is_open and self.certainty.is_firm


@dataclass(frozen=True, slots=True)
class Combined:
    """The date of a joined event.

    `when` is what all readings allow; where they contradict each other it spans them, with `contradicted` set.
    `preferred` is the key of the reading to show first, `why` says in words what speaks for it. `readings` are those
    with a date, preferred first.
    """

    when: Value | None
    contradicted: bool = False
    preferred: str | None = None
    why: str = ""
    readings: tuple[Reading, ...] = ()


def combine(readings: Sequence[Reading]) -> Combined:
    """Joins the readings of one event.

    Firm dates decide and carried ones only where there is no firm one: those keep their `?`. A reading without a date
    gives none and gets none.
    """
    dated = [reading for reading in readings if reading.when is not None and not reading.when.is_open]
    deciding = [reading for reading in dated if reading.is_firm] or dated
    if not deciding:
        return Combined(None)
    ranked = sorted(deciding, key=lambda reading: _rank(reading, deciding))
    rest = [reading for reading in dated if reading not in deciding]
    common = _common(deciding)
    best = ranked[0]
    if common is not None:
        return Combined(common, False, best.key, _agreement(deciding), (*ranked, *rest))
    return Combined(_span(deciding), True, best.key, _reason(best, ranked[1:], deciding), (*ranked, *rest))


def _common(readings: Sequence[Reading]) -> Value | None:
    """The days that all readings allow; None where two of them contradict each other."""
    common: Value | None = None
    for reading in readings:
        if reading.when is not None:
            common = reading.when if common is None else values.intersect(common, reading.when)
            if common is None:
                return None
    return common


def _span(readings: Sequence[Reading]) -> Value:
    found = [reading.when for reading in readings if reading.when is not None]
    firsts, lasts = [value.earliest for value in found], [value.latest for value in found]
    return values.between(
        None if None in firsts else min(day for day in firsts if day),
        None if None in lasts else max(day for day in lasts if day),
        max((value.granularity for value in found), key=lambda granularity: granularity.rank),
    )


def _rank(reading: Reading, all_: Sequence[Reading]) -> tuple[int, int, int, int, str]:
    assert reading.when is not None
    return (
        not reading.is_firm,
        -_supporters(reading, all_),
        POSITIONS.index(reading.position),
        reading.when.granularity.rank,
        reading.key,
    )


def _supporters(reading: Reading, all_: Sequence[Reading]) -> int:
    """Articles whose date agrees with this one, its own among them; one article counts once."""
    when = reading.when
    return len({other.article for other in all_ if when and other.when and other.when.overlaps(when)})


def _agreement(readings: Sequence[Reading]) -> str:
    articles = len({reading.article for reading in readings})
    return f"{articles} articles agree" if articles > 1 else "one article gives it"


def _reason(best: Reading, others: Sequence[Reading], all_: Sequence[Reading]) -> str:
    support = _supporters(best, all_)
    rivals = [reading for reading in others if reading.when != best.when]
    if support > max((_supporters(reading, all_) for reading in rivals), default=0):
        return f"{support} articles say so"
    behind = {reading.position for reading in rivals} - {best.position}
    if behind and best.position in ("correction", "lead"):
        return f"the {best.position} goes before the {' and the '.join(sorted(behind, key=POSITIONS.index))}"
    if best.certainty is not Certainty.NONE and any(reading.certainty is not best.certainty for reading in rivals):
        return "its date stands closest to the event"
    return "it is told first"
