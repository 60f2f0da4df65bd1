"""The registers: outside requests, whose paper is never edited and whose decision stays; breaches; merges."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    _enquiries()
    _breaches()
    _merges()


def downgrade() -> None:
    """Go down."""
    op.drop_table("merged")
    op.drop_table("breach")
    op.drop_table("enquiry")
    op.execute("drop function keep_enquiry()")


def _enquiries() -> None:
    op.create_table(
        "enquiry",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("data_key_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("released", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("silence_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("silent_until", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("noted_by", sa.BigInteger(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state in ('received', 'proposed', 'released', 'refused')",
            name=op.f("ck_enquiry_state_known"),
        ),
        sa.CheckConstraint(
            "state <> 'released' or (person_id is not null and jsonb_array_length(released) > 0"
            " and proposed_by is not null and decided_by is not null and proposed_by <> decided_by)",
            name=op.f("ck_enquiry_released_by_two"),
        ),
        sa.CheckConstraint(
            "(silence_sealed is null) = (silent_until is null)",
            name=op.f("ck_enquiry_silence_has_basis_and_day"),
        ),
        sa.CheckConstraint(
            "(state in ('released', 'refused')) = (decided_at is not null)",
            name=op.f("ck_enquiry_decided_has_time"),
        ),
        *(
            sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_enquiry_{column}"))
            for column, to in (
                ("centre_id", "centre.id"),
                ("person_id", "person.id"),
                ("data_key_id", "data_key.id"),
                ("noted_by", "account.id"),
                ("proposed_by", "account.id"),
                ("decided_by", "account.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry")),
        sa.UniqueConstraint("code", name=op.f("uq_enquiry_code")),
        sa.UniqueConstraint("data_key_id", name=op.f("uq_enquiry_data_key_id")),
    )
    op.create_index(op.f("ix_enquiry_centre_id"), "enquiry", ["centre_id"])
    op.create_index(op.f("ix_enquiry_person_id"), "enquiry", ["person_id"])
    op.execute(
        """
        create function keep_enquiry() returns trigger language plpgsql as $$
        begin
          if (new.id, new.code, new.centre_id, new.sealed, new.data_key_id, new.received_on, new.noted_at)
             is distinct from
             (old.id, old.code, old.centre_id, old.sealed, old.data_key_id, old.received_on, old.noted_at)
             or new.noted_by is distinct from old.noted_by
          then raise exception 'an outside request is never edited';
          end if;
          if old.state in ('released', 'refused')
             and (new.state, new.released, new.proposed_by, new.decided_by, new.decided_at)
             is distinct from (old.state, old.released, old.proposed_by, old.decided_by, old.decided_at)
          then raise exception 'a decision on an outside request stays';
          end if;
          return new;
        end $$
        """
    )
    op.execute(
        "create trigger enquiry_kept before update on enquiry "
        "for each row execute function keep_enquiry()"
    )
    changed = "person_id, state, released, silence_sealed, silent_until, proposed_by, decided_by, decided_at"
    _if_role("loive_web", f"grant select, insert, update ({changed}) on enquiry to loive_web")


def _breaches() -> None:
    op.create_table(
        "breach",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("known_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("kinds", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_how", sa.String(length=200), nullable=False),
        sa.Column("people_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("noted_by", sa.BigInteger(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state in ('known', 'told', 'closed', 'dismissed')", name=op.f("ck_breach_state_known")
        ),
        sa.CheckConstraint("people >= 0", name=op.f("ck_breach_people_counted")),
        sa.CheckConstraint("happened_at <= known_at", name=op.f("ck_breach_happens_before_known")),
        sa.CheckConstraint(
            "state not in ('told', 'closed') or told_at is not null",
            name=op.f("ck_breach_told_has_time"),
        ),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_breach_centre_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["account.id"], name=op.f("fk_breach_noted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breach")),
        sa.UniqueConstraint("code", name=op.f("uq_breach_code")),
    )
    op.create_index(op.f("ix_breach_centre_id"), "breach", ["centre_id"])
    # What happened and when it was known is written once.
    changed = "state, measures, told_at, told_how, people_told_at"
    _if_role("loive_web", f"grant select, insert, update ({changed}) on breach to loive_web")


def _merges() -> None:
    op.create_table(
        "merged",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kept_id", sa.BigInteger(), nullable=False),
        sa.Column("merged_by", sa.BigInteger(), nullable=True),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("person_id <> kept_id", name=op.f("ck_merged_two_records")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_merged_person_id")),
        sa.ForeignKeyConstraint(["kept_id"], ["person.id"], name=op.f("fk_merged_kept_id")),
        sa.ForeignKeyConstraint(["merged_by"], ["account.id"], name=op.f("fk_merged_merged_by")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_merged")),
    )
    op.create_index(op.f("ix_merged_kept_id"), "merged", ["kept_id"])
    _if_role("loive_web", "grant select, insert on merged to loive_web")


def _if_role(role: str, statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{role}') "
        f"then execute '{statement}'; end if; end $$"
    )
