"""What is uploaded: what is read, what is refused, and what a person says of it."""

from collections.abc import Callable
from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import resources
from dashboard.store import Store
from dashboard.worker import Reader
from extract.value import parse
from tests.dashboard.paging import WIRE, add, only_review, sheet, upload


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing was given"),
        ("https://example.org/news/1", "That is an address"),
        (
            "Президент заявив, що переговори відбудуться наступного тижня у Києві, повідомляє міністерство. " * 4,
            "Ukrainian",
        ),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_do_instead(
    page: Callable[..., AppTest], paged: Store, text: str, says: str
) -> None:
    test = upload(page, text)
    assert any(says in each.value.replace("\\", "") for each in test.warning)
    assert not paged.reviews_waiting()


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("5/3/25", "“5/3/25” can be 5 March or 3 May 2025: write 5 March 2025 or 2025-03-05. Nothing was stored."),
        ("14 March 2940", "14 March 2940 lies ahead: no article can be written after today"),
        ("14 Dez 25", "“14 Dez 25” can’t be read as a date. Nothing was stored."),
    ],
)
def test_a_day_of_writing_that_is_doubtful_is_refused(
    page: Callable[..., AppTest], paged: Store, written: str, says: str
) -> None:
    test = upload(page, "Envoys met in the harbour on Friday.", written)
    assert says in test.warning[0].value.replace("\\", "")
    assert not paged.reviews_waiting()


@pytest.mark.parametrize(
    "address",
    [
        "example.org/talks",
        "javascript:alert(1)",
        "ftp://example.org/talks",
        "https://",
        "https://name:word@example.org/",
        "https://example.org/a b",
        "https://[::1",
    ],
)
def test_an_address_that_is_none_of_the_web_is_refused_and_stays_in_the_form(
    page: Callable[..., AppTest], paged: Store, address: str
) -> None:
    test = upload(page, "Envoys met in the harbour on Friday.", outlet="Northern Wire", address=address)
    words = test.warning[0].value.replace("\\", "")
    assert f"“{address}” is no whole address" in words and words.endswith("Nothing was stored.")
    assert not paged.reviews_waiting()
    assert [field.value for field in test.text_input] == ["", "", "Northern Wire", address]


def test_a_typed_title_is_the_title_also_beside_files_and_no_name_of_a_file(
    page: Callable[..., AppTest], paged: Store
) -> None:
    test = page("upload")
    test.file_uploader[0].set_value([("wire.txt", b"Envoys met in the harbour on 4 March 2022.", "text/plain")])
    test.text_area[0].set_value("Workers rebuilt the bridge on Friday.")
    test.text_input[0].set_value(" The bridge  on 2022-05-09.html ")
    test.button[0].click().run()
    review = only_review(paged)
    wire, pasted = review.articles
    assert (wire.title, pasted.title) == ("wire", "The bridge on 2022-05-09.html")
    detail = paged.article(pasted.id, token=review.token)
    assert detail is not None and detail.article.notes == () and detail.article.clues == ()
    assert "2022-<wbr>05-<wbr>09.<wbr>html</b>" in sheet(page("review", r=review.token))


def test_an_address_belongs_to_one_article(page: Callable[..., AppTest], paged: Store) -> None:
    test = page("upload")
    test.file_uploader[0].set_value([(name, b"Envoys met.", "text/plain") for name in ("a.txt", "b.txt")])
    test.text_input[3].set_value("https://example.org/talks")
    test.button[0].click().run()
    assert "that of one article, and 2 were given" in test.warning[0].value.replace("\\", "")
    assert not paged.reviews_waiting()


def test_the_uploader_takes_no_less_than_the_setting_says(
    page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_UPLOAD_MB", "2.5")
    resources.settings.cache_clear()
    (uploader,) = page("upload").file_uploader
    assert uploader.proto.max_upload_size_mb == 3 and "at most 2.5 MB each" in uploader.label


def test_files_that_are_no_articles_are_named_and_the_others_are_read(
    page: Callable[..., AppTest], paged: Store
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
    review = only_review(paged)
    assert len(review.articles) == 1
    words = sheet(page("review", r=review.token)).replace("<wbr>", "")
    assert "map.txt" in words and "picture" in words and "empty" in words


def test_the_same_article_twice_is_stored_once(page: Callable[..., AppTest], paged: Store, reader: Reader) -> None:
    add(paged, reader, WIRE)
    count = len(paged.articles())
    test = page("upload")
    test.file_uploader[0].set_value([("again.md", WIRE.read_bytes(), "text/markdown")])
    test.button[0].click().run()
    review = only_review(paged)
    assert "Nothing is stored twice" in sheet(page("review", r=review.token))
    assert len(paged.articles()) == count


def test_where_a_text_appeared_goes_with_it_and_its_address_dates_it(
    page: Callable[..., AppTest], paged: Store
) -> None:
    address = "https://example.org/2022/05/09/bridge?a='1'&b=2"
    upload(page, "Workers rebuilt the bridge on Friday.", outlet=" Northern  Wire ", address=f" {address} ")
    review = only_review(paged)
    (row,) = review.articles
    assert (row.source, row.url, row.written) == ("Northern Wire", address, parse("2022-05-09?"))
    assert f"Northern Wire · <a href='{escape(address)}'" in sheet(page("review", r=review.token))
