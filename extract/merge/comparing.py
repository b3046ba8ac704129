"""Whether two claims tell one event, with what speaks for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from extract.families import kin, once, once_a_day, stem
from extract.merge.telling import Telling
from extract.model import Factuality

SHARED_NAMES = 2  # main names that two articles about one story share at least
_CERTAIN_NAMES = 3  # so many, with a word of the arguments or two of the titles, join what names different things too
_CERTAIN_WORDS = 2
_SAME_WORDS = 2  # of two titles, the acts' own words apart
_MONTH = 31  # days between two claims beyond which only a firm date or a single act joins them
_SLIP = 2  # days by which two firm dates of one act may differ by mistake
_WEEK = 7  # days by which articles may differ on an act that they title in the same words
_HAPPENED = (Factuality.OCCURRED, Factuality.ONGOING)
_PARTICLES = frozenset({"out", "off", "down", "back", "away"})  # "checks in" and "checks out" are two acts


class Answer(StrEnum):
    """What a comparison says."""

    JOIN = "join"
    POSSIBLE = "possible"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer with what speaks for it, in words for a reader."""

    answer: Answer
    reasons: tuple[str, ...] = ()


class Dates(StrEnum):
    """How the firm dates of two claims stand to each other."""

    SAME = "same day"
    CONTRADICT = "different days"
    OPEN = "open"  # at most one of them is firm, or they are coarse and overlap


def compare(one: Telling, other: Telling, common: frozenset[str] = frozenset()) -> Verdict:
    """Whether two claims tell one event. `common` are names that most articles of the collection share.

    Joined: one family of acts, kinds, places and targets that agree, both happened or neither, no firm dates that
    contradict, and one of these: the same firm day with a shared participant, place or two shared words, or of an act
    that comes once a day; an act that comes once for what both name; two shared main names and a shared word, told
    within a month of each other.
    """
    bar = barred(one, other)
    if bar:
        return Verdict(Answer.APART, (bar,))
    reasons = tuple(_shared(one, other, common))
    when = dates(one, other)
    if when is Dates.CONTRADICT:
        near = tuple(_near(one, other))
        return Verdict(Answer.POSSIBLE, (*reasons, *near, when)) if near else Verdict(Answer.APART, (when,))
    happened = (one.factuality in _HAPPENED) == (other.factuality in _HAPPENED)
    if happened and (_same_day(one, other, when) or _same_once(one, other) or _same_story(one, other, common)):
        return Verdict(Answer.JOIN, reasons)
    return Verdict(Answer.POSSIBLE, reasons) if reasons else Verdict(Answer.APART, ("nothing shared",))


def barred(one: Telling, other: Telling) -> str:
    """What rules out that two claims are one event, in words; "" where nothing does."""
    if one.family != other.family or one.title_words & _PARTICLES != other.title_words & _PARTICLES:
        return "different acts"
    if one.kind and other.kind and not kin(one.kind, other.kind):
        return "different kinds"
    if one.places and other.places and not one.places & other.places:
        return "different places"
    if one.targets and other.targets and not _alike(one.targets, other.targets):
        return "different targets"
    return ""


def dates(one: Telling, other: Telling) -> Dates:
    """Compares firm dates only: a carried one neither joins nor parts."""
    first, second = one.firm, other.firm
    if first is None or second is None:
        return Dates.OPEN
    if not first.overlaps(second):
        return Dates.CONTRADICT
    return Dates.SAME if first.is_day and second.is_day else Dates.OPEN


def _shared(one: Telling, other: Telling, common: frozenset[str]) -> Iterator[str]:
    """What two claims share, in words."""
    if one.participants & other.participants:
        yield "both name " + ", ".join(sorted(one.participants & other.participants))
    if one.places & other.places:
        yield "same place: " + ", ".join(sorted(one.places & other.places))
    if dates(one, other) is Dates.SAME:
        yield "same day"
    story = _alike(one.names, other.names) - common
    if len(story) >= SHARED_NAMES:
        yield "articles about " + ", ".join(sorted(story))


def _same_day(one: Telling, other: Telling, when: Dates) -> bool:
    """One day, and a participant or a place that both name; where neither names others, two shared words, or an act
    that comes once a day."""
    if when is not Dates.SAME:
        return False
    if one.participants & other.participants or one.places & other.places:
        return True
    others = one.participants and other.participants
    worded = len(one.title_words & other.title_words) >= _SAME_WORDS
    return not others and (worded or one.family in once_a_day())


def _same_once(one: Telling, other: Telling) -> bool:
    if one.family not in once():
        return False
    return bool(one.targets & other.targets or (one.places & other.places and one.actors & other.actors))


def _same_story(one: Telling, other: Telling, common: frozenset[str]) -> bool:
    story = len(_alike(one.names, other.names) - common)
    if story < SHARED_NAMES or _far(one, other):
        return False
    said = (one.words | one.title_words) & (other.words | other.title_words)
    if one.named - other.named and other.named - one.named:  # each names something that the other does not
        return story >= _CERTAIN_NAMES and (bool(one.words & other.words) or len(said) >= _CERTAIN_WORDS)
    return bool(said)


def _far(one: Telling, other: Telling) -> bool:
    first, second = one.told, other.told
    return bool(first and second and abs((first - second).days) > _MONTH)


def _near(one: Telling, other: Telling) -> Iterator[str]:
    """Why two days that contradict each other may yet be one: so close that one may be a slip, for one act of one actor
    or at one place; or not much further, for one title."""
    first, second = one.firm, other.firm
    if not (first and second and first.is_day and second.is_day and first.earliest and second.earliest):
        return
    days = abs((first.earliest - second.earliest).days)
    if days <= _SLIP and (one.places & other.places or one.participants & other.participants):
        yield "days close together"
    if days <= _WEEK and _titled_alike(one, other):
        yield "titles alike"


def _titled_alike(one: Telling, other: Telling) -> bool:
    """All that the shorter title says, the longer one says too, but for a word that names nothing: most often the act
    in another form ("struck", "hit")."""
    shared = one.title_words & other.title_words
    missing = min(one.title_words, other.title_words, key=len) - shared
    names = {stem(word) for word in one.named | other.named}
    return len(shared) >= _SAME_WORDS and len(missing) <= 1 and not missing & names


def _alike(names: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The names that the others share, also by a part ("Lohan", "Lindsay Lohan")."""
    parts = [frozenset(name.lower().split()) for name in others]
    found = set()
    for name in names:
        own = frozenset(name.lower().split())
        if name in others or any(own <= part or part <= own for part in parts):
            found.add(name)
    return frozenset(found)
