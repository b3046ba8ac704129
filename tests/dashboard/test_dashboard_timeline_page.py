"""The timeline page as AppTest runs it: what it says, that every control is in the link, and links that go wrong."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import link, resources
from dashboard.filters import View
from dashboard.store import Store
from dashboard.widgets import share
from dashboard.widgets.filter_bar import CONTROLS
from tests.dashboard import stored

POPOVERS = ("period", "more", "as_of", "conflicts")
MAIN = Path(__file__).resolve().parents[2] / "dashboard" / "main.py"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('timeline') / 'timeline.sqlite'}"
    stored.fill(Store.open(url)).close()
    return url


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Points the program to a database for one test."""
    caches = (resources.settings, resources.live)

    def use(url: str) -> None:
        monkeypatch.setenv("TIMELINE_DATABASE_URL", url)
        for each in caches:
            each.cache_clear()

    yield use
    for each in caches:
        each.cache_clear()


@pytest.fixture
def page(database: str, fresh: Callable[[str], None]) -> Callable[..., AppTest]:
    """Opens the page with a link's parameters."""
    fresh(database)

    def opened(**params: str) -> AppTest:
        test = AppTest.from_file(str(MAIN), default_timeout=30)
        for name, value in params.items():
            test.query_params[name] = value
        for name in POPOVERS:
            test.session_state[name] = True  # their content is made only while they are open
        test.run()
        assert not test.exception
        return test

    return opened


def html(test: AppTest) -> str:
    return "\n".join(each.proto.body for each in test.get("html"))


def data(test: AppTest) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(test.get("bidi_component")[0].proto.json)
    return found


def params(test: AppTest) -> dict[str, str]:
    return {name: value[-1] if isinstance(value, list) else value for name, value in test.query_params.items()}


def test_the_bare_page_says_what_is_there(page: Callable[..., AppTest]) -> None:
    test = page()
    assert "<h1>The war in the north</h1>" in html(test)
    assert "<b>7 events certainly</b> and <b>1 possibly</b> in these years · 1 planned · 1 without a date" in html(test)
    assert data(test)["query"] == ""
    assert "The weightiest in this period" in html(test)
    assert params(test) == {}


CHANGES: dict[str, tuple[str, Any, str, str]] = {
    "families": ("pills", ["fight"], "k", "fight"),
    "text": ("text_input", "border", "q", "border"),
    "text_phone": ("text_input", "border", "q", "border"),
    "from_day": ("text_input", "2022-03", "t", "2022-03-01.."),
    "to_day": ("text_input", "2022", "t", "..2022-12-31"),
    "years": ("pills", 2022, "t", "2022"),
    "certain_only": ("segmented_control", True, "p", "certain"),
    "dates": ("segmented_control", "firm", "d", "firm"),
    "factuality": ("pills", ["planned"], "f", "planned"),
    "kinds": ("multiselect", ["X-VOTE"], "kind", "x-vote"),
    "actors": ("multiselect", ["Northland"], "who", "Northland"),
    "places": ("multiselect", ["Westport"], "at", "Westport"),
    "articles": ("multiselect", ["3"], "in", "3"),
    "outlets": ("multiselect", ["Northern Wire"], "from", "Northern Wire"),
    "lanes": ("segmented_control", "actor", "l", "actor"),
    "changed_since": ("date_input", date(2020, 1, 1), "new", "2020-01-01"),
    "as_of_day": ("date_input", date(1914, 6, 28), "asof", "1914-06-28"),
    "as_of_slider": ("slider", date(2022, 3, 1), "asof", "2022-03-01"),
    "collection_choice": ("radio", "winter", "c", "winter"),
}


def test_every_control_of_the_page_is_known_here(page: Callable[..., AppTest]) -> None:
    test = page()
    kinds = {kind for kind, *_ in CHANGES.values()} | {
        "checkbox",
        "toggle",
        "selectbox",
        "number_input",
        "select_slider",
    }
    there = {widget.key for kind in kinds for widget in test.get(_element(kind)) if widget.key}
    assert there == set(CONTROLS) == set(CHANGES)
    assert set(CONTROLS.values()) <= {field.name for field in fields(View)}


