"""The pages round the timeline as AppTest runs them, on a small store and with a real worker."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import corrections, resources
from dashboard.access import Visitor
from dashboard.filters import View
from dashboard.inbox import Inbox
from dashboard.store import ClaimStatus, Store, Target
from dashboard.widgets import who
from dashboard.worker import Document, Reader
from extract import read_typed_date
from tests.dashboard import stored

FOLDER = Path(__file__).resolve().parents[2] / "dashboard" / "app_pages"
EDITOR = Visitor(name="An editor", person=None, reads=True, uploads=True, edits=True, own=True)
READER = Visitor(name="", person=None, reads=True, uploads=False, edits=False, own=False)
SEED = Path(__file__).resolve().parents[2] / "seeds" / "articles" / "us_security_guarantees_berlin.md"
WIRE = SEED.with_name("ukraine-berlin-talks.md")


class InlineInbox:
    """An inbox that reads at once, so that no test waits."""

    def __init__(self, store: Store, reader: Reader) -> None:
        self._inbox = Inbox(store, reader)

    def ring(self) -> None:
        while self._inbox.read_next():
            pass


@pytest.fixture
def store(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A filled store that the pages are pointed to; whoever looks is the editor."""
    monkeypatch.setenv("TIMELINE_DATABASE_URL", f"sqlite:///{tmp_path / 'timeline.sqlite'}")
    resources.settings.cache_clear()
    resources.live.cache_clear()
    filled = stored.fill(resources.live().store)
    monkeypatch.setattr(resources, "reader", lambda: reader)
    monkeypatch.setattr(resources, "inbox", lambda: InlineInbox(filled, reader))
    monkeypatch.setattr(who, "visitor", lambda _settings: EDITOR)
    yield filled
    resources.live().close()
    resources.settings.cache_clear()
    resources.live.cache_clear()


@pytest.fixture
def page(store: Store) -> Callable[..., AppTest]:
    def opened(name: str, **params: str) -> AppTest:
        test = AppTest.from_file(str(FOLDER / f"{name}.py"), default_timeout=60)
        for key, value in params.items():
            test.query_params[key] = value
        test.run()
        assert not test.exception
        return test

    return opened


def html(test: AppTest) -> str:
    return "\n".join(each.proto.body for each in test.get("html"))


def add(store: Store, reader: Reader, path: Path) -> int:
    digest = reader.read(Document(path.name, path.read_bytes()))
    return store.add_article(digest, collection="north", by="test").article


def click(test: AppTest, key: str) -> AppTest:
    test.button(key=key).click().run()
    assert not test.exception
    return test


def test_the_list_names_every_article_and_finds_by_words(page: Callable[..., AppTest], store: Store) -> None:
    test = page("article")
    assert sum(button.key.startswith("open_") for button in test.button if button.key) == len(store.articles())
    test.text_input(key="article_search").set_value("grain deal").run()
    assert sum(button.key.startswith("open_") for button in test.button if button.key) == 1
    test.text_input(key="article_search").set_value("no such words").run()
    assert "No article here fits" in test.markdown[0].value


def test_an_articles_text_is_escaped_and_its_marks_say_rule_and_anchor(
    page: Callable[..., AppTest], store: Store
) -> None:
    row = next(row for row in store.articles() if "grain deal" in row.title)
    words = html(page("article", a=str(row.id)))
    assert "<b>at last</b>" not in words and "&lt;b&gt;at last&lt;/b&gt;" in words
    assert "class='tx'" in words and "date-full" in words and "says it all itself" in words
    assert "class='ev'" in words


@pytest.mark.parametrize("wanted", ["999999", "x", "-1", "1; drop table"])
def test_a_link_to_no_article_says_so(page: Callable[..., AppTest], wanted: str) -> None:
    assert "No such article" in html(page("article", a=wanted))


def test_the_placeholder_is_answered_from_another_article_and_everything_follows(
    page: Callable[..., AppTest], store: Store, reader: Reader
) -> None:
    add(store, reader, WIRE)
    article = add(store, reader, SEED)
    test = page("article", a=str(article))
    assert "[insert date]" in html(test) and "A date was left out here" in html(test)
    use = next(button for button in test.button if button.key and button.key.startswith("use_"))
    assert "December 2025" in use.label.replace("\\", "")
    use.click().run()
    assert not test.exception
    assert "Resolved again" in html(test)
    filled = [claim for claim in store.article(article).claims if claim.how.anchor == "person"]  # type: ignore[union-attr]
    assert filled and all(claim.when and claim.when.earliest.year == 2025 for claim in filled)  # type: ignore[union-attr]
    click(test, "undo_resolved")
    assert not any(claim.how.anchor == "person" for claim in store.article(article).claims)  # type: ignore[union-attr]


def test_the_day_of_writing_is_corrected_and_what_hung_on_it_is_resolved_again(
    page: Callable[..., AppTest], store: Store, reader: Reader
) -> None:
    article = add(store, reader, SEED)
    test = page("article", a=str(article))
    assert "not known" in html(test)
    test.text_input(key=f"written_{article}").set_value("16 Dec 2025").run()
    click(test, "save_written")
    detail = store.article(article)
    assert detail and detail.row.written == read_typed_date("16 Dec 2025")
    assert any(timex.text == "the coming weeks" and timex.when for timex in detail.timexes)
    assert "Resolved again" in html(test) and "anachronism" in {warning.code for warning in detail.warnings}


def test_an_unreadable_typed_date_changes_nothing(page: Callable[..., AppTest], store: Store) -> None:
    row = store.articles()[0]
    test = page("article", a=str(row.id))
    test.text_input(key=f"written_{row.id}").set_value("14 Dez 25").run()
    assert any("can’t be read as a date" in each.value.replace("\\", "") for each in test.markdown)
    assert test.button(key="save_written").disabled


