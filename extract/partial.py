"""The underspecified value that a rule reads off an expression, before an anchor makes it a date."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Partial:
    """HeidelTime's idea in our own form: a starting point and steps from it, as one line of text.

    The first word is where to start, each further word one step; no arithmetic is done before an anchor is known.

    ================== =====================================================================================
    start              meaning
    ================== =====================================================================================
    `now`              the day of writing ("yesterday", "two weeks ago")
    `then`             the last date told ("two days later", "that year")
    `here`             whichever of the two the paragraph hangs on ("the end of the year")
    `1939-09-01`       a date that says it all; also `1939-09`, `1939`, `193` (decade), `19` (century),
                       `BC0490`, `millennium:-3` (the third BC), `2014-SP`, `2014-Q3`, `2014-H1`, `2013-W07`
    `XXXX-09-16`       a date with parts unsaid; also `XXXX-09`, `XXXX-WXX-5`, `XXXX-XX-16`, `XXXX-SP`, `XXXX-Q3`
    `XX41`             a year of a century unsaid ("in '41")
    `@easter`          a named day, unsaid in which year
    `P3W`, `PXD`       a length of time; `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`: references
    `UNKNOWN`          of time, but of which time the words do not say ("this period", "a Sunday")
    ================== =====================================================================================

    ============================ ===========================================================================
    step                         meaning
    ============================ ===========================================================================
    `week-1` `month+0` `SP+1`    a whole calendar unit, counted from the one that holds the starting point
    `W5-1` `M03+1` `M03~0`       the last Friday before, the next March after, the nearest March
    `-P2W` `+P1Y2M`              a distance, as precise as its last unit; `-P2W.D` to the day
    `-P2..3W`                    a distance between the two
    `past2W` `next3M`            all the time of so long up to the starting point, or from it
    `first10D` `last3M`          so much of the starting point, from its first day on or up to its last
    `within3M`                   some time in it, at most so far from the starting point
    `recentM` `comingW` `soon`   as far as the settings say
    `W5` `M03` `D20` `SP` `Q3`   the Friday, March, 20th, spring, third quarter inside
    `H1` `@easter` `@easter-1`   the first half, the Easter inside; the Easter before
    `quarter1` `workday+1`       the first 25 years of a century; the next working day
    `nth2:W1` `nth-1:week`       the second Monday, the last week inside
    `TMO` `T11:30` `T05:40Z`     a part of the day, a clock time; `night`: the one that ends on the day
    `on3`                        it is told to be a Wednesday: chooses the year, moves nothing
    `until` `from`               only what lies before the starting point, or behind it ("earlier this week")
    `julian` `hijri`             read in another calendar
    `sighted` `lunation`         a day give or take one, as the moon is seen; the lunar month that begins with it
    ============================ ===========================================================================

    `mod` is TIMEX3's modifier (START, MID, END, APPROX, BEFORE, AFTER, LESS_THAN, MORE_THAN …).
    """

    value: str
    mod: str = ""

    @property
    def start(self) -> str:
        """The starting point."""
        return self.value.partition(" ")[0]

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps from it, in order."""
        return tuple(self.value.split(" ")[1:])

    @property
    def weekday(self) -> int:
        """The ISO weekday that it is told to be, 0 where none is."""
        return next((int(step[2:]) for step in self.steps if step.startswith("on")), 0)
