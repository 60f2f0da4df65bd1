"""Alembic's entry: one connection, handed over by the caller."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from records.ledger.base import UtcMoment
from records.tables import metadata


def render_item(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """Write our own types as what they are in the database: migrations import nothing of the house."""
    if kind == "type" and isinstance(item, UtcMoment):
        return "sa.DateTime(timezone=True)"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    compare_type=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
