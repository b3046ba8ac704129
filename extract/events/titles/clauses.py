"""The headline of a verb: who does what to whom, where."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from extract.events.arguments import Arguments, arguments, is_negated, merely_happens, takes_place
from extract.events.factuality import factuality_of
from extract.events.factuality_verbs import is_below
from extract.events.titles.phrases import brief_phrase, is_plural, render
from extract.events.titles.predicates import is_infinitive, predicate
from extract.events.titles.subjects import subject_of, subject_phrase
from extract.events.titles.verbs import participle, verb_form
from extract.events.wordforms import is_time, lemma
from extract.events.wordlists import wordlist
from extract.model import Factuality
from extract.nlp.words import is_title


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline in parts, so that what is least needed can go first: the phrases behind, then what belongs to the
    subject's noun (`brief`: the subject without it)."""

    subject: str
    verb: str
    object: str = ""
    tails: tuple[str, ...] = ()
    brief: str = ""

    def text(self, tails: int, *, brief: bool = False) -> str:
        subject = self.brief if brief and self.brief else self.subject
        words = " ".join(part for part in (subject, self.verb, self.object, *self.tails[:tails]) if part)
        return words[:1].upper() + words[1:]

    def fitting(self, most_words: int, most_characters: int) -> str | None:
        """The fullest text within the limits; None where even the core is too long or no headline."""
        for count in range(min(len(self.tails), 2), -1, -1):
            for brief in (False, True):
                text = self.text(count, brief=brief)
                if len(text) <= most_characters and len(text.split()) <= most_words:
                    return text
        return None


def headline(args: Arguments, factuality: Factuality) -> Headline | None:
    """The headline of an event whose head is a verb; None where nobody acts and nothing is acted upon."""
    verb = args.head
    above = _governor(verb)
    if above is not None:
        governor = arguments(above)
        return headline(governor, factuality_of(governor))
    if verb.dep_ == "acomp" and verb.head.lemma_ == "be":
        return _state(verb)
    agents = [
        agent for agent in args.agents if not is_time(agent) and agent.lemma_ not in wordlist("titles", "no_agents")
    ]
    if args.passive and agents:
        return _active(agents[0], verb, args.subjects[:1], args, factuality)
    if args.passive or is_bare_participle(verb) or _is_appointed(verb):
        return _passive(args, factuality)
    if not args.subjects or (args.trigger != verb and (takes_place(verb) or merely_happens(verb))):
        return None
    subject = _acting(args.subjects)
    if subject is None:
        return None
    alone = len(args.objects) == 1
    told = (o for o in args.objects if not is_time(o) and (alone or o.head in (verb, verb.head) or _is_above(o, verb)))
    objects = tuple(_whole(o) if _is_above(o, verb) else o for o in told)
    carried = (args.trigger,) if args.trigger != verb and args.trigger.dep_ == "dobj" else ()
    return _active(subject, verb, carried or objects[:1] or _shared_object(verb), args, factuality)


def _state(verb: Token) -> Headline | None:
    """ "The plan is now approximately 90% agreed upon", where the share is read as the subject of "agreed"."""
    noun = next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
    who = subject_phrase(noun) if noun is not None else ""
    share = [t for c in verb.children if c.dep_ == "nsubj" for t in c.subtree]
    loose = [c for c in verb.children if c.dep_ == "prep" and not list(c.children)]
    if not who or not share or any(t.ent_type_ != "PERCENT" for t in share):
        return None
    return Headline(who, " ".join((render(share), participle(verb), *(c.lower_ for c in loose))))


def _acting(subjects: Sequence[Token]) -> Token | None:
    """The first subject that is no time mistaken for one ("that day, the 12th, a group seized …")."""
    for noun in subjects:
        named = next((c for c in noun.children if c.dep_ == "appos"), None) if noun.ent_type_ == "ORDINAL" else noun
        if named is not None and not is_time(named):
            return named
    return None


def _is_above(noun: Token, verb: Token) -> bool:
    return verb.dep_ == "relcl" and noun.i < verb.i and (noun == verb.head or noun in verb.head.conjuncts)


def _whole(noun: Token) -> Token:
    """ "A law with two million dollars of aid, which he signed": the law, not the dollars."""
    if noun.dep_ != "pobj" or not any(child.dep_ == "nummod" for child in noun.children):
        return noun
    above = noun.head.head
    if above.pos_ == "VERB":
        above = next((c for c in above.children if c.dep_ == "dobj" and c.i < noun.i), noun)
    return above if above.pos_ in ("NOUN", "PROPN") else noun


