"""How many more people than places are introduced to a vacancy; the clock counts it every morning."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WORKER = "loive_worker"


def upgrade() -> None:
    """Go up."""
    op.add_column(
        "vacancy", sa.Column("beyond_places", sa.Integer(), nullable=False, server_default="0")
    )
    op.alter_column("vacancy", "beyond_places", server_default=None)
    op.create_check_constraint("beyond_not_negative", "vacancy", "beyond_places >= 0")
    if _there(WORKER):
        op.execute(f"grant update (beyond_places, changed_no) on vacancy to {WORKER}")
        op.execute(f"grant insert, update on change_count to {WORKER}")


def downgrade() -> None:
    """Go down."""
    if _there(WORKER):
        op.execute(f"revoke insert, update on change_count from {WORKER}")
        op.execute(f"revoke update (beyond_places, changed_no) on vacancy from {WORKER}")
    op.drop_column("vacancy", "beyond_places")


def _there(role: str) -> bool:
    found = op.get_bind().scalar(
        sa.text("select 1 from pg_roles where rolname = :role"), {"role": role}
    )
    return found is not None
