"""What an expression hangs on: the day of writing, a date told before, or nothing; never a clock."""

import pytest

from extract import value as values
from extract.article import article_from_text
from extract.model import Article, Timex, WarningCode
from extract.timex import find_timexes
from extract.timex.placeholders import find_holes


def timexes(text: str, published: str | None = None) -> list[Timex]:
    return list(find_timexes(article_from_text(text, published=published))[0])


def dated(text: str, published: str | None = None) -> dict[str, str | None]:
    return {timex.text: timex.when.edtf if timex.when else None for timex in timexes(text, published)}


def test_without_an_anchor_nothing_is_dated_and_the_hole_is_named() -> None:
    article = article_from_text(
        "Shells hit the town on Tuesday.\n\nOn 14 March the mayor had warned. It fell last week."
    )
    found, warnings = find_timexes(article)
    assert {timex.text: timex.value for timex in found} == {
        "Tuesday": "XXXX-WXX-2",
        "14 March": "XXXX-03-14",
        "last week": "XXXX-WXX",
    }
    assert all(timex.when is None and timex.anchor.kind == "none" for timex in found)
    assert [warning.code for warning in warnings] == [WarningCode.UNANCHORED] * 3


NEWS = [
    ("The strike came on Wednesday.", "2022-03-02", "Wednesday", "2022-03-02"),  # the day of writing itself
    ("The strike came on Thursday.", "2022-03-02", "Thursday", "2022-02-24"),
    ("Talks will resume on Thursday.", "2022-03-02", "Thursday", "2022-03-03"),
    ("The ceasefire ends on Friday.", "2022-03-02", "Friday", "2022-03-04"),
    ("If the talks fail by Friday, it goes on.", "2022-03-02", "Friday", "2022-03-04"),
    ("The trial opens on 4 May.", "2022-03-02", "4 May", "2022-05-04"),
    ("It fell in November.", "2022-03-02", "November", "2021-11"),
    ("It went on for six days from 1 March.", "2024-03-15", "1 March", "2024-03-01"),
    ("They spoke earlier this week.", "2024-03-15", "earlier this week", "[2024-03-11..2024-03-14]"),
    ("They are due later this week.", "2024-03-13", "later this week", "[2024-03-14..2024-03-17]"),
    ("Attacks grew in recent months.", "2024-03-15", "recent months", "[2023-12-15..2024-03-15]"),
    ("Talks follow in the coming weeks.", "2024-03-15", "the coming weeks", "[2024-03-16..2024-04-26]"),
    ("It was calm over the weekend.", "2013-09-15", "the weekend", "[2013-09-14..2013-09-15]"),  # a Sunday
    ("Drones came overnight.", "2022-02-24", "overnight", "[2022-02-23..2022-02-24]"),
]


@pytest.mark.parametrize(("text", "published", "expression", "edtf"), NEWS)
def test_news_hangs_on_the_day_of_writing(text: str, published: str, expression: str, edtf: str) -> None:
    assert dated(text, published)[expression] == edtf


def test_background_hangs_on_the_year_it_tells_and_news_after_it_does_not() -> None:
    text = "In 2014 Russia annexed Crimea. A vote was held in March.\n\nA new vote was held in February."
    assert dated(text, "2022-03-02") == {"2014": "2014", "March": "2014-03", "February": "2022-02"}


def test_a_history_takes_years_from_what_comes_later_too() -> None:
    text = (
        "In June 1944 they landed. In August Paris fell.\n\n1945\n\nIn January the river was crossed. On 25 April the "
        "armies met. The war ended on 8 May 1945. The plans of 1939 were found in June."
    )
    assert dated(text) == {
        "June 1944": "1944-06",
        "August": "1944-08",
        "1945": "1945",
        "January": "1945-01",
        "25 April": "1945-04-25",
        "8 May 1945": "1945-05-08",
        "1939": "1939",
        "June": "1945-06",
    }


def test_two_years_over_lines_make_no_history_of_much_news() -> None:
    news = "The town was shelled on 3 March and again on 5 March, then on 7 and 8 March. It was quiet on 9 March.\n\n"
    headed = "2016\n\nA truce was signed on 4 May.\n\n2018\n\nIt was broken on 6 June.\n\n"
    assert dated(headed, "2022-03-20")["4 May"] == "2016-05-04"
    assert dated(headed + 12 * news, "2022-03-20")["9 March"] == "2022-03-09"


def test_a_day_after_no_more_than_a_month_stays_open() -> None:
    [_, _, _, _, day] = timexes("It began in 1938, 1939 and 1940. In June 1940 they left. The next day was quiet.")
    assert day.when is not None
    assert (day.value, day.when.is_day) == ("1940-06-XX", False)


def test_a_liveblog_passes_midnight_backwards_from_its_publication() -> None:
    text = "All times are Kyiv time (GMT+2).\n\n09:15 Sirens again.\n\n00:20 It is past midnight.\n\n23:05 A note.\n"
    entries = timexes(text, "2022-02-24T10:00:00+02:00")
    assert [entry.value for entry in entries if entry.text != "midnight"] == [
        "2022-02-24T09:15+02:00",
        "2022-02-24T00:20+02:00",
        "2022-02-23T23:05+02:00",
    ]


def test_a_liveblog_of_a_page_that_names_only_its_day_begins_on_it() -> None:
    text = "All times BST.\n\n00:15\nRockets again.\n\n23:50\nReports today.\n\n06:30\nSirens.\n"
    found = {timex.text: timex.value for timex in timexes(text, "2023-10-07")}
    assert found == {
        "00:15": "2023-10-08T00:15+01:00",
        "23:50": "2023-10-07T23:50+01:00",
        "today": "2023-10-07",
        "06:30": "2023-10-07T06:30+01:00",
    }


