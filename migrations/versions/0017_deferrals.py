"""Duties of the desk's queue that rest until a day, each with its reason."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "deferral",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("seeker_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_deferral_has_reason")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_deferral_centre_id")),
        sa.ForeignKeyConstraint(["seeker_id"], ["seeker.id"], name=op.f("fk_deferral_seeker_id")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["account.id"], name=op.f("fk_deferral_decided_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deferral")),
        sa.UniqueConstraint("code", name=op.f("uq_deferral_code")),
    )
    op.create_index(op.f("ix_deferral_subject_id_kind"), "deferral", ["subject_id", "kind"])
    op.create_index(op.f("ix_deferral_seeker_id"), "deferral", ["seeker_id"])
    op.create_index(
        "ix_data_key_destroyed", "data_key", ["id"], postgresql_where=sa.text("wrapped is null")
    )
    _if_role("loive_web", "grant select, insert, delete on deferral to loive_web")
    _if_role("loive_web", "grant update (seeker_id) on deferral to loive_web")


def downgrade() -> None:
    """Go down."""
    op.drop_index("ix_data_key_destroyed", "data_key")
    op.drop_table("deferral")


def _if_role(role: str, statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{role}') "
        f"then execute '{statement}'; end if; end $$"
    )
