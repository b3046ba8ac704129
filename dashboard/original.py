"""The way to the original of an article: which addresses are kept and linked, and how such a link looks."""

from html import escape
from urllib.parse import urlsplit

LONGEST_ADDRESS = 2_000  # characters


def web_address(text: str) -> str:
    """An address of the web as it was given, "" where it is none that a reader can be sent to: it has another scheme,
    no host, a name with a password, or signs that no address has."""
    address = text.strip()
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    whole = parts.scheme in ("http", "https") and host and "@" not in parts.netloc
    return address if whole and address.isprintable() and not set(address) & set(' "<>\\') else ""


def original_html(url: str) -> str:
    """A link to the original that tells it nothing of this page; "" where its address is none of the web."""
    address = web_address(url)
    if not address:
        return ""
    host = escape(urlsplit(address).hostname or "")
    return f"<a href='{escape(address)}' title='{host}' target='_blank' rel='noopener noreferrer nofollow'>original</a>"
