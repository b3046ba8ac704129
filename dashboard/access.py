"""Who may read, add articles and edit: pure rules from the settings and what is known of a visitor.

The rules, in the order in which they apply:

- Whoever runs the program may do all of it, without a login: the server listens on this machine alone, no logins are
  set up, and the visit itself comes straight from this machine (`is_own_visit`).
- A page in another site's frame only shows: nobody can be lured into a click that changes something.
- Editors, named by e-mail in the settings and logged in, correct, publish, withdraw and undo.
- What anybody else adds waits for an editor; until then it is seen only through its review's link.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address

from dashboard.settings import Settings, Uploads

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")
"""Headers by which a proxy says that it passes on the visit of somebody else."""


@dataclass(frozen=True)
class Person:
    """A visitor who has logged in: an address that the provider vouches for, and a name to sign changes with."""

    email: str
    name: str


@dataclass(frozen=True)
class Visitor:
    """What one visitor may do here; `name` signs what they do ("" where nobody is known)."""

    name: str
    person: Person | None
    reads: bool
    uploads: bool
    """May add articles, and see and decide them through their review's link."""
    edits: bool
    """May correct, publish, withdraw, undo, and see all waiting reviews."""
    own: bool = False
    """Runs the program on this machine."""


RUNNER = "Editor on this machine"
READER = "A reader"


def is_loopback(address: str | None) -> bool:
    """Whether an address or host name (with or without a port) can only be reached from this machine.

    None, the server's "all addresses", is not; a Unix socket is not either, as a proxy stands before it.
    """
    host = (address or "").strip().lower()
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:
        host = host.partition(":")[0]
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_own_visit(bound_to: str | None, peer: str | None, headers: Mapping[str, str]) -> bool:
    """Whether a visit is of the person who runs the program, for their own use.

    `bound_to` is the address the server listens on, `peer` the visitor's (None: this machine). The name in the
    address bar must be this machine's too, else a foreign site that renames itself to 127.0.0.1 would be let in;
    and no proxy may have passed the visit on. One that does not say so is given away by the page's `Origin`, which
    browsers send with every session.
    """
    given = {name.lower(): value for name, value in headers.items()}
    if any(name.lower() in given for name in FORWARDED):
        return False
    named = [given.get("host"), given.get("origin", "http://localhost").partition("://")[2]]
    return is_loopback(bound_to) and (peer is None or is_loopback(peer)) and all(map(is_loopback, named))


def person(claims: Mapping[str, object]) -> Person | None:
    """Who the claims of an OpenID provider are about; None without an address or where it is known to be unproved."""
    email = claims.get("email")
    if not isinstance(email, str) or "@" not in email or claims.get("email_verified") in (False, "false"):
        return None
    name = claims.get("name")
    shown = name.strip() if isinstance(name, str) else ""
    return Person(email.strip().lower(), shown[:80] or email.partition("@")[0])


def visitor(
    settings: Settings, who: Person | None, *, own: bool = False, logins: bool = False, embedded: bool = False
) -> Visitor:
    """What a visitor may do.

    `own` is `is_own_visit`'s answer, `logins` whether a provider is set up (then the editors' list decides, on this
    machine too), `embedded` whether the page stands in another site's frame.
    """
    runs_it = own and not logins
    reads = settings.reading == "open" or runs_it or who is not None
    acts = reads and not embedded
    known = who is not None or runs_it
    allowed = {Uploads.OPEN: True, Uploads.LOGIN: known, Uploads.OFF: False}
    return Visitor(
        name=who.name if who else RUNNER if runs_it else "",
        person=who,
        reads=reads,
        uploads=acts and allowed[settings.uploads],
        edits=acts and (runs_it or (who is not None and who.email in settings.editor_mails)),
        own=runs_it,
    )


def anybody_reads(settings: Settings) -> bool:
    """Whether addresses outside a session (the figure's route, the feed) may answer: they know no visitor."""
    return settings.reading == "open"
