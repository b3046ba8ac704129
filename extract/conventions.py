"""What vague words mean: one table of conventions, so that every bound can be traced to a number here."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """All conventions at their defaults."""

    # Parts of a month: early is day 1–10, mid 11–20, late 21–end.
    early_day: int = 10
    mid_day: int = 20
    # Parts of a decade and of a century: first and last year of each, counted from 0; what could be both is in both.
    parts_of_years: dict[str, dict[str, tuple[int, int]]] = field(
        default_factory=lambda: {
            "decade": {"START": (0, 3), "MID": (3, 6), "END": (6, 9)},
            "century": {"START": (0, 33), "MID": (33, 66), "END": (66, 99)},
        }
    )
    # "recent days/weeks/months/years", "coming …": how many of the unit.
    recent: dict[str, int] = field(
        default_factory=lambda: {"D": 7, "W": 6, "M": 3, "Y": 3, "DE": 3, "CE": 3, "H": 48, "Q": 2}
    )
    coming: dict[str, int] = field(
        default_factory=lambda: {"D": 7, "W": 6, "M": 3, "Y": 3, "DE": 3, "CE": 3, "H": 48, "Q": 2}
    )
    # The turn of the century: years on each side of its first day.
    turn: int = 5
    # References without a unit: how many days around the anchor.
    recently: int = 90
    soon: int = 42
    # The hour that parts the two ends of a night: "ten at night" is 22:00, "three at night" 03:00.
    nightfall: int = 6
    # Two-digit years: 00–pivot are this century.
    two_digit_pivot: int = 36


DEFAULT = Settings()
