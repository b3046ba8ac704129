"""Uploads are counted by session and by address, all or none."""

from pathlib import Path
from unittest import mock

import pytest
from websockets.sync.client import connect

from dashboard.ratelimit import UploadLimit, network
from tests import serving
from tests.faults.reader import Session


def test_a_session_is_stopped_when_it_has_sent_its_share() -> None:
    limit = UploadLimit("3/hour")
    assert [limit.take(session="a", address=f"198.51.100.{n}") for n in range(3)] == [0, 0, 0]
    assert 3500 < limit.take(session="a", address="198.51.100.9") <= 3601
    assert limit.take(session="b", address="198.51.100.9") == 0


def test_new_sessions_do_not_help_the_same_address() -> None:
    limit = UploadLimit("2/minute")
    assert limit.take(session="a", address="2001:db8:1:2:3::4", files=2) == 0
    assert limit.take(session="b", address="2001:db8:1:2:ffff::1") > 0
    assert limit.take(session="c", address="2001:db8:1:3::1") == 0


def test_what_is_refused_is_not_counted() -> None:
    limit = UploadLimit("5/hour")
    assert limit.take(session="a", address=None, files=4) == 0
    assert limit.take(session="a", address=None, files=2) > 0
    assert limit.take(session="a", address=None, files=1) == 0
    assert limit.take(session="b", address="203.0.113.5", files=6) == -1


def test_time_frees_room_again() -> None:
    with mock.patch("time.time", return_value=1_000_000.0) as clock:
        limit = UploadLimit("1/minute")
        assert limit.take(session="a", address="203.0.113.5") == 0
        wait = limit.take(session="a", address="203.0.113.5")
        clock.return_value += wait + 1
        assert limit.take(session="a", address="203.0.113.5") == 0


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        (None, "127.0.0.1"),
        ("203.0.113.5", "203.0.113.5"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "unknown"),
    ],
)
def test_what_counts_as_one_address(address: str | None, counted: str) -> None:
    assert network(address) == counted


def test_a_rate_that_cannot_be_read_is_refused_at_the_start() -> None:
    with pytest.raises(ValueError):
        UploadLimit("often")


def test_behind_a_proxy_every_visitor_has_an_address_of_their_own(tmp_path: Path) -> None:
    script = tmp_path / "page.py"
    script.write_text("import streamlit as st\nst.text(st.context.ip_address)", "utf-8")
    passed_on = {"X-Forwarded-For": "203.0.113.9"}
    with serving.running(script, tmp_path) as server:
        address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
        with connect(address, subprotocols=["streamlit"], max_size=None, additional_headers=passed_on) as line:  # type: ignore[list-item]
            assert "203.0.113.9" in Session(line).look()
