"""Clauses that the small parser hangs on the wrong word, mended by what no right parse has.

"The attack on Kharkiv, which began at three": no town begins. "The ceasefire brokered in May, due to lapse, was
extended": a sentence has one main verb. "They were rounded up and shot": who is bound or loaded does not load.
"""

from spacy.tokens import Doc, Token

from extract.gazetteer import active

# What no town does: an attack on it began, an oil depot in it burned.
_COURSE = frozenset(
    {"begin", "start", "last", "end", "continue", "resume", "erupt", "rage", "subside"}
    | {"burn", "explode", "collapse", "sink", "blaze", "smoulder", "smolder"}
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_RELATIVE = frozenset({"that", "which", "who"})
_NOUNS = ("NOUN", "PROPN")
_PAIR = 2
_SHARING = ("conj", "advcl", "acl")  # a participle that shares the auxiliary above it
_SELVES = frozenset({"himself", "herself", "itself", "themselves"})
_ASKING = frozenset({"warn", "urge", "ask", "tell", "order", "call", "advise", "beg", "instruct"})
_TOLD = frozenset({"post", "publish", "air", "release", "broadcast", "send", "issue", "film", "share"})
_STRUCK = frozenset(
    {"attack", "bomb", "bombard", "shell", "strike", "hit", "raid", "target", "pound", "storm", "besiege", "encircle"}
)
_SITES = frozenset(
    (
        "port", "town", "city", "village", "school", "hospital", "bridge", "airport", "airfield", "plant", "station",
        "depot", "refinery", "base", "market", "church", "mosque", "building", "factory", "warehouse", "dam", "harbour",
        "harbor", "crossing", "terminal", "substation", "tanker", "ship", "convoy", "camp", "silo", "theatre",
        "theater",
    )
)  # fmt: skip
_NOT_BARE = frozenset({"aux", "auxpass", "dobj", "ccomp", "xcomp", "dative"})
_AT = frozenset({"on", "at", "into", "against", "towards"})
_SAYING = frozenset({"say", "tell", "add", "report", "announce", "confirm", "state"})
# What is done to a truce or a law before its sentence tells what became of it.
_MADE = frozenset(
    (
        "agree", "broker", "reach", "negotiate", "mediate", "announce", "declare", "impose", "launch", "build", "found",
        "sign", "adopt", "propose", "set", "plan", "hold", "fire", "drop", "plant", "call", "order",
    )
)  # fmt: skip
_HURT = frozenset({"wounded", "injured", "dead", "missing"})
# What somebody does to others: behind a passive it is one too.
_DONE_TO = frozenset(
    (
        "load", "shoot", "beat", "bury", "execute", "torture", "bind", "blindfold", "herd", "bayonet", "behead", "stab",
        "gun", "detain", "deport", "intern", "bring", "take", "transfer", "hand", "throw", "dump", "burn", "raze",
        "loot", "seize", "implement", "sign", "ratify", "adopt", "approve", "publish", "extend", "suspend", "cancel",
        "postpone", "release", "free", "kill", "wound", "injure", "arrest", "jail", "sentence", "convict", "expel",
        "exile", "evacuate", "destroy", "damage", "occupy", "capture", "retake", "recapture", "rescue",
        "rape", "slaughter", "massacre", "murder", "abduct",
    )
)  # fmt: skip


_VIOLENT = frozenset(
    {"shoot", "kill", "beat", "burn", "loot", "rape", "behead", "stab", "torture", "execute", "raze", "destroy", "bomb"}
    | {"shell", "abduct", "massacre", "slaughter", "murder", "wound", "strike", "hit"}
)
_ARMED = frozenset(
    {"troop", "soldier", "police", "policeman", "gunman", "fighter", "rebel", "militia", "militant", "army", "force"}
    | {"mob", "guard", "officer", "insurgent", "paramilitary", "militiaman", "they", "who", "he"}
)
_PARTICIPLES = frozenset(
    (
        "taken", "given", "seen", "shown", "broken", "chosen", "driven", "forgotten", "frozen", "hidden", "shaken",
        "stolen", "sworn", "thrown", "torn", "worn", "written", "overthrown", "drawn", "undertaken", "overtaken",
        "blown", "beaten", "bitten", "slain",
    )
)  # fmt: skip


def mend_clauses(doc: Doc) -> None:
    """Mend the heads of clauses in a parsed text."""
    for token in doc:
        if token.pos_ == "VERB":
            _relate(token)
            _lead_to(token)
            _leave_place(token)
            _leave_body(token)
            _take(token)
            _be_taken(token)
            _reduce(token)
            _undergo(token)
            _go_on_passive(token)
            _hang_on_noun(token)
            _go_on_behind_saying(token)
            _go_on_gerund(token)
            _ask(token)
            _quote(token)
        if token.lower_ == "due":
            _fall_due(token)
        if token.lower_ in _SELVES and token.dep_ == "nsubj":
            token.dep_ = "npadvmod"  # "who *himself* took power": no second subject
        if token.lower_ in _HURT:
            _count(token)
        if token.pos_ == "NUM":
            _tell_age(token)


def _relate(verb: Token) -> None:
    """ "In an election *that could decide*", hung on the main verb: it tells of the noun before it."""
    pronoun = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in _RELATIVE and c.tag_ == "WDT"), None)
    if pronoun is None or verb.dep_ != "ccomp" or not pronoun.i or verb.left_edge.i < pronoun.i:
        return
    noun = verb.doc[pronoun.i - 1]
    if noun.pos_ in _NOUNS and verb.head.i < noun.i:
        verb.head, verb.dep_ = noun, "relcl"


