"""From upload over review to the timeline, as AppTest runs the pages, with a real worker."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import resources
from dashboard.deciding import plain_ones
from dashboard.how import how_words
from dashboard.inbox import accept
from dashboard.review_questions import Found, written_acts
from dashboard.review_rows import events_html
from dashboard.store import ClaimStatus, Digest, Store, Target
from dashboard.store.records import How
from dashboard.widgets import review_desk, who
from dashboard.widgets.review_desk import key_of
from dashboard.worker import Reader
from extract import (
    Certainty,
    Clue,
    ClueKind,
    Granularity,
    Value,
    Warning,
    WarningCode,
    article_from_text,
    extract,
    read_typed_date,
)
from extract.value import parse
from tests.dashboard.paging import (
    READER,
    SEED,
    WIRE,
    InlineInbox,
    act,
    add,
    html,
    only_review,
    review_of,
    sheet,
    shown,
    statuses,
    upload,
)


def test_pasted_text_goes_through_review_onto_the_timeline_and_off_again(
    page: Callable[..., AppTest], paged: Store
) -> None:
    before = len(paged.columns())
    upload(page, "Russian troops shelled the town of Irpin on 2 March 2022. Two people were killed.", "3 March 2022")
    review = only_review(paged)
    assert len(paged.columns()) == before  # in no public view yet
    test = page("review", r=review.token)
    assert "Irpin" in sheet(test) and "Nothing kept yet" in sheet(test)
    act(test, review.token, ("keepall",))
    assert "Publish " in sheet(test) and len(paged.columns()) == before
    act(test, review.token, ("publish",))
    assert len(paged.columns()) > before
    published = paged.review(review.token)
    assert published and published.state == "published"
    article = published.articles[0].id
    paged.withdraw_article(article, who="test", why="a test")
    assert len(paged.columns()) == before


def test_a_file_that_is_read_while_the_page_is_drawn_is_counted_in_its_heading(
    page: Callable[..., AppTest], paged: Store, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = paged.start_review(collection="north", by="test").token
    accept(paged, resources.settings(), token, "a.txt", b"Russian troops shelled Irpin on 2 March 2022.")
    drawn = review_desk.desk

    def read_first(*given: Any) -> None:
        InlineInbox(paged, reader).ring()
        drawn(*given)

    monkeypatch.setattr(review_desk, "desk", read_first)
    assert "Review · 1 article<" in html(page("review", r=token))


def test_a_queue_sent_twice_is_done_once_and_everything_can_be_taken_back(
    page: Callable[..., AppTest], paged: Store, reader: Reader
) -> None:
    token, article = review_of(paged, reader, WIRE)
    test = page("review", r=token)
    claims = paged.article(article, token=token).claims  # type: ignore[union-attr]
    act(test, token, ("keep", claims[0].id), ("drop", claims[1].id))
    test.run()  # the browser has not heard yet, and sends the same queue
    assert statuses(paged, article, token)[:2] == [ClaimStatus.KEPT, ClaimStatus.DROPPED]
    changes = len(paged.article(article, token=token).changes)  # type: ignore[union-attr]
    assert changes == 2
    act(test, token, ("keepall",))
    assert statuses(paged, article, token).count(ClaimStatus.KEPT) > 2
    act(test, token, ("undo",))  # all that one key kept is one step
    assert statuses(paged, article, token).count(ClaimStatus.KEPT) == 1
    again = page("review", r=token)  # another browser finds the review as it stands
    assert "1 kept · 1 dropped" in sheet(again)
    act(again, token, ("undo",), ("undo",), ("undo",))
    assert set(statuses(paged, article, token)) == {ClaimStatus.UNDECIDED}


def test_questions_are_answered_in_the_review_and_the_rows_follow(
    page: Callable[..., AppTest], paged: Store, reader: Reader
) -> None:
    add(paged, reader, WIRE)
    token, _ = review_of(paged, reader, SEED)
    test = page("review", r=token)
    assert "When was this written?" in sheet(test) and "data-v='2025-12-16' data-key='1'" in sheet(test)
    act(test, token, ("written", "", "2025-12-16"))
    assert "When was this written?" not in sheet(test) and "Resolved again" in sheet(test)
    assert "was <s>" in sheet(test)
    take = re.search(r"data-do='take' data-id='(\w+)' data-v='(\d+)' data-key='1'", sheet(test))
    assert take
    act(test, token, ("take", take[1], take[2]))
    assert "A date was left out here" not in sheet(test)
    act(test, token, ("undo",), ("undo",))
    assert "When was this written?" in sheet(test) and "A date was left out here" in sheet(test)


def test_a_day_of_writing_that_the_text_rules_out_is_not_offered(paged: Store) -> None:
    detail = paged.article(paged.articles()[0].id)
    assert detail is not None
    proven = Clue(ClueKind.PUBLISHED, "text", "January 2022", parse("[2022-02-01..]"))
    clues = tuple(Clue(ClueKind.PUBLISHED, "file name", day, parse(day)) for day in ("2021-12-20", "2022-03-02"))
    asking = replace(detail, article=replace(detail.article, published=None, inferred=proven, clues=clues))
    acts = written_acts(Found(asking))
    assert "data-v='2022-03-02' data-key='1'" in acts and "data-v='2021-12-20'" not in acts


SURE = {"when": parse("2022-03-02"), "certainty": Certainty.CLAUSE, "flags": (), "corrected": (), "how": How()}


@pytest.mark.parametrize(
    ("changes", "is_kept"),
    [
        ({}, True),
        ({"when": None, "certainty": Certainty.NONE}, True),
        ({"when": parse("2022-03-02?"), "certainty": Certainty.CARRIED}, False),
        ({"certainty": Certainty.GOVERNED, "corrected": ("when",)}, True),
        ({"flags": ("placeholder",), "when": None, "certainty": Certainty.NONE}, False),
        ({"flags": ("placeholder",), "how": How(anchor="person")}, True),
        ({"flags": ("placeholder",), "corrected": ("when",)}, True),
        ({"flags": ("contradiction",), "how": How(anchor="person")}, False),
    ],
)
def test_all_without_a_question_are_those_with_a_sure_date_and_no_open_hole(
    paged: Store, changes: dict[str, Any], is_kept: bool
) -> None:
    detail = paged.article(paged.articles()[0].id)
    assert detail is not None
    claim = replace(detail.claims[0], status=ClaimStatus.UNDECIDED, **{**SURE, **changes})
    assert (plain_ones(replace(detail, claims=(claim,))) == [claim]) is is_kept


def test_an_anachronism_asks_for_a_look(paged: Store) -> None:
    detail = paged.article(paged.articles()[0].id)
    assert detail is not None
    claim = replace(detail.claims[0], status=ClaimStatus.UNDECIDED, **SURE)
    doubt = Warning(WarningCode.ANACHRONISM, "It is told as past.", *claim.trigger)
    asking = replace(detail, claims=(claim,), warnings=(doubt,))
    assert plain_ones(asking) == []
    by_hand = replace(claim, corrected=("when",))
    assert plain_ones(replace(asking, claims=(by_hand,))) == [by_hand]


def test_what_hangs_on_an_unknown_date_does_not_ask_who_was_in_office(paged: Store) -> None:
    text = "The Biden administration has sent aid. Ukrainian forces withdrew from the town on Monday."
    added = paged.add_article(Digest(extract(article_from_text(text))), collection="north", by="seeds")
    detail = paged.article(added.article)
    assert detail is not None
    rows = events_html(Found(detail)).split("role='row'")[1:]
    assert [re.findall(r"class='tag q'>([^<]*)<", row) for row in rows] == [
        ["Who was in office?"],
        ["Hangs on an unknown date"],
    ]
    assert written_acts(Found(detail)).count("A clue to look at") == 1


def test_a_marked_sentence_becomes_an_event_with_the_date_of_its_words(
    page: Callable[..., AppTest], paged: Store, reader: Reader
) -> None:
    text = "Nothing much. The bridge opened on 5 May 2022 to <b>traffic</b>. The end."
    upload(page, text, "6 May 2022")
    review = only_review(paged)
    article = review.articles[0].id
    test = page("review", r=review.token)
    start, end = text.index("The bridge"), text.index(" The end")
    assert f"data-s='{start}-{end}'" in sheet(test)
    act(test, review.token, ("add", f"{start}-{end}", "<img src=x onerror=alert(1)>"))
    added = next(each for each in paged.article(article, token=review.token).claims if each.origin == "person")  # type: ignore[union-attr]
    assert added.when == read_typed_date("5 May 2022") and added.status is ClaimStatus.KEPT
    assert shown(test)["outcome"]["claim"] == added.id
    assert how_words(added).startswith("“5 May 2022” stands in the text")
    assert how_words(added).endswith("It is the one date in the words that a person marked.")
    assert "counted as happened" in sheet(test) and "Nothing in the text says when" not in sheet(test)
    assert "<img" not in sheet(test) and "&lt;img" in sheet(test) and "<b>traffic" not in sheet(test)
    act(test, review.token, ("undo",))
    assert "&lt;img" not in sheet(test)  # it was never there


@pytest.mark.parametrize(
    "deed",
    [("keep", 1), ("title", "x", "y"), ("fill", "t99", "2022"), ("add", "9-1", "T"), ("nonsense",), ("file", "1 or 1"),
     ("take", "t1", "7"), ("move", "nowhere"), ("same", 1, 2), ("date", 10**30, "2022"), ("restore", 1)],
)  # fmt: skip
def test_deeds_that_reach_beyond_the_review_change_nothing(
    page: Callable[..., AppTest], paged: Store, reader: Reader, deed: tuple[object, ...]
) -> None:
    token, article = review_of(paged, reader, WIRE)
    test = page("review", r=token)
    before = paged.stats()
    act(test, token, deed)
    assert paged.stats() == before and set(statuses(paged, article, token)) == {ClaimStatus.UNDECIDED}


def test_who_may_not_publish_sends_to_an_editor_and_changes_nothing_once_it_is_public(
    page: Callable[..., AppTest], paged: Store, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, article = review_of(paged, reader, WIRE)
    monkeypatch.setattr(who, "visitor", lambda _settings: replace(READER, uploads=True))
    test = act(page("review", r=token), token, ("keepall",), ("publish",))
    assert "Only editors publish" in sheet(test) and "Send to an editor" in sheet(test)
    act(test, token, ("submit",))
    assert paged.review(token).state == "waiting"  # type: ignore[union-attr]
    paged.publish(token, who="An editor")
    claim = paged.article(article, token=token).claims[0].id  # type: ignore[union-attr]
    act(test, token, ("drop", claim), ("undo",))
    assert statuses(paged, article, token)[0] is ClaimStatus.KEPT and "only editors change it" in sheet(test)
    monkeypatch.setattr(who, "visitor", lambda _settings: READER)
    looked = page("review", r=token)
    assert "data-do='keep'" not in sheet(looked) and "data-do='publish'" not in sheet(looked)


def test_a_removed_article_comes_back_and_a_review_moves_to_another_collection(
    page: Callable[..., AppTest], paged: Store, reader: Reader
) -> None:
    token, article = review_of(paged, reader, WIRE)
    test = act(page("review", r=token), token, ("remove",))
    assert not paged.review(token).articles and f"data-do='restore' data-id='{article}'" in sheet(test)  # type: ignore[union-attr]
    act(test, token, ("restore", article))
    assert paged.review(token).articles  # type: ignore[union-attr]
    act(test, token, ("move", "winter"))
    assert paged.review(token).collection == "winter" and "selected>The Winter War" in sheet(test)  # type: ignore[union-attr]


def test_a_dropped_event_stays_out_and_a_mended_one_keeps_the_new_date(
    page: Callable[..., AppTest], paged: Store
) -> None:
    upload(page, "Russian troops shelled the town of Irpin on 2 March 2022.\n\nTalks were held in Kyiv on 5 May 2022.")
    review = only_review(paged)
    test = page("review", r=review.token)
    detail = paged.article(review.articles[0].id, token=review.token)
    assert detail
    first, second = detail.claims[0].id, detail.claims[1].id
    act(test, review.token, ("drop", first), ("try", second, "6 May 2022"))
    assert shown(test)["tried"]["words"].startswith("Reads as: on 6 May 2022")
    act(test, review.token, ("date", second, "6 Xyz 2022"))
    assert shown(test)["outcome"]["failed"] and "can’t be read as a date" in sheet(test)
    act(test, review.token, ("date", second, "6 May 2022"))
    again = paged.article(detail.row.id, token=review.token)
    assert again and again.claims[0].status is ClaimStatus.DROPPED
    assert again.claims[1].when == read_typed_date("6 May 2022")
    week = Value(date(2022, 5, 2), date(2022, 5, 8), Granularity.WEEK)
    paged.redate(Target("claim", second), week, who="test")
    act(test, review.token, ("date", second, week.edtf))  # Enter on the text that the field began with
    again = paged.article(detail.row.id, token=review.token)
    assert again and again.claims[1].when == week
    act(test, review.token, ("date", second, "4th century BC"))
    assert shown(test)["outcome"]["said"] == "Date set by you: in the 4th century BC."
    again = paged.article(detail.row.id, token=review.token)
    assert again and again.claims[1].when == read_typed_date("4th century BC")
    act(test, review.token, ("keep", second), ("publish",))
    assert shown(test)["outcome"]["said"].startswith("Published 1 event. ")


def test_editors_find_what_waits_and_others_only_their_own_link(
    page: Callable[..., AppTest], paged: Store, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, article = review_of(paged, reader, WIRE)
    label = page("review").button(key=f"go_{token}").label.replace("\\", "")
    assert label.endswith(f" · 1 article by test, {len(statuses(paged, article, token))} to decide")
    monkeypatch.setattr(who, "visitor", lambda _settings: READER)
    assert not [button for button in page("review").button if (button.key or "").startswith("go_")]


def test_any_token_can_be_drawn_under_its_key() -> None:
    assert "__" not in key_of("a__b_-c") and key_of("a_b") != key_of("ab")


BROKEN = "Przemyśl was shelled on 2 March 2022. Łukasz fled to Kraków on 3 March 2022.".encode("cp1250")


def uploaded(store: Store, reader: Reader, data: bytes) -> str:
    token = store.start_review(collection="north", by="test").token
    said = {"source": "A wire", "url": "https://example.org/talks", "by": "test"}
    accept(store, resources.settings(), token, "wire.txt", data, written=read_typed_date("4 March 2022"), **said)
    resources.inbox().ring()
    return token


def test_a_broken_coding_is_tried_anew_and_nothing_is_lost(
    page: Callable[..., AppTest], paged: Store, reader: Reader
) -> None:
    token = uploaded(paged, reader, BROKEN)
    test = page("review", r=token)
    words = sheet(test)
    assert "doubtful" in words and "None of them stands in a date" in words
    assert words.index("<b>Przemyœl</b>") < words.index("Windows-1250") < words.index("<b>Przemyśl</b>")
    first = paged.review(token)
    assert first is not None
    act(test, token, ("coding", "", "koi8_u"))  # none that was offered
    assert "Nothing was changed" in sheet(test)
    act(test, token, ("coding", "", "cp1250"))
    words = sheet(test)
    assert "Przemyśl was" in re.sub("<[^>]*>", "", words) and "Read again" in words
    assert "read as Windows-1250, as a person chose" in words
    now = paged.review(token)
    assert now is not None and len(now.articles) == 1 and now.articles[0].id != first.articles[0].id
    assert (now.articles[0].source, now.articles[0].url) == ("A wire", "https://example.org/talks")
    detail = paged.article(now.articles[0].id, token=token)
    assert detail is not None and [change.what for change in detail.changes] == ["coding"]
    set_aside = paged.article(first.articles[0].id, token=token)
    assert set_aside is not None and set_aside.row.withdrawn_why == "read again as Windows-1250"


def test_a_coding_that_looks_right_is_asked_about_no_more_and_its_file_is_let_go(
    page: Callable[..., AppTest], paged: Store, reader: Reader
) -> None:
    token = uploaded(paged, reader, BROKEN)
    review = paged.review(token)
    assert review is not None
    article = review.articles[0].id
    assert paged.doubtful_upload(article) is not None
    test = act(page("review", r=token), token, ("coding", "", "right"))
    assert "Looks right" not in sheet(test) and "doubtful" in sheet(test)
    assert paged.doubtful_upload(article) is None
    other = uploaded(paged, reader, BROKEN + b" More.")
    published = paged.review(other)
    assert published is not None
    act(page("review", r=other), other, ("keepall",), ("publish",))
    assert paged.doubtful_upload(published.articles[0].id) is None
