"""Files that are well-formed enough to get deep into a reader: an article or a refusal, in bounded space and time."""

import io
import zipfile
import zlib
from email.message import EmailMessage

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import UnreadableArticle, article_from_text, read_article
from tests.fuzz.examples import tried

CODES = {"empty", "not-text", "too-big", "no-text", "address", "broken"}
MOST_TEXT = 1_100_000  # characters that a file of a megabyte may give
SENTENCE = "The delegates met in the town on 3 May 2022 and talked at some length."


def read(data: bytes, name: str = "") -> str:
    """The text of a file, or the code of its refusal."""
    try:
        article = read_article(data, name=name)
    except UnreadableArticle as error:
        assert error.code in CODES and str(error)
        return error.code
    assert 0 < len(article.text) <= MOST_TEXT
    assert len(article.title) < 1_000
    for start, end in article.datelines:
        assert 0 <= start < end <= len(article.text)
    return article.text


# --- pages ---------------------------------------------------------------------------------------------------------

TAGS = st.sampled_from(
    [
        "p",
        "div",
        "table",
        "tr",
        "td",
        "ul",
        "li",
        "article",
        "script",
        "style",
        "svg",
        "math",
        "iframe",
        "template",
        "noscript",
        "title",
        "time",
        "meta",
        "base",
        "form",
        "textarea",
        "plaintext",
        "xmp",
        "select",
        "object",
        "embed",
        "foreignObject",
    ]
)
ATTRIBUTES = st.sampled_from(
    ["", " onload='alert(1)'", " href='javascript:alert(1)'", " datetime='2022-99-99'", " datetime='9999-12-31'",
     " content='-1'", " property='article:published_time'", " style='x:expression(1)'", " lang='\x01'", " xmlns:x='&'"]
)  # fmt: skip
WORDS = st.sampled_from(
    [SENTENCE, "", "<", "&#x110000;", "&#0;", "]]>", "<!--", "\x00", "\ud7ff\u202e", "&lt;script&gt;"]
)
nodes = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda tag, more, parts, closed: f"<{tag}{more}>{''.join(parts)}" + (f"</{tag}>" if closed else ""),
        TAGS,
        ATTRIBUTES,
        st.lists(inner, max_size=4),
        st.booleans(),
    ),
    max_leaves=20,
)


@tried(25)
@given(nodes, st.sampled_from(["", f"<p>{SENTENCE}</p><p>{SENTENCE}</p>"]))
def test_pages_of_any_elements(tree: str, words: str) -> None:
    read(f"<!doctype html><html><body>{tree}{words}</body></html>".encode("utf-8", "replace"), "page.html")


DAYS = st.sampled_from(["2022-02-30", "9999-12-31"])
KEYS = st.sampled_from(["@type", "@graph", "datePublished", "dateModified", "headline", "NewsArticle", "author"])


@tried(40)
@given(
    st.recursive(
        st.none() | st.text(st.characters(codec="utf-8"), max_size=20) | DAYS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=12,
    )
)  # fmt: skip
def test_what_a_page_says_of_itself_is_believed_in_no_form(told: object) -> None:
    data = orjson.dumps(told)
    page = b"<html><script type='application/ld+json'>" + data + b"</script><p>" + SENTENCE.encode() + b"</p></html>"
    assert read(page, "page.html")


# --- packed --------------------------------------------------------------------------------------------------------


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = "<!DOCTYPE x [" + "<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    "document",
    [
        f"{LAUGHS}<w:document {W}><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>",
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>",
        f"<w:document {W}>" + "<w:p>" * 20_000,
        f"<w:document {W}><w:body>{'<w:tbl><w:tr><w:tc>' * 3_000}",
    ],
    ids=["laughs", "outside", "unclosed", "tables in tables"],
)  # fmt: skip
def test_documents_that_unpack_without_end(document: str) -> None:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    parts = {"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": document}
    text = read(packed({name: part.encode() for name, part in parts.items()}), "a.docx")
    assert "root:" not in text and len(text) < 100_000


