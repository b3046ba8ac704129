"""Doubts about who was in office, told from doubts about expressions of time, which have the same code."""

from extract import Warning, WarningCode

WHO_WAS_IN_OFFICE = "Who was in office?"  # begins the message of such a doubt


def asks_of_office(warning: Warning) -> bool:
    """True of a doubt about somebody spoken of as in office."""
    return warning.code is WarningCode.UNANCHORED and warning.message.startswith(WHO_WAS_IN_OFFICE)
