"""Other times asked for, more of form 03, a course's start for a referral, what the clock forgets."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0029"
down_revision = "0027"
branch_labels = None
depends_on = None

WORKER = "loive_worker"
FORGOTTEN = {"deferral": "id, until", "shortlisted": "id, vacancy_id, kept_at"}
BEFORE = "reply in ('times', 'question', 'told', 'noted')"
NOW = "reply in ('times', 'question', 'told', 'noted', 'asked')"


def upgrade() -> None:
    """Go up."""
    _replies(NOW)
    op.add_column(
        "employer",
        sa.Column("particulars", JSONB(), server_default=sa.text("'{}'"), nullable=False),
    )
    op.alter_column("employer", "particulars", server_default=None)
    op.add_column("referral", sa.Column("start_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_referral_start_id"),
        "referral",
        "course_start",
        ["start_id"],
        ["id"],
        ondelete="SET NULL",
    )
    _if_worker(f"grant select (start_id) on referral to {WORKER}")
    for table, reads in FORGOTTEN.items():
        _if_worker(f"grant select ({reads}), delete on {table} to {WORKER}")
    _if_worker(f"grant select (start_id) on referral to {WORKER}")


def downgrade() -> None:
    """Go down."""
    for table in FORGOTTEN:
        _if_worker(f"revoke all on {table} from {WORKER}")
    op.drop_column("referral", "start_id")
    op.drop_column("employer", "particulars")
    op.execute("update introduction set reply = 'noted' where reply = 'asked'")
    _replies(BEFORE)


def _if_worker(statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{WORKER}') "
        f"then execute '{statement}'; end if; end $$"
    )


def _replies(known: str) -> None:
    op.drop_constraint(op.f("ck_introduction_reply_known"), "introduction")
    op.create_check_constraint(op.f("ck_introduction_reply_known"), "introduction", known)
