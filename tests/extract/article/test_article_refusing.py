"""What is no article, and bytes of any sort: a refusal that says what to do, and never anything else."""

import io
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf import PdfWriter

from extract.article import UnreadableArticle, article_from_text, read_article
from extract.model import Article
from tests.extract.article.files import HTML, MAIL, docx_of, pdf_of
from tests.fuzz.examples import tried


def refusal(data: bytes, name: str = "", **more: object) -> UnreadableArticle:
    with pytest.raises(UnreadableArticle) as caught:
        read_article(data, name=name, **more)  # type: ignore[arg-type]
    return caught.value


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
