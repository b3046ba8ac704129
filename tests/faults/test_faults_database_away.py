"""The database goes away under a running server and comes back: readers read on, nobody has to do anything."""

from pathlib import Path

import pytest

from dashboard.store import Store, StoreUnavailable
from tests.dashboard.dashboard_fakes import Told, day, digest
from tests.faults.conftest import Away, served, until
from tests.faults.reader import session

SHOWN = b"Voters go to the polls"
AWAY = "The database can"
NEWS = digest("Envoys met on 14 December 2025.", [Told("met", day("2025-12-14"), "Envoys meet at last")])


def test_readers_read_on_and_the_server_finds_the_database_again(database: Away, tmp_path: Path) -> None:
    with served(tmp_path, database.url) as server, session(server.port) as reader:
        server.wait("/readyz")
        server.until_body("/api/frame", SHOWN)
        assert AWAY not in reader.look()
        database.take()
        until(lambda: server.get("/readyz") == 503)
        assert server.get("/_stcore/health") == 200
        server.until_body("/api/frame", SHOWN)
        assert AWAY in reader.look()
        with pytest.raises(StoreUnavailable):
            Store.open(database.url, migrate=False).add_article(NEWS, collection="north", by="test")
        database.give()
        server.wait("/readyz")
        assert AWAY not in reader.look()
        store = Store.open(database.url)
        store.add_article(NEWS, collection="north", by="test")
        store.close()
        server.until_body("/api/frame", SHOWN, b"Envoys meet at last")


@pytest.mark.parametrize("database", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_a_server_that_starts_before_its_database_says_so_and_goes_on(database: Away, tmp_path: Path) -> None:
    database.take()
    with served(tmp_path, database.url) as server, session(server.port) as reader:
        assert server.get("/readyz") == 503
        assert server.get("/api/frame") == 503
        assert AWAY in reader.look()
        database.give()
        server.wait("/readyz")
        assert AWAY not in reader.look()
        server.until_body("/api/frame", SHOWN)