def _element(kind: str) -> str:
    return {"pills": "button_group", "segmented_control": "button_group"}.get(kind, kind)


@pytest.mark.parametrize("key", CHANGES)
def test_a_control_is_in_the_link_and_the_link_sets_it(page: Callable[..., AppTest], key: str) -> None:
    kind, value, code, text = CHANGES[key]
    test = page()
    widget = next(each for each in test.get(_element(kind)) if each.key == key)
    widget.set_value(value).run()
    assert not test.exception
    assert params(test) == {code: text}
    again = page(**{code: text})
    assert again.session_state[key] == test.session_state[key]
    assert params(again) == {code: text}
    if any(each.proto.json for each in again.get("bidi_component")):  # not where nothing fits
        assert data(again)["query"] == link.query(link.parse({code: text})[0])


def test_no_list_takes_more_than_a_link_holds(page: Callable[..., AppTest]) -> None:
    assert {each.proto.max_selections for each in page().multiselect} == {link.LONGEST_LIST}


def test_pills_count_and_chips_take_off(page: Callable[..., AppTest]) -> None:
    test = page(t="2022", q="border", e="3")
    assert [button.key for button in test.button if button.key and button.key.startswith("off_")] == [
        "off_period",
        "off_text",
    ]
    test.button(key="off_text").click().run()
    assert params(test) == {"t": "2022", "e": "3"}
    test.button(key="reset").click().run()
    assert params(test) == {"e": "3"}


def test_downloads_name_the_articles_of_a_filter_as_its_chip_does(page: Callable[..., AppTest]) -> None:
    test = page(**{"in": "1~2~3"})
    chip = test.button(key="off_articles").label
    assert chip.startswith("Voters go to the polls in Westport, Envoys meet") and chip.endswith(" and 1 more")
    view, _ = link.parse({"in": "1~2~3"})
    assert share.filters_in_words(view) == chip
    assert share.holds(view).endswith(chip)


def test_the_card_tells_what_is_known_and_how(page: Callable[..., AppTest]) -> None:
    shown = html(page(e="3"))
    assert "On 24 February 2022 at about 05:00 Kyiv time (UTC+2)" in shown
    assert "<mark class='act'>cross</mark>" in shown
    assert "<mark class='time'>at about 5 a.m. on 24 February 2022</mark>" in shown
    assert "written Friday 25 February 2022" in shown
    assert "stands in the text; no other date was needed." in shown
    assert "<code>2022-02-24T05:00+02:00</code>" in shown


def test_a_title_cannot_bring_markup(page: Callable[..., AppTest]) -> None:
    test = page(e="6")
    assert "A grain deal is signed &lt;b&gt;at last&lt;/b&gt;" in html(test)
    listed = html(page())
    assert "data-event='6'" in listed
    assert "<b>at last</b>" not in listed


def test_previous_and_next_walk_in_time_under_the_filter(page: Callable[..., AppTest]) -> None:
    test = page(k="fight", e="3")
    test.button(key="next").click().run()
    assert params(test) == {"k": "fight", "e": "4"}
    test.button(key="previous").click().run()
    assert params(test) == {"k": "fight", "e": "3"}
    test.button(key="close").click().run()
    assert params(test) == {"k": "fight"}


def test_as_of_a_day_the_card_says_only_what_was_told_by_then(page: Callable[..., AppTest]) -> None:
    shown = html(page(asof="2022-03-20", e="4"))
    assert "not told by" in shown
    assert "In the words of the article" not in shown


