"""The one door to the store: opened as the settings say, by the server and by every command."""

from dashboard.settings import Settings
from dashboard.store import Store


def open_store(settings: Settings, *, migrate: bool = True) -> Store:
    """Connect, and bring the schema up to date. Raises StoreUnavailable."""
    return Store.open(settings.url, busy_seconds=settings.busy_seconds, migrate=migrate)
