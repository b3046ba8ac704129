"""The pages of the dashboard over a small store, as its own tests open them."""

from tests.dashboard.conftest import filled, page, paged, reader, scanned_once

__all__ = ["filled", "page", "paged", "reader", "scanned_once"]
