"""Verb forms for headlines: the present and the participle of an English lemma."""

from functools import cache

from spacy.tokens import Token

from extract.events.wordforms import lemma as lemma_of
from extract.events.wordforms import tied_before
from extract.events.wordlists import table
from extract.model import Factuality

_VOWELS = "aeiou"
_PRESENT = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do"), "go": ("goes", "go")}


def present(lemma: str, *, plural: bool) -> str:
    """ "annex" → "annexes"; with a plural subject the lemma itself, but for "be"."""
    if lemma in _PRESENT:
        return _PRESENT[lemma][plural]
    if plural:
        return lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("o") and lemma[-2:-1] not in _VOWELS:
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def participle(verb: Token) -> str:
    """The past participle: the text's own where it stands there, else by table and rule."""
    return verb.lower_ if verb.tag_ == "VBN" else participle_of(lemma_of(verb))


def participle_of(lemma: str) -> str:
    """ "annex" → "annexed", "strike" → "struck", "patrol" → "patrolled"."""
    if lemma in _irregular():
        return _irregular()[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return (lemma + lemma[-1] if lemma in _doubling() else lemma) + "ed"


def verb_form(verb: Token, factuality: Factuality, *, plural: bool, negated: bool) -> str:
    """The verb of an active headline: present, "to …" for plans, "may …" for what is only supposed, "does not …"."""
    lemma = tied_before(verb) + lemma_of(verb)
    modal = next((c.lower_ for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), "")
    if negated and any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children) and verb.tag_ == "VBN":
        return f"{present('have', plural=plural)} not {verb.lower_}"
    if negated:
        if modal in ("will", "would", "'ll", "wo"):
            return f"not to {lemma}"
        return f"cannot {lemma}" if modal in ("can", "could") else f"{present('do', plural=plural)} not {lemma}"
    ahead = verb.tag_ in ("VB", "VBG") or modal in ("will", "'ll")  # "will have retaken"
    if factuality is Factuality.PLANNED and ahead and lemma != "be":
        return f"to {lemma}"
    if factuality is Factuality.HYPOTHETICAL and verb.tag_ == "VB":
        return f"{'must' if modal == 'must' else 'may'} {lemma}"
    return present(lemma, plural=plural)


@cache
def _irregular() -> dict[str, str]:
    return dict(pair.split(":") for pair in table("titles")["participles"].split())


@cache
def _doubling() -> frozenset[str]:
    return frozenset(table("titles")["doubling"].split())
