"""Files of every format, good and bad: an Article or a refusal that says what to do, and never anything else."""

import io
import zipfile

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from extract.article import (
    Limits,
    UnreadableArticle,
    article_from_text,
    coding_choices,
    foreign_language,
    read_article,
)
from extract.model import Article, ClueKind
from extract.value import parse
from tests.fuzz.examples import tried

SENTENCE = "The delegates met in the town and talked at some length about what had been agreed there."


def refusal(data: bytes, name: str = "", **more: object) -> UnreadableArticle:
    with pytest.raises(UnreadableArticle) as caught:
        read_article(data, name=name, **more)  # type: ignore[arg-type]
    return caught.value


def pdf_of(*pages: str, **metadata: str) -> bytes:
    writer = PdfWriter()
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    for text in pages:
        page = writer.add_blank_page(300, 300)
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode("latin-1"))
        fonts = DictionaryObject(
            {NameObject("/F1"): DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})}
        )
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(content)
    writer.add_metadata({f"/{name}": value for name, value in metadata.items()})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx_of(*paragraphs: str, title: str = "", heading: str = "", row: tuple[str, ...] = ()) -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    if heading:
        document.add_heading(heading, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if row:
        for cell, text in zip(document.add_table(1, len(row)).rows[0].cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


MAIL = (
    b"From: a@example.org\nTo: b@example.org\nSubject: =?utf-8?q?Talks_h=C3=A9ld?=\n"
    b"Message-ID: <1@x>\nMIME-Version: 1.0\n"
)
OTHER = "On the second day they parted, and both of the sides said that they would come back in spring."
HTML = (
    "<!doctype html><html lang='en-GB'><head><title>Talks - Site</title></head><body><nav>Home</nav><article>"
    f"<h1>Talks</h1><p>{SENTENCE}</p><p>{OTHER}</p><script>document.write('Evil')</script></article></body></html>"
)


# --- what is read --------------------------------------------------------------------------------------------------


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


# --- what is refused -----------------------------------------------------------------------------------------------

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def xlsx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "code", "said"),
    [
        (b"", "a.txt", "empty", "Not read: the file is empty."),
        (b" \r\n\t\n", "a.txt", "empty", "the file is empty"),
        (b"\xef\xbb\xbf", "a.txt", "empty", "the file is empty"),
        (PNG, "map.txt", "not-text", "map.txt was not read: a picture (PNG). Its name ends in .txt"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a.md", "not-text", "a picture (JPEG)"),
        (b"<?xml version='1.0'?><svg onload='alert(1)'></svg>", "a.html", "not-text", "a picture (SVG)"),
        (b"\x7fELF\x02\x01", "a", "not-text", "a program"),
        (b"MZ\x90\x00\x03", "a.txt", "not-text", "a program (Windows)"),
        (b"They met\x00 in Berlin", "a.txt", "not-text", "binary data"),
        (bytes(range(1, 32)) * 9, "a.txt", "not-text", "binary data"),
        (b"{\\rtf1 They met}", "a.rtf", "not-text", "Save it as .docx"),
        (b"\x1f\x8b\x08\x00", "a.txt.gz", "not-text", "Unpack it"),
        (xlsx(), "a.docx", "not-text", "an Excel sheet"),
        (b"PK\x03\x04 and then nothing", "a.docx", "broken", "damaged"),
        (b"%PDF-1.7 and then nothing", "a.pdf", "broken", "damaged"),
        (b"https://example.org/2022/talks", "", "address", "nothing is fetched"),
        (b"www.example.org\nhttps://example.org/b\n", "", "address", "paste its words"),
        (b"<html><body><script>render()</script></body></html>", "a.html", "no-text", "no text was found in the page"),
        (pdf_of(""), "scan.pdf", "no-text", "If it is a scan"),
        (docx_of(), "a.docx", "no-text", "no text was found in the document"),
        (b"---\ntitle: x\n---\n \n", "a.md", "no-text", "below the front matter"),
        (MAIL + b"\n", "a.eml", "no-text", "attach"),
        (b"word " * 300_000, "report.txt", "too-big", "report.txt was not read: 1.5 MB. At most 1 MB a file here."),
        (b"<html>" + b" " * 10_000_001, "page.html", "too-big", "10.0 MB. At most 10 MB"),
    ],
    ids=lambda value: "bytes" if isinstance(value, bytes) else None,  # some hold the time at which they were made
)  # fmt: skip
def test_refusals_say_what_it_is_and_what_to_do(data: bytes, name: str, code: str, said: str) -> None:
    error = refusal(data, name)
    assert error.code == code
    assert said in str(error)


def test_a_locked_pdf_is_said_to_be_locked() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "password" in str(refusal(out.getvalue(), "a.pdf"))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\x20" * 120_000_000)
    error = refusal(out.getvalue(), "a.docx")
    assert error.code == "too-big" and "120 MB" in str(error)


def test_a_cell_that_spans_a_billion_columns_is_one_cell() -> None:
    whole, out = io.BytesIO(docx_of("They met.", row=("a", "b"))), io.BytesIO()
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(out, "w") as target:
        for part in source.namelist():
            span = b'<w:tcPr><w:gridSpan w:val="1000000000"/>'
            target.writestr(part, source.read(part).replace(b"<w:tcPr>", span))
    assert read_article(out.getvalue()).text == "They met.\na\tb"


def test_hostile_names_stay_short_and_harmless() -> None:
    message = str(refusal(PNG, "a\x00\n\u202e" + "x" * 500 + ".txt"))
    assert "\n" not in message and "\u202e" not in message and len(message) < 250


def test_a_published_day_that_is_none_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="14 Dez 25"):
        read_article(b"They met.", published="14 Dez 25")
    with pytest.raises(ValueError, match="soon"):
        article_from_text("They met.", published="soon")


