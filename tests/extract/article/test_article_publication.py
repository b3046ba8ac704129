"""When was this written: every clue kept, the best one chosen, published, modified and crawled never mixed."""

import pytest

from extract.article import article_from_text, read_article
from extract.article.stamps import find_stamps, read_stamp
from extract.model import Article, ClueKind

PARAGRAPH = "<p>The delegates met in the town and talked at some length about what had been agreed there.</p>"


def page(head: str = "", body: str = "") -> Article:
    markup = f"<!doctype html><html><head><title>T</title>{head}</head><body><article><h1>T</h1>{body}"
    return read_article(f"{markup}{PARAGRAPH * 4}</article></body></html>".encode())


def clues(article: Article) -> list[tuple[str, str, str]]:
    return [(clue.kind.value, clue.source, clue.value.edtf) for clue in article.clues]


def ld(fields: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'


META = '<meta property="article:published_time" content="2022-02-24T04:10:00+02:00">'


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (META, "", "2022-02-24T04:10+02:00"),
        (ld('"datePublished": "2022-02-24T23:30:00-05:00"'), "", "2022-02-24T23:30-05:00"),
        (ld('"datePublished": "2022-02-23"') + META, "", "2022-02-23"),  # the page's own description comes first
        ('<meta name="citation_publication_date" content="2022/02/24">', "", "2022-02-24"),
        ('<meta name="DC.date.issued" content="2022-02-24">', "", "2022-02-24"),
        ('<meta itemprop="datePublished" content="2022-02-24">', "", "2022-02-24"),
        ("", '<time datetime="2022-02-24T04:10Z" pubdate>today</time>', "2022-02-24T04:10+00:00"),
        ("", "<p>By A. Writer <time>24 February 2022</time></p>", "2022-02-24"),
        ('<link rel="canonical" href="https://example.org/2022/feb/24/talks">', "", "2022-02-24?"),
        ("", '<div class="date">24 February 2022</div>', "2022-02-24"),
    ],
)
def test_a_page_tells_its_day(head: str, body: str, expected: str) -> None:
    article = page(head, body)
    assert article.published and article.published.edtf.rstrip("?") == expected.rstrip("?")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        (ld('"dateModified": "2022-02-24"'), ""),
        ('<meta property="article:modified_time" content="2022-02-24">', ""),
        ('<meta property="article:published_time" content="yesterday">', ""),
        ('<meta property="article:published_time" content="2022-13-45">', ""),
        ("", f"<p>{'The long tale of the old war went on and on. ' * 3}<time>24 February 1922</time></p>"),
        ("", '<footer><p>© 2024</p></footer><time class="updated" datetime="2022-02-24">x</time>'),
        ('<script type="application/ld+json">{"@type": "Comment", "dateCreated": "2022-02-24"}</script>', ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>', ""),
        ("<!-- FILE ARCHIVED ON 04:13:22 May 03, 2013 -->", ""),
    ],
)
def test_a_page_that_does_not_tell_its_day_gets_none(head: str, body: str) -> None:
    assert page(head, body).published is None


def test_published_modified_and_crawled_are_three_things() -> None:
    article = page(
        ld('"datePublished": "2022-02-24", "dateModified": "2022-02-26"')
        + META.replace("24T", "25T")
        + "<!-- FILE ARCHIVED ON 04:13:22 May 03, 2023 -->"
        + '<link rel="canonical" href="https://web.archive.org/web/20230504010203/https://example.org/2022/02/25/x">'
    )
    assert article.published and article.published.edtf == "2022-02-24"
    assert clues(article) == [
        ("published", "json-ld datePublished", "2022-02-24"),
        ("published", "meta article:published_time", "2022-02-25T04:10+02:00"),
        ("published", "url", "2022-02-25?"),
        ("modified", "json-ld dateModified", "2022-02-26"),
        ("crawled", "url", "2023-05-04"),
        ("crawled", "archive comment", "2023-05-03"),
    ]


