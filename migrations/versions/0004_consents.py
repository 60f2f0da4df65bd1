"""Consents: each a record of its own, of which nothing but its end is ever written."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "consent",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("slot", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("taken_by", sa.BigInteger(), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'withdrawn') = (withdrawn_at is not null)",
            name=op.f("ck_consent_end_has_time"),
        ),
        sa.CheckConstraint("how in ('screen', 'paper')", name=op.f("ck_consent_how_known")),
        sa.CheckConstraint("state in ('given', 'withdrawn')", name=op.f("ck_consent_state_known")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_consent_person_id")),
        sa.ForeignKeyConstraint(["taken_by"], ["account.id"], name=op.f("fk_consent_taken_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sa.UniqueConstraint("code", name=op.f("uq_consent_code")),
    )
    op.create_index(op.f("ix_consent_person_id"), "consent", ["person_id"])
    op.create_index(
        "uq_consent_given",
        "consent",
        ["slot"],
        unique=True,
        postgresql_where=sa.text("state = 'given'"),
    )
    op.execute(
        """
        create function keep_consent() returns trigger language plpgsql as $$
        begin
          if (new.id, new.code, new.person_id, new.slot, new.sealed, new.how, new.given_on, new.given_at)
             is distinct from
             (old.id, old.code, old.person_id, old.slot, old.sealed, old.how, old.given_on, old.given_at)
             or new.taken_by is distinct from old.taken_by
          then raise exception 'a consent is never edited';
          end if;
          if old.state = 'withdrawn' then raise exception 'a withdrawn consent stays withdrawn';
          end if;
          return new;
        end $$
        """
    )
    op.execute(
        "create trigger consent_kept before update on consent "
        "for each row execute function keep_consent()"
    )
    # The worker's tasks need no consent yet, so that role may not even read them.
    _if_role(
        "loive_web", "grant select, insert, update (state, withdrawn_at) on consent to loive_web"
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table("consent")
    op.execute("drop function keep_consent()")


def _if_role(role: str, statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{role}') "
        f"then execute '{statement}'; end if; end $$"
    )
