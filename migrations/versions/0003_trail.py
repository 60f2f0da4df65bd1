"""The trail: who looked at what and who did what, and the seals over it; both only grow."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROLES = ("loive_web", "loive_worker")
TABLES = ("trail_line", "trail_seal")


def upgrade() -> None:
    """Go up."""
    _lines()
    _seals()
    op.execute(
        """
        create function keep_trail() returns trigger language plpgsql as $$
        begin
          if (select rolsuper from pg_roles where rolname = current_user) then
            return case when tg_op = 'DELETE' then old else new end;
          end if;
          raise exception 'the trail only grows';
        end $$
        """
    )
    for table in TABLES:
        op.execute(
            f"create trigger {table}_grows before update or delete on {table} "
            "for each row execute function keep_trail()"
        )
        op.execute(
            f"create trigger {table}_stays before truncate on {table} "
            "for each statement execute function keep_trail()"
        )
    for role in ROLES:
        _if_role(role, f"revoke all on trail_line, trail_seal from {role}")
        _if_role(role, f"grant select, insert on trail_line to {role}")
        _if_role(role, f"grant select on trail_seal to {role}")
    # The clock runs as the worker, and it alone seals.
    _if_role("loive_worker", "grant insert on trail_seal to loive_worker")


def downgrade() -> None:
    """Go down."""
    op.drop_table("trail_seal")
    op.drop_table("trail_line")
    op.execute("drop function keep_trail()")


def _lines() -> None:
    op.create_table(
        "trail_line",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("verb", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        sa.CheckConstraint("kind in ('look', 'act')", name=op.f("ck_trail_line_kind_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trail_line")),
        sa.UniqueConstraint("code", name=op.f("uq_trail_line_code")),
    )
    op.create_index(
        op.f("ix_trail_line_subject_subject_id"), "trail_line", ["subject", "subject_id"]
    )


def _seals() -> None:
    op.create_table(
        "trail_seal",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("line_ids", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("last_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_trail_seal")),
    )
    op.create_index(op.f("ix_trail_seal_sealed_at"), "trail_seal", ["sealed_at"])


def _if_role(role: str, statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{role}') "
        f"then execute '{statement}'; end if; end $$"
    )
