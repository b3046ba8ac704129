"""The card: quotes with marks, how a date was found, where claims agree, and no markup from outside."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.card import AsOf, card_html, foot_html
from dashboard.how import how_words
from dashboard.marked import marked
from dashboard.store.records import Change, Claim, Event, EventDetail, EventStatus, How, Reading
from extract import Certainty, Factuality, Value, Warning, WarningCode
from extract.value import parse

TEXT = "<b>Brigades</b> attacked south of Orikhiv in the past five days, two officers said."
MOMENT = datetime(2023, 6, 10, 12, tzinfo=UTC)


def claim(number: int = 1, when: str = "[2023-06-04..2023-06-08]", **more: object) -> Claim:
    start = TEXT.index("in the past")
    given: dict[str, object] = {
        "how": How(
            "t1", "in the past five days", (start, start + 21), "past-days", "publication", date(2023, 6, 8), "past"
        ),
        "written": parse("2023-06-08"),
        "source": "Harbour <i>Gazette</i>",
    } | more
    return Claim(
        number, f"e{number}", 59, number, "A report", str(given.pop("source")), "", given.pop("written"),  # type: ignore[arg-type]
        "A counter-offensive begins", "Offensive", "ASSAULT", None,
        (TEXT.index("attacked"), TEXT.index("attacked") + 8), (0, len(TEXT)), TEXT, 0, "hash",
        parse(when) if when else None, Certainty.CLAUSE, Factuality.OCCURRED, 0.8, **given,  # type: ignore[arg-type]
    )  # fmt: skip


def detail(*claims: Claim, when: str = "[2023-06-04..2023-06-08]", **more: object) -> EventDetail:
    value = parse(when) if when else None
    event = Event(
        59, "A counter-offensive <script>begins</script>", "Offensive", "ASSAULT", None, "fight", value,
        Certainty.CLAUSE, Factuality.OCCURRED, 0.8, "north", EventStatus.PUBLIC, MOMENT, MOMENT, **more,  # type: ignore[arg-type]
    )  # fmt: skip
    readings = (Reading(value, tuple(each.id for each in claims), preferred=True),)
    return EventDetail(event, claims, readings)


def test_the_card_marks_trigger_and_time_and_escapes_all_else() -> None:
    shown = card_html(detail(claim()))
    assert "&lt;b&gt;Brigades&lt;/b&gt; <mark class='act'>attacked</mark> south" in shown
    assert "<mark class='time'>in the past five days</mark>" in shown
    assert "Harbour &lt;i&gt;Gazette&lt;/i&gt;" in shown
    assert "<script>" not in shown
    assert "Between 4 and 8 June 2023" in shown
    assert "4 Jun 2023 to 8 Jun 2023 · <code>[2023-06-04..2023-06-08]</code>" in shown
    assert "written Thursday 8 June 2023" in shown


def test_the_quote_has_a_way_to_its_original() -> None:
    shown = card_html(detail(replace(claim(), url="https://example.org/a?b=1&c=2")))
    assert "8 June 2023 · <a href='https://example.org/a?b=1&amp;c=2' title='example.org' " in shown
    assert "original" not in card_html(detail(replace(claim(), url="javascript:alert(1)")))


def test_how_a_date_was_found_in_words() -> None:
    assert how_words(claim()) == (
        "“In the past five days”, counted back from the day of writing, 8 June 2023, gives 4 to 8 June 2023. "
        "It stands in the same clause."
    )
    own = How("t1", "on 12 February 2015", None, "date", "own")
    assert how_words(claim(how=own)).startswith("“on 12 February 2015” stands in the text; no other date was needed.")
    bare = How("t1", "Friday", None, "weekday")
    assert "nothing says when the article was written" in how_words(claim(how=bare, when="", written=None))
    assert how_words(claim(how=bare, when="")).startswith("“Friday” names no day by itself. ")
    assert how_words(claim(how=How(), flags=("placeholder",))).startswith("The text has a hole")
    assert how_words(claim(corrected=("when",))) == "The date was set by a person."


@pytest.mark.parametrize("on", ["claim", "event"])
def test_a_date_set_by_hand_comes_from_no_rule_and_from_no_words(on: str) -> None:
    assert "past-days" in card_html(detail(claim()))
    by_hand = {
        "claim": detail(replace(claim(), corrected=("when",)), when="2023-06-05"),
        "event": detail(claim(), when="2023-06-05", by_person=("when",)),
    }
    shown = card_html(by_hand[on])
    assert "The date was set by a person." in shown
    assert "Rule" not in shown and "class='time'" not in shown and "class='act'" in shown


def test_the_card_warns_of_an_anachronism_as_the_article_does() -> None:
    doubt = Warning(WarningCode.ANACHRONISM, "“<b>” is told as past.", *claim().trigger)
    doubted = replace(detail(claim()), warnings={1: (doubt,)})
    assert "<b>Anachronism.</b> “&lt;b&gt;” is told as past." in card_html(doubted)
    elsewhere = replace(doubt, start=len(TEXT) + 5, end=len(TEXT) + 9)
    assert "Anachronism" not in card_html(replace(doubted, warnings={1: (elsewhere,)}))
    assert "Anachronism" not in card_html(replace(doubted, event=replace(doubted.event, by_person=("when",))))


def test_a_length_says_that_it_was_counted_and_not_that_the_article_has_no_day() -> None:
    counted = replace(
        claim(how=How("t1", "1,001 days", None, "length"), when="2022-02-24"), certainty=Certainty.SENTENCE
    )
    assert how_words(counted) == (
        "“1,001 days” names no day by itself: it was counted from another day of the article, gives 24 February 2022. "
        "It stands in the same sentence."
    )
    hole = replace(counted, how=How("t1", "XX February 2022", None, "placeholder day"))
    assert "counted" not in how_words(hole)


def test_agreement_is_seen_as_a_row_for_each_claim() -> None:
    three = (claim(1), claim(2, "2023-06"), claim(3, "[2023-06-01..2023-06-08]", written=None))
    shown = card_html(detail(*three))
    assert "3 articles agree: 4 to 8 Jun fits them all" in shown
    assert shown.count("class='row'") == 3
    long = detail(claim(1), claim(2), when="[2014-01-01..2022-02-24]")
    assert "2 articles agree: 1 Jan 2014 to 24 Feb 2022 fits them all" in card_html(long)
    assert "day of writing not known" in shown
    apart = card_html(
        detail(claim(1, "2015-02-17"), claim(2, "2015-02-18"), when="[2015-02-17..2015-02-18]", contradicted=True)
    )
    assert "2 articles, 2 different days" in apart
    assert apart.count("<details open>") == 2  # what each says stands beside its date


def test_the_preferred_of_two_dates_is_named_at_its_claim() -> None:
    one, two = claim(1, "2015-02-17"), claim(2, "2015-02-18")
    whole = detail(one, two, when="[2015-02-17..2015-02-18]", contradicted=True)
    readings = (Reading(two.when, (2,), True), Reading(one.when, (1,)))
    shown = card_html(replace(whole, readings=readings))
    assert shown.count("<b>preferred</b>") == 1
    assert shown.index("<b>preferred</b>") > shown.rindex("class='row'", 0, shown.index("<b>preferred</b>"))


def test_as_of_a_day_only_what_was_out_is_quoted() -> None:
    early, late = claim(1, written=parse("2023-06-08")), claim(2, written=parse("2023-07-01"))
    whole = detail(early, late)
    then = replace(whole.event, when=Value(date(2023, 6, 9), None), factuality=Factuality.PLANNED)
    shown = card_html(replace(whole, event=then), "", AsOf(date(2023, 6, 10), happened_since=True))
    assert "planned, not yet known to have happened, and has happened since" in shown
    assert "After 8 June 2023 (planned)" in shown
    assert "articles agree" not in shown


def test_the_foot_says_when_it_was_added_and_what_was_corrected() -> None:
    change = Change(1, MOMENT, "A. Editor", "redated", "event", 59, "", 59, None, "8 June <i>", "4 to 8 June", "")
    whole = detail(claim())
    shown = foot_html(EventDetail(whole.event, whole.claims, changes=(change,)))
    assert "Added 10 June 2023." in shown
    assert "Corrected 10 June 2023: was “8 June &lt;i&gt;”." in shown


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 1, "a")], "<mark class='a'>&lt;</mark>b&gt;c"),
        ([(0, 2, "a"), (1, 3, "b")], "<mark class='a'>&lt;b</mark>&gt;c"),
        ([(3, 9, "a"), (-2, 1, "b"), (2, 2, "c")], "&lt;b&gt;c"),
        ([], "&lt;b&gt;c"),
    ],
)
def test_marks_that_overlap_or_lie_outside_are_left_out(spans: list[tuple[int, int, str]], expected: str) -> None:
    assert marked("<b>c", spans) == expected
