"""From upload over review to the timeline in a real browser: by keyboard, by mouse, quickly, and broken off."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Dialog, Page, expect

from dashboard.store import STOPPING, ClaimStatus, JobState, Store
from extract import Value
from tests import serving
from tests.browser.conftest import Shown, served
from tests.dashboard.dashboard_fakes import Told, digest

SLOW_MS = 60_000  # the first article waits for the language model
PASTED = "Russian troops shelled the town of Irpin on 2 March 2022. Two people were killed."
HOSTILE = "<img src=x onerror=alert(1)>"
VERBS = ("met", "fled", "voted", "struck", "agreed", "left", "signed", "fell")
TEXT = " ".join(f"Somebody {verb} on {day} May 2022. Nothing else was said." for day, verb in enumerate(VERBS, 1))


@pytest.fixture(scope="module")
def timeline_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[serving.Server]:
    """A server of their own: these tests change what it holds."""
    with served(tmp_path_factory.mktemp("reviewed")) as server:
        yield server


@pytest.fixture
def store(timeline_server: serving.Server) -> Iterator[Store]:
    """The store of the served timeline."""
    opened = Store.open(f"sqlite:///{timeline_server.log.parent / 'timeline.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def token(store: Store) -> Iterator[str]:
    """A review of one article with eight events and hostile words, removed afterwards."""
    told = [Told(verb, _day(day), f"{HOSTILE} {verb}", f"{day} May 2022") for day, verb in enumerate(VERBS, 1)]
    made = store.start_review(collection="north", by="test").token
    article = store.add_article(
        digest(f"{TEXT} A <b>bridge</b> opened.", told, published=_day(9), title=HOSTILE, source=HOSTILE),
        collection="north",
        by="test",
        token=made,
    )
    yield made
    store.withdraw_article(article.article, who="test", why="end of a test")


def _day(number: int) -> Value:
    when = date(2022, 5, number)
    return Value(when, when)


def open_review(shown: Shown, token: str) -> Page:
    shown.go(f"review?r={token}")
    shown.page.locator(".sf .row.cur").wait_for()
    return shown.page


def statuses(store: Store, token: str) -> list[ClaimStatus]:
    review = store.review(token)
    assert review is not None
    detail = store.article(review.articles[0].id, token=token)
    assert detail is not None
    return [claim.status for claim in detail.claims]


def test_an_article_goes_by_keyboard_from_upload_to_the_timeline(reader: Callable[..., Shown]) -> None:
    shown = reader()
    page = shown.page
    shown.go("upload")
    page.get_by_label("Or paste one article").fill(PASTED)
    page.get_by_label("Written on").fill("3 March 2022")
    page.get_by_label("Its address").fill("https://example.org/news?a=1&b=2")
    page.get_by_role("button", name="Read and review").press("Enter")
    page.wait_for_url("**/review?r=*")
    page.locator(".sf .row.cur:focus").wait_for(timeout=SLOW_MS)
    original = page.locator(".sf .facts").get_by_role("link", name="original")
    expect(original).to_have_attribute("href", "https://example.org/news?a=1&b=2")
    expect(original).to_have_attribute("rel", "noopener noreferrer nofollow")
    page.keyboard.press("a")
    expect(page.locator(".sf .lh")).to_contain_text("1 to decide")  # its day is only carried
    page.keyboard.press("Enter")
    expect(page.locator(".sf .lh")).to_contain_text("All decided")
    expect(page.locator(".sf [data-go]")).to_contain_text("Publish ")
    expect(page.get_by_text("Enter does it:")).to_be_hidden()
    page.keyboard.press("p")
    expect(page.locator(".sf .live")).to_contain_text("Enter does it")
    expect(page.get_by_text("Enter does it:")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".sf .said")).to_contain_text("Published ")
    review = page.url
    shown.open("?q=Irpin")
    assert any("Irpin" in event and "2 March 2022" in event for event in shown.events())
    page.goto(review)
    remove = page.get_by_role("button", name="Remove this article")
    remove.click()
    page.get_by_role("button", name="yes, do it").click()
    expect(page.locator(".sf .said")).to_contain_text("Removed")
    shown.go("?q=Irpin")
    page.get_by_text("Nothing fits all of these filters").first.wait_for()
    assert not shown.outside


def test_what_is_refused_stays_in_the_form_and_what_is_taken_leaves_it(reader: Callable[..., Shown]) -> None:
    shown = reader()
    page = shown.page
    shown.go("upload")
    pasted, title, written = (page.get_by_label(each) for each in ("Or paste one", "Title of the", "Written on"))
    file = {"name": "wire.txt", "mimeType": "text/plain", "buffer": b"Envoys signed a truce on 4 March 2022 in Minsk."}
    page.locator("input[type=file]").set_input_files([file])  # type: ignore[list-item]
    pasted.fill(PASTED.replace("Irpin", "Hostomel"))
    title.fill("Shelling")
    written.fill("14 Dez 25")
    page.get_by_role("button", name="Read and review").click()
    page.get_by_text("can’t be read as a date").wait_for()
    expect(page.get_by_text("wire.txt")).to_be_visible()
    assert "Hostomel" in pasted.input_value()
    assert (title.input_value(), written.input_value()) == ("Shelling", "14 Dez 25")
    written.fill("5 March 2022")
    page.get_by_role("button", name="Read and review").click()
    page.wait_for_url("**/review?r=*")
    expect(page.locator(".sf .file")).to_have_count(2, timeout=SLOW_MS)
    page.get_by_role("link", name="Upload").first.click()
    expect(pasted).to_have_value("")
    expect(written).to_have_value("")
    expect(page.get_by_text("wire.txt")).to_have_count(0)


def test_quick_keys_are_all_saved_and_a_reload_finds_them(
    reader: Callable[..., Shown], store: Store, token: str
) -> None:
    page = open_review(reader(), token)
    for key in ("Enter", "x", "Enter", "Enter", "x", "Enter"):  # as fast as they go
        page.keyboard.press(key)
    expect(page.locator(".sf .lh")).to_contain_text("2 to decide")
    page.reload()
    expect(page.locator(".sf .lh")).to_contain_text("4 kept · 2 dropped")
    expect(page.locator(".sf .row.cur .num")).to_have_text("7")  # the first one that waits
    kept, dropped = ClaimStatus.KEPT, ClaimStatus.DROPPED
    assert statuses(store, token)[:6] == [kept, dropped, kept, kept, dropped, kept]
    page.keyboard.press("z")
    expect(page.locator(".sf .lh")).to_contain_text("3 kept · 2 dropped")
    assert statuses(store, token)[5] is ClaimStatus.UNDECIDED


def test_a_long_list_comes_in_parts_and_keys_go_on_across_them(reader: Callable[..., Shown], store: Store) -> None:
    many = 120
    told = [Told(f"acted{at:03}", _day(at % 28 + 1), f"Act {at}") for at in range(1, many + 1)]
    text = " ".join(f"Somebody acted{at:03} in the town." for at in range(1, many + 1))
    token = store.start_review(collection="north", by="test").token
    store.add_article(digest(text, told, published=_day(29)), collection="north", by="test", token=token)
    page = open_review(reader(), token)
    part, number = page.locator(".sf .part span").first, page.locator(".sf .row.cur .num")
    expect(part).to_have_text("Events 1 to 50 of 120")
    expect(page.locator(".sf .row")).to_have_count(50)
    for _ in range(52):  # as fast as they go
        page.keyboard.press("Enter")
    expect(page.locator(".sf .lh")).to_contain_text("68 to decide")
    expect(part).to_have_text("Events 51 to 100 of 120")
    expect(number).to_have_text("53")
    assert statuses(store, token) == [ClaimStatus.KEPT] * 52 + [ClaimStatus.UNDECIDED] * 68
    for _ in range(3):
        page.keyboard.press("k")
    expect(part).to_have_text("Events 1 to 50 of 120")
    expect(number).to_have_text("50")
    page.locator(".sf mark[data-n='118']").click()
    expect(number).to_have_text("118")
    expect(page.locator(".sf .row")).to_have_count(20)
    page.keyboard.press("Home")
    expect(number).to_have_text("1")
    page.reload()
    expect(number).to_have_text("53")  # the first one that waits
    page.get_by_role("button", name="Next 20").first.click()
    expect(number).to_have_text("101")


def test_a_long_reading_is_stopped_from_the_rail(reader: Callable[..., Shown], store: Store, token: str) -> None:
    job = store.add_upload(token, "report.pdf", b"%PDF-1.7")
    taken = store.take_upload()  # as another process would, which now reads it for long
    assert taken is not None and taken.job.id == job.id
    store.report_upload(job.id, done=12, total=40)
    page = open_review(reader(), token)
    expect(page.locator(".sf .file", has_text="report.pdf")).to_contain_text("page 12 of 40")
    page.get_by_role("button", name="Stop, keep what was read").click()
    expect(page.locator(".sf .file", has_text="report.pdf")).to_contain_text("it stops · what was read is kept")
    expect(page.locator(".sf .live")).to_contain_text("what was read is kept")
    stopping = store.job(job.id)
    assert stopping is not None and stopping.code == STOPPING
    store.finish_upload(job.id, JobState.FAILED, code="broken", message="End of a test.")


def test_a_date_is_typed_with_an_echo_and_focus_stays_on_its_row(
    reader: Callable[..., Shown], store: Store, token: str
) -> None:
    page = open_review(reader(), token)
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.keyboard.type("14 Dez 25")
    expect(page.locator(".sf .ed .out")).to_contain_text("can’t be read as a date")
    page.keyboard.press("Enter")
    expect(page.locator(".sf .ed .out")).to_contain_text("Nothing was changed")
    page.keyboard.press("Control+a")
    page.keyboard.type("14..15 May 2022")
    expect(page.locator(".sf .ed .out")).to_contain_text("Reads as: between 14 and 15 May 2022")
    page.keyboard.press("Enter")
    expect(page.locator(".sf .row.cur .when")).to_contain_text("between 14 and 15 May 2022")
    expect(page.locator(".sf .row:focus .num")).to_have_text("2")
    page.keyboard.press("t")
    page.keyboard.press("Escape")
    expect(page.locator(".sf .row:focus .num")).to_have_text("2")


def test_keys_go_on_after_the_last_question_was_answered_by_keyboard(reader: Callable[..., Shown]) -> None:
    text = (
        "Delegates gathered on [insert date] in the old town. The report is due next week. Troops left on 8 May 2022."
    )
    shown = reader()
    page = shown.page
    shown.go("upload")
    page.get_by_label("Or paste one article").fill(text)
    page.get_by_role("button", name="Read and review").press("Enter")
    page.wait_for_url("**/review?r=*")
    questions, focus = page.locator(".sf .row.qu"), page.locator(".sf .row:focus")
    expect(questions).to_have_count(2, timeout=SLOW_MS)
    page.keyboard.press("j")
    page.keyboard.press("d")
    expect(questions.nth(1).locator(".ed input")).to_be_focused()  # in its own row
    page.keyboard.type("9 May 2022")
    page.keyboard.press("Enter")
    expect(questions).to_have_count(1, timeout=SLOW_MS)
    expect(focus).to_have_count(1)
    page.keyboard.press("Home")
    page.keyboard.press("d")
    page.keyboard.type("10 May 2022")
    page.keyboard.press("Enter")
    expect(questions).to_have_count(0, timeout=SLOW_MS)
    expect(focus).to_have_count(1)
    page.keyboard.press("a")
    expect(page.locator(".sf .lh")).to_contain_text("2 kept")


def test_marked_words_and_walked_sentences_become_events(reader: Callable[..., Shown], token: str) -> None:
    page = open_review(reader(), token)
    page.locator(".sf .s", has_text="bridge").select_text()
    page.get_by_role("button", name="Add an event from the marked words").click()
    page.keyboard.type("A bridge opens")
    page.keyboard.press("Enter")
    expect(page.locator(".sf .row:focus .ti")).to_have_text("A bridge opens")
    page.keyboard.press("n")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".sf .s.picked")).to_have_text("Nothing else was said.")
    page.keyboard.press("Enter")
    page.keyboard.type("Silence")
    page.keyboard.press("Enter")
    expect(page.locator(".sf .row:focus .ti")).to_have_text("Silence")


def test_text_and_list_light_each_other_up_and_a_click_chooses(reader: Callable[..., Shown], token: str) -> None:
    page = open_review(reader(), token)
    third = page.locator(".sf .list .row").nth(2)
    third.hover()
    expect(page.locator(".sf .article-text mark.hi")).to_have_count(2)  # its verb and its date
    page.locator(".sf .article-text mark.ev").nth(4).hover()
    expect(page.locator(".sf .list .row").nth(4)).to_have_class("row hi")
    page.locator(".sf .article-text mark.ev").nth(4).click()
    expect(page.locator(".sf .row.cur .num")).to_have_text("5")
    page.locator(".sf .row.cur").get_by_role("button", name="Drop").click()
    expect(page.locator(".sf .lh")).to_contain_text("1 dropped")


def test_hostile_titles_names_and_texts_stay_text(reader: Callable[..., Shown], token: str) -> None:
    shown = reader()
    dialogs: list[Dialog] = []
    shown.page.on("dialog", lambda dialog: (dialogs.append(dialog), dialog.dismiss()))
    page = open_review(shown, token)
    expect(page.locator(".sf .headline")).to_have_text(HOSTILE)
    expect(page.locator(".sf .row.cur .ti")).to_have_text(f"{HOSTILE} met")
    page.keyboard.press("t")
    page.keyboard.type("<script>alert(2)</script>")
    page.keyboard.press("Enter")
    expect(page.locator(".sf .row.cur .ti")).to_have_text("<script>alert(2)</script>")
    assert page.locator(".sf img, .sf script, .sf .article-text b").count() == 0 and not dialogs
    shown.go("upload")
    hostile_file = {"name": f"{HOSTILE}.txt", "mimeType": "text/plain", "buffer": b"\x89PNG\r\n\x1a\n"}
    page.locator("input[type=file]").set_input_files([hostile_file])  # type: ignore[list-item]
    page.get_by_text("8.0B").wait_for()
    page.get_by_role("button", name="Read and review").click()
    expect(page.locator(".sf .file.bad")).to_contain_text(HOSTILE, timeout=SLOW_MS)
    assert page.locator(".sf img").count() == 0 and not dialogs


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_review(reader: Callable[..., Shown], token: str, scheme: str) -> None:
    page = open_review(reader(color_scheme=scheme), token)
    page.keyboard.press("x")
    page.keyboard.press("d")
    expect(page.locator(".sf .lh")).to_contain_text("1 dropped")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_a_phone_shows_text_above_list_and_a_row_as_a_sheet(reader: Callable[..., Shown], token: str) -> None:
    shown = reader(width=390, height=844, has_touch=True, is_mobile=True)
    page = open_review(shown, token)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator(".sf .article-text mark.ev").first.tap()
    sheet = page.locator(".sf .sheet")
    expect(sheet).to_contain_text(f"{HOSTILE} met")
    sheet.get_by_role("button", name="Keep").tap()
    expect(sheet).to_be_hidden()
    expect(page.locator(".sf .lh")).to_contain_text("1 kept")


def test_an_article_is_mended_on_its_own_page(reader: Callable[..., Shown], store: Store) -> None:
    article = next(row for row in store.articles() if row.title.startswith("Prisoners"))
    shown = reader()
    page = shown.page
    shown.go(f"article?a={article.id}")
    page.get_by_role("button", name="Another day").click()
    page.keyboard.type("May 2022")
    expect(page.locator(".sf .ed .out")).to_contain_text("Reads as: ")
    page.keyboard.press("Enter")
    expect(page.locator(".sf .resolved")).to_contain_text("Resolved again", timeout=SLOW_MS)
    page.locator(".sf .undo").get_by_role("button", name="Undo").click()
    expect(page.locator(".sf .margin .note b").first).to_have_text("When was this written?", timeout=SLOW_MS)
    page.locator(".sf .article-text mark.ev").first.click()
    shown.await_query("e=")
    event = shown.query
    shown.go(f"article?{event}")
    expect(page.locator(".sf .row.cur .ti")).to_contain_text("Prisoners")


def test_the_next_article_is_a_key_away_and_a_file_read_in_part_says_so(
    reader: Callable[..., Shown], store: Store, token: str
) -> None:
    made = digest(
        "Delegates gathered on 9 May 2022.",
        [Told("gathered", _day(9), "Delegates gather")],
        published=_day(9),
        title="Second",
    )
    added = store.add_article(
        replace(
            made, extraction=replace(made.extraction, article=replace(made.extraction.article, notes=("Doubtful.",)))
        ),
        collection="north",
        by="test",
        token=token,
    )
    page = open_review(reader(), token)
    page.keyboard.press("a")
    expect(page.locator(".sf .lh")).to_contain_text("All decided")
    page.keyboard.press("g")
    expect(page.locator(".sf .headline")).to_have_text("Second")
    expect(page.locator(".sf .row:focus .ti")).to_have_text("Delegates gather")
    expect(page.locator(".sf .reading .note")).to_have_text("Doubtful.")
    assert f"a={added.article}" in page.url
    store.withdraw_article(added.article, who="test", why="end of a test")
