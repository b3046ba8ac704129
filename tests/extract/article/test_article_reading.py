"""Files of every format give an Article that keeps their words."""

import pytest

from extract.article import Limits, article_from_text, coding_choices, foreign_language, read_article
from extract.model import ClueKind
from extract.value import parse
from tests.extract.article.files import HTML, MAIL, OTHER, SENTENCE, docx_of, pdf_of


def test_text_given_as_text_is_not_altered() -> None:
    text = "\ufeff A\r\nB\u2028C\x00 \ud800 e\u0301"
    assert article_from_text(text).text == text
    assert article_from_text(text).id == article_from_text(text).id != article_from_text(text + ".").id
    assert article_from_text(text, id="mine", title="T").id == "mine"


def test_a_text_file_loses_only_its_mark_and_its_kind_of_newline() -> None:
    article = read_article("\ufeffTalks in Berlin\r\n\r\n They met.\rAnd left. \n".encode(), name="a.txt")
    assert article.text == "Talks in Berlin\n\n They met.\nAnd left. \n"
    assert article.title == "Talks in Berlin" and article.notes == ()


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_codings_with_a_mark(coding: str) -> None:
    mark = "\ufeff" if coding == "utf-16-le" else ""
    article = read_article((mark + "Zelenskyy — Зеленський met them").encode(coding), title="T")
    assert article.text == "Zelenskyy — Зеленський met them" and article.notes == ()


@pytest.mark.parametrize(
    ("text", "coding", "doubtful"),
    [
        ("Café was hit — “no”", "Windows-1252", "4 characters are"),
        ("Un café", "Windows-1252", "1 character is"),
        ("Президент прибыл в Берлин на переговоры во вторник", "Windows-1251", "43 characters are"),
    ],
)
def test_guessed_codings_are_told(text: str, coding: str, doubtful: str) -> None:
    article = read_article(text.encode(coding.lower()), title="T")
    assert article.text == text
    assert article.notes == (f"{doubtful} doubtful. It isn’t valid UTF-8; it was read as {coding}.",)


def test_stray_bytes_do_not_spoil_the_rest() -> None:
    article = read_article("Зеленський приїхав".encode() + b" caf\xe9", title="T")
    assert article.text == "Зеленський приїхав café"
    assert article.notes[0].startswith("1 character is doubtful.")


def test_a_chosen_coding_reads_what_the_guess_did_not_and_leaves_the_rest() -> None:
    data = "— Берлин — ".encode() + "Przemyśl fell".encode("cp1250")
    guess, *others = coding_choices(data, name="a.txt")
    assert guess.words == ("Przemyœl",) and "Przemyœl" in read_article(data, title="T").text
    (central,) = (each for each in others if each.words == ("Przemyśl",))
    article = read_article(data, title="T", coding=central.coding)
    assert article.text == "— Берлин — Przemyśl fell"
    assert article.notes == ("It was read as Windows-1250, as a person chose.",)
    assert coding_choices("Przemyśl".encode()) == ()  # it says what it is


def test_markdown_keeps_its_words_and_gives_up_its_front_matter() -> None:
    matter = b'---\ntitle: "Talks: held"\nsource: Project\nurl: https://example.org/x\nlanguage: en\n---\n'
    data = matter + b"\n# Head\n\nThey *met*.\n"
    article = read_article(data, name="x.txt")
    assert (article.title, article.source, article.url) == ("Talks: held", "Project", "https://example.org/x")
    assert article.text == "# Head\n\nThey *met*.\n"
    assert read_article(b"# Head #\n\nThey met.", name="x.md").title == "Head"


def test_broken_front_matter_loses_no_text() -> None:
    article = read_article(b"---\ntitle: [x\n---\nThey met.", name="x.md")
    assert article.text == "They met." and "front matter" in article.notes[0]


def test_a_page_gives_its_article_and_runs_nothing() -> None:
    for name in ("page.html", "page.txt", ""):
        article = read_article(HTML.encode(), name=name)
        assert article.title == "Talks" and article.language == "en"
        assert f"{SENTENCE}\n{OTHER}" in article.text
        assert "Evil" not in article.text and "Home" not in article.text


def test_a_page_in_its_declared_coding() -> None:
    page = HTML.replace("<head>", "<head><meta charset=windows-1251>").replace("town", "Київ")
    article = read_article(page.encode("cp1251"))
    assert "Київ" in article.text and article.notes == ()


