"""The story, changes and about pages, and events joined by hand, as AppTest runs them."""

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import corrections, resources
from dashboard.card import foot_html
from dashboard.changes_html import changes_csv
from dashboard.filters import View
from dashboard.store import EventDetail, Marker, Store, Target
from dashboard.widgets import who
from dashboard.worker import Reader
from extract import read_typed_date
from extract.value import parse
from tests.dashboard.paging import READER, WIRE, add, click, html, said


def test_the_story_tells_every_listed_event_under_its_year(page: Callable[..., AppTest], paged: Store) -> None:
    words = html(page("story"))
    _, selection = resources.live().selection(View())
    assert words.count("class='told") == int(selection.listed.sum()) > 5
    assert words.index("<h2>2014</h2>") < words.index("<h2>2022</h2>") < words.index("<h2>Not dated</h2>")
    assert "Some time in the year" in words and "{ticks}" not in words
    assert "<b>at last</b>" not in words


@pytest.mark.parametrize(
    ("edtf", "under"),
    [("2014/..", "Some time in the year"), ("2014/2016", "Some time in the year"), ("2014-03/..", "March")],
)
def test_the_story_invents_no_month(page: Callable[..., AppTest], paged: Store, edtf: str, under: str) -> None:
    event = int(paged.columns().id[0])
    paged.redate(Target("event", event), parse(edtf), who="An editor")
    words = html(page("story", t="2014"))
    above = words[: words.index(f"id='e{event}'")]
    assert above[above.rindex("<h2>") :].startswith("<h2>2014</h2>")
    assert above[above.rindex("<h3>") :].startswith(f"<h3>{under}</h3>")


@pytest.mark.parametrize("name", ["timeline", "story"])
def test_a_link_to_a_collection_that_is_not_here_shows_those_that_are(page: Callable[..., AppTest], name: str) -> None:
    test = page(name, c="nowhere", q="troops")
    words = html(test)
    assert "There is no collection “nowhere”" in words
    assert "Nothing fits" not in words and "All collections" not in words
    offered = [each.label for each in test.button if each.key and each.key.startswith("go_")]
    assert offered == ["The war in the north", "The Winter War"]
    click(test, "go_winter")
    assert {name: "".join(value) for name, value in test.query_params.items()} == {"q": "troops", "c": "winter"}
    assert "There is no collection" not in html(test)


def test_the_story_obeys_the_links_filter(page: Callable[..., AppTest], paged: Store) -> None:
    words = html(page("story", q="grain"))
    assert words.count("class='told") == 1


def test_the_story_says_where_coverage_begins_and_ends_and_tells_the_rest_quietly(
    page: Callable[..., AppTest], paged: Store
) -> None:
    def told(words: str, title: str) -> tuple[int, bool]:
        """Where an event stands, and whether it stands out of coverage."""
        at = words.index(title)
        return at, "told outside'" in words[words.rindex("<article", 0, at) : at]

    assert "class='border'" not in html(page("story"))  # nothing is stated, nothing is claimed
    reviewed = date(2022, 6, 30)
    paged.add_collection(
        "north", "N", covers_from=date(2014, 3, 17), covers_to=date(2023, 12, 31), reviewed_to=reviewed, sources="Wires"
    )
    words = html(page("story"))
    before, after = "Voters go to the polls", "Drones reach the capital"
    assert told(words, before)[1] and told(words, after)[1] and not told(words, "A grain deal")[1]
    assert not told(words, "Envoys meet")[1]  # some time in 2014 may lie inside
    assert told(words, before)[0] < words.index("Coverage begins on 17 March 2014") < told(words, "Envoys meet")[0]
    assert words.index("The siege of") < words.index("Reviewed up to 30 June 2022") < told(words, "A grain deal")[0]
    assert told(words, "One side claims")[0] < words.index("Coverage ends on 31 December 2023") < told(words, after)[0]
    assert "From 10 articles. Wires" in words
    assert "class='border'" not in html(page("story", c="winter"))


