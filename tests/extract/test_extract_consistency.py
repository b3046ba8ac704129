"""Office holders out of office, past told of the future, ranges reversed: what is flagged, and what must not be."""

import csv
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from extract import offices
from extract.article import article_from_text, read_article
from extract.consistency import check
from extract.model import Article, Certainty, Clue, ClueKind, Event, Factuality, Timex, TimexType, Warning, WarningCode
from extract.timex import find_timexes
from extract.value import Value, between, parse

FAR = "The delegates met and talked at some length about what had been agreed. " * 8  # what follows is no lead


def warnings(
    text: str, published: str | None = None, *dates: tuple[str, str], inferred: str | None = None
) -> tuple[Warning, ...]:
    """Warnings for a text whose dates (words, EDTF) are given by the test, so that only consistency is tested."""
    article = article_from_text(text, published=published)
    if inferred:
        article = replace(article, inferred=Clue(ClueKind.PUBLISHED, "text proves", "", parse(inferred)))
    return check(article, [timex(article, words, edtf) for words, edtf in dates], ())


def timex(article: Article, words: str, edtf: str) -> Timex:
    start = article.text.index(words)
    return Timex(f"t{start}", start, start + len(words), words, TimexType.DATE, edtf, "test", when=parse(edtf))


SPOKEN_OF_AS_IN_OFFICE = [
    ("The Biden administration has emphasized the importance of support.", "2025-12-16", "11 months before this"),
    ("Officials in the Biden administration say that talks go on.", "2025-12-16", "left office on 20 January 2025"),
    ("President Biden said on Monday that aid would continue.", "2025-12-16", "Joe Biden left office"),
    ("Prime Minister Boris Johnson arrived in Kyiv.", "2023-03-01", "left office on 6 September 2022"),
    ("British Prime Minister Theresa May is in Brussels.", "2021-01-04", "left office on 24 July 2019"),
    ("Chancellor Angela Merkel will travel to Moscow.", "2023-05-01", "left office on 8 December 2021"),
    ("Boris Johnson, the British prime minister, has promised help.", "2024-05-01", "left office"),
    ("NATO Secretary-General Jens Stoltenberg says so.", "2025-02-01", "left office on 1 October 2024"),
    ("President Emmanuel Macron says so.", "2015-02-01", "came to office on 14 May 2017, 2 years after"),
    ("The Biden White House has been silent.", "2025-12-16", "left office"),
    ("Members of the Biden administration say so.", "2025-12-16", "It left office"),
    ("President Bush said so.", "2010-03-04", "George W. Bush left office on 20 January 2009, 13 months"),
    ("President Bush said so.", "1987-03-04", "George H. W. Bush came to office"),
    ("Obama's administration is divided.", "2019-01-01", "left office on 20 January 2017"),
    ("The Scholz government plans a law.", "2025-10-01", "left office on 6 May 2025"),
]

NO_ANACHRONISM = [
    ("The Biden administration has emphasized the importance of support.", "2024-12-16"),
    ("Former President Barack Obama says so.", "2020-01-01"),
    ("Then-President Barack Obama said so.", "2020-01-01"),
    ("Ex-President Obama is writing a book.", "2020-01-01"),
    ("The late President Boris Yeltsin is remembered.", "2020-01-01"),
    ("Vice President Joe Biden said so.", "2014-05-01"),
    ("President-elect Donald Trump said so.", "2024-12-01"),
    ("Joe Biden, president at the time, said so.", "2025-12-16"),
    ("Under the Obama administration, aid was small.", "2025-12-16"),
    (FAR + "The Obama administration had refused to send arms.", "2023-01-01"),
    (FAR + "President Barack Obama imposed sanctions.", "2023-01-01"),
    ("Obama has written a book. Biden says he likes it.", "2025-12-16"),  # no title, no office
    ("The May government building is closed; the Major administration block is open.", "2025-12-16"),
    ("The court overturned a Bush administration ruling that has done harm.", "2010-03-04"),
    ("Rules enacted by the Bush administration are being examined.", "2010-03-04"),
    ("They were made in the final hours of the Bush administration.", "2010-03-04"),
    ("Reversing the Bush administration's midnight action will restore protections.", "2010-03-04"),
    ("He will undo this proposal from President Bush.", "2010-03-04"),
    ("President Joe Biden says farewell.", "2025-01-22"),  # the days round a change of office
    ("Prime Minister Naftali Bennett says so.", "2026-11-01"),  # later than the table knows: he may be back
]


