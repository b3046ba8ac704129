"""The pages of the dashboard over a small store, as its own tests open them."""

from tests.dashboard.conftest import page, paged, reader

__all__ = ["page", "paged", "reader"]
