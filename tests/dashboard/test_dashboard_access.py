"""Who may do what: settings × visitor, and which visits count as those of the person who runs the program."""

from itertools import product

import pytest

from dashboard.access import Person, anybody_reads, is_loopback, is_own_visit, person, visitor
from dashboard.settings import Settings

EDITOR = Person("ed@example.org", "Ed Itor")
READER = Person("someone@example.org", "Someone")

# reading, uploads, who, own visit, logins set up, embedded → reads, uploads, edits
TABLE = [
    ("open", "open", None, False, False, False, (True, True, False)),
    ("open", "login", None, False, True, False, (True, False, False)),
    ("open", "off", None, False, True, False, (True, False, False)),
    ("login", "open", None, False, True, False, (False, False, False)),
    ("login", "open", None, False, False, False, (False, False, False)),
    ("open", "open", READER, False, True, False, (True, True, False)),
    ("open", "login", READER, False, True, False, (True, True, False)),
    ("open", "off", READER, False, True, False, (True, False, False)),
    ("login", "login", READER, False, True, False, (True, True, False)),
    ("open", "login", EDITOR, False, True, False, (True, True, True)),
    ("open", "off", EDITOR, False, True, False, (True, False, True)),
    ("login", "off", EDITOR, False, True, False, (True, False, True)),
    # whoever runs it is the editor …
    ("open", "open", None, True, False, False, (True, True, True)),
    ("login", "login", None, True, False, False, (True, True, True)),
    ("open", "off", None, True, False, False, (True, False, True)),
    # … unless logins are set up: then they decide on this machine too
    ("open", "open", None, True, True, False, (True, True, False)),
    ("open", "login", None, True, True, False, (True, False, False)),
    ("login", "open", None, True, True, False, (False, False, False)),
    ("open", "open", READER, True, True, False, (True, True, False)),
    ("open", "open", EDITOR, True, True, False, (True, True, True)),
    # a page in a foreign frame only shows
    ("open", "open", None, True, False, True, (True, False, False)),
    ("open", "open", EDITOR, False, True, True, (True, False, False)),
    ("login", "open", None, False, True, True, (False, False, False)),
]


@pytest.mark.parametrize(("reading", "uploads", "who", "own", "logins", "embedded", "expected"), TABLE)
def test_who_may_do_what(
    reading: str,
    uploads: str,
    who: Person | None,
    own: bool,
    logins: bool,
    embedded: bool,
    expected: tuple[bool, bool, bool],
) -> None:
    settings = Settings(reading=reading, uploads=uploads, editors="Ed@Example.org, other@example.org")
    seen = visitor(settings, who, own=own, logins=logins, embedded=embedded)
    assert (seen.reads, seen.uploads, seen.edits) == expected


def test_whoever_may_act_may_read_and_has_a_name_to_sign_with() -> None:
    people = (None, READER, EDITOR)
    yes_no = (False, True)
    for reading, uploads in product(("open", "login"), ("open", "login", "off")):
        settings = Settings(reading=reading, uploads=uploads, editors=EDITOR.email)
        for who, own, logins, embedded in product(people, yes_no, yes_no, yes_no):
            seen = visitor(settings, who, own=own, logins=logins, embedded=embedded)
            assert seen.reads or not (seen.uploads or seen.edits)
            assert seen.name or not seen.edits


def test_without_editors_named_nobody_edits_over_a_network() -> None:
    assert not visitor(Settings(editors=""), Person("", "Nobody"), logins=True).edits


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("127.0.0.1", True),
        ("127.0.0.53", True),
        ("::1", True),
        ("localhost", True),
        ("LOCALHOST:8501", True),
        ("127.0.0.1:8501", True),
        ("[::1]:8501", True),
        (None, False),
        ("", False),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.4", False),
        ("localhost.example.org", False),
        ("127.0.0.1.example.org", False),
        ("unix:///run/timeline.sock", False),
    ],
)
def test_what_is_this_machine(address: str | None, local: bool) -> None:
    assert is_loopback(address) is local


HOST = {"Host": "127.0.0.1:8501"}


@pytest.mark.parametrize(
    ("bound", "peer", "headers", "own"),
    [
        ("127.0.0.1", None, HOST, True),
        ("localhost", "127.0.0.1", {"host": "localhost:8501"}, True),
        (None, None, HOST, False),
        ("0.0.0.0", None, HOST, False),
        ("127.0.0.1", "10.0.0.7", HOST, False),
        ("127.0.0.1", None, {"Host": "rebound.example.org:8501"}, False),
        ("127.0.0.1", None, {}, False),
        ("127.0.0.1", None, HOST | {"X-Forwarded-For": "203.0.113.9"}, False),
        ("127.0.0.1", None, HOST | {"forwarded": "for=203.0.113.9"}, False),
        ("127.0.0.1", None, HOST | {"Origin": "http://127.0.0.1:8501"}, True),
        ("127.0.0.1", None, HOST | {"Origin": "http://[::1]:8501"}, True),
        ("127.0.0.1", None, HOST | {"Origin": "https://timeline.example.org"}, False),  # by a proxy that hides it
        ("127.0.0.1", None, HOST | {"Origin": "null"}, False),
    ],
)
def test_whose_visit_counts_as_the_runners_own(
    bound: str | None, peer: str | None, headers: dict[str, str], own: bool
) -> None:
    assert is_own_visit(bound, peer, headers) is own


def test_an_address_counts_only_where_the_provider_does_not_deny_it() -> None:
    assert person({"email": "Ed@Example.org", "name": "Ed"}) == Person("ed@example.org", "Ed")
    assert person({"email": "ed@example.org"}) == Person("ed@example.org", "ed")
    assert person({"email": "ed@example.org", "email_verified": True}) is not None
    assert person({"email": "ed@example.org", "email_verified": False}) is None
    assert person({"email": None, "name": "Ed"}) is None
    assert person({}) is None


def test_routes_without_a_session_answer_only_where_anybody_may_read() -> None:
    assert anybody_reads(Settings(reading="open"))
    assert not anybody_reads(Settings(reading="login"))