def _lead_to(participle: Token) -> None:
    """ "Links Russia *to occupied Crimea*": a place, and nothing to be done."""
    to = next((c for c in participle.children if c.tag_ == "TO" and c.i == participle.i - 1), None)
    name = next((c for c in participle.children if c.dep_ == "dobj" and c.i == participle.i + 1), None)
    if to is None or name is None or participle.tag_ not in ("VBN", "VBD") or name.pos_ != "PROPN":
        return
    verb = participle.head
    to.head, to.dep_, to.pos_, to.tag_ = verb, "prep", "ADP", "IN"
    name.head, name.dep_ = to, "pobj"
    participle.head, participle.dep_, participle.pos_ = name, "amod", "ADJ"


def _leave_place(verb: Token) -> None:
    """ "The attack *on Kharkiv*, which began at three": what began is the attack."""
    place = verb.head
    if verb.dep_ != "relcl" or place.ent_type_ not in _PLACES or place.dep_ != "pobj":
        return
    pronoun = next((c for c in verb.children if c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP")), None)
    noun = _noun_at(place.head)
    if pronoun is not None and pronoun.lower_ == "who":  # "defenders of Azovstal in Mariupol, *who* surrendered"
        people = (token for token in place.ancestors if token.pos_ in _NOUNS and token.ent_type_ not in _PLACES)
        verb.head = next(people, place)
    elif pronoun is not None and noun.pos_ == "NOUN" and verb.lemma_ in _COURSE:
        verb.head = noun


def _noun_at(preposition: Token) -> Token:
    """The noun that a phrase of place stands right behind, also where it hangs on the verb."""
    above = preposition.head
    beside = (c for c in above.children if c.dep_ == "dobj" and c.i == preposition.i - 1)
    return next(beside, above) if above.pos_ == "VERB" else above


def _take(verb: Token) -> None:
    """ "Captured *Sievierodonetsk*": a place right behind its verb is no adverb."""
    behind = next((c for c in verb.children if c.dep_ == "advmod" and c.left_edge.i == verb.i + 1), None)
    if behind is None or behind.pos_ != "PROPN" or behind.ent_type_ not in _PLACES:
        return
    if not any(c.dep_ in ("dobj", "auxpass") for c in verb.children):
        behind.dep_ = "dobj"


def _leave_body(verb: Token) -> None:
    """ "Jones, the commander of *the battalion, who* was shot": who was shot is the man."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return
    if not any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ == "who" for c in verb.children):
        return
    office = noun.head.head
    named = office.head if office.dep_ == "appos" else next((c for c in office.children if c.dep_ == "appos"), None)
    if named is not None and named.ent_type_ == "PERSON" and noun.ent_type_ != "PERSON":
        verb.head = named


def _be_taken(verb: Token) -> None:
    """ "One town was overrun, the next *taken* on 5 December": no past tense, and it takes nothing."""
    if verb.tag_ != "VBD" or verb.lower_ not in _PARTICIPLES or any(c.dep_ in ("aux", "dobj") for c in verb.children):
        return
    verb.tag_ = "VBN"
    for child in verb.children:
        if child.dep_ == "nsubj":
            child.dep_ = "nsubjpass"


def _undergo(verb: Token) -> None:
    """ "Port of Odesa *attacked* overnight", "Kharkiv *bombed* again": a headline's passive, where a place that is no
    country does it to nothing."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    clause = verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.i < verb.head.i)  # "Port attacked; silo destroyed"
    done = clause and verb.tag_ in ("VBD", "VBN") and verb.lemma_ in _DONE_TO | _STRUCK
    if subject is None or not done or any(c.dep_ in _NOT_BARE or c.lower_ in _AT for c in verb.children):
        return
    if _is_site(subject):
        subject.dep_, verb.tag_ = "nsubjpass", "VBN"


def _is_site(noun: Token) -> bool:
    """A building, a town, a place on the map; countries act."""
    if noun.ent_type_ not in _PLACES:
        return noun.lemma_.lower() in _SITES and not any(c.dep_ == "det" for c in noun.children)
    form = active().form(noun.text)
    return noun.ent_type_ != "LOC" and (form is None or form.entry.type not in ("country", "capital"))


def _reduce(verb: Token) -> None:
    """ "The ceasefire *brokered* in May, due to lapse, *was extended*": the first is a participle of its noun."""
    beside = verb.i - 2 if verb.i > 1 and verb.nbor(-1).text == "," else verb.i - 1  # "a truce, *agreed* in May, ended"
    noun = next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "NOUN" and c.i == beside), None)
    if noun is None or any(c.dep_ in ("dobj", "cc", "aux", "xcomp") for c in verb.children):
        return
    if verb.lemma_ in _MADE and (told := _told_behind(verb)) is not None:
        _make_participle(verb, noun, told, "nsubj")
        return
    if any(c.dep_ == "ccomp" for c in verb.children):
        return
    main = _main_behind(verb)
    helper = next((c for c in main.children if c.dep_ == "auxpass"), None) if main is not None else None
    if main is None or helper is None or verb.doc[helper.i - 1].text != ",":
        return
    _make_participle(verb, noun, main, "nsubjpass")