def test_an_event_is_joined_by_hand_with_one_that_an_editor_names_and_parted_again(
    page: Callable[..., AppTest], paged: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    event, other = (int(number) for number in paged.columns().id[:2])
    test = page("timeline", e=str(event))
    for names_none in ("nothing", str(event), "999"):
        test.text_input(key=f"join_with_{event}").set_value(names_none).run()
        assert "names no other public event" in said(test)
        assert f"join_by_hand_{event}" not in [button.key for button in test.button]
    test.text_input(key=f"join_with_{event}").set_value(f"https://example.org/timeline?e={other}").run()
    assert paged.events([other])[0].title in said(test).replace("\\", "")
    click(test, f"join_by_hand_{event}")
    marker = paged.event(event)
    assert isinstance(marker, Marker) and marker.into == other
    paged.undo(paged.changes()[0].id, who="test")
    assert isinstance(paged.event(event), EventDetail)
    monkeypatch.setattr(who, "visitor", lambda _settings: READER)
    assert f"join_with_{event}" not in [each.key for each in page("timeline", e=str(event)).text_input]


def test_changes_are_listed_with_old_and_new_and_can_be_undone(page: Callable[..., AppTest], paged: Store) -> None:
    event = next(each for each in paged.events([int(i) for i in paged.columns().id]) if each.title.startswith("Voters"))
    change = paged.retitle(Target("event", event.id), "Voters stay at home", who="An editor", why="<i>seen</i>")
    test = page("changes")
    assert "Voters stay at home" in html(test) and "<i>seen</i>" not in html(test)
    assert f"href='./?e={event.id}'" in html(test)
    click(test, f"undo_{change.id}")
    assert paged.events([event.id])[0].title == event.title


def test_the_changes_of_one_event_have_a_link(page: Callable[..., AppTest], paged: Store) -> None:
    first, second = (int(number) for number in paged.columns().id[:2])
    paged.retitle(Target("event", first), "Voters stay at home", who="An editor")
    paged.retitle(Target("event", second), "Voters go out", who="An editor")
    words = html(page("changes", e=str(first)))
    assert "Voters stay at home" in words and "Voters go out" not in words and "All changes" in words
    (feed,) = page("changes", e=str(first)).get("link_button")
    assert feed.proto.url == f"./changes.atom?e={first}"
    detail = paged.event(first)
    assert isinstance(detail, EventDetail) and f"href='./changes?e={first}'" in foot_html(
        detail
    )  # the card's way there


@pytest.mark.parametrize("wanted", ["x", "0", "1" * 30])
def test_a_link_to_changes_of_no_event_says_so(page: Callable[..., AppTest], paged: Store, wanted: str) -> None:
    paged.retitle(Target("event", int(paged.columns().id[0])), "Voters stay at home", who="An editor")
    words = html(page("changes", e=wanted))
    assert "The link names no event" in words and "Voters stay at home" in words


def test_changes_say_dates_in_words_and_fill_a_table(page: Callable[..., AppTest], paged: Store) -> None:
    event = int(paged.columns().id[0])
    paged.redate(Target("event", event), read_typed_date("14..15 Dec 2025"), who="An editor", why="=1+1")
    assert "→ <b>between 14 and 15 December 2025</b>" in html(page("changes"))
    (row,) = csv.DictReader(io.StringIO(changes_csv(paged.changes()).decode("utf-8-sig"), newline=""))
    assert (row["new"], row["why"], row["event"]) == ("[2025-12-14..2025-12-15]", "'=1+1", str(event))


def test_about_states_what_each_collection_covers(page: Callable[..., AppTest]) -> None:
    words = html(page("about"))
    assert "The war in the north" in words and "The Winter War" in words and "Sources:" in words


def test_undo_of_any_change_goes_one_way(paged: Store, reader: Reader) -> None:
    article = add(paged, reader, WIRE)
    before = paged.article(article)
    done = corrections.set_written(paged, reader, article, None, who="test")
    corrections.undo(paged, reader, done.change, who="test")
    after = paged.article(article)
    assert before and after and after.row.written == before.row.written
