"""Names: one spelling for many, longer names whole, another war by a file."""

from pathlib import Path

import pytest

from extract.gazetteer import active, extra_names
from extract.nlp import pipeline
from extract.nlp.names import canonical, is_place, short_name


def _names(text: str) -> dict[str, tuple[str, str]]:
    return {ent.text: (ent.label_, ent.kb_id_) for ent in pipeline()(text).ents if ent.kb_id_}


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Kiev", "Kyiv"),
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("President Zelenskiy", "Volodymyr Zelenskyy"),
        ("the U.S.", "United States"),
        ("Britain", "United Kingdom"),
        ("Russian", "Russia"),
        ("Zaporozhye", "Zaporizhzhia"),
        ("KHARKIV", "Kharkiv"),
        ("U.S.-drafted", "United States"),
        ("Ukraine's", "Ukraine"),
        ("Mannerheim", "Carl Gustaf Emil Mannerheim"),
        ("Wagner", "Wagner Group"),
        ("the Atlantis Institute", "Atlantis Institute"),
    ],
)
def test_one_spelling_stands_for_all(spelling: str, name: str) -> None:
    assert canonical(spelling) == name


@pytest.mark.parametrize(
    "whole", ["Bank of China", "Moscow Times", "Kyiv Independent", "Hunter Biden", "47th Mechanized Brigade"]
)
def test_a_longer_name_is_never_cut_short(whole: str) -> None:
    names = _names(f"Reporters asked the {whole} about the attack on Kharkiv.")
    assert any(text.removeprefix("the ") == whole for text in names), names
    assert names["Kharkiv"] == ("GPE", "Kharkiv")


def test_titles_and_lists_do_not_hide_names() -> None:
    names = _names("Russian President Vladimir Putin met Syrskyi's envoys, and Ukraine and Finland protested.")
    assert {"Vladimir Putin", "Ukraine", "Finland", "Russia", "Oleksandr Syrskyi"} <= {
        name for _, name in names.values()
    }


def test_a_surname_takes_the_full_name_that_the_text_gives() -> None:
    names = _names("Governor Oleksandr Prokudin spoke on Monday. Prokudin said that five people had died.")
    assert names["Prokudin"] == ("PERSON", "Oleksandr Prokudin")


def test_common_words_are_no_names() -> None:
    assert "Split" not in {name for _, name in _names("They split the bill and ate turkey in the hall.").values()}
    assert "Turkey" not in {name for _, name in _names("They split the bill and ate turkey in the hall.").values()}


def test_capitals_of_datelines_are_found() -> None:
    assert _names("KYIV, Ukraine - Shelling killed two people.")["KYIV"] == ("GPE", "Kyiv")


def test_places_and_short_forms() -> None:
    assert is_place("Kherson")
    assert is_place("Ukraine")
    assert not is_place("Ukrainian")
    assert not is_place("NATO")
    assert short_name("United States") == "US"
    assert short_name("Volodymyr Zelenskyy") == "Zelenskyy"
    assert short_name("Kim Jong Un") == "Kim Jong Un"


def test_another_war_needs_a_file_and_no_code(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text(
        "name,type,country,variants,adjectives,short\n"
        "Ruritania,country,,Kingdom of Ruritania,Ruritanian|Ruritanians,\n"
        "Strelsau,capital,Ruritania,Streltzau,,\n",
        encoding="utf8",
    )
    with extra_names(table):
        names = _names("Ruritanian hussars shelled Streltzau.")
        assert names["Streltzau"] == ("GPE", "Strelsau")
        assert names["Ruritanian"] == ("NORP", "Ruritania")
        assert canonical("Kiev") == "Kyiv"
    assert active().form("Streltzau") is None


def test_rows_of_a_file_win_and_a_spreadsheets_mark_is_no_part_of_a_name(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("name,type,adjectives\nUkraine,region,Ruthenian\n", encoding="utf-8-sig")
    with extra_names(table):
        entry = active().entry("Ukraine")
        assert entry is not None
        assert (entry.type, entry.adjective) == ("region", "Ruthenian")


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("Ruritania;country\n", encoding="utf8")
    with pytest.raises(ValueError, match="columns"), extra_names(table):
        pass


def test_a_row_of_an_unknown_type_is_refused() -> None:
    with pytest.raises(ValueError, match="planet"), extra_names([{"name": "Mars", "type": "planet"}]):
        pass


def test_the_table_gives_every_spelling_once() -> None:
    rows = Path("extract/data/gazetteer.csv")
    seen: dict[str, str] = {}
    for line in (Path(__file__).parents[3] / rows).read_text(encoding="utf8").splitlines()[1:]:
        name, _type, _country, variants, adjectives, _short = line.split(",")
        for spelling in filter(None, [name, *variants.split("|"), *adjectives.split("|")]):
            assert spelling not in seen, f"{spelling}: {seen.get(spelling)} and {name}"
            seen[spelling] = name
