"""Words as the tables know them: mended lemmas, hyphened verbs, and what is a time."""

from collections.abc import Callable
from functools import cache

from spacy.tokens import Doc, Span, Token

from extract.events.wordlists import table

_TIMES_KEY = "tokens of temporal expressions"
_DATES_KEY = "tokens of dates and clocks"
_TIMES = frozenset({"DATE", "TIME"})


def lemma(token: Token) -> str:
    """The lower-case lemma; past forms that the model does not know are mended ("retook")."""
    known: str = token.lemma_.lower()
    return _pasts().get(known, known)


def tied_before(token: Token) -> str:
    """ "test-" before "fired" in "test-fired"; nothing where no hyphen ties."""
    if token.i < 2:
        return ""
    hyphen, word = token.nbor(-1), token.nbor(-2)
    if hyphen.text != "-" or hyphen.whitespace_ or word.whitespace_:
        return ""
    return f"{word.lower_}-"


def is_time(token: Token) -> bool:
    """True inside a temporal expression (ours, else the model's)."""
    return token.i in time_tokens(token.doc) or token.ent_type_ in _TIMES


def leads_to_time(preposition: Token) -> bool:
    """ "*for* this Friday": a temporal expression stands right behind it."""
    return preposition.i + 1 < len(preposition.doc) and is_time(preposition.nbor())


def time_tokens(doc: Doc) -> frozenset[int]:
    """The tokens of a text's temporal expressions, read once a text."""
    return _read_once(doc, _TIMES_KEY, lambda span: True)


def is_date_number(token: Token) -> bool:
    """ "*3* March", "*16:15*": a number of a date or a clock, whatever the parser hangs it on."""
    return token.text[0].isdigit() and token.i in _read_once(token.doc, _DATES_KEY, lambda span: span.label_ in _TIMES)


def _read_once(doc: Doc, key: str, fits: Callable[[Span], bool]) -> frozenset[int]:
    known: frozenset[int] | None = doc.user_data.get(key)
    if known is None:
        spans = (span for span in doc.spans.get("timex", ()) if fits(span))
        known = frozenset(i for span in spans for i in range(span.start, span.end))
        doc.user_data[key] = known
    return known


def timex_spans(doc: Doc) -> dict[str, Span]:
    """The spans of a text's temporal expressions by their ids."""
    return {span.id_: span for span in doc.spans.get("timex", ())}


@cache
def _pasts() -> dict[str, str]:
    pairs: str = table("titles")["pasts"]
    return dict(pair.split(":") for pair in pairs.split())
