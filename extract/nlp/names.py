"""Names after the model's recogniser: the table's names are found and labelled, longer names stay whole, and every
name gets its canonical spelling (in the span's `kb_id_`).
"""

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extract.gazetteer import Form, active, extra_names
from extract.nlp.words import is_title, words

__all__ = [
    "add_names",
    "adjective_of",
    "canonical",
    "extra_names",
    "is_place",
    "name_at",
    "short_name",
]

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_UNIT = re.compile(
    r"\b\d{1,3}(?:st|nd|rd|th)(?: [A-Z][\w-]+){0,4} (?:Brigade|Division|Army|Regiment|Corps|Battalion|Fleet)\b"
)
_LINKS = frozenset({"and", "or", ",", "'s", "’s", "the", "of", "-", "–", "/", "&"})


@Language.component("news_names")
def news_names(doc: Doc) -> Doc:
    """spaCy component after `ner`: replaces `doc.ents` by what the table and the model know together."""
    kept = [ent for ent in doc.ents if ent.label_ in NAME_LABELS]
    spans = _units(doc)
    spans += _merge(doc, kept, list(_matches(doc)))
    whole = _apart([_whole(span) for span in sorted(spans, key=lambda span: (-len(span), span.start))])
    others = [ent for ent in doc.ents if ent.label_ not in NAME_LABELS]
    doc.set_ents(_apart([*_known(whole), *others]))
    return doc


def add_names(nlp: Language) -> None:
    """Adds the component to a pipeline, after its recogniser where it has one."""
    if "ner" in nlp.pipe_names:
        nlp.add_pipe("news_names", after="ner")
    else:
        nlp.add_pipe("news_names")


def canonical(name: Span | str) -> str:
    """One spelling for all spellings of a name: "Kiev" → "Kyiv", "President Zelensky" → "Volodymyr Zelenskyy".

    A name that nothing is known of comes back without article, possessive and title.
    """
    if isinstance(name, Span):
        if name.kb_id_:
            return name.kb_id_
        name = name.text
    form = _form(name)
    return form.entry.name if form else _bare(name)


def short_name(name: str) -> str:
    """The form for a headline of a canonical name: "United States" → "US"; a leader's surname."""
    entry = active().entry(name)
    if entry is None:
        return name
    return _surname(entry.name) if entry.type == "person" else entry.short


def name_at(token: Token) -> Span | None:
    """The name that a token belongs to; much faster than a search in `doc.ents`."""
    if not token.ent_type or token.ent_type_ not in NAME_LABELS:
        return None
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return Span(doc, start, end, token.ent_type, kb_id=token.ent_kb_id)


def adjective_of(name: str) -> str:
    """ "Russia" → "Russian", for what a country does; "US", and a name without adjective as it is."""
    entry = active().entry(name)
    return entry.adjective if entry and entry.adjective and entry.short == entry.name else short_name(name)


def is_place(name: Span | str) -> bool:
    """True of a place: by the table, else by the model's label. Peoples and adjectives are none."""
    form = _form(name.text if isinstance(name, Span) else name)
    if form:
        return form.entry.is_place and not form.adjective
    return isinstance(name, Span) and name.label_ in PLACE_LABELS


def _surname(name: str) -> str:
    """The table's shortest single word that stands for a person, so that "Kim Jong Un" stays whole."""
    last = name.rsplit(" ", 1)[-1]
    for word in (last, name.split(" ", 1)[0], *(name.split(" ", i)[-1] for i in (1, 2))):
        form = active().form(word)
        if form and form.entry.name == name:
            return word
    return name


def _bare(name: str) -> str:
    return _untitled(_plain(name))


def _plain(name: str) -> str:
    """Without article and possessive."""
    parts = re.sub(r"['’]s?$", "", " ".join(name.split())).split(" ")
    return " ".join(parts[1:] if parts[0].lower() == "the" and len(parts) > 1 else parts)


def _untitled(name: str) -> str:
    parts = name.split(" ")
    while len(parts) > 1 and is_title(parts[0]):
        parts = parts[1:]
    return " ".join(parts)


def _form(name: str) -> Form | None:
    table = active()
    plain = _plain(name)
    return (
        table.form(name)
        or table.form(plain)
        or table.form(_untitled(plain))
        or table.form(re.split(r"[-–](?=[a-z])", name)[0])
    )


# --- matching ------------------------------------------------------------------------------------------------------


def _matches(doc: Doc) -> Iterator[Span]:
    """The table's names in the text, longest first from left to right, on whole tokens."""
    table, text, end = active(), doc.text, 0
    for token in doc:
        if token.idx < end or not token.text[0].isalnum():
            continue
        for form in table.at(text, token.idx):
            span = doc.char_span(token.idx, token.idx + len(form.text), form.label, kb_id=form.entry.name)
            if span is not None and _may_be_name(span, form):
                yield span
                end = span.end_char
                break