def test_front_matter_comes_before_a_dateline_and_both_are_kept() -> None:
    matter = "title: Talks\npublished: 2022-02-25T01:00:00-05:00\nupdated: 2022-02-26"
    data = f"---\n{matter}\n---\nKYIV, 24 February 2022 – They met."
    article = read_article(data.encode(), name="talks.md")
    assert article.published and article.published.edtf == "2022-02-25T01:00-05:00"
    assert clues(article) == [
        ("published", "front matter", "2022-02-25T01:00-05:00"),
        ("published", "dateline", "2022-02-24"),
        ("modified", "front matter", "2022-02-26"),
    ]


def test_what_a_person_gives_comes_before_all() -> None:
    data = b"---\npublished: 2022-02-25\n---\nThey met."
    article = read_article(data, published="16 December 2025")
    assert article.published and article.published.edtf == "2025-12-16"
    assert [clue.source for clue in article.clues] == ["given", "front matter"]


def test_a_file_name_is_a_weak_clue() -> None:
    article = read_article(b"They met in Berlin.", name="2025-12-16_report.txt")
    assert article.published and article.published.edtf == "2025-12-16?"
    assert read_article(b"They met.", name="report-20251345.txt").published is None


def test_a_mail_tells_its_day_in_the_zone_of_its_sender() -> None:
    data = b"From: a@example.org\nDate: Thu, 24 Feb 2022 23:30:00 -0500\nSubject: Talks\nMessage-ID: <1>\n\nThey met.\n"
    article = read_article(data)
    assert article.title == "Talks" and article.source == "a@example.org"
    assert article.published and article.published.edtf == "2022-02-24T23:30-05:00"
    assert article.clues[0].kind is ClueKind.PUBLISHED


def test_nothing_given_means_nothing_assumed() -> None:
    article = article_from_text("They met on Monday and will meet again in the coming weeks.")
    assert article.published is None and article.clues == ()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2022-02-24", "2022-02-24"),
        ("20220224", "2022-02-24"),
        ("2022-02", "2022-02"),
        ("2022", "2022"),
        ("2022-02-24T23:30:00-05:00", "2022-02-24T23:30-05:00"),
        ("2022-02-24T23:30:00.123Z", "2022-02-24T23:30+00:00"),
        ("2022-02-24 23:30", "2022-02-24T23:30"),
        ("2022-02-24T23:30+0200", "2022-02-24T23:30+02:00"),
        ("Thu, 24 Feb 2022 23:30:00 +0200", "2022-02-24T23:30+02:00"),
        ("24 February 2022", "2022-02-24"),
        ("February 24, 2022", "2022-02-24"),
        ("24th of Feb. 2022", "2022-02-24"),
        ("Thursday, 24 February 2022 at 5:03 pm", "2022-02-24T17:03"),
        ("23/02/2022", "2022-02-23"),
        ("30 November 1939", "1939-11-30"),
    ],
)
def test_stamps_are_read(text: str, edtf: str) -> None:
    when = read_stamp(text)
    assert when is not None and when.edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "now", "5", "we", "May", "24 February", "March on", "1" * 500),
        *("2022-02-30", "31 June 2022", "05/03/2022", "2022-02-24 and 2022-02-25", "24 February 2022 in Kyiv"),
    ],
)
def test_what_is_no_stamp_is_not_read(text: str) -> None:
    assert read_stamp(text) is None


def test_zones_with_two_meanings_are_left_open() -> None:
    assert [stamp.value.time for stamp in find_stamps("11 November 2011 20:09 IST")] == ["20:09"]
    assert [stamp.value.time for stamp in find_stamps("11 November 2011 20:09 CST")] == ["20:09"]
    assert [stamp.value.time for stamp in find_stamps("11 November 2011 20:09 KST")] == ["20:09+09:00"]
    assert [stamp.value.time for stamp in find_stamps("11 November 2011 20:09 GMT+5:30")] == ["20:09+05:30"]


def test_an_address_pasted_above_an_article_is_its_address_and_a_weak_clue() -> None:
    pasted = "https://example.org/world/2022/03/07/talks-resume\nTalks resume\nThe delegates met on Monday.\n"
    article = read_article(pasted.encode(), name="pasted.txt")
    assert (article.url, article.title) == ("https://example.org/world/2022/03/07/talks-resume", "Talks resume")
    assert clues(article) == [("published", "url", "2022-03-07?")]
