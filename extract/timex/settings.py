"""What vague words mean: one table of conventions, so that every bound can be traced to a number here."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """All conventions at their defaults."""

    # Parts of a month: early is day 1–10, mid 11–20, late 21–end.
    early_day: int = 10
    mid_day: int = 20
    # "recent days/weeks/months/years", "coming …": how many of the unit.
    recent: dict[str, int] = field(
        default_factory=lambda: {"D": 7, "W": 6, "M": 3, "Y": 3, "DE": 3, "CE": 3, "H": 48, "Q": 2}
    )
    coming: dict[str, int] = field(
        default_factory=lambda: {"D": 7, "W": 6, "M": 3, "Y": 3, "DE": 3, "CE": 3, "H": 48, "Q": 2}
    )
    # References without a unit: how many days around the anchor.
    recently: int = 90
    soon: int = 42
    # The hour that parts the two ends of a night: "ten at night" is 22:00, "three at night" 03:00.
    nightfall: int = 6
    # Two-digit years: 00–pivot are this century.
    two_digit_pivot: int = 36


DEFAULT = Settings()
