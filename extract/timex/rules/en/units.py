"""Units of time in English words: their names, their letters in a `Partial`, their readers."""

UNITS = {
    "second": "second",
    "sec": "second",
    "minute": "minute",
    "min": "minute",
    "hour": "hour",
    "hr": "hour",
    "day": "day",
    "night": "night",
    "weekend": "weekend",
    "week": "week",
    "wk": "week",
    "fortnight": "fortnight",
    "month": "month",
    "mos": "month",
    "season": "season",
    "quarter": "quarter",
    "qtr": "quarter",
    "year": "year",
    "yr": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
    "millennium": "millennium",
    "millennia": "millennium",
}
CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "FN",
    "month": "M",
    "season": "Y",  # counted seasons are those of sport: one a year
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}

UNIT = "|".join(sorted(set(UNITS) - {"centurie", "mos"}, key=len, reverse=True)).replace("century", "centur(?:y|ie)")


def unit(text: str) -> str:
    """The unit's plain name: "yrs" → "year"."""
    text = text.lower().rstrip(".").split(" ")[-1]  # a fiscal year is a year
    return UNITS.get(text) or UNITS[text.rstrip("s")]


def code(text: str) -> str:
    """The unit's letters in a `Partial`: "yrs" → `Y`, "minutes" → `TM`."""
    return CODES[unit(text)]