def _governor(verb: Token) -> Token | None:
    """The verb above that a title needs: of an infinitive or gerund that completes it ("fails to adopt", "begins
    shelling"), or the denial of a clause."""
    above = verb.head
    if above.pos_ not in ("VERB", "AUX") or above == verb:
        return None
    if verb.dep_ == "ccomp" and above.lemma_ in wordlist("titles", "denying") and is_below(verb, above):
        return above
    if above.lemma_ in wordlist("titles", "pronouncing") and is_bare_participle(verb) and verb.i > above.i:
        return above
    if verb.dep_ != "xcomp" or not is_infinitive(verb) or above.lemma_ == "be":
        return None
    owned = any(c.dep_ == "nsubj" for c in verb.children)
    controlled = any(c.dep_ == "dobj" and c.i < verb.i for c in above.children)
    return None if owned or controlled else above


def is_bare_participle(verb: Token) -> bool:
    """A participle without auxiliary is passive where a clause is told ("declared the region annexed"), and so is a
    verb that wants an object and has none ("Flight MH17 shot down")."""
    behind = ("dobj", "ccomp", "xcomp")
    bare = not any(c.dep_ in ("aux", "auxpass") or (c.dep_ in behind and c.i > verb.i) for c in verb.children)
    if bare and verb.tag_ in ("VBN", "VBD") and (_wants_object(verb) or _is_of_quoted_thing(verb)):
        return True
    told = verb.dep_ in ("ccomp", "xcomp", "oprd")
    return told and verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass", "dobj") for c in verb.children)


def _is_of_quoted_thing(verb: Token) -> bool:
    """ "“Oreshnik” fired at Dnipro": a thing with a name in quotes, and a verb of using things."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    used = lemma(verb) in ("fire", "launch", "deploy", "test", "use")
    return used and subject is not None and subject.i > 0 and subject.nbor(-1).is_quote


def _is_appointed(verb: Token) -> bool:
    """ "Petro Poroshenko elected president": an office without article after a verb of choosing, no auxiliary."""
    if lemma(verb) not in wordlist("titles", "appointing") or any(c.dep_ == "aux" for c in verb.children):
        return False
    return any(c.dep_ in ("dobj", "oprd") and is_title(c.text) and not list(c.children) for c in verb.children)


def _wants_object(verb: Token) -> bool:
    down = verb.lemma_ == "shoot" and any(c.lower_ == "down" for c in verb.children)
    return (down or lemma(verb) in wordlist("titles", "transitive")) and verb.dep_ != "relcl"


def _shared_object(verb: Token) -> tuple[Token, ...]:
    """ "fired on and seized three vessels": the object of the verb behind."""
    stranded = any(c.dep_ in ("prt", "prep") and not list(c.children) for c in verb.children)
    joined = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"]
    return tuple(o for c in joined[:1] for o in c.children if o.dep_ == "dobj") if stranded else ()


def _active(
    subject: Token, verb: Token, objects: tuple[Token, ...], args: Arguments, factuality: Factuality
) -> Headline | None:
    who = subject_phrase(subject)
    what = predicate(verb, objects, args)
    noun = subject_of(subject)
    if not who or what is None or noun is None:
        return None
    nobody = who.lower().startswith(("no ", "neither ", "none ", "nobody", "nothing"))
    unsaid = is_negated(verb) and factuality is not Factuality.OCCURRED  # not in "had they not passed the bill"
    negated = not nobody and (unsaid or factuality is Factuality.DENIED)
    several = is_plural(noun) or who.endswith(" people")
    form = verb_form(verb, factuality, plural=several, negated=negated)
    return Headline(who, form, *what, brief=brief_phrase(noun))


_GIVING = ("grant", "give", "award", "offer", "deny", "refuse", "promise", "pay")


def _passive(args: Arguments, factuality: Factuality) -> Headline | None:
    carried = args.trigger != args.head and args.trigger.dep_ in ("nsubj", "nsubjpass")
    subject = args.trigger if carried else _acting(args.subjects)
    noun = subject_of(subject) if subject is not None else None
    who = subject_phrase(subject) if subject is not None else ""
    keeps = _is_appointed(args.head) or args.head.lemma_ in _GIVING  # "Moldova granted *candidate status*"
    what = predicate(args.head, tuple(c for c in args.head.children if c.dep_ == "dobj") if keeps else (), args)
    if not who or what is None:
        return None
    form = participle(args.head)
    if is_negated(args.head) or factuality is Factuality.DENIED:
        form = form if who.lower().startswith("no ") else "not " + form
    elif factuality is Factuality.PLANNED and args.head.lemma_ not in wordlist("factuality", "object_planned"):
        form = "to be " + form  # not "Parade to be planned"
    elif factuality is Factuality.HYPOTHETICAL:
        form = "may be " + form
    return Headline(who, form, *what, brief=brief_phrase(noun) if noun is not None else "")
