"""Journeys through the pages round the timeline, in a real browser and with a real worker."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests import serving
from tests.browser.conftest import DRAWN, Shown


def test_the_story_copies_links_and_so_does_its_embedded_page(reader: Callable[..., Shown]) -> None:
    shown = reader(permissions=["clipboard-read", "clipboard-write"])
    for path in ("story", "story?embed=true"):
        page = shown.go(path)
        button = page.locator(".told .copy").first
        button.click()
        expect(button).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "/?e=" in copied
        shown.page.goto(copied)
        shown.page.wait_for_selector(".tl[data-drawn], .tl.phone .list ol")


def test_a_copy_button_is_seen_only_where_it_copies(reader: Callable[..., Shown]) -> None:
    """Streamlit draws the page's text before its scripts run: a click in between was lost."""
    page = reader().go("story")
    button = page.locator(".told .copy").first
    expect(button).to_be_visible()
    page.evaluate("delete document.documentElement.dataset.copies")
    expect(button).to_be_hidden()


def test_an_event_is_copied_from_the_story_in_a_foreign_frame_without_https(
    browser: Browser, timeline_server: serving.Server
) -> None:
    """The names lead to this machine; by them a page is no secure context, and has no clipboard of its own."""
    features = "--disable-features=LocalNetworkAccessChecks"
    names = "--host-resolver-rules=MAP *.test 127.0.0.1, MAP localhost 127.0.0.1"
    plain = browser.browser_type.launch(
        executable_path=serving.chromium(), args=[*serving.CHROMIUM_ARGS, features, names]
    )
    page = plain.new_page()
    home = f"http://timeline.test:{timeline_server.port}"
    frame = f"<textarea></textarea><iframe src='{home}/story?embed=true&k=vote' width=900 height=600></iframe>"
    page.route("http://paper.test/", lambda route: route.fulfill(content_type="text/html", body=frame))
    page.goto("http://paper.test/")
    copy = page.frame_locator("iframe").get_by_role("button", name="Copy link to this event")
    copy.click()
    expect(page.frame_locator("iframe").locator(".told .copy")).to_have_text("Copied")
    assert page.frames[1].evaluate("isSecureContext") is False
    page.locator("textarea").focus()
    page.keyboard.press("Control+V")
    assert page.locator("textarea").input_value() == f"{home}/?e=1"
    expect(page.frame_locator("iframe").get_by_role("link", name="Open the whole timeline")).to_have_attribute(
        "href", "./?k=vote"
    )
    plain.close()


