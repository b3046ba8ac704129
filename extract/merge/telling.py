"""One claim in short: what is compared and stored."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from extract import value as values
from extract.families import family, stem
from extract.model import Article, Certainty, Event, Extraction, Factuality
from extract.value import Value

MAIN_NAMES = 6  # of an article
_SETS = ("words", "title_words", "named", "actors", "targets", "places", "names")
_WORD = re.compile(r"[\w’'-]+")
_SMALL = 3  # letters: shorter words of a title say nothing
_CAPTION = re.compile(r"\s*(?:\W\s*)?(?:photo|picture|image|caption|pictured|file photo|video)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim in short.

    `words` are stems of its arguments' heads, `title_words` of all words of its title, `named` the title's words with
    a capital; `names` are the article's main names, `day` its first day of writing (ISO, "" where unknown); `edtf` is
    the event's date ("" where none), `position` where in the article it stands (see readings.POSITIONS).
    """

    key: str
    article: str
    family: str
    kind: str | None
    words: frozenset[str]
    title_words: frozenset[str]
    named: frozenset[str]
    actors: frozenset[str]
    targets: frozenset[str]
    places: frozenset[str]
    names: frozenset[str]
    day: str
    edtf: str
    certainty: Certainty
    factuality: Factuality
    position: str = "body"

    @property
    def when(self) -> Value | None:
        return values.parse(self.edtf) if self.edtf else None

    @property
    def firm(self) -> Value | None:
        """The date, where it is firm: only this joins or parts."""
        return self.when if self.certainty.is_firm else None

    @property
    def participants(self) -> frozenset[str]:
        return self.actors | self.targets

    @property
    def told(self) -> date | None:
        """About when it was: its firm day, else the day of writing."""
        firm = self.firm
        if firm is not None and firm.earliest is not None:
            return firm.earliest
        return date.fromisoformat(self.day) if self.day else None

    def as_dict(self) -> dict[str, Any]:
        """JSON-able; `from_dict` reads it back."""
        return {name: sorted(v) if isinstance(v, frozenset) else v for name, v in asdict(self).items()}

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> "Telling":
        sets = {name: frozenset(record[name]) for name in _SETS}
        enums = {"certainty": Certainty(record["certainty"]), "factuality": Factuality(record["factuality"])}
        return cls(**{**record, **sets, **enums})


def telling(article: Article, event: Event, names: Iterable[str]) -> Telling:
    """The summary of one event of an article; `names` are the article's main names."""
    title = _WORD.findall(event.title)
    own = stem(event.lemma)
    who = {word for name in (*event.actors, *event.targets, *event.places) for word in name.split()}
    return Telling(
        key=f"{article.id}#{event.id}",
        article=article.id,
        family=family(event.lemma),
        kind=event.kind,
        words=frozenset(map(stem, event.words)) - {own},
        title_words=frozenset(stem(word) for word in title if len(word) > _SMALL) - {own},
        named=frozenset(word for word in {*title[1:], *who} if word[0].isupper()),
        actors=frozenset(event.actors),
        targets=frozenset(event.targets),
        places=frozenset(event.places),
        names=frozenset(names),
        day=article.published.earliest.isoformat() if article.published and article.published.earliest else "",
        edtf=event.when.edtf if event.when and not event.when.era else "",
        certainty=event.certainty,
        factuality=event.factuality,
        position=_position(article, event),
    )


def tellings_of(extraction: Extraction) -> list[Telling]:
    """The tellings of all events of an article, in their order; its main names are those its events name most."""
    counts = Counter(name for event in extraction.events for name in {*event.actors, *event.targets, *event.places})
    names = [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MAIN_NAMES]]
    return [telling(extraction.article, event, names) for event in extraction.events]


def _position(article: Article, event: Event) -> str:
    line = article.text.rfind("\n", 0, event.sentence[0]) + 1
    if _CAPTION.match(article.text, line):
        return "caption"
    if "correction" in event.flags:
        return "correction"
    if event.sentence[0] < _lead_end(article.text):
        return "lead"
    return "background" if event.sentence[0] > 0.8 * len(article.text) else "body"


def _lead_end(text: str) -> int:
    """Behind the first paragraph that is more than a headline."""
    end = 0
    for line in text.splitlines(keepends=True):
        end += len(line)
        if len(line.split()) > 14:
            break
    return end
