"""Temporal expressions: found by rules, anchored paragraph by paragraph, resolved to TIMEX3, EDTF and bounds."""

from extract.timex.finding import find_timexes
from extract.timex.proof import prove_publication
from extract.timex.timeml import as_timeml
from extract.timex.typed import read_typed_date, two_readings

__all__ = ["as_timeml", "find_timexes", "prove_publication", "read_typed_date", "two_readings"]