def _make_participle(verb: Token, noun: Token, main: Token, subject: str) -> None:
    verb.tag_ = "VBN"
    if main.head == verb:
        main.head, main.dep_ = main, "ROOT"
    noun.head, noun.dep_ = main, subject
    verb.head, verb.dep_ = noun, "acl"


def _told_behind(verb: Token) -> Token | None:
    """ "A truce agreed in March *collapsed* within weeks": the second verb has no subject of its own, and commas stand
    on both sides of the first or on none."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBN"):
        return None
    second = next((c for c in verb.children if c.dep_ in ("ccomp", "dep", "conj") and c.i > verb.i), None)
    if second is None or second.tag_ != "VBD" or any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in second.children):
        return None
    between = verb.doc[verb.i + 1 : second.i]
    marks = [token.i for token in between if token.is_punct]
    enclosed = [second.i - 1] if verb.nbor(-1).text == "," else []
    return second if marks == enclosed and not any(token.dep_ == "cc" for token in between) else None


def _ask(verb: Token) -> None:
    """ "Warned residents in a video *posted* this morning *not to return*": the warning says so, not the post."""
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "advcl") or verb.head.lemma_ not in _TOLD:
        return
    asking = next((above for above in verb.head.ancestors if above.lemma_ in _ASKING), None)
    if verb.head.dep_ == "acl" and asking is not None and any(c.lower_ == "to" for c in verb.children):
        verb.head, verb.dep_ = asking, "xcomp"


def _quote(verb: Token) -> None:
    """ "They will meet on Thursday and again *on Saturday*, an envoy said": he did not say it on Saturday."""
    quoted = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if verb.lemma_ not in _SAYING or quoted is None or subject is None:
        return
    start = subject.left_edge.i
    for child in list(verb.children):
        if child.dep_ == "prep" and quoted.i < child.i and child.right_edge.i == start - 2:  # a comma between
            child.head = quoted


def _fall_due(word: Token) -> None:
    """ "Told that their allowances, *due* on 30 June, would be late": the allowances were due."""
    if word.i <= 1 or word.nbor(-1).text != "," or word.head.pos_ != "VERB" or word.dep_ not in ("prep", "advmod"):
        return
    noun = word.nbor(-2)
    if noun.pos_ in _NOUNS and noun.head != word:
        word.head, word.dep_ = noun, "amod"


def _main_behind(verb: Token) -> Token | None:
    """The participle that follows and has no subject: beside a verb that the parser takes for the main one, or above
    what it takes for a clause."""
    if verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBN"):
        found = next((c for c in verb.children if c.dep_ in ("conj", "dep") and c.tag_ == "VBN"), None)
    else:
        below = verb.dep_ in ("advcl", "ccomp") and verb.tag_ in ("VBN", "VBD")
        found = verb.head if below and verb.head.i > verb.i else None
    alone = found is not None and not any(c.dep_ in ("nsubj", "nsubjpass") for c in found.children)
    return found if alone else None


def _go_on_passive(verb: Token) -> None:
    """ "Men were rounded up, *loaded* on trucks and *shot*", "ten were slaughtered and *thirteen women raped*": they
    did not load, shoot and rape."""
    first = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBN") or verb.lemma_ not in _DONE_TO or first.tag_ != "VBN":
        return
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if any(c.lemma_.lower() in _ARMED for c in own):  # "houses were burned and troops raped"
        return
    helped = any(c.dep_ == "auxpass" for c in first.children)
    shares = helped and own[-1].i == verb.i - 1 if own else helped or first.dep_ in _SHARING
    active = ("dobj", "aux", "prt") if own else ("dobj", "aux")
    if first.pos_ == "VERB" and shares and not any(c.dep_ in active for c in verb.children):
        verb.tag_ = "VBN"
        for subject in own:
            subject.dep_ = "nsubjpass"


def _hang_on_noun(verb: Token) -> None:
    """ "A truce, *agreed* in January, ended": a noun's participle is no finite verb."""
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and not any(c.dep_ in ("nsubj", "dobj") for c in verb.children):
        verb.tag_ = "VBN"


