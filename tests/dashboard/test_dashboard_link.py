"""Links: what is written is read back, every control is in it, and no text breaks the reading."""

from dataclasses import fields, replace
from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import LANES, View
from dashboard.link import LONGEST_LIST, named_event, parse, query, read_id, write
from dashboard.store.kinds import FAMILIES, KINDS
from extract import Factuality

ONE_OF_EACH = {
    "collection": "winter-war",
    "first": date(2022, 2, 19),
    "last": date(2022, 3, 19),
    "hours": (240, 720),
    "families": ("strike", "talk"),
    "kinds": ("X-VOTE",),
    "actors": ("United States", "Wagner ~ group"),
    "places": ("Mariupol",),
    "articles": ("12",),
    "outlets": ("Harbour Gazette",),
    "factuality": ("planned",),
    "certain_only": True,
    "dates": "approx",
    "text": "counter-offensive & “dam”",
    "as_of": date(2022, 3, 1),
    "changed_since": date(2026, 11, 1),
    "lanes": "actor",
    "event": 59,
}


def test_every_control_of_a_view_is_in_its_link() -> None:
    assert set(ONE_OF_EACH) == {field.name for field in fields(View)}
    whole = View(**ONE_OF_EACH)
    assert parse(write(whole)) == (whole, ())
    for name in ONE_OF_EACH:
        assert write(replace(whole, **{name: getattr(View(), name)})) != write(whole), name


def test_the_usual_view_has_an_empty_link() -> None:
    assert write(View()) == {}
    assert query(View()) == ""


@pytest.mark.parametrize(
    ("first", "last", "hours", "text"),
    [
        (date(2022, 1, 1), date(2022, 12, 31), None, "2022"),
        (date(2014, 1, 1), date(2015, 12, 31), None, "2014..2015"),
        (date(2022, 3, 1), date(2022, 3, 31), None, "2022-03"),
        (date(2022, 2, 1), date(2022, 3, 31), None, "2022-02..2022-03"),
        (date(2022, 2, 19), date(2022, 3, 19), None, "2022-02-19..2022-03-19"),
        (date(2022, 2, 24), date(2022, 2, 24), None, "2022-02-24"),
        (date(2022, 5, 1), None, None, "2022-05-01.."),
        (None, date(1918, 11, 11), None, "..1918-11-11"),
        (date(2022, 2, 24), date(2022, 2, 24), (240, 720), "2022-02-24T0400..2022-02-24T1200"),
    ],
)
def test_periods_are_as_short_as_they_can_be(
    first: date | None, last: date | None, hours: tuple[int, int] | None, text: str
) -> None:
    view = View(first=first, last=last, hours=hours)
    assert write(view) == {"t": text}
    assert parse({"t": text}) == (view, ())