@pytest.mark.parametrize(("text", "published", "said"), SPOKEN_OF_AS_IN_OFFICE)
def test_holders_out_of_office_are_flagged(text: str, published: str, said: str) -> None:
    (warning,) = warnings(text, published)
    assert warning.code is WarningCode.ANACHRONISM
    assert said in warning.message
    assert warning.start is not None and "in office" in warning.message


@pytest.mark.parametrize(("text", "published"), NO_ANACHRONISM)
def test_what_is_history_or_in_office_is_not(text: str, published: str) -> None:
    assert warnings(text, published) == ()


def test_between_two_terms_a_holder_is_out_of_office() -> None:
    (warning,) = warnings("President Vladimir Putin says so.", "2010-06-01")
    assert "left office on 7 May 2008, 2 years before" in warning.message


def test_a_date_of_the_term_makes_it_history() -> None:
    text = FAR + "President Barack Obama said in March 2014 that Russia would pay."
    assert warnings(text, "2023-01-01", ("March 2014", "2014-03")) == ()
    assert warnings(text, "2023-01-01") != ()


def test_a_date_of_the_term_in_the_paragraph_makes_acts_history_but_not_the_present() -> None:
    told = FAR + "\nIn 2014 Russia annexed Crimea. President Barack Obama said that it would pay."
    present = FAR + "\nIn 2022 Russia invaded. The Biden administration has sent aid."
    assert warnings(told, "2023-01-01", ("2014", "2014")) == ()
    assert warnings(present, "2025-12-16", ("2022", "2022")) != ()


def test_since_a_date_of_the_term_lasts_until_the_telling() -> None:
    article = article_from_text("Since 2022 the Biden administration has sent aid.", published="2025-12-16")
    assert check(article, [replace(timex(article, "2022", "2022"), relation="since")], ()) != ()


def test_without_a_day_of_writing_the_question_is_asked() -> None:
    (warning,) = warnings("In recent months, the Biden administration has emphasized support.")
    assert warning.code is WarningCode.UNANCHORED
    assert warning.message == (
        "Who was in office? “The Biden administration” is spoken of as in office. It was in office from 20 January "
        "2021 to 20 January 2025. Once the day of writing is set, this is checked."
    )


def test_who_is_in_office_still_raises_no_question() -> None:
    assert warnings("President Volodymyr Zelenskyy says so.") == ()


def test_the_time_that_a_text_proves_stands_in_for_the_day_of_writing() -> None:
    text = "Officials in the Biden administration say that it went well."
    (warning,) = warnings(text, None, inferred="[2025-12-08..2026-01-11]")
    assert warning.code is WarningCode.ANACHRONISM
    (asked,) = warnings(text, None, inferred="[2014-01-01..]")  # "2014 or later" contradicts nothing
    assert asked.code is WarningCode.UNANCHORED


def test_a_holder_is_flagged_once() -> None:
    text = "The Biden administration has said no. President Biden says so. The Biden administration is firm."
    assert len(warnings(text, "2025-12-16")) == 1


def test_offsets_hold_beside_other_scripts_and_broken_text() -> None:
    text = "Ґрунт 🙂 \ud800 — the Biden administration has said no."
    (warning,) = warnings(text, "2025-12-16")
    assert text[warning.start : warning.end] == "the Biden administration"


