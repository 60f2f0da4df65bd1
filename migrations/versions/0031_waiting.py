"""What was said, what was posted long ago and what is open by trade is found without reading everything."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_index(
        op.f("ix_introduction_reply"),
        "introduction",
        ["reply"],
        postgresql_where=sa.text("reply is not null"),
    )
    op.create_index(op.f("ix_vacancy_posted_at"), "vacancy", ["posted_at"])
    by_trade = ["state", "trade", "open_until"]
    op.create_index(op.f("ix_vacancy_state_trade_open_until"), "vacancy", by_trade)


def downgrade() -> None:
    """Go down."""
    op.drop_index(op.f("ix_vacancy_state_trade_open_until"), table_name="vacancy")
    op.drop_index(op.f("ix_vacancy_posted_at"), table_name="vacancy")
    op.drop_index(op.f("ix_introduction_reply"), table_name="introduction")
