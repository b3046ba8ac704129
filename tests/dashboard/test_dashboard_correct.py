"""The card's form: what is corrected in it is a change that says why, and what is left alone stays as it was."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox, TextInput

from dashboard.store import EventDetail, Store, Target
from dashboard.widgets import correct
from extract import Extent, Granularity, Value
from extract.value import parse
from tests.dashboard.paging import click, html

WEEK = Value(parse("2022-07-18").earliest, parse("2022-07-24").latest, Granularity.WEEK)
TWO_MONTHS = Value(parse("2022-07").earliest, parse("2022-08").latest, Granularity.MONTH)
AFTER = Value(parse("2022-04-01").earliest, None, Granularity.MONTH)
SINCE = Value(parse("1990").earliest, None, Granularity.CENTURY, Extent.THROUGHOUT)


def opened(test: AppTest, event: int) -> AppTest:
    """The form of an event, as its card's button opens it."""
    test.session_state[correct._OPEN] = event
    return test.run()


def saved(test: AppTest, event: int) -> AppTest:
    test.session_state[correct._OPEN] = event  # a run without it is one in which the form is closed
    test.button(key="save_correction").click().run()
    assert not test.exception
    return test


def field(test: AppTest, label: str) -> TextInput:
    return next(each for each in test.text_input if each.label == label)


@pytest.mark.parametrize("when", [WEEK, TWO_MONTHS, AFTER, SINCE, None])
def test_correcting_only_the_title_leaves_the_date(
    page: Callable[..., AppTest], paged: Store, when: Value | None
) -> None:
    event = int(paged.columns().id[0])
    paged.redate(Target("event", event), when, who="An editor")
    test = opened(page("timeline", e=str(event)), event)
    field(test, "Title").set_value("Voters stay at home")
    saved(test, event)
    detail = paged.event(event)
    assert isinstance(detail, EventDetail)
    assert (detail.event.title, detail.event.when) == ("Voters stay at home", when)
    assert [change.what for change in detail.changes] == ["retitled", "redated"]


@pytest.mark.parametrize(
    ("typed", "when", "says"),
    [
        ("18 March 2014", parse("2014-03-18"), "Reads as: on 18 March 2014."),
        ("open", None, "Reads as: not dated."),
        ("", None, "Reads as: not dated."),
        ("14 Dez 25", parse("2014-03-16"), "can’t be read as a date. Nothing is saved with it."),
    ],
)
def test_a_date_is_said_before_it_is_saved(
    page: Callable[..., AppTest], paged: Store, typed: str, when: Value | None, says: str
) -> None:
    event = int(paged.columns().id[0])
    test = opened(page("timeline", e=str(event)), event)
    field(test, "Date").set_value(typed)
    test = opened(test, event)
    assert any(says in each.value.replace("\\", "") for each in test.markdown)
    saved(test, event)
    detail = paged.event(event)
    assert isinstance(detail, EventDetail) and detail.event.when == when


def test_with_a_date_that_cannot_be_read_nothing_is_saved_and_all_that_was_typed_stays(
    page: Callable[..., AppTest], paged: Store
) -> None:
    event = int(paged.columns().id[0])
    before = paged.event(event)
    test = opened(page("timeline", e=str(event)), event)
    field(test, "Date").set_value("17 Octember 2025")
    field(test, "Title").set_value("Voters stay at home")
    saved(test, event)
    assert paged.event(event) == before
    assert "the date can’t be read" in test.warning[0].value
    assert (field(test, "Date").value, field(test, "Title").value) == ("17 Octember 2025", "Voters stay at home")
    field(test, "Date").set_value("17 October 2025")
    saved(test, event)
    (after,) = paged.events([event])
    assert (after.title, after.when) == ("Voters stay at home", parse("2025-10-17"))


def test_only_what_was_changed_is_set_by_hand(page: Callable[..., AppTest], paged: Store) -> None:
    for event in paged.columns().id.tolist():
        test = opened(page("timeline", e=str(event)), event)
        field(test, "Title").set_value(f"Another title {event}")
        saved(test, event)
        (after,) = paged.events([event])
        assert after.by_person == ("title",) and "set by hand" not in html(test)


def choice(test: AppTest, label: str) -> Selectbox:
    return next(each for each in test.selectbox if each.label == label)


def test_the_kind_is_set_by_hand_and_set_back_under_changes(page: Callable[..., AppTest], paged: Store) -> None:
    event = next(each for each in paged.events(paged.columns().id.tolist()) if each.kind == "CONSULT")
    test = opened(page("timeline", e=str(event.id)), event.id)
    choice(test, "Kind").select("AGREE")
    field(test, "Why").set_value("They signed")
    saved(test, event.id)
    (change,) = paged.changes(event=event.id)
    assert (paged.events([event.id])[0].kind, change.what, change.why) == ("AGREE", "rekinded", "They signed")
    assert "Kind changed" in html(test) and "was “Consultation”" in html(test)
    changes = page("changes", e=str(event.id))
    assert "<s>Consultation</s><br>→ <b>Agreement</b>" in html(changes)
    click(changes, f"undo_{change.id}")
    assert paged.events([event.id])[0].kind == "CONSULT"
    assert "<s>Agreement</s><br>→ <b>Consultation</b>" in html(changes)


def test_an_event_of_no_kind_stays_so(page: Callable[..., AppTest], paged: Store) -> None:
    event = int(paged.columns().id[0])
    paged.rekind(Target("event", event), None, who="An editor")
    saved(opened(page("timeline", e=str(event)), event), event)
    assert [change.what for change in paged.changes(event=event)] == ["rekinded"]


def test_an_event_is_taken_out_with_a_reason_and_comes_back(page: Callable[..., AppTest], paged: Store) -> None:
    event = int(paged.columns().id[0])
    test = opened(page("timeline", e=str(event)), event)
    test.session_state[correct._OPEN] = event
    click(test, "withdraw")
    assert "Say why first" in test.warning[0].value and not paged.changes(event=event)
    field(test, "Why").set_value("A <b>rumour</b>")
    test.session_state[correct._OPEN] = event
    click(test, "withdraw")
    assert event not in paged.columns().id and "A &lt;b&gt;rumour&lt;/b&gt;" in html(test)
    assert f"href='./changes?e={event}'" in html(test)
    (change,) = paged.changes(event=event)
    changes = page("changes", e=str(event))
    assert "withdrawn" in html(changes) and "Its old link says so." in html(changes)
    click(changes, f"undo_{change.id}")
    assert event in paged.columns().id