@pytest.mark.parametrize(
    ("params", "view", "said"),
    [
        ({"t": "2025-13-40"}, View(), ["no such month: the whole period is shown"]),
        ({"t": "2025-02-30"}, View(), ["no such day: the whole period is shown"]),
        ({"t": "2025..2014"}, View(), ["it ends before it begins: the whole period is shown"]),
        ({"t": "0000"}, View(), ["not a date: the whole period is shown"]),
        ({"t": ".."}, View(), ["not a period: the whole period is shown"]),
        ({"t": "٢٠٢٢"}, View(), ["not a date: the whole period is shown"]),
        ({"utm": "x9"}, View(), ["not known here: ignored"]),
        ({"embed": "true"}, View(), []),
        ({"k": "zaap~talk"}, View(families=("talk",)), ["not known here: ignored"]),
        ({"k": "strike,talk"}, View(families=("strike", "talk")), []),
        ({"k": "zaap"}, View(), ["no such family of kinds: all are shown"]),
        ({"e": "-1"}, View(), ["no such event: none is chosen"]),
        ({"e": "9" * 5000}, View(), ["no such event: none is chosen"]),
        ({"p": "<script>"}, View(), ["no such choice: possible ones are shown too"]),
        ({"q": "dam\x00\nburst"}, View(text="dam burst"), []),
        ({"c": "../../etc"}, View(), ["no such collection: the first one is shown"]),
        ({"asof": "2022"}, View(), ["not a day: the present state is shown"]),
        ({"l": "colour"}, View(), ["no such choice: lanes are by kind"]),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_link_is_said_and_the_rest_is_kept(
    params: dict[str, str], view: View, said: list[str]
) -> None:
    read, problems = parse(params)
    assert read == view
    assert [problem.why for problem in problems] == said


MANY = [f"Actor {number}" for number in range(LONGEST_LIST + 5)]


@pytest.mark.parametrize(
    ("params", "view", "said"),
    [
        ({"who": "~".join(MANY)}, View(actors=tuple(MANY[:LONGEST_LIST])), [f"who=Actor {LONGEST_LIST}"]),
        ({"who": "Nina~" + "x" * 121}, View(actors=("Nina",)), ["who=" + "x" * 40]),
        ({"who": "Nina~" + "x" * 50_000}, View(actors=("Nina",)), ["who=" + "x" * 40]),
        ({"who": "x" * 50_000}, View(), ["who=" + "x" * 40]),
        ({"who": "~" * 50_000}, View(), []),
        ({"k": "strike~talk" + "~strike" * 40}, View(families=("strike", "talk")), ["k=strike"]),
        ({"q": "y" * 120 + "z"}, View(text="y" * 120), ["q=z"]),
        ({"q": "y" * 119 + " z"}, View(text="y" * 119), ["q=z"]),
    ],
    ids=["names", "long", "longer", "longest", "empty", "codes", "search", "words"],
)
def test_what_a_link_does_not_hold_is_said(params: dict[str, str], view: View, said: list[str]) -> None:
    read, problems = parse(params)
    assert read == view
    assert [problem.part for problem in problems] == said
    assert parse(write(view)) == (view, ())


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("007", 7), (str(2**53 - 1), 2**53 - 1)]
    + [(text, None) for text in ("", "0", "-1", "+1", "1.0", "٣", "²", "7 ", "7\n", str(2**53), "9" * 5000)],
)
def test_ids_are_read_in_one_way(text: str, number: int | None) -> None:
    assert read_id(text) == number


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("59", 59),
        (" 59 ", 59),
        ("?e=59", 59),
        ("https://example.org/timeline?t=2022&e=59#top", 59),
        ("article?a=7&e=59", 59),
        ("https://example.org/timeline?t=2022", None),
        ("?e=", None),
        ("http://[", None),
        ("nothing", None),
    ],
)
def test_an_event_is_named_by_its_number_or_its_link(text: str, event: int | None) -> None:
    assert named_event(text) == event


def test_a_whole_list_of_the_longest_names_is_held() -> None:
    names = tuple(f"{number:02}" + "%~" * 59 for number in range(LONGEST_LIST))
    assert parse(write(View(outlets=names))) == (View(outlets=names), ())


clean = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)
some = st.lists(clean, max_size=4, unique=True).map(tuple)


@st.composite
def views(draw: st.DrawFn) -> View:
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    first, last = draw(st.sampled_from([(None, None), (days[0], None), (None, days[1]), tuple(days)]))
    hours = (
        (draw(st.integers(0, 700)), draw(st.integers(701, 1439))) if first and last and draw(st.booleans()) else None
    )
    return View(
        collection=draw(st.sampled_from(["", "all", "winter-war"])),
        first=first,
        last=last,
        hours=hours,
        families=tuple(draw(st.lists(st.sampled_from(FAMILIES), unique=True))),
        kinds=tuple(draw(st.lists(st.sampled_from(KINDS), unique=True))),
        actors=draw(some),
        places=draw(some),
        articles=draw(some),
        outlets=draw(some),
        factuality=tuple(draw(st.lists(st.sampled_from([each.value for each in Factuality]), unique=True))),
        certain_only=draw(st.booleans()),
        dates=draw(st.sampled_from(["", "firm", "approx"])),
        text=draw(clean | st.just("")),
        as_of=draw(st.none() | st.dates()),
        changed_since=draw(st.none() | st.dates()),
        lanes=draw(st.sampled_from(LANES)),
        event=draw(st.none() | st.integers(1, 2**53 - 1)),
    )


@given(views())
def test_a_link_gives_back_its_view(view: View) -> None:
    assert parse(write(view)) == (view, ())
    assert parse(dict(parse_qsl(query(view)))) == (view, ())


codes = st.sampled_from([*write(View(**ONE_OF_EACH)), "embed", "junk", "\x00", "E"])


@given(st.dictionaries(codes, st.text(max_size=60) | st.from_regex(r"[0-9T.~-]{0,40}", fullmatch=True)))
def test_any_text_gives_a_view_whose_link_is_stable(params: dict[str, str]) -> None:
    view, _ = parse(params)
    again, problems = parse(write(view))
    assert again == view
    assert not problems
