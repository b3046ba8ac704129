"""Uploads keep what their uploader said of where an article appeared: its outlet and its address."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ADDED = ("source", "url")


def upgrade() -> None:
    """Add both columns, empty where nobody was asked."""
    for name in _ADDED:
        op.add_column("uploads", sa.Column(name, sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Drop them with what they hold."""
    for name in _ADDED:
        op.drop_column("uploads", name)
