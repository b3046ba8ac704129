"""Who looks at the page: Streamlit's login and connection, handed to the pure rules of `dashboard.access`."""

from collections.abc import Mapping
from functools import cache

import streamlit as st
from streamlit import config
from streamlit.auth_util import get_secrets_auth_section
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import access
from dashboard.settings import Settings


@cache
def provider_set_up() -> bool:
    """Whether an `[auth]` section is among the secrets; looked up once, as the server starts with its routes."""
    return bool(get_secrets_auth_section())


def logins_set_up() -> bool:
    """Whether visitors can log in: by a provider, or a proxy that names them."""
    return provider_set_up() or bool(config.get_option("server.trustedUserHeaders"))


def visitor(settings: Settings) -> access.Visitor:
    """What the visitor of this run may do; cheap enough to ask in every run."""
    own = access.is_own_visit(config.get_option("server.address"), st.context.ip_address, _headers())
    return access.visitor(settings, _person(), own=own, logins=logins_set_up(), embedded=bool(st.context.is_embedded))


def session_key() -> str:
    """Names this session for the rate limit."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def account(seen: access.Visitor) -> None:
    """The button that logs in or out, with the name of who is logged in; nothing where no logins are set up."""
    if not provider_set_up():
        return
    if seen.person is None and not st.user.get("is_logged_in"):
        st.button("Log in", key="login", on_click=st.login, type="tertiary")
        return
    st.button("Log out", key="logout", on_click=st.logout, type="tertiary", help=_standing(seen))


def ask_to_log_in(seen: access.Visitor) -> None:
    """Instead of a page that this visitor may not read."""
    st.title("This timeline is read by those who log in")
    if provider_set_up():
        account(seen)
    else:
        st.write("No login is set up on this server yet: its section on hosting in CONTRIBUTING.md says how.")


def _standing(seen: access.Visitor) -> str:
    if seen.person is None:
        return "Logged in, but the provider vouches for no e-mail address: nothing more is allowed than without."
    return f"{seen.person.email}, editor" if seen.edits else seen.person.email


def _person() -> access.Person | None:
    if not logins_set_up():
        return None
    claims: Mapping[str, object] = st.user.to_dict()
    trusted = bool(config.get_option("server.trustedUserHeaders"))
    return access.person(claims) if claims.get("is_logged_in") or trusted else None


def _headers() -> dict[str, str]:
    return dict(st.context.headers.items())
