"""Helpers for tests of pages as AppTest runs them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from streamlit.testing.v1 import AppTest

from dashboard.access import Visitor
from dashboard.inbox import Inbox
from dashboard.store import ClaimStatus, Review, Store
from dashboard.widgets.review_desk import key_of
from dashboard.worker import Document, Reader

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


def html(test: AppTest) -> str:
    return "\n".join(each.proto.body for each in test.get("html"))


def said(test: AppTest) -> str:
    """All words outside of widgets and components."""
    return "\n".join([html(test), *(each.value for each in test.markdown)])


def add(store: Store, reader: Reader, path: Path) -> int:
    digest = reader.read(Document(path.name, path.read_bytes()))
    return store.add_article(digest, collection="north", by="test").article


def click(test: AppTest, key: str) -> AppTest:
    test.button(key=key).click().run()
    assert not test.exception
    return test


def shown(test: AppTest) -> dict[str, Any]:
    """What the page hands its component."""
    (component,) = test.get("bidi_component")
    data: dict[str, Any] = orjson.loads(component.proto.json)
    return data


def sheet(test: AppTest) -> str:
    """The review's own HTML."""
    return str(shown(test)["html"])


def act(test: AppTest, token: str, *deeds: tuple[object, ...]) -> AppTest:
    """Keys or clicks on a review."""
    return send(test, key_of(token), *deeds)


def mend(test: AppTest, article: int, *deeds: tuple[object, ...]) -> AppTest:
    """Keys or clicks on an article's own page."""
    return send(test, f"article_{article}", *deeds)


def send(test: AppTest, key: str, *deeds: tuple[object, ...]) -> AppTest:
    """Keys or clicks as the browser sends them: all that the page has not acknowledged yet, numbered."""
    ack = shown(test)["ack"]
    named = [dict(zip(("do", "id", "v"), map(str, deed), strict=False)) for deed in deeds]
    queue = [{"n": number, **deed} for number, deed in enumerate(named, ack + 1)]
    test.session_state[key] = {"queue": queue}
    test.run()
    assert not test.exception and shown(test)["ack"] == ack + len(deeds)
    return test


def review_of(store: Store, reader: Reader, path: Path) -> tuple[str, int]:
    """An article in a review of its own."""
    digest = reader.read(Document(path.name, path.read_bytes()))
    token = store.start_review(collection="north", by="test").token
    return token, store.add_article(digest, collection="north", by="test", token=token).article


def only_review(store: Store) -> Review:
    """The one review that waits."""
    (waiting,) = store.reviews_waiting()
    review = store.review(waiting.token)
    assert review is not None
    return review


def statuses(store: Store, article: int, token: str) -> list[ClaimStatus]:
    detail = store.article(article, token=token)
    assert detail is not None
    return [claim.status for claim in detail.claims]


def upload(
    page: Callable[..., AppTest], text: str, written: str = "", *, outlet: str = "", address: str = ""
) -> AppTest:
    test = page("upload")
    test.text_area[0].set_value(text)
    for field, typed in zip(test.text_input[1:], (written, outlet, address), strict=True):
        field.set_value(typed)
    test.button[0].click().run()
    return test