def test_pdf() -> None:
    article = read_article(pdf_of("They met in Berlin.", "They left.", Title="Talks", CreationDate="D:20220224120000Z"))
    assert article.text == "They met in Berlin.\n\nThey left."
    assert article.title == "Talks" and article.notes == () and article.published is None
    assert [(clue.kind, clue.value.edtf) for clue in article.clues] == [(ClueKind.CRAWLED, "2022-02-24")]


def test_a_long_pdf_is_read_in_part_and_says_so() -> None:
    data = pdf_of(*[f"Page {number}." for number in range(1, 6)])
    seen: list[tuple[int, int]] = []

    def stop_at_four(page: int, pages: int) -> bool:
        seen.append((page, pages))
        return page < 4

    article = read_article(data, progress=stop_at_four)
    assert article.text == "Page 1.\n\nPage 2.\n\nPage 3."
    assert "Pages 1 to 3 were read. Pages 4 to 5 were not read." in article.notes
    assert seen == [(1, 5), (2, 5), (3, 5), (4, 5)]
    assert "Pages 1 to 4 were read. Page 5 was not read." in read_article(data, limits=Limits(pages=4)).notes
    assert "Page 1 was read. Pages 2 to 5 were not read." in read_article(data, limits=Limits(text=12)).notes


def test_docx() -> None:
    article = read_article(docx_of("They met.", heading="Talks", row=("7 Oct", "Kyiv")), name="x.txt")
    assert article.text == "Talks\nThey met.\n7 Oct\tKyiv" and article.title == "Talks"
    assert read_article(docx_of("They met.", title="Own title")).title == "Own title"


def test_mail() -> None:
    plain = MAIL + b"Content-Type: text/plain; charset=iso-8859-1\n\nThey met in a caf\xe9.\n"
    article = read_article(plain)
    assert (article.title, article.text, article.notes) == ("Talks héld", "They met in a café.\n", ())
    page = read_article(MAIL + b"Content-Type: text/html; charset=utf-8\n\n" + HTML.encode())
    assert SENTENCE in page.text and "Evil" not in page.text


def test_a_page_in_a_mail_is_read_in_the_coding_that_its_part_declares() -> None:
    part = "Content-Type: text/html; charset=iso-8859-2\n\n<html><p>They met in Łódź for talks on peace.</p></html>"
    assert "in Łódź for" in read_article(MAIL + part.encode("iso-8859-2")).text


def test_the_file_name_is_the_last_title_and_it_is_said() -> None:
    article = read_article(SENTENCE.encode(), name="report of May.txt")
    assert article.title == "report of May" and article.notes == ("The title is the file’s name.",)
    assert read_article(SENTENCE.encode(), name="x.txt", title="Mine").title == "Mine"


@pytest.mark.parametrize(
    "data",
    [
        f"---\ntitle: Own\nsource: Own\nurl: https://own.example.org/\n---\n{SENTENCE}".encode(),
        HTML.replace(
            "<head>",
            "<head><meta property='og:site_name' content='Own'><link rel='canonical' href='https://own.example.org/'>",
        )
        .replace("<h1>Talks", "<h1>Own")
        .encode(),
        b"From: Own\nSubject: Own\nMIME-Version: 1.0\n\nhttps://own.example.org/\n" + SENTENCE.encode(),
        f"https://own.example.org/\nOwn\n\n{SENTENCE}".encode(),
    ],
    ids=["front matter", "page", "mail", "text"],
)
def test_what_is_known_from_outside_takes_the_place_of_what_the_file_says(data: bytes) -> None:
    own = read_article(data)
    assert (own.title, own.url) == ("Own", "https://own.example.org/") and own.source in ("Own", "")
    url = "https://example.org/2025/12/16/talks"
    told = read_article(data, title="Talks", source="A wire", url=url)
    assert (told.title, told.source, told.url) == ("Talks", "A wire", url)
    assert told.published == parse("2025-12-16?") and told.clues[0].source == "url"
    assert read_article(data, source="A wire").url == own.url
    assert read_article(data, url=url).source == own.source


def test_only_sure_answers_about_the_language() -> None:
    german = "Der Präsident ist am Montag nach Berlin gereist, um dort mit der Regierung über den Krieg zu sprechen. "
    ukrainian = "Президент у понеділок прибув до Берліна, щоб говорити з урядом про війну та гарантії безпеки. "
    assert foreign_language(german * 4) == "de"
    assert foreign_language(ukrainian * 4) == "uk"
    assert foreign_language(german) is None  # too short to be judged
    assert foreign_language(f"{SENTENCE} " * 6) is None
    assert foreign_language("Zelenskyy Kyiv Kharkiv Donetsk Luhansk Kherson Mariupol Bakhmut " * 8) in (
        None,
        "uk",
        "pl",
    )
    assert foreign_language("") is None
