"""The pages round the timeline as AppTest runs them, on a small store and with a real worker."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import corrections, resources
from dashboard.card import foot_html
from dashboard.changes_html import changes_csv
from dashboard.filters import View
from dashboard.store import EventDetail, Marker, Store, StoreUnavailable, Target
from dashboard.widgets import who
from dashboard.worker import Reader
from extract import read_typed_date
from extract.value import parse
from tests.dashboard.dashboard_fakes import Told, day, digest
from tests.dashboard.paging import READER, SEED, WIRE, add, click, html, mend, review_of, said, sheet, shown, upload


def test_the_list_names_every_article_and_finds_by_words(page: Callable[..., AppTest], paged: Store) -> None:
    test = page("article")
    assert sum(button.key.startswith("open_") for button in test.button if button.key) == len(paged.articles())
    test.text_input(key="article_search").set_value("grain deal").run()
    assert sum(button.key.startswith("open_") for button in test.button if button.key) == 1
    test.text_input(key="article_search").set_value("no such words").run()
    assert "No article here fits" in test.markdown[0].value


def test_the_list_leaves_out_what_an_article_does_not_name(page: Callable[..., AppTest], paged: Store) -> None:
    told = [Told("gathered", day("2022-05-09"), "Delegates gather")]
    made = digest("Delegates gathered.", told, published=day("2022-05-09"), source="")
    paged.add_article(made, collection="north", by="test")
    assert "<span class='small'>9 May 2022 · 1 event, 0 not dated</span>" in html(page("article"))


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


def test_the_story_tells_every_listed_event_under_its_year(page: Callable[..., AppTest], paged: Store) -> None:
    words = html(page("story"))
    _, selection = resources.live().selection(View())
    assert words.count("class='told") == int(selection.listed.sum()) > 5
    assert words.index("<h2>2014</h2>") < words.index("<h2>2022</h2>") < words.index("<h2>Not dated</h2>")
    assert "Some time in the year" in words and "{ticks}" not in words
    assert "<b>at last</b>" not in words


@pytest.mark.parametrize(
    ("edtf", "under"),
    [("2014/..", "Some time in the year"), ("2014/2016", "Some time in the year"), ("2014-03/..", "March")],
)
def test_the_story_invents_no_month(page: Callable[..., AppTest], paged: Store, edtf: str, under: str) -> None:
    event = int(paged.columns().id[0])
    paged.redate(Target("event", event), parse(edtf), who="An editor")
    words = html(page("story", t="2014"))
    above = words[: words.index(f"id='e{event}'")]
    assert above[above.rindex("<h2>") :].startswith("<h2>2014</h2>")
    assert above[above.rindex("<h3>") :].startswith(f"<h3>{under}</h3>")


@pytest.mark.parametrize("name", ["timeline", "story"])
def test_a_link_to_a_collection_that_is_not_here_shows_those_that_are(page: Callable[..., AppTest], name: str) -> None:
    test = page(name, c="nowhere", q="troops")
    words = html(test)
    assert "There is no collection “nowhere”" in words
    assert "Nothing fits" not in words and "All collections" not in words
    offered = [each.label for each in test.button if each.key and each.key.startswith("go_")]
    assert offered == ["The war in the north", "The Winter War"]
    click(test, "go_winter")
    assert {name: "".join(value) for name, value in test.query_params.items()} == {"q": "troops", "c": "winter"}
    assert "There is no collection" not in html(test)


def test_the_story_obeys_the_links_filter(page: Callable[..., AppTest], paged: Store) -> None:
    words = html(page("story", q="grain"))
    assert words.count("class='told") == 1


def test_the_story_says_where_coverage_begins_and_ends_and_tells_the_rest_quietly(
    page: Callable[..., AppTest], paged: Store
) -> None:
    def told(words: str, title: str) -> tuple[int, bool]:
        """Where an event stands, and whether it stands out of coverage."""
        at = words.index(title)
        return at, "told outside'" in words[words.rindex("<article", 0, at) : at]

    assert "class='border'" not in html(page("story"))  # nothing is stated, nothing is claimed
    reviewed = date(2022, 6, 30)
    paged.add_collection(
        "north", "N", covers_from=date(2014, 3, 17), covers_to=date(2023, 12, 31), reviewed_to=reviewed, sources="Wires"
    )
    words = html(page("story"))
    before, after = "Voters go to the polls", "Drones reach the capital"
    assert told(words, before)[1] and told(words, after)[1] and not told(words, "A grain deal")[1]
    assert not told(words, "Envoys meet")[1]  # some time in 2014 may lie inside
    assert told(words, before)[0] < words.index("Coverage begins on 17 March 2014") < told(words, "Envoys meet")[0]
    assert words.index("The siege of") < words.index("Reviewed up to 30 June 2022") < told(words, "A grain deal")[0]
    assert told(words, "One side claims")[0] < words.index("Coverage ends on 31 December 2023") < told(words, after)[0]
    assert "From 10 articles. Wires" in words
    assert "class='border'" not in html(page("story", c="winter"))


def test_an_event_is_joined_by_hand_with_one_that_an_editor_names_and_parted_again(
    page: Callable[..., AppTest], paged: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    event, other = (int(number) for number in paged.columns().id[:2])
    test = page("timeline", e=str(event))
    for names_none in ("nothing", str(event), "999"):
        test.text_input(key=f"join_with_{event}").set_value(names_none).run()
        assert "names no other public event" in said(test)
        assert f"join_by_hand_{event}" not in [button.key for button in test.button]
    test.text_input(key=f"join_with_{event}").set_value(f"https://example.org/timeline?e={other}").run()
    assert paged.events([other])[0].title in said(test).replace("\\", "")
    click(test, f"join_by_hand_{event}")
    marker = paged.event(event)
    assert isinstance(marker, Marker) and marker.into == other
    paged.undo(paged.changes()[0].id, who="test")
    assert isinstance(paged.event(event), EventDetail)
    monkeypatch.setattr(who, "visitor", lambda _settings: READER)
    assert f"join_with_{event}" not in [each.key for each in page("timeline", e=str(event)).text_input]


def test_changes_are_listed_with_old_and_new_and_can_be_undone(page: Callable[..., AppTest], paged: Store) -> None:
    event = next(each for each in paged.events([int(i) for i in paged.columns().id]) if each.title.startswith("Voters"))
    change = paged.retitle(Target("event", event.id), "Voters stay at home", who="An editor", why="<i>seen</i>")
    test = page("changes")
    assert "Voters stay at home" in html(test) and "<i>seen</i>" not in html(test)
    assert f"href='./?e={event.id}'" in html(test)
    click(test, f"undo_{change.id}")
    assert paged.events([event.id])[0].title == event.title


def test_the_changes_of_one_event_have_a_link(page: Callable[..., AppTest], paged: Store) -> None:
    first, second = (int(number) for number in paged.columns().id[:2])
    paged.retitle(Target("event", first), "Voters stay at home", who="An editor")
    paged.retitle(Target("event", second), "Voters go out", who="An editor")
    words = html(page("changes", e=str(first)))
    assert "Voters stay at home" in words and "Voters go out" not in words and "All changes" in words
    (feed,) = page("changes", e=str(first)).get("link_button")
    assert feed.proto.url == f"./changes.atom?e={first}"
    detail = paged.event(first)
    assert isinstance(detail, EventDetail) and f"href='./changes?e={first}'" in foot_html(
        detail
    )  # the card's way there


@pytest.mark.parametrize("wanted", ["x", "0", "1" * 30])
def test_a_link_to_changes_of_no_event_says_so(page: Callable[..., AppTest], paged: Store, wanted: str) -> None:
    paged.retitle(Target("event", int(paged.columns().id[0])), "Voters stay at home", who="An editor")
    words = html(page("changes", e=wanted))
    assert "The link names no event" in words and "Voters stay at home" in words


def test_changes_say_dates_in_words_and_fill_a_table(page: Callable[..., AppTest], paged: Store) -> None:
    event = int(paged.columns().id[0])
    paged.redate(Target("event", event), read_typed_date("14..15 Dec 2025"), who="An editor", why="=1+1")
    assert "→ <b>between 14 and 15 December 2025</b>" in html(page("changes"))
    (row,) = csv.DictReader(io.StringIO(changes_csv(paged.changes()).decode("utf-8-sig"), newline=""))
    assert (row["new"], row["why"], row["event"]) == ("[2025-12-14..2025-12-15]", "'=1+1", str(event))


def test_about_states_what_each_collection_covers(page: Callable[..., AppTest]) -> None:
    words = html(page("about"))
    assert "The war in the north" in words and "The Winter War" in words and "Sources:" in words


def test_undo_of_any_change_goes_one_way(paged: Store, reader: Reader) -> None:
    article = add(paged, reader, WIRE)
    before = paged.article(article)
    done = corrections.set_written(paged, reader, article, None, who="test")
    corrections.undo(paged, reader, done.change, who="test")
    after = paged.article(article)
    assert before and after and after.row.written == before.row.written


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
