"""The way to an original: only addresses of the web are links, and none can break out of the page."""

from html import unescape

import pytest

from dashboard.original import original_html, web_address

WHOLE = (
    "https://example.org",
    "HTTP://example.org:8080/2022/05/09/bridge?a='1'&b=%3Cb%3E#c",
    "https://правда.example/новини/1",
    "https://[2001:db8::1]/news",
)
NONE = (
    "",
    "example.org/news",
    "//example.org/news",
    "mailto:a@example.org",
    "javascript:alert(1)",
    "javascript://example.org/%0Aalert(1)",
    "JavaScript:https://example.org",
    "data:text/html,<script>alert(1)</script>",
    "https:///news",
    "https://[::1",
    "https://name:word@example.org/",
    "https://example.org\\@example.net",
    "https://example.org/a b",
    "https://example.org/\x00",
    "java\nscript:alert(1)",
    "https://example.org/\u202egro",
    "https://example.org/'><script>alert(1)</script>",
)


@pytest.mark.parametrize("address", WHOLE)
def test_an_address_of_the_web_is_a_link_that_tells_nothing_of_this_page(address: str) -> None:
    assert web_address(f" {address} ") == address
    link = original_html(address)
    there = link.removeprefix("<a href='").partition("'")[0]
    assert unescape(there) == address and "<" not in there
    assert link.endswith(" target='_blank' rel='noopener noreferrer nofollow'>original</a>")


@pytest.mark.parametrize("address", NONE)
def test_nothing_else_is_a_link(address: str) -> None:
    assert web_address(address) == original_html(address) == ""
