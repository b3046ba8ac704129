"""Corrections that read an article again, with a worker that is played: it dates by what the article is given."""

from dataclasses import replace

import pytest
from dashboard_fakes import MAYBE, Told, day, digest

from dashboard.corrections import BY_A_PERSON, fill, set_written, undo
from dashboard.store import Change, Digest, NotFound, Refused, Resolved, Store
from extract import Article, Value

TEXT = "Envoys met on [insert date] in Berlin. Troops moved yesterday."
HOLE = (TEXT.index("[insert date]"), TEXT.index("[insert date]") + len("[insert date]"))


class PlayedReader:
    """Dates the talks by the filled placeholder and the troops by the day of writing."""

    def extract(self, article: Article) -> Digest:
        filled = dict(article.fills).get(HOLE)
        troops: Value | None = article.published
        told = [
            replace(MAYBE, when=filled, title="Envoys meet", expression="[insert date]"),
            Told("moved", troops, "Troops move", "yesterday", kind="MOBILIZE", places=("Kyiv",), words=("troops",)),
        ]
        made = digest(TEXT, told, published=article.published)
        given = replace(made.extraction.article, fills=article.fills, clues=article.clues)
        return replace(made, extraction=replace(made.extraction, article=given))


@pytest.fixture
def added(store: Store) -> int:
    article = digest(TEXT, []).extraction.article
    return store.add_article(PlayedReader().extract(article), collection="main", by="seeds").article


def dates(store: Store, article: int) -> list[Value | None]:
    detail = store.article(article)
    assert detail is not None
    return [claim.when for claim in detail.claims]


def test_the_day_of_writing_and_back(store: Store, added: int) -> None:
    written = day("2025-12-16")
    resolved = set_written(store, PlayedReader(), added, written, who="editor")
    assert (resolved.total, len(resolved.shifts)) == (2, 1)
    assert dates(store, added) == [None, written]
    detail = store.article(added)
    assert detail is not None
    assert [(clue.source, clue.value) for clue in detail.article.clues] == [(BY_A_PERSON, written)]
    undone = undo(store, PlayedReader(), resolved.change, who="editor")
    assert isinstance(undone, Resolved)
    assert dates(store, added) == [None, None]
    with pytest.raises(Refused):
        undo(store, PlayedReader(), resolved.change, who="editor")
    undo(store, PlayedReader(), undone.change, who="editor")
    assert dates(store, added) == [None, written]
    assert [change.what for change in store.changes(article=added)] == ["undone", "undone", "written"]


def test_a_placeholder_is_filled_and_emptied(store: Store, added: int) -> None:
    fill(store, PlayedReader(), added, HOLE, day("2025-12-14"), who="editor")
    second = fill(store, PlayedReader(), added, HOLE, day("2025-12-15"), who="editor")
    assert dates(store, added)[0] == day("2025-12-15")
    undo(store, PlayedReader(), second.change, who="editor")
    assert dates(store, added)[0] == day("2025-12-14")
    fill(store, PlayedReader(), added, HOLE, None, who="editor")
    assert dates(store, added)[0] is None
    with pytest.raises(Refused):
        fill(store, PlayedReader(), added, (0, 9999), day("2025-12-14"), who="editor")


def test_other_changes_are_undone_without_a_worker(store: Store, added: int) -> None:
    from dashboard.store import Target

    event = store.columns().id.tolist()[0]
    change = store.retitle(Target("event", event), "Talks", who="editor")

    class Nobody:
        def extract(self, article: Article) -> Digest:
            raise AssertionError

    assert isinstance(undo(store, Nobody(), change.id, who="editor"), Change)
    with pytest.raises(NotFound):
        set_written(store, Nobody(), 999, None, who="editor")