SEEDS = sorted((Path(offices.__file__).parent.parent / "seeds" / "articles").glob("*.md"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_no_seed_article_speaks_of_a_holder_out_of_office_but_the_one_that_does(path: Path) -> None:
    is_given_example = path.stem == "us_security_guarantees_berlin"
    article = read_article(path.read_bytes(), published="2025-12-16" if is_given_example else None)
    found = check(article, find_timexes(article)[0], ())
    assert [warning.code for warning in found] == [WarningCode.ANACHRONISM] * is_given_example


# --- past and future, first and last -------------------------------------------------------------------------------


def event(when: Value | None, factuality: Factuality, certainty: Certainty = Certainty.GOVERNED) -> Event:
    return Event("e1", "Envoys meet", "Envoys meet", None, None, (0, 5), (0, 20), when, certainty, factuality, 0.6)


@pytest.mark.parametrize(
    ("when", "factuality", "certainty", "flagged"),
    [
        ("2024-05-11", Factuality.OCCURRED, Certainty.GOVERNED, True),
        ("2025", Factuality.OCCURRED, Certainty.SENTENCE, True),
        ("2024-05-10", Factuality.OCCURRED, Certainty.GOVERNED, False),
        ("2024-05", Factuality.OCCURRED, Certainty.GOVERNED, False),
        ("2024-06-13", Factuality.PLANNED, Certainty.GOVERNED, False),
        ("2024-06-13", Factuality.HYPOTHETICAL, Certainty.GOVERNED, False),
        ("2024-05-11", Factuality.OCCURRED, Certainty.CARRIED, False),
    ],
)
def test_what_lies_after_the_day_of_writing_cannot_be_past(
    when: str, factuality: Factuality, certainty: Certainty, flagged: bool
) -> None:
    article = article_from_text("Envoys met.", published="2024-05-10")
    assert bool(check(article, (), (event(parse(when), factuality, certainty),))) is flagged


def test_a_day_after_the_proven_time_of_writing_is_flagged_too() -> None:
    article = article_from_text("A law was passed in 2027.")
    article = replace(
        article,
        inferred=Clue(ClueKind.PUBLISHED, "text proves", "", between(date(2025, 12, 8), date(2026, 1, 11))),
    )
    (warning,) = check(article, (), (event(parse("2027"), Factuality.OCCURRED),))
    assert "but 2027 lies after the time of writing that the text proves, 11 January 2026" in warning.message


def test_a_range_that_ends_before_it_begins() -> None:
    article = article_from_text("They fought from 9 May 2024 to 3 May 2024.")
    first = replace(timex(article, "9 May 2024", "2024-05-09"), id="a", relation="from", pair="b")
    last = replace(timex(article, "3 May 2024", "2024-05-03"), id="b", relation="to", pair="a")
    (warning,) = check(article, (first, last), ())
    assert warning.code is WarningCode.CONTRADICTION
    assert check(article, (replace(first, when=parse("2024-05-01")), last), ()) == ()


# --- the table -----------------------------------------------------------------------------------------------------


def table() -> list[dict[str, str]]:
    with (Path(offices.__file__).parent / "data" / "offices.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_of_the_table_can_be_checked_and_is_found_by_each_of_its_names() -> None:
    title = {"Secretary General": "NATO chief", "Commission President": "Commission President"}
    for row in table():
        assert row["source"] and bool(row["to"]) != bool(row["known_to"]), row
        first, last = parse(row["from"]), parse(row["to"] or row["known_to"])
        assert first.earliest and last.latest and first.earliest < last.latest, row
        for name in filter(None, (row["variants"] + "|" + row["titled"]).split("|")):
            words = f"{title.get(row['office'], row['office'])} {name}"
            found = [term.holder for mention in offices.find_holders(words) for term in mention.terms]
            assert row["holder"] in found, words


def test_terms_of_an_office_do_not_overlap() -> None:
    by_office: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for row in table():
        first, last = parse(row["from"]).latest, parse(row["to"] or "9999").earliest
        assert first and last
        by_office.setdefault((row["office"], row["country"]), []).append((first, last))
    acting = {("Prime Minister", "Israel")}  # Olmert acted for Sharon, who stayed in office
    for office, terms in by_office.items():
        terms.sort()
        for (_, left), (came, _) in pairwise(terms):
            assert left <= came or office in acting, (office, left, came)
