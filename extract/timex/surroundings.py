"""How an expression stands in its sentence, read off the words right before and behind it."""

import re

_TITLES = ("Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Sen", "Gov", "Col", "Rep", "Lt")
NO_TITLE = "".join(rf"(?<!\b{title}\.)" for title in _TITLES)
"""Behind a stop that may end a sentence: that of "Mr." does not."""

_DETERMINER = re.compile(r"\b(?:the|a|an|this|that|his|her|its|their|our|'s|whose) (?:[a-z]+ )?$", re.IGNORECASE)
_NOUN_AFTER = re.compile(r" [a-z]{3,}|-")
_ASIDE = re.compile(r"(?:[a-z]\w* \(|\b(?:of|since|from|until|than|after|before|as in|like) )$")
_OF_AN_EVENT = re.compile(
    r"\b(?:after|since|before|despite|following|like|than) (?:the|an?|its|their|his|her) (?:[\w'-]+ ){1,3}of (?:the )?$"
)
_SINCE = re.compile(r"\bsince [^.,;:()]{2,60} (?:on|in) $")
_DUE = re.compile(
    r", due (?:on|in|by|at) $|\b(?:quarter|year|half|months|weeks?|period) (?:that )?end(?:ed|ing) (?:on )?$"
)
_IN_RELATIVE = re.compile(r", (?:which|who) [^.,;:]* (?:(?:on|in) )?$")
_SENTENCE_START = re.compile(rf"(?:^|[.!?:\n]{NO_TITLE} ?)(?:[-–•*] )?[\"“]?(?:[A-Z]?[a-z]+ ){{0,2}}$")


def opens_sentence(before: str) -> bool:
    """At most two words lead from the start of the sentence to it."""
    return _SENTENCE_START.search(before) is not None


def is_attribute(before: str, after: str) -> bool:
    """ "the 1975 plan", "after the invasion of 25 June 1950": it tells the plan or the invasion apart and moves
    nothing."""
    return _OF_AN_EVENT.search(before) is not None or (
        _DETERMINER.search(before) is not None and _NOUN_AFTER.match(after) is not None
    )


def is_due_date(before: str) -> bool:
    """ "Their allowances, due on 30 June, …", "in the quarter ended 30 June": nothing is told of that day."""
    return _DUE.search(before) is not None


def is_known_since(before: str) -> bool:
    """ "Since Thursday", "the largest crowd since the president fell on 11 February": from where one looks back."""
    return before.endswith("since ") or _SINCE.search(before) is not None


def is_in_relative(before: str, after: str) -> bool:
    """ "The storm, which formed on Monday, made landfall at 4am": told of the subject, and not of what it did."""
    return after.startswith(",") and _IN_RELATIVE.search(before) is not None


def is_aside(before: str) -> bool:
    """ "since 1971", "the war (1948": a year that is looked back on."""
    return _ASIDE.search(before) is not None
