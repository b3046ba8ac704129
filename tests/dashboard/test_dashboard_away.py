"""Pages while the database is away: they say so, lose nothing, and go on when it is back."""

from collections.abc import Callable
from itertools import count

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import resources
from dashboard.store import ClaimStatus, Store, StoreUnavailable
from dashboard.widgets.review_desk import key_of
from dashboard.worker import Reader
from tests.dashboard.paging import SEED, WIRE, add, click, html, review_of, said, sheet, shown, statuses


def goes_away(monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """The database answers until a page makes this call."""

    def gone(*_given: object, **_more: object) -> None:
        raise StoreUnavailable("gone")

    monkeypatch.setattr(Store, call, gone)


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("story", "claims"),
        ("article", "articles"),
        ("changes", "changes"),
        ("review", "reviews_waiting"),
        ("timeline", "progress"),
        ("timeline", "events"),
    ],
)
def test_a_page_says_where_the_database_goes_away_while_it_is_drawn(
    page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, name: str, call: str
) -> None:
    resources.live().columns()
    goes_away(monkeypatch, call)
    assert "The database can’t be reached" in said(page(name))


@pytest.mark.parametrize("call", ["answers", "article"])
def test_an_articles_desk_says_that_the_database_is_away(
    page: Callable[..., AppTest], paged: Store, reader: Reader, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    article = add(paged, reader, SEED)
    goes_away(monkeypatch, call)
    assert "The database can’t be reached" in said(page("article", a=str(article)))


@pytest.mark.parametrize("call", ["standing", "review"])
def test_a_reviews_desk_says_that_the_database_is_away(
    page: Callable[..., AppTest], paged: Store, reader: Reader, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    token, _ = review_of(paged, reader, WIRE)
    goes_away(monkeypatch, call)
    assert "The database can’t be reached" in said(
        page("review", **({} if call == "reviews_waiting" else {"r": token}))
    )


@pytest.mark.parametrize("call", ["event", "proposals"])
def test_a_card_says_that_the_database_is_away_and_the_chart_stays(
    page: Callable[..., AppTest], paged: Store, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    undated = next(each.id for each in paged.events(map(int, paged.columns().id)) if each.when is None)
    goes_away(monkeypatch, call)
    test = page("timeline", e=str(undated))
    assert "The database can’t be reached" in said(test) and test.get("bidi_component")


def test_an_article_that_could_not_be_removed_says_so(
    page: Callable[..., AppTest], paged: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = page("article", a=str(paged.articles()[0].id))
    test.text_input(key="withdraw_why").set_value("twice").run()
    goes_away(monkeypatch, "withdraw_article")
    assert "Nothing was changed: gone" in click(test, "withdraw").warning[0].value.replace("\\", "")


@pytest.mark.parametrize("away", ["review", "decide", "article"])
def test_a_decision_made_while_the_database_is_away_is_saved_when_it_is_back(
    page: Callable[..., AppTest], paged: Store, reader: Reader, monkeypatch: pytest.MonkeyPatch, away: str
) -> None:
    token, article = review_of(paged, reader, WIRE)
    test = page("review", r=token)
    before, key = sheet(test), key_of(token)
    claim = paged.article(article, token=token).claims[0].id  # type: ignore[union-attr]
    queue = [{"n": 1, "do": "keep", "id": str(claim)}, {"n": 2, "do": "try", "v": "2022"}]
    asked, answers = count(), getattr(paged, away)

    def once(*given: object, **more: object) -> object:
        if away == "review" and not next(asked):  # the page opens, and then it is gone
            return answers(*given, **more)
        raise StoreUnavailable("away")

    with monkeypatch.context() as patched:
        patched.setattr(paged, away, once)
        test.session_state[key] = {"queue": queue}
        test.run()
    assert not test.exception and "can’t be reached" in test.warning[0].value
    assert shown(test)["ack"] == 0 and sheet(test) == before
    assert statuses(paged, article, token)[0] is ClaimStatus.UNDECIDED
    test.session_state[key] = {"queue": queue}  # the browser sends again what it saw no answer to
    test.run()
    assert shown(test)["ack"] == 2 and not test.warning
    assert statuses(paged, article, token)[0] is ClaimStatus.KEPT


def test_a_review_that_could_not_be_drawn_is_drawn_when_the_database_is_back(
    page: Callable[..., AppTest], paged: Store, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, _ = review_of(paged, reader, WIRE)

    def away(*_given: object) -> None:
        raise StoreUnavailable("away")

    with monkeypatch.context() as patched:
        patched.setattr(paged, "doubtful_upload", away)
        test = page("review", r=token)
        assert "can’t be reached" in html(test)
    test.run()
    assert not test.exception and "to decide" in sheet(test)
