"""What a reader sees: the order of events, the cut and the cap."""

import pytest

from extract import article_from_text
from extract.events import find_events
from extract.events.salience import cap
from extract.model import Event
from extract.timex import find_timexes

TEXT = """Rebels seize airport near Karsk

Rebels seized the airport near Karsk on Tuesday, killing 12 soldiers, the army said.

Analysts suggest that the town may fall. Residents wonder what the future will bring.

"We stay," said a baker.
"""


def _events(min_salience: float) -> tuple[Event, ...]:
    article = article_from_text(TEXT, published="2024-05-10")
    return find_events(article, find_timexes(article)[0], min_salience=min_salience)[0]


def _words(events: tuple[Event, ...]) -> list[str]:
    return [TEXT[slice(*event.trigger)] for event in events]


def test_deeds_outweigh_talk() -> None:
    weight = dict(zip(_words(_events(0)), (event.salience for event in _events(0)), strict=True))
    assert weight["seized"] > weight["killing"] > weight["fall"]
    assert weight["wonder"] < 0.2


def test_sayings_are_mentions_but_not_shown() -> None:
    assert "said" in _words(_events(0))
    assert "said" not in _words(_events(0.5))


def test_one_event_is_shown_once() -> None:
    shown = _words(_events(0.5))
    assert len({"seize", "seized"} & set(shown)) == 1


def test_a_text_may_end_on_its_verb() -> None:
    """What stands behind a verb was asked where nothing does."""
    article = article_from_text("Rebels advanced and the town fell")
    events, _, _ = find_events(article, (), min_salience=0)
    assert [event.title for event in events] == ["Rebels advance", "Town falls"]


def test_ids_are_unique() -> None:
    ids = [event.id for event in _events(0)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("length", "count"), [(0, 10), (2000, 15), (6000, 25)])
def test_cap(length: int, count: int) -> None:
    assert cap(length) == count


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The movement goes back to May 2013.", "goes"),
        ("The vote fell one month after the crash.", "fell"),
        ("Last reviewed May 2024.", "reviewed"),
        ("The envoy resigned on 3 May 2024, in the fourth month of the war.", "war"),
    ],
)
def test_what_only_says_when_is_no_event_to_show(text: str, trigger: str) -> None:
    article = article_from_text(f"Rebels seized the airport.\n\n{text}\n", published="2024-05-10")
    events = find_events(article, find_timexes(article)[0], min_salience=0)[0]
    event = next(event for event in events if article.text[slice(*event.trigger)] == trigger)
    assert event.salience < 0.5
