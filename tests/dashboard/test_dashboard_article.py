"""The list of articles and an article's own page, as AppTest runs them."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import Store
from dashboard.widgets import who
from dashboard.worker import Reader
from extract import read_typed_date
from tests.dashboard.dashboard_fakes import Told, day, digest
from tests.dashboard.paging import READER, SEED, WIRE, add, html, mend, sheet, shown


def test_the_list_names_every_article_and_finds_by_words(page: Callable[..., AppTest], paged: Store) -> None:
    test = page("article")
    assert len(listed(test)) == len(paged.articles())
    test.text_input(key="article_search").set_value("grain deal").run()
    assert len(listed(test)) == 1 and f"1 article of {len(paged.articles())}" in html(test)
    test.text_input(key="article_search").set_value("no such words").run()
    assert "No article here fits" in test.markdown[0].value


def test_a_list_is_a_link(page: Callable[..., AppTest], paged: Store) -> None:
    """Words, conflict and order stand in the address, and a link with them shows the same list."""
    one, late, early = (article_id(paged, "winter", f"Dated {day}", day) for day in ("", "2023-05-01", "2021-05-01"))
    test = page("article", q="dated")
    assert listed(test) == [early, late, one]
    test.segmented_control(key="article_c").set_value("winter").run()
    test.segmented_control(key="article_s").set_value("written").run()
    assert test.query_params == {"c": "winter", "q": "dated", "s": "written"}
    assert listed(test) == listed(page("article", c="winter", q="dated", s="written")) == [late, early, one]
    assert not listed(page("article", c="north", q="dated"))


def test_a_link_to_a_list_that_is_not_here_shows_what_is(page: Callable[..., AppTest], paged: Store) -> None:
    every = [row.id for row in paged.articles()]
    assert listed(page("article", c="nowhere", s="sideways", n="99")) == listed(page("article", n="x")) == every


def test_long_lists_have_pages(page: Callable[..., AppTest], paged: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.widgets.article_list._PAGE", 2)
    every = [row.id for row in paged.articles()]
    test = page("article")
    assert listed(test) == every[:2]
    next(button for button in test.button if button.label == "Next page").click().run()
    assert listed(test) == every[2:4] and test.query_params == {"n": "2"}
    next(button for button in test.button if button.label == "Previous page").click().run()
    assert listed(test) == every[:2] and not test.query_params


def listed(test: AppTest) -> list[int]:
    """The articles of a list, in its order."""
    keys = [button.key or "" for button in test.button]
    return [int(key.removeprefix("open_")) for key in keys if key.startswith("open_")]


def article_id(store: Store, collection: str, title: str, published: str) -> int:
    made = digest(f"{title}: delegates gathered.", [], published=day(published) if published else None, title=title)
    return store.add_article(made, collection=collection, by="test").article


def test_the_list_leaves_out_what_an_article_does_not_name(page: Callable[..., AppTest], paged: Store) -> None:
    told = [Told("gathered", day("2022-05-09"), "Delegates gather")]
    made = digest("Delegates gathered.", told, published=day("2022-05-09"), source="")
    paged.add_article(made, collection="north", by="test")
    assert "<span class='small'>9 May 2022 · 1 event, 0 not dated</span>" in html(page("article", c="north"))


def test_an_article_has_a_way_to_its_original_where_that_is_of_the_web(
    page: Callable[..., AppTest], paged: Store
) -> None:
    told = [Told("gathered", day("2022-05-09"), "Delegates gather")]
    made = digest("Delegates gathered.", told, source="Northern <Wire>")
    added = paged.add_article(made, collection="north", by="test")
    words = sheet(page("article", a=str(added.article)))
    assert "Northern &lt;Wire&gt; · <a href='https://example.org/a' title='example.org' target='_blank' rel=" in words
    bad = replace(made.extraction.article, id="bad", url="javascript:alert(1)")
    other = paged.add_article(
        replace(made, extraction=replace(made.extraction, article=bad)), collection="north", by="test"
    )
    assert "javascript" not in sheet(page("article", a=str(other.article)))


def test_an_articles_text_is_escaped_and_its_marks_say_rule_and_anchor(
    page: Callable[..., AppTest], paged: Store
) -> None:
    row = next(row for row in paged.articles() if "grain deal" in row.title)
    words = sheet(page("article", a=str(row.id)))
    assert "<b>at last</b>" not in words and "&lt;b&gt;at last&lt;/b&gt;" in words
    assert "class='tx'" in words and "date-full" in words and "says it all itself" in words
    assert "class='ev'" in words


@pytest.mark.parametrize("wanted", ["999999", "x", "-1", "1; drop table", "1" * 5000, "٣"])
def test_a_link_to_no_article_says_so(page: Callable[..., AppTest], wanted: str) -> None:
    assert "No such article" in html(page("article", a=wanted))


def test_the_placeholder_is_answered_from_another_article_and_everything_follows(
    page: Callable[..., AppTest], paged: Store, reader: Reader
) -> None:
    add(paged, reader, WIRE)
    article = add(paged, reader, SEED)
    test = page("article", a=str(article))
    assert "[insert date]" in sheet(test) and "A date was left out here" in sheet(test)
    use = re.search(r"data-do='take' data-id='(\w+)' data-v='(\d+)' data-key='1'>Use [^<]*December 2025", sheet(test))
    assert use
    mend(test, article, ("take", use[1], use[2]))
    assert "Resolved again" in sheet(test) and "answered by a person" in sheet(test)
    filled = [claim for claim in paged.article(article).claims if claim.how.anchor == "person"]  # type: ignore[union-attr]
    assert filled and all(claim.when and claim.when.earliest.year == 2025 for claim in filled)  # type: ignore[union-attr]
    mend(test, article, ("undo",))
    assert not any(claim.how.anchor == "person" for claim in paged.article(article).claims)  # type: ignore[union-attr]


def test_the_day_of_writing_is_corrected_and_what_hung_on_it_is_resolved_again(
    page: Callable[..., AppTest], paged: Store, reader: Reader
) -> None:
    article = add(paged, reader, SEED)
    test = page("article", a=str(article))
    assert "not known" in sheet(test)
    mend(test, article, ("written", "", "14 Dez 25"))
    assert "can’t be read as a date" in sheet(test) and paged.article(article).row.written is None  # type: ignore[union-attr]
    mend(test, article, ("written", "", "5/3/25"))
    assert "can be 5 March or 3 May 2025" in sheet(test)
    mend(test, article, ("written", "", "2940"))
    assert "lies ahead" in sheet(test) and paged.article(article).row.written is None  # type: ignore[union-attr]
    mend(test, article, ("written", "", "16 Dec 2025"))
    detail = paged.article(article)
    assert detail and detail.row.written == read_typed_date("16 Dec 2025")
    assert any(timex.text == "the coming weeks" and timex.when for timex in detail.timexes)
    assert "Resolved again" in sheet(test) and "anachronism" in {warning.code for warning in detail.warnings}


def test_a_chosen_event_goes_into_the_link_and_comes_from_it(
    page: Callable[..., AppTest], paged: Store, reader: Reader
) -> None:
    article = add(paged, reader, WIRE)
    claim = paged.article(article).claims[2]  # type: ignore[union-attr]
    test = mend(page("article", a=str(article)), article, ("choose", claim.id))
    assert str(claim.event) in test.query_params["e"]
    again = page("article", a=str(article), e=str(claim.event))
    assert shown(again)["chosen"] == str(claim.id)


def test_a_link_to_an_event_far_down_a_long_article_opens_its_part(page: Callable[..., AppTest], paged: Store) -> None:
    told = [Told(f"acted{at:03}", None, f"Act {at}", words=()) for at in range(120)]
    text = " ".join(f"Somebody acted{at:03} in the town." for at in range(120))
    added = paged.add_article(digest(text, told), collection="north", by="test")
    detail = paged.article(added.article)
    assert detail is not None
    far = detail.claims[110]
    test = page("article", a=str(added.article), e=str(far.event))
    assert "Events 101 to 120 of 120" in sheet(test) and f"data-row='{far.id}'" in sheet(test)
    assert sheet(test).count("role='row'") == 20
    mend(test, added.article, ("window", str(detail.claims[0].id)))
    assert "Events 1 to 50 of 120" in sheet(test) and shown(test)["outcome"]["claim"] == detail.claims[0].id


def test_readers_who_may_not_mend_have_no_buttons_and_their_deeds_change_nothing(
    page: Callable[..., AppTest], paged: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(who, "visitor", lambda _settings: READER)
    row = paged.articles()[0]
    test = page("article", a=str(row.id))
    assert "data-edit" not in sheet(test) and "data-do" not in sheet(test)
    before = paged.stats()
    mend(test, row.id, ("written", "", "2022"), ("title", paged.article(row.id).claims[0].id, "Taken over"))  # type: ignore[union-attr]
    assert paged.stats() == before
    assert "can’t be added by everybody" in page("upload").markdown[0].value


@pytest.mark.parametrize(
    ("deed", "value", "date_tag", "title_tag"),
    [("title", "Voters stay at home", False, True), ("date", "18 March 2014", True, False)],
)
def test_a_row_says_which_of_its_parts_was_set_by_hand(
    page: Callable[..., AppTest], paged: Store, deed: str, value: str, date_tag: bool, title_tag: bool
) -> None:
    row = paged.articles()[0]
    test = page("article", a=str(row.id))
    mend(test, row.id, (deed, paged.article(row.id).claims[0].id, value))  # type: ignore[union-attr]
    (date,) = re.findall("<div class='when.*?</div>", sheet(test))
    assert ("set by hand" in date) == date_tag
    assert ("title set by hand" in sheet(test)) == title_tag