def _go_on_behind_saying(verb: Token) -> None:
    """ "Rebels dragged them out, witnesses said, *and shot* many": the witnesses shot nobody."""
    said = verb.head
    if verb.dep_ != "conj" or verb.lemma_ not in _VIOLENT or verb.i < _PAIR or said.i >= verb.i - _PAIR:
        return  # "the governor said, and appealed for help"
    if any(c.dep_ == "nsubj" for c in verb.children):
        return
    told = next((c for c in said.children if c.dep_ == "ccomp" and c.i < said.i and c.tag_ == verb.tag_), None)
    between = [token.lower_ for token in verb.doc[said.i + 1 : verb.i]]
    if told is not None and between == [",", "and"]:
        verb.head = told


def _tell_age(number: Token) -> None:
    """ "When he was *seven* his father was murdered": not seven fathers."""
    noun, at = number.head, number.i
    if number.dep_ != "nummod" or not at or number.nbor(-1).lemma_ != "be" or noun.i < at + _PAIR:
        return
    if number.nbor().dep_ == "poss" and number.nbor().head == noun:
        number.head, number.dep_ = number.nbor(-1), "attr"


def _go_on_gerund(verb: Token) -> None:
    """ "Accused the guard of *boarding and looting* boats": the accuser loots nothing."""
    if verb.dep_ != "conj" or verb.tag_ != "VBG" or verb.i < _PAIR or verb.nbor(-1).lower_ not in ("and", "or"):
        return
    first = verb.nbor(-2)
    if first.dep_ == "pobj" and first.lower_.endswith("ing") and verb.head.tag_ != "VBG":
        first.pos_, first.tag_, first.dep_ = "VERB", "VBG", "pcomp"
        verb.head = first


def _count(word: Token) -> None:
    """ "Evacuated *114 wounded*": the number counts them."""
    number = word.doc[word.i - 1] if word.i else None
    if number is None or number.pos_ != "NUM" or number.dep_ != "dobj" or number.head.i > number.i:
        return
    if word.head in (number, number.head):
        word.head = number.head
        number.head, number.dep_, word.dep_ = word, "nummod", "dobj"
        word.pos_ = "NOUN"