def test_a_clock_in_brackets_is_the_same_instant_elsewhere() -> None:
    text = "He spoke shortly before 23:00 Wednesday in Washington (06:00 in Kyiv)."
    assert [timex.value for timex in timexes(text, "2022-02-24")] == [
        "2022-02-23T23:00-05:00",
        "2022-02-24T06:00+02:00",
    ]


def test_cells_of_a_table_are_dates() -> None:
    table = "Date | Place | Killed\n7 Oct | A | 3\n8 Oct | B | n/a\nTotal | | 3"
    assert [timex.value for timex in timexes(table, "2023-10-09")] == ["2023-10-07", "2023-10-08"]


def test_ends_of_a_range_point_at_each_other() -> None:
    first, last = timexes("Between 10 and 12 March 43 drones came.", "2024-03-15")
    assert (first.relation, first.pair) == ("between", last.id)
    assert (last.relation, last.pair) == ("and", first.id)
    [since] = timexes("They have held it since 2014.", "2024-03-15")
    assert (since.relation, since.pair) == ("since", None)


def test_a_dateline_dates_nothing_after_it() -> None:
    text = "KYIV, 30 April 2014 (Agency) - He left that day."
    article = article_from_text(text, published="2014-05-04")
    plain = Article(article.id, text, published=article.published)
    marked = Article(article.id, text, published=article.published, datelines=((0, 28),))
    assert find_timexes(plain)[0][1].value == "2014-04-30"
    assert find_timexes(marked)[0][1].value == "2014-05-04"


def test_an_agencys_dateline_is_the_day_of_writing() -> None:
    text = "SHIRAK, March 13 (Agency) -- A truck blew up here this morning. Rescuers will work until Saturday.\n"
    found = {timex.text: timex for timex in timexes(text, "1998-03-14")}
    assert found["this morning"].value == "1998-03-13TMO"
    assert found["this morning"].anchor.timex == found["March 13"].id
    assert found["Saturday"].value == "1998-03-14"


def test_a_line_with_the_day_that_the_page_was_put_out_is_not() -> None:
    text = "Published: March 13, 1998\nA truck blew up here this morning.\n"
    assert timexes(text, "1998-03-14")[-1].value == "1998-03-14TMO"


def test_a_history_of_long_ago_needs_few_years() -> None:
    text = (
        "In February 1451 the sultan came to the throne. In January 1453 a captain arrived with 700 men.\n\n"
        "The tent was pitched on 5 April. On Friday, 20 April, four ships came through. Today a museum stands there."
    )
    assert [timex.value for timex in timexes(text, "2023-05-22")][2:4] == ["1453-04-05", "1453-04-20"]
    news = (
        "Both sides declared a truce on Tuesday under the protocol of 1942. It began on 26 January and on 9 February."
    )
    assert timexes(news, "1995-03-03")[2].value == "1995-01-26"


def test_a_hole_keeps_what_its_words_say_until_a_person_fills_it() -> None:
    text = "Talks on [insert date] in [CITY]; signing DD Month 2025."
    article = article_from_text(text)
    found, warnings = find_timexes(article)
    assert [(timex.text, timex.when and timex.when.edtf) for timex in found] == [
        ("[insert date]", None),
        ("DD Month 2025", "2025"),
    ]
    assert [warning.code for warning in warnings] == [WarningCode.PLACEHOLDER] * 2
    day = values.parse("2025-12-14")
    filled = Article(article.id, text, fills=(((9, 22), day),))
    [first, _] = find_timexes(filled)[0]
    assert (first.when, first.anchor.kind) == (day, "person")
    assert len(find_timexes(filled)[1]) == 1


@pytest.mark.parametrize(
    ("text", "holes"),
    [
        ("Talks open on ?? March 2022.", ["?? March 2022"]),
        ("?? May is still open", ["?? May"]),
        ("Talks open on XX\u00a0March.", ["XX\u00a0March"]),
        ("Talks on [insert – date].", ["[insert – date]"]),
        ("The choir of Kyïï March sang.", []),
        ("The model ïXX March is old.", []),
        ("Really?? March on!", []),
    ],
)
def test_a_hole_stands_by_itself(text: str, holes: list[str]) -> None:
    assert [hole.text for hole in find_holes(text)] == holes


def test_ambiguous_numbers_are_read_towards_the_publication() -> None:
    assert dated("It fell on 03/04/2022.", "2022-03-05") == {"03/04/2022": "2022-03-04"}
    assert dated("It fell on 03/04/2022.", "2022-04-05") == {"03/04/2022": "2022-04-03"}


def test_ambiguous_numbers_are_read_as_the_plain_ones_of_the_article_are() -> None:
    article = article_from_text("The truce of 16/03/2015 held until 03/04/2015.", published="2020-01-01")
    timexes, _ = find_timexes(article)
    assert [timex.value for timex in timexes] == ["2015-03-16", "2015-04-03"]


def test_a_deadline_lies_within_its_length_and_a_length_told_does_not() -> None:
    article = article_from_text("They must leave within 90 days. They held out for 90 days.", published="2022-03-02")
    deadline, length = find_timexes(article)[0]
    assert deadline.when is not None
    assert (deadline.when.edtf, deadline.when.extent.value) == ("[2022-03-03..2022-05-31]", "within")
    assert length.when is None