def _may_be_name(span: Span, form: Form) -> bool:
    """Refuses a single word that is a common word here ("Split the bill", "turkey")."""
    if len(span) > 1 or form.adjective:
        return True
    return span[0].pos_ not in ("VERB", "AUX", "ADV", "ADP", "DET", "PRON", "CCONJ", "SCONJ")


def _units(doc: Doc) -> list[Span]:
    found = (doc.char_span(*match.span(), "ORG") for match in _UNIT.finditer(doc.text))
    return [span for span in found if span is not None]


def _merge(doc: Doc, kept: list[Span], matches: list[Span]) -> list[Span]:
    """The model's names and the table's: the longer wins; a match inside a longer name may only relabel it."""
    result, taken = [], set()
    for ent in kept:
        inside = [m for m in matches if m.start < ent.end and ent.start < m.end]
        if not inside:
            result.append(ent)
        elif all(_cuts_short(m, ent) for m in inside) and not _is_list(ent, inside):
            result.append(_relabelled(doc, ent, inside))
            taken.update(inside)
    return result + [m for m in matches if m not in taken]


def _cuts_short(match: Span, ent: Span) -> bool:
    """The match lies inside the name and is shorter."""
    return ent.start <= match.start and match.end <= ent.end and len(match) < len(ent)


def _is_list(ent: Span, inside: list[Span]) -> bool:
    """ "Russian President Vladimir Putin", "Ukraine and Russia": the model's span holds several names, or a title."""
    covered = {i for m in inside for i in range(m.start, m.end)}
    rest = [token for token in ent if token.i not in covered]
    if any(not (is_title(token.text) or token.lower_ in _LINKS) for token in rest):
        return False
    return len(inside) > 1 or any(is_title(token.text) or token.lower_ in _LINKS - {"the", "of"} for token in rest)


def _relabelled(doc: Doc, ent: Span, inside: list[Span]) -> Span:
    last = inside[-1]
    if last.label_ == "PERSON" and last.end == ent.end and all(t.text[0].isupper() for t in ent):
        return Span(doc, ent.start, ent.end, "PERSON")
    first = inside[0]
    if first.start == ent.start and first.end == ent.end - 1 and doc[ent.end - 1].lower_ in words("region_tails"):
        return Span(doc, ent.start, ent.end, "LOC")
    return ent


def _whole(span: Span) -> Span:
    """A name that goes on before or behind what was found, made whole."""
    doc, start, end, label = span.doc, span.start, span.end, span.label_
    if label == "PERSON":
        while start > 0 and _is_given_name(doc[start - 1], doc[start]):
            start -= 1
        while end < len(doc) and _continues(doc[end - 1], doc[end]):
            end += 1
    elif label in ("GPE", "NORP", "LOC") and end < len(doc) and doc[end].text in words("tails"):
        end, label = end + 1, "ORG"
    elif label == "GPE" and start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].text in words("heads"):
        start, label = start - 2, "ORG"
        while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].text[0].isupper():
            start -= 1
    if (start, end) == (span.start, span.end):
        return span
    return Span(doc, start, end, label)


def _is_given_name(token: Token, surname: Token) -> bool:
    return (
        token.pos_ == "PROPN"
        and token.text[0].isupper()
        and token.text[1:].islower()
        and token.ent_type_ in ("", "PERSON")
        and not is_title(token.text)
        and token.dep_ in ("compound", "flat")
        and token.head.i >= surname.i
        and not token.is_sent_start
        and active().form(token.text) is None
    )


def _continues(name: Token, following: Token) -> bool:
    return (
        following.tag_ == "NNP"
        and following.text[0].isupper()
        and following.ent_type_ in ("", "PERSON")
        and not following.is_sent_start
        and name.head == following
        and name.dep_ in ("compound", "flat")
    )


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans that do not overlap; the earlier in the list wins."""
    result, taken = [], set[int]()
    for span in spans:
        tokens = set(range(span.start, span.end))
        if not tokens & taken:
            result.append(span)
            taken |= tokens
    return result


def _known(spans: list[Span]) -> Iterator[Span]:
    """The spans with their canonical names; a surname alone takes the full name that the text gives elsewhere."""
    full = {
        _bare(span.text).rsplit(" ", 1)[-1]: _bare(span.text)
        for span in sorted(spans, key=lambda span: -span.start)
        if span.label_ == "PERSON" and " " in _bare(span.text)
    }
    for span in spans:
        name = span.kb_id_ or canonical(span.text)
        if span.label_ == "PERSON" and " " not in name:
            name = full.get(name, name)
        yield Span(span.doc, span.start, span.end, span.label_, kb_id=name)
