"""The timeline in a real browser: browse, zoom, filter and share; keyboard, phone, themes and accessibility."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from dashboard.store import Store
from tests import serving
from tests.browser.conftest import Shown
from tests.dashboard import stored

pytestmark = pytest.mark.browser
Show = Callable[..., Shown]

# What axe finds in Streamlit's own parts and we can't mend.
NOT_OURS = {"presentation-role-conflict", "scrollable-region-focusable", "meta-viewport"}


def test_it_opens_without_errors_and_asks_no_other_host(show: Show) -> None:
    shown = show()
    assert len(shown.events()) == 9
    assert "All 10 events of the collection are accounted for: 9 drawn" in shown.page.locator(".accounts").inner_text()
    assert shown.outside == []
    assert shown.errors == []


def test_what_was_filtered_is_the_same_in_another_browser_and_time_zone(show: Show) -> None:
    first = show(timezone_id="America/Los_Angeles")
    first.page.get_by_role("button", name="Fighting").click()
    first.await_query("k=fight")
    first.page.get_by_label("Search titles and sentences").first.fill("troops")
    first.page.keyboard.press("Enter")
    first.await_query("q=troops")
    first.page.locator(".options li", has_text="northern border").wait_for(state="attached")
    first.page.wait_for_function("() => document.querySelectorAll('.tl .options li').length === 1")
    second = show("?" + first.query, timezone_id="Pacific/Kiritimati")
    assert (
        second.events()
        == first.events()
        == ["Troops cross the northern border, on 24 February 2022 at about 05:00 Kyiv time (UTC+2)"]
    )
    assert second.marks() == first.marks() == {"3": "2022-02-24T05:00:00"}


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_no_day_moves_with_the_readers_zone(show: Show, zone: str) -> None:
    marks = show("?t=2014-03", timezone_id=zone).marks()
    assert marks["1"] == "2014-03-16T12:00:00"  # in the middle of its own day's cell


def test_zoom_loads_detail_counts_anew_and_back_undoes_it(show: Show) -> None:
    shown = show()
    page = shown.page
    page.evaluate("document.querySelector('.tl').dataset.mine = 'kept'")
    page.mouse.move(700, 400)
    page.mouse.wheel(0, -600)
    shown.await_query("t=")
    shown.await_text(".head p", "in this period")
    assert page.get_attribute(".tl", "data-mine") == "kept"  # the same element, not a new one
    page.go_back()
    shown.await_text(".head p", "in these years")
    assert shown.query == ""
    page.locator(".tl .plot").focus()
    page.keyboard.press("+")
    shown.await_query("t=")
    page.keyboard.press("Home")
    page.wait_for_function("() => !location.search.includes('t=')")


def test_zoom_goes_down_to_hours_and_the_link_holds_them(show: Show) -> None:
    shown = show("?t=2022-02-24")
    at = shown.marks()["3"]
    for far in ("T0600", "T0900", "T1030"):
        shown.page.locator(".tl .plot").focus()
        shown.page.keyboard.press("+")
        shown.await_query(f"t=2022-02-24{far}")
    shown.await_text(".head p", "no events certainly")  # it happened at five: not between half past ten and …
    again = show("?t=2022-02-24T0300..2022-02-24T0700")
    assert again.events() and again.marks()["3"] == at  # at its hour at every zoom
    again.await_text(".tl .plot text", "06:00")


def test_both_ends_of_a_period_are_typed_in_one_visit(show: Show) -> None:
    shown = show()
    page = shown.page
    page.get_by_role("button", name="All years").first.click()
    page.get_by_label("From", exact=True).fill("March 2022")
    page.keyboard.press("Tab")
    page.keyboard.type("Apr")
    shown.await_query("t=2022-03-01..")
    shown.await_text(".head p", "in this period")  # what the first field does is done while the second is typed in
    page.keyboard.type("il 2022")
    page.keyboard.press("Tab")
    shown.await_query("t=2022-03..2022-04")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="1 Mar to 30 Apr 2022").first.wait_for()


def test_a_period_is_drawn_on_the_strip(show: Show) -> None:
    shown = show("?t=2014")
    box = shown.page.locator(".tl .bare").bounding_box()
    assert box
    y = box["y"] + 12
    shown.page.mouse.move(box["x"] + box["width"] * 0.6, y)
    shown.page.mouse.down()
    shown.page.mouse.move(box["x"] + box["width"] * 0.8, y, steps=4)
    shown.page.mouse.up()
    shown.await_query("t=20")
    shown.page.wait_for_function("() => !location.search.includes('t=2014')")
    assert re.search(r"t=20(19|20|21)-\d\d-\d\d\.\.20(22|23|24)-\d\d-\d\d", shown.query)
    shown.page.get_by_role("button", name="Fit all").click()
    shown.page.wait_for_function("() => !location.search.includes('t=')")


def test_a_click_opens_the_card_and_the_keyboard_walks(show: Show) -> None:
    shown = show()
    page = shown.page
    page.locator(".card .item", has_text="The siege").click()
    shown.await_text(".card h2", "The siege of Harbour Town")
    page.get_by_role("button", name="Close").click()
    shown.await_text(".card h2", "The weightiest in this period")
    page.locator(".tl .plot").focus()
    page.keyboard.press("ArrowRight")
    shown.await_query("e=2")
    shown.await_text(".card h2", "Envoys meet")
    shown.await_text(".tl .live", "1 of 9")
    page.keyboard.press("ArrowRight")
    shown.await_text(".card h2", "Voters go to the polls")
    expect(page.locator(".tl .plot")).to_have_attribute("aria-activedescendant", "tl-e1")
    page.get_by_role("button", name="Next event").click()
    shown.await_text(".card h2", "Troops cross")
    page.go_back()
    shown.await_text(".card h2", "Voters go to the polls")
    page.locator(".tl .shelf button").click()
    shown.await_text(".card h2", "Prisoners are exchanged")
    page.locator(".tl .table summary").click()
    page.locator(".tl td button", has_text="The siege").click()
    shown.await_text(".card h2", "The siege of Harbour Town")


def test_escape_closes_the_card_from_the_card_and_the_shelf_and_not_from_a_field(show: Show) -> None:
    shown = show("?e=4")
    page = shown.page
    shown.await_text(".card h2", "The siege of Harbour Town")
    search = page.get_by_label("Search titles and sentences").first
    search.press("Escape")
    page.get_by_role("button", name="More").first.click()
    page.get_by_test_id("stPopoverBody").wait_for()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    shown.await_text(".card h2", "The siege of Harbour Town")
    assert "e=4" in shown.query
    page.locator(".card .copy").focus()
    page.keyboard.press("Escape")
    shown.await_text(".card h2", "The weightiest in this period")
    expect(page.locator(".tl .plot")).to_be_focused()
    page.locator(".tl .shelf button").click()
    shown.await_text(".card h2", "Prisoners are exchanged")
    page.keyboard.press("Escape")
    shown.await_text(".card h2", "The weightiest in this period")


def test_a_mark_is_clicked_where_it_is_drawn(show: Show) -> None:
    shown = show("?t=2022")
    spot = shown.page.evaluate(
        """() => { const plot = document.querySelector('.tl .plot'), {xaxis, yaxis} = plot._fullLayout
          const trace = plot.data.find(each => each.mode === 'markers' && each.customdata)
          const at = trace.customdata.indexOf(6), box = plot.getBoundingClientRect()
          const on = (axis, value) => axis._offset + axis.d2p(value)
          return [box.left + on(xaxis, trace.x[at]), box.top + on(yaxis, trace.y[at])] }"""
    )
    shown.page.mouse.move(*spot)
    shown.page.mouse.click(*spot)
    shown.await_query("e=6")
    shown.await_text(".card h2", "A grain deal is signed <b>at last</b>")
    shown.page.keyboard.press("ArrowLeft")  # the keyboard goes on from the mark
    shown.await_query("e=5")
    shown.await_text(".card h2", "begins in the south")


def test_a_click_on_a_label_opens_the_card(show: Show) -> None:
    shown = show("?t=2022")
    label = shown.page.locator(".tl .plot text", has_text="grain deal").first.bounding_box()
    assert label
    spot = (label["x"] + label["width"] / 2, label["y"] + label["height"] / 2)
    shown.page.mouse.move(*spot)
    shown.page.mouse.click(*spot)
    shown.await_query("e=6")
    shown.await_text(".card h2", "A grain deal is signed <b>at last</b>")


def test_no_bar_or_band_leaves_its_bounds(show: Show) -> None:
    shown = show("?t=2022")
    bars = shown.page.evaluate(
        """() => document.querySelector('.tl .plot').data.filter(each => each.orientation === 'h')
          .flatMap(({base, x}) => base.map((from, at) => [Date.parse(from + 'Z'), Date.parse(from + 'Z') + x[at]]))"""
    )
    siege = [bar for bar in bars if bar[1] - bar[0] > 70 * 86_400_000]
    assert siege
    assert {bar[0] for bar in siege} == {1_646_092_800_000}  # 1 March 2022
    assert max(bar[1] for bar in siege) <= 1_653_091_200_000 + 1000  # the end of 20 May 2022


def test_a_phone_gets_a_chronology_and_a_sheet(show: Show) -> None:
    shown = show(width=390, height=844)
    page = shown.page
    assert page.locator(".tl .plot").is_hidden()
    assert page.locator(".tl h2").all_inner_texts()[0].startswith("2014")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".tl li button", has_text="The siege").click()
    shown.await_text(".card h2", "The siege of Harbour Town")
    sheet = page.locator(".st-key-card").bounding_box()
    assert sheet and sheet["y"] + sheet["height"] == pytest.approx(844, abs=1)
    assert sheet["height"] <= 844 * 0.53


def test_dark_is_drawn_in_its_own_colours(show: Show) -> None:
    colours = {
        scheme: show(color_scheme=scheme).page.evaluate(
            "document.querySelector('.tl .plot').layout.xaxis.tickfont.color"
        )
        for scheme in ("light", "dark")
    }
    assert colours == {"light": "#666B72", "dark": "#A3A7AD"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_of_ours(show: Show, scheme: str, width: int) -> None:
    shown = show("?e=3", width=width, color_scheme=scheme)
    shown.await_text(".card h2", "Troops cross")
    found = Axe().run(shown.page).response["violations"]
    ours = [
        (each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in found if each["id"] not in NOT_OURS
    ]
    assert ours == []


def test_copy_link_works_without_a_clipboard(show: Show) -> None:
    shown = show("?e=3")
    shown.await_text(".card h2", "Troops cross")
    shown.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    copied = shown.page.evaluate(
        """() => new Promise(done => {
          document.addEventListener('copy', () => done(document.activeElement.value), {once: true})
          document.querySelector('.card .copy').click() })"""
    )
    assert copied.endswith("/?e=3")


def test_where_reading_needs_a_login_frames_come_through_the_session(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    stored.fill(Store.open(f"sqlite:///{tmp_path / 'timeline.sqlite'}")).close()
    env = {
        "TIMELINE_DATA_DIR": str(tmp_path),
        "TIMELINE_SEEDS_DIR": str(tmp_path / "seeds"),
        "TIMELINE_READING": "login",
    }
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    with serving.running(serving.APP, tmp_path, **env) as server:
        shown = Shown(context.new_page(), server.url).open("?k=fight")
        asked: list[str] = []
        shown.page.on("request", lambda request: asked.append(request.url) if "/api/" in request.url else None)
        assert len(shown.events()) == 4
        shown.page.locator(".tl .plot").focus()
        shown.page.keyboard.press("+")
        shown.await_query("t=")
        shown.await_text(".head p", "in this period")
        assert server.get("/api/frame") == 403
        assert asked == []
        context.close()


def test_whoever_runs_the_program_corrects_on_the_card(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    stored.fill(Store.open(f"sqlite:///{tmp_path / 'timeline.sqlite'}"), stored.STORY[:3]).close()
    env = {"TIMELINE_DATA_DIR": str(tmp_path), "TIMELINE_SEEDS_DIR": str(tmp_path / "seeds")}
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    with serving.running(serving.APP, tmp_path, **env) as server:
        shown = Shown(context.new_page(), server.url).open("?e=3")
        page = shown.page
        page.get_by_role("button", name="Correct").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Date").fill("1 March 2022")
        dialog.get_by_label("Date").press("Enter")
        dialog.get_by_text("Reads as: on 1 March 2022.").wait_for()
        dialog.get_by_label("Why").fill("the border post's log")
        dialog.get_by_label("Why").press("Tab")
        dialog.get_by_role("button", name="Save").click()
        shown.await_text(".card .when", "On 1 March 2022 (set by hand)")
        shown.await_text(".tl .options li", "on 1 March 2022 (set by hand)")  # the chart has it too
        context.close()


def test_the_strip_says_what_is_covered(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    url = f"sqlite:///{tmp_path / 'timeline.sqlite'}"
    opened = stored.fill(Store.open(url))
    opened.add_collection(
        "north", "The war in the north", covers_from=date(2014, 3, 1), covers_to=date(2023, 12, 31),
        reviewed_to=date(2022, 12, 31), sources="Two gazettes",
    )  # fmt: skip
    opened.close()
    env = {"TIMELINE_DATA_DIR": str(tmp_path), "TIMELINE_SEEDS_DIR": str(tmp_path / "seeds")}
    with serving.running(serving.APP, tmp_path, **env) as server:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        shown = Shown(page, server.url).open()
        shown.await_text(".head .covers", "covers 1 Mar 2014 to 31 Dec 2023, reviewed up to 31 Dec 2022")
        assert "Two gazettes" in str(page.get_attribute(".head .covers", "title"))
        box = page.locator(".tl .desk").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] - 40, box["y"] + 20)
        page.wait_for_function(
            "() => [...document.querySelectorAll('.bare, .brush')].some(e => /Not covered/.test(e.title))"
        )
        assert page.evaluate("document.querySelector('.plot').layout.shapes.filter(s => s.xref === 'x2').length") == 3
        page.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_a_picture_is_made_in_the_browser_and_says_what_it_shows(show: Show, tmp_path: Path, width: int) -> None:
    shown = show("?k=fight", width=width)
    shown.page.get_by_role("button", name="Download").first.click()
    with shown.page.expect_download() as saved:
        shown.page.locator("[data-picture]").click()
    day = datetime.now(UTC).date()
    assert saved.value.suggested_filename in {
        f"timeline_north_fighting-{each}.png" for each in (day, day - timedelta(1))
    }
    saved.value.save_as(tmp_path / "picture.png")
    picture = Image.open(tmp_path / "picture.png")
    picture.load()  # every chunk's checksum is right
    assert picture.size[0] == 2400
    assert picture.text["Title"] == "The war in the north"
    assert "Fighting" in picture.text["Description"]
    assert picture.text["Source"].endswith("?k=fight")


def test_a_view_is_kept_under_a_name_opened_again_and_removed(show: Show) -> None:
    shown = show("?k=fight")
    page = shown.page
    page.get_by_role("button", name="Share").first.click()
    page.get_by_label("Name of this view").fill("Fights & <b>more</b>")
    page.get_by_role("button", name="Keep this view").click()
    shown.open()
    page.get_by_role("button", name="Share").first.click()
    page.get_by_role("link", name="Fights & <b>more</b>").click()
    shown.await_query("k=fight")
    page.get_by_role("button", name="Share").first.click()
    page.get_by_role("button", name="Remove Fights").click()
    page.locator(".kept li").first.wait_for(state="detached")
    assert page.evaluate("localStorage.getItem('timeline-views')") == "[]"
    assert shown.errors == []


def test_an_event_that_may_lie_in_the_window_is_seen_though_its_known_bound_is_outside(show: Show) -> None:
    shown = show("?t=2025-03-01..2025-03-31")
    assert [title for title in shown.events() if "Drones" in title]
    edge = shown.page.evaluate(
        """() => document.querySelector('.tl .plot').data
          .filter(trace => trace.marker?.size === 7 && trace.marker.symbol.includes('triangle-left'))
          .flatMap(trace => trace.x)"""
    )
    assert len(edge) == 1 and edge[0].startswith("2025-03-01")


def test_the_story_prints_without_controls(reader: Show) -> None:
    shown = reader()
    shown.go("story")
    shown.page.wait_for_selector(".story article")
    printed = PdfReader(BytesIO(shown.page.pdf(format="A4")))
    letters = normalize("NFKC", " ".join(page.extract_text() for page in printed.pages))  # "ﬁ" is one letter in print
    text = " ".join(letters.split())
    assert not [word for word in ("Copy link", "Share", "Download", "Conflicts", "Search") if word in text]
    for title in shown.page.locator(".told .what a").all_inner_texts():
        assert "".join(title.split()) in text.replace(" ", "")  # nothing is cut, wherever lines break


def test_chart_and_list_point_at_each_other(show: Show) -> None:
    page = show().page
    first = page.locator(".card .item").first
    first.hover()
    halo = page.locator(".tl .halo").bounding_box()
    assert halo
    page.mouse.move(halo["x"] + halo["width"] / 2, halo["y"] + halo["height"] / 2)
    page.locator(".card .item.hovered").wait_for()
    expect(page.locator(".card .item.hovered")).to_have_attribute("data-event", str(first.get_attribute("data-event")))
