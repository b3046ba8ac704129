"""E-mail (RFC 5322): subject, sender, date and the text part; attachments are left alone."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from extract.article import publication
from extract.article.coding import decode
from extract.article.reading import Reading
from extract.model import ClueKind


def read_eml(data: bytes) -> Reading:
    """The plain text part, else the text of the HTML part."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    sent = publication.clue(ClueKind.PUBLISHED, "mail header Date", message.get("Date", ""))
    title, sender = str(message.get("Subject", "")), str(message.get("From", ""))
    body = _body(message)
    clues = (*((sent,) if sent else ()), *body.clues)
    return Reading(body.text, title or body.title, sender, body.url, body.language, clues, body.notes)


def _body(message: EmailMessage) -> Reading:
    part = message.get_body(("plain", "html"))
    if part is None:
        return Reading("")
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return Reading("")
    declared = part.get_content_charset() or ""
    if part.get_content_subtype() == "html":
        from extract.article.web import read_html

        return read_html(content, declared=declared)
    decoded = decode(content, declared)
    return Reading(decoded.text, notes=decoded.notes)
