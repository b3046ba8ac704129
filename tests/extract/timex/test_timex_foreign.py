"""Articles in other languages: their written dates are found and read, nothing else is, and the reader is told."""

from dataclasses import replace

import pytest

from extract import article_from_text, extract
from extract.article.language import language_of
from extract.model import WarningCode
from extract.timex import find_timexes

# Enough running words for each text's language to be told.
TEXTS = {
    "de": (
        "Die Truppen haben am «14. Dezember 2025» die Stadt verlassen, teilte die Regierung mit. Die Gespräche hatten"
        " im «Oktober 2025» begonnen und sollen am «3. Mai» weitergehen. Nach Angaben der Behörden wurden 24 Häuser"
        " zerstört, und die Reparatur kostet 2.022 Euro. Das Protokoll trägt das Datum «16.03.2014».",
        ["2025-12-14", "2025-10", "2026-05-03", "2014-03-16"],
    ),
    "fr": (
        "Les soldats ont quitté la ville le «1er mars 2025», a déclaré le ministre. Les négociations avaient"
        " commencé en «octobre 2025» et elles doivent reprendre le «14 février». Selon les autorités, 24 maisons"
        " ont été détruites et l'article 49 de la convention n'a pas été respecté.",
        ["2025-03-01", "2025-10", "2026-02-14"],
    ),
    "es": (
        "Las tropas abandonaron la ciudad el «14 de diciembre de 2025», según el gobierno. Las conversaciones habían"
        " comenzado en «octubre de 2025» y deben continuar el «3 de mayo». Según las autoridades, 24 casas fueron"
        " destruidas y el precio fue de 2014 dólares en la región. Los vecinos dicen que nadie pudo salir del sótano.",
        ["2025-12-14", "2025-10", "2026-05-03"],
    ),
    "uk": (
        "Війська залишили місто «14 грудня 2025» року, повідомив уряд країни. Переговори почалися у минулому році"
        " й мають продовжитися «3 травня». За словами влади, зруйновано 24 будинки, а ремонт коштує 2022 гривні."
        " Місцеві мешканці кажуть, що обстріл тривав усю ніч, і ніхто не міг вийти з підвалу.",
        ["2025-12-14", "2026-05-03"],
    ),
    "ru": (
        "Войска покинули город «14 декабря 2025» года, сообщило правительство страны. Переговоры начались «24 февраля»"
        " и должны продолжиться «3 мая». По словам властей, разрушено 24 дома, а ремонт стоит 2022 рубля. Жители"
        " говорят, что обстрел продолжался всю ночь и никто не мог выйти из подвала.",
        ["2025-12-14", "2026-02-24", "2026-05-03"],
    ),
}
NOT_DATES = {
    "de": "Nach § 14 Mai 2020 Euro. Die Straße 16.03.2014.5 ist lang, und 24 Menschen sagten, es koste 12.05 Mark.",
    "fr": "L'article 12, le prix de 14,5 mars 3000 unités, et le score de 3-2 pour les 24 joueurs.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_written_dates_are_read_by_dateparser(code: str) -> None:
    marked, values = TEXTS[code]
    text = marked.replace("«", "").replace("»", "")
    wanted = [part.partition("»")[0] for part in marked.split("«")[1:]]
    extraction = extract(article_from_text(text, published="2025-12-16"))
    found = {timex.text: timex for timex in extraction.timexes}
    for words, value in zip(wanted, values, strict=True):
        assert found.pop(words).value == value
    assert not found
    assert {timex.rule for timex in extraction.timexes} == {f"dateparser:{code}"}
    assert extraction.events == ()
    assert [warning.code for warning in extraction.warnings] == [WarningCode.FOREIGN]


@pytest.mark.parametrize("code", NOT_DATES)
def test_sections_prices_and_versions_are_no_dates(code: str) -> None:
    text = TEXTS[code][0].replace("«", "").replace("»", "") + " " + NOT_DATES[code]
    before = len(text) - len(NOT_DATES[code])
    timexes, _ = find_timexes(article_from_text(text, published="2025-12-16"))
    assert [timex.text for timex in timexes if timex.start >= before] == []


WORDS = [  # read on Tuesday 16 December 2025
    ("uk", "У «лютому 2022» війська увійшли.", "2022-02"),
    ("uk", "Це сталося «вчора» вночі.", "2025-12-15"),
    ("uk", "Усе почалося у «2014 році» на сході.", "2014"),
    ("uk", "Зустріч була «минулої п’ятниці» в Києві.", "2025-12-12"),
    ("ru", "В «феврале 2022» года войска вошли.", "2022-02"),
    ("ru", "В «прошлую пятницу» обстрел продолжался.", "2025-12-12"),
    ("ru", "На «прошлой неделе» был обстрел.", "2025-W50"),
    ("pl", "W «lutym 2022» r. wojska weszły.", "2022-02"),
    ("pl", "Spotkanie odbędzie się «jutro» rano.", "2025-12-17"),
    ("cs", "V «únoru 2022» začala válka.", "2022-02"),
    ("cs", "Jednání začalo «včera» ráno.", "2025-12-15"),
    ("de", "Der Krieg begann «gestern» um vier.", "2025-12-15"),
    ("fr", "Ils se sont vus «vendredi dernier» à Paris.", "2025-12-12"),
    ("fr", "La guerre a commencé en «2014», dit-il.", "2014"),
    ("es", "Se vieron «la semana pasada» en Madrid.", "2025-W50"),
]
NO_TIME = [
    ("uk", "Там було 2014 будинків і 2022 гривні."),
    ("ru", "Городу 2000 лет, а в 2014 домах нет света."),
    ("de", "Am Morgen kamen 2014 Menschen in die Stadt, und Maier 2022 Mal."),
    ("es", "Llegaron por la mañana con 2014 casas."),
    ("fr", "Il y a 2014 maisons dans la ville."),
]


@pytest.mark.parametrize(("code", "marked", "value"), WORDS)
def test_words_that_count_from_the_day_of_writing_and_months_in_any_case(code: str, marked: str, value: str) -> None:
    text = marked.replace("«", "").replace("»", "")
    article = replace(article_from_text(text, published="2025-12-16"), language=code)
    timexes, _ = find_timexes(article)
    assert [(timex.text, timex.value) for timex in timexes] == [(marked.partition("«")[2].partition("»")[0], value)]


@pytest.mark.parametrize(("code", "text"), NO_TIME)
def test_numbers_and_mornings_are_no_dates(code: str, text: str) -> None:
    article = replace(article_from_text(text, published="2025-12-16"), language=code)
    assert find_timexes(article)[0] == ()


def test_yesterday_has_no_date_without_a_day_of_writing() -> None:
    article = replace(article_from_text("Це сталося вчора вночі."), language="uk")
    assert [timex.when for timex in find_timexes(article)[0]] == [None]


def test_without_a_day_of_writing_a_year_stays_unsaid() -> None:
    text = TEXTS["de"][0].replace("«", "").replace("»", "")
    timexes, _ = find_timexes(article_from_text(text))
    assert "2025-12-14" in [timex.value for timex in timexes]
    assert all(timex.when is None or timex.value != "XXXX-05-03" for timex in timexes)


def test_what_the_words_say_counts_before_what_the_file_declares() -> None:
    english = "The troops left the town on 14 December, and the talks that were held for weeks came to an end."
    assert language_of(english, "uk") == "en"
    assert language_of("Am 14. Dezember", "de-AT") == "de"
    assert language_of("KARSK", "") == "en"
