"""The underspecified value that a rule reads off an expression, before an anchor makes it a date."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Partial:
    """HeidelTime's idea, our own form: a TIMEX3 value with X for what is not said (`XXXX-03-16`, `XXXX-WXX-5`),
    or an offset from an anchor (`-P2W`), with TIMEX3's modifier."""

    value: str
    mod: str = ""
