"""A month or day without a year that the rules put ahead, below a verb that tells the past: it lies a year before.

"Russian forces took the city on 2 March", written in September: the 2nd of March behind is nearer to the truth than
the one ahead, and what was counted from it goes with it. Verbs of planning are left alone, since their tense is not
that of what they plan ("the vote was set for 8 June").
"""

import re
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc, Span, Token

from extract.events.clauses import path_up
from extract.events.wordforms import timex_spans
from extract.events.wordlists import wordlist
from extract.model import Article, Timex
from extract.timex import find_timexes

_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.I)
_SAYS_WHICH = re.compile(r"\d{4}|next|coming|this|last|past", re.I)
_PLANS = wordlist("factuality", "planning") | wordlist("factuality", "object_planned")
_REPORTS = wordlist("triggers", "reporting_verbs")
_VERBS = ("VERB", "AUX")


def told_as_past(doc: Doc, article: Article, timexes: Sequence[Timex]) -> tuple[Timex, ...]:
    """The expressions, resolved again where a past verb cannot have had one ahead of it; a weekday told beside the
    day says which year it is."""
    last = article.published.latest if article.published else None
    if last is None:
        return tuple(timexes)
    spans = timex_spans(doc)
    misplaced = frozenset(timex.start for timex in timexes if _is_misplaced(timex, spans.get(timex.id), last))
    return find_timexes(article, misplaced)[0] if misplaced else tuple(timexes)


def _is_misplaced(timex: Timex, span: Span | None, last: date) -> bool:
    ahead = timex.when is not None and timex.when.earliest is not None and timex.when.earliest > last
    if span is None or not ahead or timex.relation in ("by", "until", "to"):
        return False
    if not _MONTH.search(timex.text) or _SAYS_WHICH.search(timex.text) or "weekday" in timex.rule:
        return False
    verb = next((token for token in path_up(span.root) if token.pos_ in _VERBS), None)
    return verb is not None and verb.lemma_ not in _PLANS | _REPORTS and tells_past(verb)


def tells_past(verb: Token) -> bool:
    """Simple past, past perfect or passive participle."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBD":
        return verb.pos_ == "VERB"
    below_a_noun = verb.dep_ == "acl" and not auxiliaries
    return verb.tag_ == "VBN" and (below_a_noun or bool(auxiliaries & {"was", "were", "had"}))
