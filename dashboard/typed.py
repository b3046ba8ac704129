"""A date that a person types: what its field begins with, what is read, and what is said where it is not taken."""

from datetime import UTC, datetime, timedelta

from dashboard.words import day_words
from extract import Value, two_readings

EXAMPLES = "Try 14 Dec 2025 · Dec 2025 · 2014"
_MOST_ECHOED = 40
_ZONES = timedelta(days=1)  # somewhere it is tomorrow already


def field_text(when: Value | None) -> str:
    """What a field begins with in which a date is corrected."""
    return when.edtf if when else ""


def is_untouched(typed: str, known: Value | None) -> bool:
    """True where the field still says what it began with: then the date is the known one itself, of which EDTF may say
    only a part (neither that it is a week, nor that "after March" is meant)."""
    return known is not None and typed.strip() == field_text(known)


def not_read(typed: str, kept: str, examples: str = EXAMPLES) -> str:
    """Why it was not read: it can mean two days, which both are named, or it is no date. `kept` says what became of
    the rest."""
    two, typed = two_readings(typed), typed.strip()[:_MOST_ECHOED]
    if two is None:
        return f"“{typed}” can’t be read as a date. {kept} {examples}"
    one, other = (day_words(day) for day in two)
    return f"“{typed}” can be {one.rpartition(' ')[0]} or {other}: write {one} or {two[0].isoformat()}. {kept}".strip()


def not_yet(written: Value | None) -> str:
    """Why a day of writing is not taken that lies ahead of today; "" where it does not."""
    today = datetime.now(UTC).date()
    if written is None or written.earliest is None or written.earliest <= today + _ZONES:
        return ""
    return f"{day_words(written.earliest)} lies ahead: no article can be written after today, {day_words(today)}."
