"""Backups that were proved, and the list of destroyed keys."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "backup",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backup")),
    )
    op.create_index(op.f("ix_backup_taken_at"), "backup", ["taken_at"])
    op.create_table(
        "destroyed_key",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("key_id", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("destroyed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_destroyed_key")),
    )
    # Whoever destroys a key cannot forget to list it, and nobody else can list one.
    op.execute(
        """
        create function list_destroyed_key() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
        begin
          insert into destroyed_key (key_id, made_at, destroyed_at)
          values (new.id, new.made_at, new.destroyed_at);
          return null;
        end $$
        """
    )
    op.execute(
        "create trigger data_key_destroyed after update of destroyed_at on data_key for each row "
        "when (old.destroyed_at is null and new.destroyed_at is not null) "
        "execute function list_destroyed_key()"
    )
    _if_role("loive_web", "grant select, insert on backup to loive_web")
    _if_role("loive_worker", "grant select, update (published_at) on destroyed_key to loive_worker")


def downgrade() -> None:
    """Go down."""
    op.execute("drop trigger data_key_destroyed on data_key")
    op.execute("drop function list_destroyed_key()")
    op.drop_table("destroyed_key")
    op.drop_table("backup")


def _if_role(role: str, statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{role}') "
        f"then execute '{statement}'; end if; end $$"
    )
