"""What a hyphen ties to a word: "test-fired" is no plain firing."""

from spacy.tokens import Token


def tied_before(token: Token) -> str:
    """ "test-" before "fired" in "test-fired"; nothing where no hyphen ties."""
    if token.i < 2:
        return ""
    hyphen, word = token.nbor(-1), token.nbor(-2)
    if hyphen.text != "-" or hyphen.whitespace_ or word.whitespace_:
        return ""
    return f"{word.lower_}-"
