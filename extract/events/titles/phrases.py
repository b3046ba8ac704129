"""Noun phrases as a headline says them: no articles, no dates, no relative clauses, names in their short form."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from spacy.tokens import Span, Token

from extract.events.wordforms import is_date_number, is_time
from extract.events.wordlists import wordlist
from extract.gazetteer import Entry, active
from extract.nlp.names import NAME_LABELS, name_at, short_name
from extract.nlp.words import is_title

LEFT = frozenset({"compound", "amod", "nummod", "nmod", "quantmod", "flat", "predet", "npadvmod"})
_MOST_CONJUNCTS = 3
_LOOSE_MARKS = " ,;:-–*•#"
_BRACKETS = frozenset("[]{}")
_NO_NAMES = ("", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT")  # "cleared *two* flights", from a sentence's first word
_SAME_NAME = 0.6  # share of letters that two spellings of a town have in common
_MEN = ("gunmen", "women", "smen", "iamen", "cemen")  # where a line begins the parser takes them for names


def phrase(noun: Token, *, tails: bool = False) -> str:
    """The words of a noun phrase; with `tails` also the prepositional phrases that hang on it."""
    return render(selected(noun, tails=tails))


def placed_phrase(noun: Token) -> str:
    """The noun phrase with the phrases behind it that name something ("voters in Kosovo")."""
    inner = _appositive(noun) or _person_beside(noun)
    if inner is not None:
        return placed_phrase(inner)
    behind = (c for c in noun.children if c.dep_ == "prep" and c.lower_ != "of" and c.i > noun.i)
    named = [c for c in behind if any(t.ent_type_ in NAME_LABELS for t in c.subtree)]
    tails = [token for preposition in named for token in _prepositional(preposition, False)]
    return render([*selected(noun), *tails])


def brief_phrase(noun: Token) -> str:
    """The noun with what stands before it only; nothing where several are named."""
    if any(child.dep_ == "conj" for child in noun.children):
        return ""
    kept = [token for child in noun.lefts for token in _kept_left(child) if not is_time(child)]
    return render([*kept, noun])


def selected(noun: Token, *, tails: bool = False) -> list[Token]:
    """The tokens of a noun phrase that a headline keeps, in the order of the text."""
    inner = _appositive(noun) or _person_beside(noun)
    if inner is not None:
        return selected(inner, tails=tails)
    return sorted(set(_kept(noun, tails)), key=lambda token: token.i)


def is_plural(noun: Token) -> bool:
    """True where a verb in the present has its plural form."""
    if any(child.dep_ == "conj" for child in noun.children):
        return True
    if noun.tag_ == "NNS" or (noun.tag_ == "NNPS" and noun.lower_.endswith("ans")):  # "Costa Ricans"
        return True
    if noun.lower_.endswith(_MEN):
        return True
    entity = name_at(noun)
    if entity is not None and entity[-1].text in wordlist("titles", "plural_names"):
        return True
    if entity is not None and entity.label_ in ("GPE", "PERSON", "ORG", "FAC", "LOC"):
        return False
    if entity is not None and entity.label_ == "NORP" and noun.pos_ in ("PROPN", "NOUN", "ADJ"):
        return True
    return (
        noun.tag_ in ("NNS", "NNPS")
        or noun.lower_ in ("police", "people")
        or (noun.pos_ == "NUM" and noun.dep_ == "nsubj" and noun.lower_ not in ("one", "1"))
        or _is_quantity(noun)
        or _is_invariable(noun)
    )


def _is_invariable(noun: Token) -> bool:
    """ "Argentine aircraft": several, where no article says otherwise."""
    return noun.lower_ in ("aircraft", "personnel") and not any(child.dep_ == "det" for child in noun.lefts)


def _is_quantity(noun: Token) -> bool:
    """ "a group of leaders", "dozens of people", but not "an armed group"."""
    return noun.lemma_.lower() in wordlist("titles", "quantities") and any(c.lower_ == "of" for c in noun.children)


def _kept(noun: Token, tails: bool, conjuncts: int = 0) -> Iterator[Token]:
    yield noun
    for child in noun.children:
        if is_time(child) and (is_date_number(child) or (child.ent_type_ != "CARDINAL" and not _counts(child))):
            continue
        if child.i < noun.i:
            yield from _kept_left(child)
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "NUM", "PRON") and conjuncts < _MOST_CONJUNCTS:
            yield from _joint(noun)
            yield from _kept(child, tails, conjuncts + 1)
        elif child.dep_ == "prep" and (child.lower_ in _told_with(noun) or tails):
            yield from _prepositional(child, tails)
        elif child.dep_ in ("case", "flat", "prt") or child.dep_ == "compound" or _is_its_number(child, noun):
            yield child


def _counts(child: Token) -> bool:
    """ "On Friday *two* governments": a count, and no day's number."""
    return child.dep_ == "nummod" and child.i < child.head.i and child.text.isalpha() and not is_time(child.head)


