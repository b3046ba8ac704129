"""Words as the tables know them: mended lemmas, hyphened verbs, and what is a time."""

from spacy.tokens import Token

from extract.events.wordlists import table

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
    if any(span.start <= token.i < span.end for span in token.doc.spans.get("timex", ())):
        return True
    return token.ent_type_ in _TIMES


def _pasts() -> dict[str, str]:
    pairs: str = table("titles")["pasts"]
    return dict(pair.split(":") for pair in pairs.split())
