"""Where the small parser goes wrong on news, mended: "on 5 May rebels left" reads as the leaving of *5 May rebels*.

A date that the parser has fused with the noun behind it is set free, and the noun becomes the subject that its verb
lacks. Each mend asks for a sign that no right parse has: a preposition without its noun, a verb without its subject,
a phrase behind the commas that enclose who said so.
"""

from spacy.tokens import Doc, Span, Token

from extract.nlp.mending_clauses import mend_clauses

SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
"""What the parser calls subjects."""

_FUSED = frozenset({"compound", "nummod", "nmod", "amod", "det", "poss", "npadvmod", "quantmod"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis", "relcl", "dep"})
_SAYING = frozenset({"say", "report", "tell", "announce", "add", "state"})
_DESCRIBING = frozenset({"surrounding", "neighbouring", "neighboring", "outlying", "adjoining"})
_BEGINNING = frozenset({"begin", "start", "open", "end"})
_BEFORE_VERBS = frozenset({"aux", "auxpass", "neg", "advmod"})
_REACH = 3  # tokens between a noun and its verb
_PAIR = 2


def mend(doc: Doc) -> None:
    """Mend the heads of a parsed text whose temporal expressions stand in `doc.spans["timex"]`."""
    _part(doc)
    _return_to_what_is_said(doc)
    _describe(doc)
    _begin_with(doc)
    _stay_before_semicolon(doc)
    _find_main_verb(doc)
    _free_main_verb(doc)
    mend_clauses(doc)
    for span in doc.spans["timex"]:
        if span.end < len(doc) and doc[span.end].sent == span[0].sent:
            _unfuse(span)
            _unseat(span)
            _determine(span)


def _describe(doc: Doc) -> None:
    """ "Fled the city and *surrounding* villages": nobody surrounds them."""
    for token in doc:
        if token.lower_ not in _DESCRIBING or token.dep_ != "conj":
            continue
        noun = next((c for c in token.children if c.dep_ == "dobj" and c.i == token.i + 1), None)
        if noun is not None and noun.tag_ == "NNS":
            noun.head, noun.dep_ = token.head, "dobj"
            token.head, token.dep_ = noun, "amod"
            for child in noun.children:
                if child.dep_ == "prep" and child.i > noun.i and noun.head.pos_ == "VERB":
                    child.head = noun.head


def _begin_with(doc: Doc) -> None:
    """ "The raid opens a new stage in a war that began in 2014, *with the seizure of the coast*": so began the war."""
    for token in doc:
        if token.lower_ != "with" or token.dep_ != "prep" or token.i == 0 or doc[token.i - 1].text != ",":
            continue
        clauses = (t for t in doc[token.head.i + 1 : token.i] if t.dep_ == "relcl" and t.lemma_ in _BEGINNING)
        verb = next((t for t in clauses if t.right_edge.i == token.i - 2), None)
        if verb is not None and token.head in verb.ancestors:
            token.head = verb


def _stay_before_semicolon(doc: Doc) -> None:
    """ "*In 2014* Russia annexed Crimea; in 2022 it launched an invasion": a phrase belongs to its side."""
    for mark in doc:
        if mark.text != ";":
            continue
        start = mark.sent.start
        clause = next((t for t in doc[start : mark.i] if t.dep_ in ("ccomp", "parataxis") and t.tag_ in _FINITE), None)
        for token in doc[start : mark.i]:
            if clause is not None and token.dep_ in ("prep", "npadvmod") and token.head.i > mark.i:
                token.head = clause


def _find_main_verb(doc: Doc) -> None:
    """ "The worst challenge *since the invasion* rose and collapsed": no clause begins with "since", for the sentence
    would have no verb."""
    for since in doc:
        verb, noun = since.head, since.head.head
        if since.lower_ != "since" or since.dep_ != "mark" or verb.tag_ != "VBD" or verb.dep_ != "advcl":
            continue
        other = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > since.i), None)
        if noun.dep_ != "ROOT" or noun.pos_ != "NOUN" or noun.i > since.i or other is None:
            continue
        role = other.dep_
        since.head, since.dep_, since.pos_ = noun, "prep", "ADP"
        other.head, other.dep_ = since, "pobj"
        verb.head, verb.dep_ = verb, "ROOT"
        noun.head, noun.dep_ = verb, role