def test_shared_code_embeds_the_timeline_and_its_links_leave_the_frame(
    reader: Callable[..., Shown], timeline_server: serving.Server
) -> None:
    shown, home = reader(permissions=["clipboard-read", "clipboard-write"]), timeline_server.url
    page = shown.go("story?k=vote")
    page.get_by_role("button", name="Share").first.click()
    page.locator("summary", has_text="Embed").click()
    expect(page.locator("code", has_text="iframe")).to_have_count(2)
    timeline, story = page.locator("code", has_text="iframe").all_inner_texts()
    coloured = page.locator("code .tag").first
    assert coloured.evaluate("each => getComputedStyle(each).borderTopWidth") == "0px"
    assert f'src="{home}/?k=vote&amp;embed=true"' in timeline and f'src="{home}/story?k=vote&amp;embed=true"' in story
    page.route(f"{home}/paper", lambda route: route.fulfill(content_type="text/html", body=f"<p>News</p>{timeline}"))
    page.goto(f"{home}/paper")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".tl .options li")).to_have_count(1)
    expect(frame.get_by_role("heading", level=1)).to_contain_text("Protests & votes")
    expect(frame.locator(".st-key-pages, .st-key-bar, .st-key-acts")).to_have_count(0)
    entries = page.evaluate("history.length")
    frame.locator(".card .item").first.click()
    frame.locator(".card .copy").click()
    expect(frame.locator(".card .copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{home}/?k=vote&e=1"
    assert page.evaluate("history.length") == entries  # Back leaves the paper's page
    with page.expect_popup() as opened:
        frame.locator(".card a[href^='article']").first.click()
    assert opened.value.url.startswith(f"{home}/article?a=")
    expect(frame.get_by_role("link", name="Open the whole timeline")).to_have_attribute("href", "./?k=vote&e=1")


def test_the_links_of_the_pages_show_the_focus_of_the_keyboard(reader: Callable[..., Shown]) -> None:
    page = reader().go("about")
    link = page.locator(".st-key-pages a").first
    link.wait_for()
    page.locator(".st-key-pages a").nth(1).focus()
    page.keyboard.press("Shift+Tab")
    expect(link).to_be_focused()
    assert (
        link.evaluate("each => getComputedStyle(each).outlineStyle + getComputedStyle(each).outlineWidth") == "solid2px"
    )


def test_a_view_of_the_story_is_kept_and_opened_again(reader: Callable[..., Shown]) -> None:
    shown = reader()
    page = shown.go("story?k=vote")
    page.get_by_role("button", name="Share").first.click()
    page.get_by_label("Name of this view").fill("Votes")
    page.get_by_role("button", name="Keep this view").click()
    page.get_by_role("status").get_by_text("Kept as “Votes”.").wait_for()
    shown.go("story")
    page.locator(".told").nth(3).wait_for()
    page.get_by_role("button", name="Share").first.click()
    page.get_by_role("link", name="Votes", exact=True).click()
    shown.await_query("k=vote")
    expect(page.locator(".told")).to_have_count(1)
    assert "/story?" in page.url


def test_an_empty_result_offers_what_to_loosen_and_keeps_its_promise(reader: Callable[..., Shown]) -> None:
    shown = reader(permissions=["clipboard-read", "clipboard-write"])
    page = shown.go("?q=grain&k=fight")
    page.get_by_role("button", name="Share").first.click()
    page.locator("[data-testid=stPopoverBody] .copy").first.click()  # an empty view is shared like any other
    expect(page.locator("[data-testid=stPopoverBody] .copy").first).to_have_text("Copied")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Without Fighting · 1 certainly").click()
    page.wait_for_selector(DRAWN)
    assert len(shown.events()) == 1 and shown.query == "q=grain"


def test_an_article_is_shared_with_its_chosen_event(reader: Callable[..., Shown]) -> None:
    shown = reader(permissions=["clipboard-read", "clipboard-write"])
    page = shown.go("article?a=3")
    row = page.locator(".sf .row").first
    row.click()
    shown.await_query("e=")
    expect(row.locator(".sign")).to_have_css("clip-path", "circle(46%)")  # as on its pill: fighting
    row.get_by_role("button", name="Copy link").click()
    expect(row.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{shown.home}/?e=3"
    page.get_by_role("button", name="Share").click()
    page.locator("[data-testid=stPopoverBody] .copy").click()
    expect(page.locator("[data-testid=stPopoverBody] .copy")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "article?a=3&e=" in copied
    page.goto(copied)
    page.locator(".sf .row.cur").get_by_text("Troops cross the northern border").wait_for()
    page.get_by_role("button", name="Share").click()
    page.get_by_role("link", name="Its events on the timeline").click()
    page.wait_for_selector(DRAWN)
    assert len(shown.events()) == 1 and shown.query == "c=north&in=3"


def test_downloads_hold_the_same_days_in_a_far_zone(show: Callable[..., Shown], tmp_path: Path) -> None:
    days = []
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        shown = show(timezone_id=zone)
        shown.page.get_by_role("button", name="Download").click()
        with shown.page.expect_download() as given:
            shown.page.get_by_role("button", name="CSV").click()
        file = tmp_path / f"{zone.partition('/')[2]}.csv"
        given.value.save_as(file)
        rows = csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline=""))
        days.append({row["id"]: (row["earliest"], row["latest"], row["edtf"]) for row in rows})
    assert days[0] == days[1]
    assert ("2022-07-22", "2022-07-22", "2022-07-22") in days[0].values()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["article", "article?a=1", "upload", "story", "changes", "about"])
def test_axe_finds_nothing_of_ours_on_the_pages(reader: Callable[..., Shown], path: str, scheme: str) -> None:
    shown = reader(color_scheme=scheme)
    page = shown.go(path)
    page.locator(".head h1").first.wait_for()
    page.wait_for_function("() => !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')")
    found = Axe().run(page).response["violations"]
    # What axe finds in Streamlit's own parts and we can't mend.
    ours = [each["id"] for each in found if each["id"] not in {"presentation-role-conflict"}]
    assert ours == []
