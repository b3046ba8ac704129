"""Logins against a real OpenID provider on this machine: an editor can correct, others cannot."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serving import Server, free_port, running

oidc_provider_mock = pytest.importorskip("oidc_provider_mock")
pytestmark = pytest.mark.browser
PAGE = Path(__file__).parent / "login_app.py"
EDITOR = {"email": "ed@example.org", "name": "Ed Itor", "email_verified": True}
READER = {"email": "reader@example.org", "name": "Rea Der", "email_verified": True}
PRETENDER = {"email": "ed@example.org", "name": "Not Ed", "email_verified": False}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    users = [
        oidc_provider_mock.User(sub=sub, claims=claims)
        for sub, claims in (("editor", EDITOR), ("reader", READER), ("pretender", PRETENDER))
    ]
    with oidc_provider_mock.run_server_in_thread(user_claims=users) as server:
        yield f"http://localhost:{server.server_port}"


@contextmanager
def hosted(folder: Path, provider: str | None, **env: str) -> Iterator[Server]:
    port = free_port()
    secrets = folder / "secrets.toml"
    secrets.write_text(
        f"""[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "a secret of this test, long enough to sign with"
client_id = "timeline"
client_secret = "any"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""
        if provider
        else ""
    )
    env = {"TIMELINE_DATA_DIR": str(folder), "TIMELINE_EDITORS": "Ed@Example.org", **env}
    with running(PAGE, folder, port=port, options={"secrets.files": str(secrets)}, **env) as server:
        yield server


def log_in(page: Page, server: Server, sub: str) -> None:
    page.goto(server.url)
    page.get_by_role("button", name="Log in").first.click()
    page.get_by_role("button", name=sub, exact=True).click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()


def test_an_editor_can_correct_and_others_cannot(browser: Browser, provider: str, tmp_path: Path) -> None:
    with hosted(tmp_path, provider, TIMELINE_UPLOADS="login") as server:
        anonymous = browser.new_context().new_page()
        anonymous.goto(server.url)
        expect(anonymous.get_by_text("name=nobody uploads=False edits=False own=False")).to_be_visible()

        reader = browser.new_context().new_page()
        log_in(reader, server, "reader")
        expect(reader.get_by_text("name=Rea Der uploads=True edits=False own=False")).to_be_visible()

        pretender = browser.new_context().new_page()
        log_in(pretender, server, "pretender")
        expect(pretender.get_by_text("name=nobody uploads=False edits=False own=False")).to_be_visible()

        editor = browser.new_context().new_page()
        log_in(editor, server, "editor")
        expect(editor.get_by_text("name=Ed Itor uploads=True edits=True own=False")).to_be_visible()
        editor.goto(f"{server.url}/?embed=true")
        expect(editor.get_by_text("uploads=False edits=False")).to_be_visible()
        editor.goto(server.url)
        editor.get_by_role("button", name="Log out").click()
        editor.get_by_role("button", name="End session").click()  # the provider's own question
        expect(editor.get_by_role("button", name="Log in")).to_be_visible()


def test_reading_by_login_shows_nothing_before_it(browser: Browser, provider: str, tmp_path: Path) -> None:
    with hosted(tmp_path, provider, TIMELINE_READING="login") as server:
        page = browser.new_context().new_page()
        page.goto(server.url)
        expect(page.get_by_text("This timeline is read by those who log in")).to_be_visible()
        expect(page.get_by_text("name=")).to_have_count(0)
        log_in(page, server, "reader")
        expect(page.get_by_text("name=Rea Der")).to_be_visible()


def test_without_logins_whoever_runs_it_is_the_editor_and_visits_by_a_proxy_are_not(
    browser: Browser, tmp_path: Path
) -> None:
    with hosted(tmp_path, None) as server:
        page = browser.new_context().new_page()
        page.goto(server.url)
        expect(page.get_by_text("edits=True own=True")).to_be_visible()
        passed_on = browser.new_context(extra_http_headers={"X-Forwarded-For": "203.0.113.9"}).new_page()
        passed_on.goto(server.url)
        expect(passed_on.get_by_text("edits=False own=False")).to_be_visible()
