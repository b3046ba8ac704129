"""The same event told twice: joined only when sure, never by a carried date; the combined date and its reasons."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import article_from_text, extract
from extract import value as values
from extract.merge import Answer, Reading, Telling, cluster, combine, compare, telling, tellings_of
from extract.model import Article, Certainty, Event, Factuality


def _telling(key: str = "a#1", **changes: object) -> Telling:
    strike = Telling(
        key=key,
        article=key.split("#")[0],
        family="attack",
        kind="ASSAULT",
        words=frozenset({"market"}),
        title_words=frozenset({"missile", "market", "kharkiv"}),
        named=frozenset({"Kharkiv"}),
        actors=frozenset({"Russia"}),
        targets=frozenset(),
        places=frozenset({"Kharkiv"}),
        names=frozenset({"Kharkiv", "Russia", "Oleh Syniehubov"}),
        day="2024-05-10",
        edtf="2024-05-08",
        certainty=Certainty.CLAUSE,
        factuality=Factuality.OCCURRED,
    )
    return replace(strike, **changes)  # type: ignore[arg-type]


JOINED = {
    "same firm day, place and actor": {"names": frozenset()},
    "the same firm day and two words, where only one names anybody": {
        "names": frozenset(),
        "places": frozenset(),
        "actors": frozenset(),
    },
    "no date, one story, a shared word": {"edtf": "", "certainty": Certainty.NONE},
    "a carried date on another day does not part": {"edtf": "2024-05-06?", "certainty": Certainty.CARRIED},
    "a coarser firm date that holds the day": {"edtf": "2024-05"},
    "a name told by its part": {
        "names": frozenset({"Kharkiv", "Syniehubov"}),
        "edtf": "",
        "certainty": Certainty.NONE,
    },
}
NOT_JOINED = {
    "another act": ({"family": "meet"}, Answer.APART),
    "another kind": ({"kind": "PROTEST"}, Answer.APART),
    "another place": ({"places": frozenset({"Odesa"})}, Answer.APART),
    "another target": ({"targets": frozenset({"Poland"})}, Answer.APART),
    "firm days weeks apart": ({"edtf": "2024-06-20"}, Answer.APART),
    "firm days that may be a slip": ({"edtf": "2024-05-09"}, Answer.POSSIBLE),
    "one title, no name that is known, days within a week": (
        {"edtf": "2024-05-13", "places": frozenset(), "actors": frozenset()},
        Answer.POSSIBLE,
    ),
    "one title with the act in other words": (
        {"edtf": "2024-05-13", "title_words": frozenset({"struck", "market", "kharkiv"})},
        Answer.POSSIBLE,
    ),
    "one title, days further apart": ({"edtf": "2024-05-16"}, Answer.APART),
    "one title with another name": (
        {"edtf": "2024-05-13", "title_words": frozenset({"missile", "market", "odesa"}), "named": frozenset({"Odesa"})},
        Answer.APART,
    ),
    "the same firm day and two words of others": (
        {"names": frozenset(), "places": frozenset(), "actors": frozenset({"Rebels"})},
        Answer.POSSIBLE,
    ),
    "the same firm day and one word": (
        {"names": frozenset(), "places": frozenset(), "actors": frozenset(), "title_words": frozenset({"market"})},
        Answer.POSSIBLE,
    ),
    "planned and happened": ({"factuality": Factuality.PLANNED}, Answer.POSSIBLE),
    "undated, told a year later": ({"edtf": "", "certainty": Certainty.NONE, "day": "2025-05-10"}, Answer.POSSIBLE),
    "undated, nothing shared": (
        {"edtf": "", "certainty": Certainty.NONE, "places": frozenset(), "actors": frozenset(), "names": frozenset()},
        Answer.APART,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", JOINED)
def test_joined_when_sure(case: str) -> None:
    verdict = compare(_telling(targets=frozenset({"Ukraine"})), _telling("b#1", **JOINED[case]))
    assert verdict.answer is Answer.JOIN, verdict
    assert verdict.reasons


@pytest.mark.parametrize("case", NOT_JOINED)
def test_not_joined_when_not_sure(case: str) -> None:
    changes, answer = NOT_JOINED[case]
    verdict = compare(_telling(targets=frozenset({"Ukraine"})), _telling("b#1", **changes))
    assert verdict.answer is answer, verdict
    assert verdict.reasons


def test_a_carried_date_never_joins() -> None:
    carried = {"certainty": Certainty.CARRIED, "edtf": "2024-05-08?", "names": frozenset(), "words": frozenset()}
    verdict = compare(_telling("a#1", **carried), _telling("b#1", **carried))
    assert verdict.answer is Answer.POSSIBLE


def test_an_act_that_comes_once_needs_no_date() -> None:
    once = {
        "family": "annex",
        "targets": frozenset({"Crimea"}),
        "places": frozenset({"Crimea"}),
        "names": frozenset(),
    }
    dated = _telling("a#1", edtf="2014", **once)
    undated = _telling("b#1", edtf="", certainty=Certainty.NONE, day="2024-03-18", **once)
    assert compare(dated, undated).answer is Answer.JOIN


def test_an_act_that_comes_once_a_day_is_one_however_its_beginning_is_told() -> None:
    told = (
        "Russia began its full-scale invasion of Ukraine on 24 February 2022.",
        "The invasion started on 24 February 2022.",
    )
    extractions = [extract(article_from_text(text, published="2022-03-30")) for text in told]
    tellings = [each for extraction in extractions for each in tellings_of(extraction)]
    assert [each.family for each in tellings] == ["invade", "invade"]
    assert len(set(cluster(tellings).values())) == 1


def test_names_that_all_articles_share_tell_no_story() -> None:
    war = frozenset({"Russia", "Ukraine"})
    open_ = {"edtf": "", "certainty": Certainty.NONE, "places": frozenset(), "names": war}
    many = [_telling(f"{n}#1", day=f"2024-05-{n + 1:02}", **open_) for n in range(12)]
    assert len(set(cluster(many).values())) == 12


@given(st.permutations(range(4)))
def test_the_same_claims_are_joined_in_any_order(order: list[int]) -> None:
    claims = [
        _telling("a#1"),
        _telling("b#1"),
        _telling("c#1", edtf="", certainty=Certainty.NONE),
        _telling("d#1", edtf="2024-06-20", day="2024-06-20"),
    ]
    numbers = cluster([claims[at] for at in order])
    assert numbers["a#1"] == numbers["b#1"] == numbers["c#1"] != numbers["d#1"]


def test_firm_days_that_contradict_never_share_an_event_through_an_undated_claim() -> None:
    open_ = _telling("b#1", edtf="", certainty=Certainty.NONE)
    numbers = cluster([_telling("a#1"), open_, _telling("c#1", edtf="2024-05-20", day="2024-05-20")])
    assert numbers["a#1"] != numbers["c#1"]


def test_what_may_be_one_event_says_what_speaks_for_it() -> None:
    verdict = compare(_telling("a#1"), _telling("b#1", edtf="2024-05-09"))
    assert verdict.answer is Answer.POSSIBLE and "same place: Kharkiv" in verdict.reasons


def test_thousands_of_claims_are_compared_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    monkeypatch.setattr("extract.merge.clusters.compare", lambda *args: calls.append(1) or compare(*args))
    claims = [
        _telling(f"{n}#1", edtf=f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}", names=frozenset({f"Town {n % 100}"}))
        for n in range(2000)
    ]
    cluster(claims)
    assert len(calls) < 2000 * 60


def test_a_telling_survives_json() -> None:
    one = _telling()
    assert Telling.from_dict(json.loads(json.dumps(one.as_dict()))) == one


def test_a_telling_knows_where_it_stands() -> None:
    text = (
        "Strike on Kharkiv\n"
        "A missile hit a market in Kharkiv on Wednesday, killing four people, the governor of the region said.\n"
        "Photo: the market after the strike of 9 May.\n" + "The war goes on and the front line has not moved. " * 20
    )
    event = Event(
        "e1", "Missile hits market in Kharkiv", "Market hit", "ASSAULT", None, (18, 22), (18, 119), None,
        Certainty.NONE, Factuality.OCCURRED, 0.9, lemma="hit",
    )  # fmt: skip
    article = Article("a", text, published=values.day(date(2024, 5, 10)))
    assert telling(article, event, ()).position == "lead"
    assert telling(article, replace(event, sentence=(121, 165)), ()).position == "caption"
    assert telling(article, replace(event, sentence=(len(text) - 50, len(text) - 1)), ()).position == "background"


def _reading(key: str, edtf: str, certainty: Certainty = Certainty.CLAUSE, position: str = "body") -> Reading:
    return Reading(key, key[0], values.parse(edtf) if edtf else None, certainty, position)


def test_the_tightest_date_that_all_allow() -> None:
    combined = combine([_reading("a", "2014"), _reading("b", "2014-03"), _reading("c", "2014-03-18")])
    assert combined.when == values.parse("2014-03-18")
    assert not combined.contradicted
    assert combined.why == "3 articles agree"


def test_readings_that_disagree_are_all_kept_and_the_lead_is_preferred() -> None:
    combined = combine(
        [
            _reading("a1", "2024-05-07", position="background"),
            _reading("a2", "2024-05-08", position="lead"),
            _reading("a3", "2024-05-09", position="caption"),
        ]
    )
    assert combined.when is not None
    assert (combined.when.earliest, combined.when.latest) == (date(2024, 5, 7), date(2024, 5, 9))
    assert combined.contradicted
    assert combined.preferred == "a2"
    assert combined.why == "the lead goes before the caption and the background"
    assert {reading.key for reading in combined.readings} == {"a1", "a2", "a3"}


def test_more_articles_outweigh_the_place_in_one() -> None:
    combined = combine(
        [_reading("a", "2024-05-08", position="lead"), _reading("b", "2024-05-09"), _reading("c", "2024-05-09")]
    )
    assert (combined.preferred, combined.why) == ("b", "2 articles say so")


def test_a_carried_date_gives_way_to_a_firm_one() -> None:
    combined = combine([_reading("a", "2024-05-06?", Certainty.CARRIED), _reading("b", "2024-05-08")])
    assert combined.when == values.parse("2024-05-08")
    assert not combined.contradicted


def test_claims_without_a_date_give_none() -> None:
    assert combine([_reading("a", ""), _reading("b", "")]).when is None
    assert combine([]).when is None


_DAYS = st.dates(date(2022, 1, 1), date(2022, 3, 1))


@given(st.lists(st.tuples(_DAYS, _DAYS), min_size=1, max_size=5))
def test_the_combined_date_lies_in_every_reading_or_spans_them_all(pairs: list[tuple[date, date]]) -> None:
    readings = [
        Reading(str(n), str(n), values.between(min(pair), max(pair)), Certainty.CLAUSE) for n, pair in enumerate(pairs)
    ]
    combined = combine(readings)
    assert combined.when is not None
    for reading in readings:
        assert reading.when is not None
        inside = reading.when.inside(combined.when) if combined.contradicted else combined.when.inside(reading.when)
        assert inside