def _is_its_number(child: Token, noun: Token) -> bool:
    """ "Resolution 1244"."""
    return child.dep_ == "nummod" and child.i == noun.i + 1 and child.text[0].isdigit()


def _kept_left(child: Token) -> Iterator[Token]:
    if child.dep_ == "poss":
        if child.pos_ != "PRON" and child.tag_ != "WP$":
            yield from _kept(child, False)
    elif child.dep_ in LEFT and not in_hole(child) and not _is_empty(child):
        yield child
        for inner in child.children:
            if inner.dep_ in LEFT | {"advmod", "punct", "conj", "cc", "prep", "poss", "case"} and not is_time(inner):
                yield from (t for t in inner.subtree if t.tag_ != "DT")
    elif (
        child.lower_ == "neither"
        or (child.dep_ in ("det", "preconj", "predet") and child.lower_ in ("no", "all", "both"))
        or (child.dep_ == "punct" and child.text in ("-", "–"))
    ):
        yield child


def _is_empty(modifier: Token) -> bool:
    """A word that a headline can do without; not "first" in "the first round"."""
    counted = modifier.ent_type_ == "ORDINAL" and modifier.head.lemma_.lower() in wordlist("titles", "counted")
    return modifier.lower_ in wordlist("titles", "empty") and not counted


def says_something(noun: Token) -> bool:
    """A noun that a phrase may end on: no pronoun ("of its own"), no hole ("at [TIME]"), no bare number of votes
    ("by 141 votes *to 5*"), no set phrase ("for the first *time*"), nothing that only its owner names ("his home")."""
    if noun.pos_ in ("PRON", "ADJ", "NUM") or in_hole(noun) or noun.ent_type_ == "CARDINAL":
        return False
    if noun.lemma_.lower() in wordlist("titles", "owned") and any(c.tag_ == "PRP$" for c in noun.children):
        return False
    return noun.lemma_.lower() not in wordlist("titles", "set_phrases") or bool(noun.ent_type_)


def in_hole(token: Token) -> bool:
    """A bracket or brace, or the word behind it: "[NUMBER] delegates"."""
    return token.text in _BRACKETS or (token.i > 0 and token.nbor(-1).text in ("[", "{"))


def _told_with(noun: Token) -> tuple[str, ...]:
    """Prepositions whose phrase belongs to the noun: "withdrawal of troops", "$400 million in aid"."""
    return ("of", "in") if noun.lower_ in ("million", "billion", "trillion") else ("of",)