def test_a_bomb_that_lies_about_its_size() -> None:
    bomb = bytearray(packed({"word/document.xml": b" " * 50_000_000, "[Content_Types].xml": b"<x/>"}))
    size = (50_000_000).to_bytes(4, "little")
    assert size in bomb
    assert read(bytes(bomb.replace(size, (100).to_bytes(4, "little"))), "a.docx") in CODES


# --- PDF -----------------------------------------------------------------------------------------------------------


def pdf(objects: list[bytes]) -> bytes:
    """A file of these objects, the first of which is its catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table))


CATALOGUE = b"<</Type /Catalog /Pages 2 0 R>>"
BOMB = zlib.compress(b"BT (x) Tj ET " * 4_000_000, 9)


@pytest.mark.parametrize(
    "objects",
    [
        [CATALOGUE, b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>"],
        [CATALOGUE, b"<</Type /Pages /Kids [3 0 R] /Count 999999999>>", b"<</Type /Pages /Kids [2 0 R] /Count 1>>"],
        [CATALOGUE, b"<</Type /Pages /Kids [%s]>>" % (b"3 0 R " * 50_000), b"<</Type /Page /Parent 2 0 R>>"],
        [CATALOGUE, b"<</Type /Pages /Kids [3 0 R] /Count 1>>", b"<</Type /Page /Parent 2 0 R /Contents 3 0 R>>"],
        [CATALOGUE, b"<</Type /Pages /Kids [3 0 R] /Count 1>>", b"<</Type /Page /Parent 2 0 R /Contents 4 0 R>>",
         b"<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream" % (len(BOMB), BOMB)],
        [b"<</Type /Catalog /Pages 1 0 R>>"],
        [CATALOGUE, b"[" * 5_000],
    ],
    ids=["its own child", "a circle", "no end of pages", "its own content", "a packed stream", "its own pages", "deep"],
)  # fmt: skip
def test_pdfs_without_end(objects: list[bytes]) -> None:
    read(pdf(objects), "a.pdf")


@tried(40)
@given(st.lists(st.sampled_from([b"<<", b">>", b"[", b"]", b"1 0 R", b"2 0 R", b"/Type /Page", b"/Kids", b"/Count",
                                 b"(", b")", b"stream\n", b"endstream", b"/Length -1", b"/Filter /LZW", b"9" * 30]),
                max_size=20))  # fmt: skip
def test_pdfs_of_any_words(words: list[bytes]) -> None:
    read(pdf([CATALOGUE, b"<</Type /Pages /Kids [3 0 R] /Count 1>>", b" ".join(words)]), "a.pdf")


# --- mail and text -------------------------------------------------------------------------------------------------


def test_mail_in_mail_in_mail() -> None:
    inner = EmailMessage()
    inner.set_content(SENTENCE)
    data = inner.as_bytes()
    for number in range(300):
        head = f"From: a@example.org\nMessage-ID: <{number}@x>\nMIME-Version: 1.0\n"
        data = f"{head}Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n".encode() + data
    read(data, "a.eml")


@tried(40)
@given(st.lists(st.sampled_from(["Content-Type: ", "text/plain", "multipart/mixed; ", "boundary=", "charset=", "rot13",
                                 "\n", "\n\n", "--", "Date: ", "=?utf-8?b?", "?=", "Subject: ", "\x00", "é", SENTENCE]),
                max_size=30))  # fmt: skip
def test_mail_of_any_words(words: list[str]) -> None:
    read(f"From: a@example.org\nMessage-ID: <1@x>\nMIME-Version: 1.0\n{''.join(words)}".encode(), "a.eml")


@pytest.mark.parametrize("piece", ["a", "a ", "\n", "é", "\u202e", "[date] ", "<b>", "# ", "1.", "KYIV, May 1 — "])
def test_a_million_characters_in_one_line(piece: str) -> None:
    data = (piece * (999_000 // len(piece.encode()))).encode()
    for name in ("a.txt", "a.md", "a.html"):
        read(data, name)


@tried(40)
@given(st.text(max_size=400), st.sampled_from(["", "a.txt", "a.md", "\ud800.txt", "../../x.txt", "a" * 300]))
def test_any_text_under_any_name(text: str, name: str) -> None:
    read(text.encode("utf-8", "surrogatepass"), name)
    assert article_from_text(text).text == text
