"""Whoever rests or was erased is found without reading everybody: the desk leaves them out often."""

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_index(op.f("ix_seeker_state"), "seeker", ["state"])


def downgrade() -> None:
    """Go down."""
    op.drop_index(op.f("ix_seeker_state"), table_name="seeker")
