"""English."""

from extract.timex.rules import Language
from extract.timex.rules.en import (
    calendar,
    clock,
    durations,
    eras,
    guards,
    not_time,
    relative,
    shared,
    slots,
    vague,
    weeks,
)

ENGLISH = Language(
    slots.SLOTS,
    guards.GUARDS,
    (
        *not_time.NOT_TIME,
        *eras.ERAS,
        *shared.SHARED,
        *clock.CLOCK,
        *calendar.DATES,
        *eras.HOLIDAYS,
        *weeks.DAYS,
        *weeks.UNITS,
        *relative.DISTANCES,
        *vague.VAGUE,
        *vague.PARTS,
        *durations.SETS,
        *durations.DURATIONS,
    ),
)
