"""Hostile words in every place that people and articles fill: the pages and files show them, and none takes effect."""

import csv
import io
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import Store, Target
from tests.dashboard.dashboard_fakes import Told, day, digest

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "'\"><iframe src=javascript:alert(1)>",
    "</style><style>*{display:none}</style>",
    "<math><mtext></table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "![x](http://evil.example/x.png) [y](javascript:alert(1)) :red[z] $x$",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)
FORBIDDEN = {"script", "iframe", "object", "embed", "img", "svg", "math", "style", "form", "base", "meta", "link"}
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "data"}


class Judge(HTMLParser):
    """Fails at an element or attribute that would do something."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What a browser would make of it."""
        assert tag not in FORBIDDEN, self.get_starttag_text()
        for name, value in attrs:
            assert not name.startswith("on"), self.get_starttag_text()
            assert name not in ADDRESSES or "javascript:" not in (value or "").lower(), self.get_starttag_text()
            assert name not in ADDRESSES or "evil.example" not in (value or ""), self.get_starttag_text()


@pytest.fixture
def hostile(paged: Store) -> Store:
    """A store whose every word is hostile."""
    for number, words in enumerate(HOSTILE, 1):
        told = [
            Told("met", day(f"2022-03-{number:02}"), f"{words} met", f"{number} March 2022", actors=(words,),
                 places=(words,), words=(words,))
        ]  # fmt: skip
        text = f"{words} Somebody met on {number} March 2022. {words}"
        added = paged.add_article(digest(text, told, title=words, source=words), collection="north", by=words)
        paged.retitle(Target("event", added.events[0]), f"{words} changed", who=words, why=words)
    return paged


def judge(test: AppTest) -> None:
    """All HTML that a page sends, its components' too."""
    bodies = [each.proto.body for each in test.get("html")]
    bodies += [each.proto.json for each in test.get("bidi_component") if '"html"' in each.proto.json]
    assert bodies
    for body in bodies:
        words = body.encode().decode("unicode_escape", "replace") if body.startswith("{") else body
        if "page-style" not in words and not words.lstrip().startswith("<style"):
            Judge().feed(words)
    for each in test.markdown:
        assert not each.allow_html or "alert(1)" not in each.value


@pytest.mark.parametrize("name", ["timeline", "story", "article", "changes", "about"])
def test_pages(hostile: Store, page: Callable[..., AppTest], name: str) -> None:
    judge(page(name))


def test_an_article_and_a_chosen_event(hostile: Store, page: Callable[..., AppTest]) -> None:
    for row in hostile.articles(limit=len(HOSTILE)):
        judge(page("article", a=str(row.id)))
    for event in hostile.columns().id.tolist()[-len(HOSTILE) :]:
        judge(page("timeline", e=str(event)))


@pytest.mark.parametrize("words", HOSTILE)
def test_a_search(hostile: Store, page: Callable[..., AppTest], words: str) -> None:
    judge(page("timeline", q=words, a=words, p=words, x=words))


def test_no_cell_of_a_file_begins_a_formula(paged: Store) -> None:
    from dashboard import exports

    for number, sign in enumerate(("=", "+", "-", "@", "\t=", "\r=", " =", "＝", "\ufeff=")):
        words = f"{sign}HYPERLINK('http://evil.example')"
        told = [Told("met", day("2022-04-01"), words, actors=(words,), places=(words,))]
        paged.add_article(
            digest(f"Somebody met {number}.", told, title=words, source=words), collection="north", by="x"
        )
    told_events = [exports.Told(event) for event in paged.events(paged.columns().id.tolist())]
    cells = [cell for row in csv.reader(io.StringIO(exports.as_csv(told_events).decode("utf-8-sig"))) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.lstrip("\t\r\n \ufeff")[:1] in tuple("=+-@＝") and "HYPER" in cell]
