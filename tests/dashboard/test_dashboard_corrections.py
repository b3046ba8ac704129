"""Corrections that read an article again, with a worker that is played: it dates by what the article is given."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from dashboard_fakes import MAYBE, Told, day, digest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corrections import BY_A_PERSON, TRIES, fill, set_written, undo
from dashboard.store import Change, Digest, NotFound, Refused, Resolved, Store
from extract import Article, Span, Value
from tests.fuzz.examples import tried

TEXT = "Envoys met on [insert date] in Berlin. Troops moved yesterday. More on [date]."
HOLE = (TEXT.index("[insert date]"), TEXT.index("[insert date]") + len("[insert date]"))
OTHER_HOLE = (TEXT.index("[date]"), TEXT.index("[date]") + len("[date]"))


class PlayedReader:
    """Dates the talks by the filled placeholder and the troops by the day of writing. Before it answers, `meanwhile` is
    done as often as is said."""

    def __init__(self, meanwhile: Callable[[int], object] = lambda number: None, times: int = 0) -> None:
        self.meanwhile, self.left = meanwhile, times

    def extract(self, article: Article) -> Digest:
        if self.left:
            self.left -= 1
            self.meanwhile(self.left)
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


def test_two_people_who_mend_an_article_at_the_same_time_both_do(store: Store, added: int) -> None:
    def other(_number: int) -> None:
        set_written(store, PlayedReader(), added, day("2025-12-16"), who="another")

    fill(store, PlayedReader(other, 1), added, HOLE, day("2025-12-14"), who="editor")
    assert dates(store, added) == [day("2025-12-14"), day("2025-12-16")]
    filled, written = store.changes(article=added)
    assert (filled.what, written.what) == ("filled", "written")
    undo(store, PlayedReader(), written.id, who="editor")
    assert dates(store, added) == [day("2025-12-14"), None]


def test_the_second_of_two_who_undo_one_change_is_told_so(store: Store, added: int) -> None:
    made = set_written(store, PlayedReader(), added, day("2025-12-16"), who="editor")

    def other(_number: int) -> None:
        undo(store, PlayedReader(), made.change, who="another")

    with pytest.raises(Refused, match="undone before"):
        undo(store, PlayedReader(other, 1), made.change, who="editor")
    assert [change.what for change in store.changes(article=added)] == ["undone", "written"]


def test_an_article_that_others_go_on_mending_is_left_to_them(store: Store, added: int) -> None:
    def other(number: int) -> None:
        set_written(store, PlayedReader(), added, day(f"2025-12-0{number + 1}"), who="another")

    with pytest.raises(Refused, match="Try again"):
        fill(store, PlayedReader(other, TRIES), added, HOLE, day("2025-12-14"), who="editor")
    assert dates(store, added) == [None, day("2025-12-01")]


def test_what_an_article_says_already_is_no_change(store: Store, added: int) -> None:
    fill(store, PlayedReader(), added, HOLE, day("2025-12-14"), who="editor")
    for again in (
        lambda: fill(store, PlayedReader(), added, HOLE, day("2025-12-14"), who="another"),
        lambda: set_written(store, PlayedReader(), added, None, who="another"),
    ):
        with pytest.raises(Refused, match="already"):
            again()
    assert len(store.changes(article=added)) == 1


OWN_DATES = (None, HOLE, OTHER_HOLE)
steps = st.lists(st.tuples(st.sampled_from(["set", "undo"]), st.integers(0, 2), st.integers(0, 3)), max_size=8)


@tried(15)
@given(todo=steps)
def test_an_undo_takes_back_one_date_and_leaves_those_set_since(
    store: Store, added: int, todo: list[tuple[str, int, int]]
) -> None:
    standing: list[tuple[int, Span | None, Value]] = []
    for number, (name, which, choice) in enumerate(todo, 1):
        if name == "set":
            key, when = OWN_DATES[which], day(f"2025-12-0{number}")
            standing.append((give(store, added, key, when), key, when))
        elif standing:
            at = choice % len(standing)
            change, key, _ = standing[at]
            if key in [later for _, later, _ in standing[at + 1 :]]:
                with pytest.raises(Refused, match="stands on this one"):
                    undo(store, PlayedReader(), change, who="editor")
            else:
                undo(store, PlayedReader(), change, who="editor")
                del standing[at]
        assert own_dates(store, added) == {None: None} | {key: when for _, key, when in standing}
    for change, _, _ in reversed(standing):
        undo(store, PlayedReader(), change, who="editor")
    assert own_dates(store, added) == {None: None}


def give(store: Store, article: int, key: Span | None, when: Value) -> int:
    """Set the day of writing or fill a placeholder; returns the change."""
    if key is None:
        return set_written(store, PlayedReader(), article, when, who="editor").change
    return fill(store, PlayedReader(), article, key, when, who="editor").change


def own_dates(store: Store, article: int) -> dict[Span | None, Value | None]:
    detail = store.article(article)
    assert detail is not None
    return {None: detail.article.published, **dict(detail.article.fills)}


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