def test_a_bad_link_is_opened_in_part_and_says_so(page: Callable[..., AppTest]) -> None:
    test = page(t="2025-13-40", utm="x9", k="fight", q="<script>alert(1)</script>")
    assert "<code>t=2025-13-40</code> no such month: the whole period is shown" in html(test)
    assert "<code>utm=x9</code> not known here: ignored" in html(test)
    assert "<script>" not in html(test)
    assert test.session_state["families"] == ["fight"]


def test_an_event_that_never_was_is_said_to_be_so(page: Callable[..., AppTest]) -> None:
    assert "No such event" in html(page(e="999"))


def test_a_withdrawn_event_says_by_whom_and_why(fresh: Callable[[str], None], tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'timeline.sqlite'}"
    store = stored.fill(Store.open(url), stored.STORY[:3])
    store.withdraw_event(2, who="A. Editor", why="told twice <i>")
    store.close()
    fresh(url)
    test = AppTest.from_file(str(MAIN), default_timeout=30)
    test.query_params["e"] = "2"
    test.run()
    assert "was withdrawn" in html(test)
    assert "By A. Editor" in html(test)
    assert "told twice &lt;i&gt;" in html(test)


def test_where_no_filter_alone_is_to_blame_all_can_go(page: Callable[..., AppTest]) -> None:
    test = page(q="zeppelin", t="1950", k="fight")
    offered = [button.key for button in test.button if str(button.key).startswith("loosen_")]
    assert offered == ["loosen_all"]
    test.button(key="loosen_all").click().run()
    assert not [button for button in test.button if str(button.key).startswith("loosen_")]


def test_nothing_found_says_which_filter_to_loosen(page: Callable[..., AppTest]) -> None:
    test = page(q="zeppelin", k="fight")
    assert "Nothing fits all of these filters" in html(test)
    assert "10 events are here" in html(test)
    test.button(key="loosen_text").click().run()
    assert params(test) == {"k": "fight"}
    assert not [button for button in page(q="zeppelin", k="fight").button if button.key == "loosen_families"]


def test_an_unreadable_day_changes_nothing_and_is_said(page: Callable[..., AppTest]) -> None:
    test = page(t="2022")
    test.text_input(key="from_day").set_value("14 Dez 25").run()
    assert params(test) == {"t": "2022"}
    assert "can’t be read as a date" in test.warning[0].value
    test.text_input(key="from_day").set_value("5/3/25").run()
    assert params(test) == {"t": "2022"}
    assert "can be 5 March or 3 May 2025: write 5 March 2025" in test.warning[0].value.replace("\\", "")


def test_an_empty_store_and_a_missing_database(fresh: Callable[[str], None], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for url, said in (
        (f"sqlite:///{tmp_path / 'new.sqlite'}", "No events yet"),
        (f"sqlite:///{tmp_path / 'file' / 'below.sqlite'}", "can’t be reached"),
    ):
        fresh(url)
        test = AppTest.from_file(str(MAIN), default_timeout=30).run()
        assert not test.exception
        assert said in html(test)


def _reported() -> None:
    import streamlit as st

    from dashboard.widgets import chart

    st.session_state["tl"] = st.session_state["told"]
    chart.on_view()
    chart.on_chosen()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"view": {"period": "2022-02-01..2022-03-10", "n": 3}}, {"t": "2022-02-01..2022-03-10"}),
        ({"view": {"period": "", "n": 3}}, {}),
        ({"view": {"period": "' or 1=1", "n": 3}}, {}),
        ({"view": {"period": 7, "n": None}}, {}),
        ({"chosen": {"event": 5, "n": 1}}, {"e": "5"}),
        ({"chosen": {"event": -5, "n": 1}}, {}),
        ({"chosen": {"event": "5", "n": 1}}, {}),
        ({"chosen": None}, {}),
    ],
)
def test_what_the_chart_reports_is_checked(told: dict[str, Any], expected: dict[str, str]) -> None:
    test = AppTest.from_function(_reported)
    test.session_state["told"] = told
    test.run()
    assert not test.exception
    assert params(test) == expected