def _joint(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.i > noun.i and (child.dep_ == "cc" or (child.dep_ == "punct" and child.text == ",")):
            yield child


def _prepositional(preposition: Token, tails: bool) -> Iterator[Token]:
    nouns = [c for c in preposition.children if c.dep_ == "pobj" and not is_time(c) and says_something(c)]
    for noun in nouns[:1]:
        yield preposition
        yield from selected(noun, tails=tails)


def _appositive(noun: Token) -> Token | None:
    named = any(child.dep_ == "compound" for child in noun.lefts)  # "Donetsk region of Ukraine" is more than Ukraine
    if noun.lemma_.lower() not in wordlist("titles", "appositive") or named:
        return None
    for child in noun.children:
        if child.lower_ == "of":
            return next((c for c in child.children if c.dep_ == "pobj" and c.ent_type_ in ("GPE", "LOC", "FAC")), None)
        if child.dep_ == "appos" and child.ent_type_ in ("GPE", "LOC", "FAC"):
            return child
    return None


def _person_beside(noun: Token) -> Token | None:
    """ "the president of Russia, Vladimir Putin", "his successor, Hashem Safieddine": the name says it all."""
    owned = any(child.tag_ == "PRP$" for child in noun.children)
    if not owned and not is_title(noun.text) and not is_title(noun.lemma_):
        return None
    return next((child for child in noun.children if child.dep_ == "appos" and child.ent_type_ == "PERSON"), None)


# --- words ---------------------------------------------------------------------------------------------------------


def render(tokens: Iterable[Token]) -> str:
    """Tokens as text: names short, titles before a known leader dropped, gaps closed."""
    chosen = sorted(set(tokens), key=lambda token: token.i)
    while chosen and (chosen[-1].is_space or chosen[-1].text in (".", ",", ";", ":", "!", "?")):
        chosen.pop()
    present = {token.i for token in chosen}
    words: list[tuple[str, bool]] = []
    skip: set[int] = set()
    for token in chosen:
        if token.i in skip or token.is_space:
            continue
        name = _name_at(token, present)
        if name is not None:
            skip |= set(range(token.i, name.end))
            short = _short(name, name.doc[token.i : name.end].text)
            if name.label_ == "PERSON" and name.kb_id_ != short:
                _drop_titles(words)
            words.append((short, bool(name[-1].whitespace_) or name.end not in present))
        else:
            words.append((_word(token), bool(token.whitespace_) or token.i + 1 not in present))
    return _join(words)


def _word(token: Token) -> str:
    """The token's text; the capital of a sentence's first word goes where it is no name's."""
    named = token.ent_type_ not in _NO_NAMES
    opening = _opens(token) and token.pos_ != "PROPN" and not named and token.text.istitle()
    return token.lower_ if opening else token.text


def _opens(token: Token) -> bool:
    """The first word of its sentence, also behind the space that stands for a dateline."""
    before = token.nbor(-1) if token.i else token
    return bool(token.is_sent_start or (before.is_space and before.is_sent_start))


def _name_at(token: Token, present: set[int]) -> Span | None:
    """The name that begins here (its article apart), where all of it is chosen."""
    name = name_at(token)
    if name is None or not name.kb_id_:
        return None
    start = name.start + (1 if name[0].lower_ == "the" and len(name) > 1 else 0)
    return name if start == token.i and all(i in present for i in range(start, name.end)) else None


def _short(name: Span, text: str) -> str:
    """A leader's surname, "US" and "EU", one spelling for towns; bodies and regions in the text's own words."""
    entry = active().entry(name.kb_id_)
    form = active().form(text.removesuffix("'s").removesuffix("’s"))
    if entry is None or (form is None and name.label_ != "PERSON") or (form is not None and form.adjective):
        return text
    owned = "’s" if text.endswith(("'s", "’s")) else ""
    plain = text.removesuffix("'s").removesuffix("’s")
    if entry.type in ("person", "country") or plain in (entry.name, entry.short) or _is_spelling(plain, entry):
        return short_name(entry.name) + owned
    return text


def _is_spelling(text: str, entry: Entry) -> bool:
    """Another spelling ("Kiev", "U.N.") and no other name ("Leningrad", "the Red Cross")."""
    if text.replace(".", "") == entry.short:
        return True
    towns = entry.type in ("capital", "city", "town")
    return towns and SequenceMatcher(None, text, entry.name).ratio() >= _SAME_NAME


_OFFICES = frozenset(  # "army chief", "foreign minister"
    {"army", "navy", "air", "force", "military", "junta", "rebel", "opposition", "separatist", "party", "foreign"}
    | {"defence", "defense", "interior", "prime", "finance"}
)
_THEN = ("then", "-", "former", "ex")  # "then-President"


def _drop_titles(words: list[tuple[str, bool]]) -> None:
    """ "Ukrainian President" before a leader's name says nothing that the name does not."""
    kept = len(words)
    while kept and (is_title(words[kept - 1][0]) or words[kept - 1][0].lower() in _THEN):
        kept -= 1
    if kept == len(words):
        return
    while kept and words[kept - 1][0] in _OFFICES:
        kept -= 1
    while kept:
        form = active().form(words[kept - 1][0].removesuffix("’s").removesuffix("'s"))
        if form is None or (form.entry.type == "person" and not form.adjective):
            break
        kept -= 1
    del words[kept:]


def _join(words: list[tuple[str, bool]]) -> str:
    text = ""
    for word, space in words:
        if word in (",", "'s", "’s", "%", ")") or (word == "-" and not space):
            text = text.rstrip()
        text += word + (" " if space else "")
    text = re.sub(r"(?: ?,){2,}", ",", " ".join(text.split())).strip(_LOOSE_MARKS)
    halved = text.count('"') % 2 or text.count("“") != text.count("”")
    return re.sub(r'["“”]', "", text).strip(_LOOSE_MARKS) if halved else text
