"""Where the small parser goes wrong on dates, mended: "on 5 May rebels left" reads as the leaving of *5 May rebels*.

A date that the parser has fused with the noun behind it is set free, and the noun becomes the subject that its verb
lacks. Each mend asks for a sign that no right parse has: a preposition without its noun, a verb without its subject.
"""

from spacy.tokens import Doc, Span, Token

_FUSED = frozenset({"compound", "nummod", "nmod", "amod", "det", "poss", "npadvmod", "quantmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis", "relcl", "dep"})
_REACH = 3  # tokens between a noun and its verb


def mend(doc: Doc) -> None:
    """Set dates free that stand in `doc.spans["timex"]` and are fused with what follows them."""
    for span in doc.spans["timex"]:
        if span.end < len(doc) and doc[span.end].sent == span[0].sent:
            _unfuse(span)
            _unseat(span)


def _unfuse(span: Span) -> None:
    """ "On 5 May rebels left", "on 23 April Azerbaijan set up a post": the noun is the verb's subject."""
    noun = _fused_with(span)
    prep = span.doc[span.start - 1] if span.start else None
    if noun is None or prep is None or prep.pos_ not in ("ADP", "SCONJ") or prep.sent != noun.sent:
        return
    if noun.dep_ in _SUBJECTS and not any(child.dep_ in ("pobj", "pcomp") for child in prep.children):
        _hang(span, prep, noun.head)
    elif noun.dep_ == "pobj" and noun.head == prep and (verb := _verb_without_subject(noun)) is not None:
        noun.head = verb
        noun.dep_ = "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj"
        _hang(span, prep, verb)


def _fused_with(span: Span) -> Token | None:
    """The noun behind the date that all of the date hangs on."""
    heads = {token.head for token in span if token.head not in span}
    noun = next(iter(heads)) if len(heads) == 1 else None
    if noun is None or noun.i < span.end or noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    loose = all(token.dep_ in _FUSED for token in span if token.head == noun)
    return noun if loose else None


def _verb_without_subject(noun: Token) -> Token | None:
    behind = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 1 + _REACH]
    for token in behind:
        verb = token.head if token.dep_ in ("aux", "auxpass", "neg", "advmod") and token.head.i > token.i else token
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_ not in _CLAUSES or verb.sent != noun.sent:
            continue
        finite = verb.tag_ in _FINITE or any(child.tag_ in _FINITE for child in verb.children if child.dep_ == "aux")
        return verb if finite and not any(child.dep_ in _SUBJECTS for child in verb.children) else None
    return None


def _hang(span: Span, prep: Token, verb: Token) -> None:
    """The date becomes the preposition's noun, and the preposition the verb's."""
    last = span[-1]
    loose = [token for token in span if token.head not in span and token != last]
    last.head, last.dep_ = prep, "pobj"
    for token in loose:
        token.head, token.dep_ = last, "nummod"
    if prep.head != verb:
        prep.head, prep.dep_ = verb, "prep"


def _unseat(span: Span) -> None:
    """ "The following summer Azerbaijan took the north": the summer took nothing."""
    root = span.root
    verb = root.head
    if root.dep_ not in ("nsubj", "nsubjpass") or verb.i < span.end:
        return
    noun = next((child for child in root.children if child.dep_ == "appos" and child.left_edge.i == span.end), None)
    if noun is None or not noun.right_edge.i < verb.i <= noun.right_edge.i + _REACH:
        return
    noun.head, noun.dep_ = verb, root.dep_
    root.dep_ = "npadvmod"
