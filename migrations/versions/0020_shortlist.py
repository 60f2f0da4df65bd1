"""The desk's shortlist, and why somebody was introduced though the ranking puts others first."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "shortlisted",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("seeker_id", sa.BigInteger(), nullable=False),
        sa.Column("vacancy_id", sa.BigInteger(), nullable=False),
        sa.Column("kept_by", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["seeker_id"], ["seeker.id"], name=op.f("fk_shortlisted_seeker_id")
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_shortlisted_vacancy_id")
        ),
        sa.ForeignKeyConstraint(["kept_by"], ["account.id"], name=op.f("fk_shortlisted_kept_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shortlisted")),
        sa.UniqueConstraint(
            "seeker_id", "vacancy_id", name=op.f("uq_shortlisted_seeker_id_vacancy_id")
        ),
    )
    op.create_index(op.f("ix_shortlisted_vacancy_id"), "shortlisted", ["vacancy_id"])
    op.add_column("introduction", sa.Column("why", sa.Text(), nullable=True))
    _if_role("loive_web", "grant select, insert, delete on shortlisted to loive_web")
    _if_role("loive_web", "grant update (seeker_id) on shortlisted to loive_web")


def downgrade() -> None:
    """Go down."""
    op.drop_column("introduction", "why")
    op.drop_table("shortlisted")


def _if_role(role: str, statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{role}') "
        f"then execute '{statement}'; end if; end $$"
    )