@pytest.mark.parametrize(
    "data",
    [
        b"a " * 499_000,
        b"<html><p>They met." + b"<div>" * 100_000,
        b"<html><p>They met." + b"<b>" * 50_000 + b"deep",
        b"<!---->" * 600 + b"They met",
        b"www." * 200_000 + b" x",
        b"# " + b" " * 900_000 + b"x",
        b'<html><script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>They met.",
        b"<html><p>They met.</p>" + b"<![CDATA[" * 1000 + b"\xff\xfe<",
        b"<html><p>They met.</p><meta charset=rot13><meta charset=unicode_escape>",
        b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\npublished: *c\n---\nThey met.",
    ],
    ids=lambda data: repr(data[:24]),
)
def test_hostile_files_are_read_or_refused(data: bytes) -> None:
    assert read_or_refuse(data)


# --- any bytes -----------------------------------------------------------------------------------------------------


def read_or_refuse(data: bytes, name: str = "") -> Article | UnreadableArticle:
    try:
        article = read_article(data, name=name)
    except UnreadableArticle as error:
        assert error.code in {"empty", "not-text", "too-big", "no-text", "address", "broken"}
        assert str(error)
        return error
    assert article.text.strip() and "\r" not in article.text
    assert all(0 <= start < end <= len(article.text) for start, end in article.datelines)
    for clue in article.clues:
        assert clue.span is None or article.text[slice(*clue.span)] == clue.quote
    return article


STARTS = st.sampled_from(
    [
        b"",
        b"<html>",
        b"%PDF-1.4\n",
        b"From: a\nMessage-ID: b\nDate: ",
        b"---\ndate: ",
        b"KYIV, ",
        b"\xff\xfe",
        b"PK\x03\x04",
    ]
)
NAMES = st.sampled_from(["", "a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.eml", "2022-02-30.txt"])


@tried(200)
@given(STARTS, st.binary(max_size=300), NAMES)
@example(b"", b"\x1a", "")
def test_any_bytes_give_an_article_or_a_refusal(start: bytes, data: bytes, name: str) -> None:
    read_or_refuse(start + data, name)


WHOLE = st.sampled_from(
    [HTML.encode(), pdf_of("They met."), docx_of("They met.", row=("a", "b")), MAIL + b"\nThey met."]
)


@tried(150)
@given(WHOLE, st.integers(0, 10_000), st.binary(max_size=20), st.booleans())
def test_damaged_files_give_an_article_or_a_refusal(whole: bytes, place: int, data: bytes, cut: bool) -> None:
    place %= len(whole)
    read_or_refuse(whole[:place] + data + (b"" if cut else whole[place + len(data) :]))


def test_a_carriage_return_inside_a_page_is_a_line_end() -> None:
    damaged = pdf_of("Today they met.").replace(b"day they", b"day\\rthey")
    assert "\r" not in read_article(damaged, name="damaged.pdf").text


@tried(200)
@given(st.text(alphabet=st.sampled_from("KYIV ,.-–—()|:\n\t0123456789MayfeburyAPpublishedat"), max_size=200))
def test_any_text_keeps_its_offsets(text: str) -> None:
    article = article_from_text(text)
    assert article.text == text
    for clue in article.clues:
        assert clue.span and text[slice(*clue.span)] == clue.quote


# --- language ------------------------------------------------------------------------------------------------------


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