def test_readers_who_may_not_mend_see_no_forms(
    page: Callable[..., AppTest], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(who, "visitor", lambda _settings: READER)
    row = store.articles()[0]
    assert not [button for button in page("article", a=str(row.id)).button if button.key == "save_written"]
    assert "can’t be added by everybody" in page("upload").markdown[0].value


def upload(page: Callable[..., AppTest], text: str, written: str = "") -> AppTest:
    test = page("upload")
    test.text_area[0].set_value(text)
    test.text_input[1].set_value(written)
    test.button[0].click().run()
    return test


def test_pasted_text_goes_through_review_onto_the_timeline_and_off_again(
    page: Callable[..., AppTest], store: Store
) -> None:
    before = len(store.columns())
    upload(page, "Russian troops shelled the town of Irpin on 2 March 2022. Two people were killed.", "3 March 2022")
    (review,) = store.reviews(state="open")
    assert len(store.columns()) == before  # in no public view yet
    test = page("review", r=review.token)
    assert "Irpin" in html(test) and test.button(key="publish").disabled
    click(test, "keep_all")
    click(test, "publish")
    assert len(store.columns()) > before
    published = store.review(review.token)
    assert published and published.state == "published"
    article = published.articles[0].id
    store.withdraw_article(article, who="test", why="a test")
    assert len(store.columns()) == before


def test_a_dropped_event_stays_out_and_a_mended_one_keeps_the_new_date(
    page: Callable[..., AppTest], store: Store
) -> None:
    upload(page, "Russian troops shelled the town of Irpin on 2 March 2022.\n\nTalks were held in Kyiv on 5 May 2022.")
    (review,) = store.reviews(state="open")
    test = page("review", r=review.token)
    detail = store.article(review.articles[0].id, token=review.token)
    assert detail
    first, *others = detail.claims
    click(test, f"Drop_{first.id}")
    test.text_input(key=f"date_{others[0].id}").set_value("6 May 2022").run()
    click(test, f"mend_{others[0].id}")
    again = store.article(detail.row.id, token=review.token)
    assert again and again.claims[0].status is ClaimStatus.DROPPED
    assert again.claims[1].when == read_typed_date("6 May 2022")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing was given"),
        ("https://example.org/news/1", "That is an address"),
        (
            "Президент заявив, що переговори відбудуться наступного тижня у Києві, повідомляє міністерство. " * 4,
            "English",
        ),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_do_instead(
    page: Callable[..., AppTest], store: Store, text: str, says: str
) -> None:
    test = upload(page, text)
    assert any(says in each.value.replace("\\", "") for each in test.warning)
    assert not store.reviews(state="open")


def test_files_that_are_no_articles_are_named_and_the_others_are_read(
    page: Callable[..., AppTest], store: Store
) -> None:
    test = page("upload")
    test.file_uploader[0].set_value(
        [
            ("map.txt", b"\x89PNG\r\n\x1a\n" + bytes(500), "text/plain"),
            ("empty.txt", b"", "text/plain"),
            ("good.txt", b"Talks were held in Kyiv on 5 May 2022.", "text/plain"),
        ]
    )
    test.button[0].click().run()
    (review,) = store.reviews(state="open")
    assert len(review.articles) == 1
    words = html(page("review", r=review.token))
    assert "map.txt" in words and "picture" in words and "empty" in words


def test_the_same_article_twice_is_stored_once(page: Callable[..., AppTest], store: Store, reader: Reader) -> None:
    add(store, reader, WIRE)
    count = len(store.articles())
    test = page("upload")
    test.file_uploader[0].set_value([("again.md", WIRE.read_bytes(), "text/markdown")])
    test.button[0].click().run()
    (review,) = store.reviews(state="open")
    assert "Nothing is stored twice" in html(page("review", r=review.token))
    assert len(store.articles()) == count


def test_the_story_tells_every_listed_event_under_its_year(page: Callable[..., AppTest], store: Store) -> None:
    words = html(page("story"))
    _, selection = resources.live().selection(View())
    assert words.count("class='told") == int(selection.listed.sum()) > 5
    assert words.index("<h2>2014</h2>") < words.index("<h2>2022</h2>") < words.index("<h2>Not dated</h2>")
    assert "Some time in the year" in words and "{ticks}" not in words
    assert "<b>at last</b>" not in words


def test_the_story_obeys_the_links_filter(page: Callable[..., AppTest], store: Store) -> None:
    words = html(page("story", q="grain"))
    assert words.count("class='told") == 1


def test_changes_are_listed_with_old_and_new_and_can_be_undone(page: Callable[..., AppTest], store: Store) -> None:
    event = next(each for each in store.events([int(i) for i in store.columns().id]) if each.title.startswith("Voters"))
    change = store.retitle(Target("event", event.id), "Voters stay at home", who="An editor", why="<i>seen</i>")
    test = page("changes")
    assert "Voters stay at home" in html(test) and "<i>seen</i>" not in html(test)
    click(test, f"undo_{change.id}")
    assert store.events([event.id])[0].title == event.title


def test_about_states_what_each_collection_covers(page: Callable[..., AppTest]) -> None:
    words = html(page("about"))
    assert "The war in the north" in words and "The Winter War" in words and "Sources:" in words


def test_undo_of_any_change_goes_one_way(store: Store, reader: Reader) -> None:
    article = add(store, reader, WIRE)
    before = store.article(article)
    done = corrections.set_written(store, reader, article, None, who="test")
    corrections.undo(store, reader, done.change, who="test")
    after = store.article(article)
    assert before and after and after.row.written == before.row.written
