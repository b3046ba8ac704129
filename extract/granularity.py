"""How fine a date is: an ordered scale, finest first."""

from enum import StrEnum


class Granularity(StrEnum):
    """TIMEX3 and ISO 8601 units, ordered by size. `NONE` says that no unit applies (a reference, an open end)."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAYPART = "daypart"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    NONE = "none"

    @property
    def rank(self) -> int:
        """Place on the scale: 0 is the finest."""
        return _ORDER[self]

    def is_finer_than(self, other: "Granularity") -> bool:
        """True where a value of this granularity says more than one of the other."""
        return self.rank < other.rank

    @property
    def is_day_or_finer(self) -> bool:
        """True where the value pins at least a calendar day."""
        return self.rank <= _ORDER[Granularity.DAY]


_ORDER = {granularity: rank for rank, granularity in enumerate(Granularity)}
