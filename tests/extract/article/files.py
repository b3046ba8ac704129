"""Files of every format, made for tests."""

import io

import docx
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

SENTENCE = "The delegates met in the town and talked at some length about what had been agreed there."


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
