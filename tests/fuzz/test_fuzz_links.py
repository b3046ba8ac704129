"""Any query string: a view and what was not understood, in the link and in the figure's route."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import link, resources, routes
from dashboard.filters import View
from dashboard.store import Store
from tests.dashboard import stored
from tests.fuzz.examples import tried

KNOWN = sorted(link._CODES)
PIECES = st.sampled_from(
    ["..", "~", "2022", "2022-02-30", "99999-01-01", "-1", "0", "1e9", "inf", "%", "%00", "<script>", "' OR 1=1 --",
     "fight", "T25:61", "9" * 400, "\ud800", "🙂", " ", "\n", "NEAR(", '"', "*", "ukraine", "../..", ":red[x]"]
)  # fmt: skip
values = st.lists(PIECES, max_size=5).map("".join) | st.text(max_size=40)
names = st.sampled_from(KNOWN) | st.text(min_size=1, max_size=12)
queries = st.dictionaries(names, values, max_size=8)


@tried(200)
@given(queries)
def test_every_part_is_understood_or_named(params: dict[str, str]) -> None:
    view, problems = link.parse(params)
    named = [problem.part for problem in problems]
    assert all(problem.why for problem in problems)
    for name in params:
        if name not in KNOWN and name not in link.NOT_OURS:
            assert any(part.startswith(f"{link._clean(name)[:20]}=") for part in named)
    assert link.parse(link.write(view)) == (view, ())
    assert link.parse(dict(parse_qsl(link.query(view), keep_blank_values=True))) == (view, ())


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("links")
    patch = pytest.MonkeyPatch()
    patch.setenv("TIMELINE_DATA_DIR", str(Path(folder)))
    for kept in (resources.settings, resources.live):
        kept.cache_clear()
    stored.fill(Store.open(resources.settings().url)).close()
    with TestClient(Starlette(routes=routes.ROUTES)) as opened:
        yield opened
    resources.live().close()
    for kept in (resources.settings, resources.live):
        kept.cache_clear()
    patch.undo()


@tried(60, 3_000)
@given(queries)
def test_no_query_brings_the_figure_down(client: TestClient, params: dict[str, str]) -> None:
    answer = client.get(f"/api/frame?{urlencode(params, errors='replace')}")
    assert answer.status_code == 200
    accounts = answer.json()["accounts"]
    assert sum(accounts.values()) == 2 * accounts["total"]


@tried(60, 3_000)
@given(st.binary(max_size=60))
def test_no_bytes_bring_the_figure_down(client: TestClient, data: bytes) -> None:
    assert client.get(f"/api/frame?{quote(data, safe='&=;+')}").status_code == 200


def test_a_bare_link_is_the_whole_timeline() -> None:
    assert link.parse({}) == (View(), ())