def _free_main_verb(doc: Doc) -> None:
    """ "A man who set a fire *while a family slept was jailed*": a sentence has a main verb, and he was jailed."""
    for clause in doc:
        relative, noun = clause.head, clause.head.head
        if clause.dep_ != "advcl" or relative.dep_ != "relcl" or noun.dep_ != "ROOT" or noun.pos_ != "NOUN":
            continue
        subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None:
            continue
        mark = next((c for c in clause.children if c.dep_ == "mark"), None)
        helper = next((c for c in clause.children if c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE), None)
        told = next((c for c in subject.children if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")), None)
        if mark is None or helper is None or told is None or told.i > helper.i:
            continue
        role = subject.dep_
        clause.head, clause.dep_ = clause, "ROOT"
        noun.head, noun.dep_ = clause, role
        told.head, told.dep_, told.tag_ = relative, "advcl", "VBD"
        subject.head, subject.dep_ = told, "nsubj"
        mark.head = told


def _return_to_what_is_said(doc: Doc) -> None:
    """ "Ten were killed, medics said on Sunday, *in the worst raid of the year*": they did not say so in it."""
    for token in doc:
        verb = token.head
        if token.dep_ != "prep" or verb.lemma_ not in _SAYING or token.i < verb.i or doc[token.i - 1].text != ",":
            continue
        told = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i and c.pos_ == "VERB"), None)
        if told is None and verb.dep_ == "parataxis" and verb.head.i < verb.i:
            told = verb.head
        if told is not None:
            token.head = told


def _part(doc: Doc) -> None:
    """ "El Geneina on 4 November and Ed Daein on the 21st": each name has a day of its own, so they are no pair."""
    dated = {token.i for span in doc.spans["timex"] for token in span}
    for token in doc:
        first = token.head
        if token.dep_ != "conj" or token.pos_ != "PROPN" or first.pos_ != "PROPN" or first.head == first:
            continue
        if _has_day(first, dated, token.i) and _has_day(token, dated, len(doc)):
            token.head, token.dep_ = first.head, first.dep_


def _has_day(name: Token, dated: set[int], before: int) -> bool:
    below = (g for child in name.children if child.dep_ == "prep" for g in child.children)
    return any(token.i in dated and name.i < token.i < before for token in (*name.children, *below))


def _unfuse(span: Span) -> None:
    """ "On 5 May rebels left", "on 23 April Azerbaijan set up a post": the noun is the verb's subject."""
    noun = _fused_with(span)
    prep = span.doc[span.start - 1] if span.start else None
    if noun is None or prep is None or prep.pos_ not in ("ADP", "SCONJ") or prep.sent != noun.sent:
        return
    if noun.dep_ in SUBJECT_DEPS and not any(child.dep_ in ("pobj", "pcomp") for child in prep.children):
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
    while noun.dep_ in ("poss", "compound") and noun.head.i > noun.i:  # "on Saturday *Uganda's* military chief"
        noun = noun.head
    return noun if loose else None


def _verb_without_subject(noun: Token) -> Token | None:
    """The finite verb right behind a noun that has no subject of its own."""
    for token in noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 1 + _REACH]:
        leads = token.dep_ in _BEFORE_VERBS and token.head.i > token.i
        verb = token.head if leads else token
        if verb.pos_ not in ("VERB", "AUX") or verb.sent != noun.sent:
            return None
        if leads and token.dep_ in ("advmod", "neg"):
            continue
        finite = verb.tag_ in _FINITE or any(child.tag_ in _FINITE for child in verb.children if child.dep_ == "aux")
        alone = not any(child.dep_ in SUBJECT_DEPS for child in verb.children)
        return verb if finite and alone and verb.dep_ in _CLAUSES else None
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


def _determine(span: Span) -> None:
    """ "Was granted the status *that June* and opened talks": no relative clause begins there."""
    that, last, doc = span[0], span[-1], span.doc
    if that.lower_ != "that" or that.tag_ != "WDT" or len(span) < _PAIR or not span.start:
        return
    above = (token for token in (doc[span.start - 1], *doc[span.start - 1].ancestors) if token.pos_ == "VERB")
    verb = next(above, None)
    if verb is None or verb in span.root.ancestors:
        return
    after = that.head if that.head not in span else None
    that.head, that.dep_ = last, "det"
    last.head, last.dep_ = verb, "npadvmod"
    if after is not None and after.dep_ == "ROOT" and doc[span.end].dep_ == "cc":
        doc[span.end].head = verb
        after.head, after.dep_ = verb, "conj"
