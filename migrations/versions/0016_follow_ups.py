"""Asking later how it goes: answers, signed links, and the day a result was entered nationally."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

WEB, WORKER = "loive_web", "loive_worker"


def upgrade() -> None:
    """Go up."""
    op.add_column("placement", sa.Column("entered_on", sa.Date(), nullable=True))
    _follow_up()
    _link()
    for role, rights in (
        (WEB, "select, insert, update (note) on follow_up"),
        (WEB, "select, insert, update (until) on link"),
        (WORKER, "select on follow_up"),
        (WORKER, "select, insert on link"),
    ):
        _if_role(role, f"grant {rights} to {role}")


def downgrade() -> None:
    """Go down."""
    op.drop_table("link")
    op.drop_table("follow_up")
    op.drop_column("placement", "entered_on")


def _follow_up() -> None:
    op.create_table(
        "follow_up",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("placement_id", sa.BigInteger(), nullable=False),
        sa.Column("after_days", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=20), nullable=False),
        sa.Column("says", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "says in ('still', 'ended', 'unknown')", name=op.f("ck_follow_up_says_known")
        ),
        sa.CheckConstraint(
            "side in ('seeker', 'employer', 'centre')", name=op.f("ck_follow_up_side_known")
        ),
        sa.CheckConstraint("after_days >= 0", name=op.f("ck_follow_up_after_the_start")),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_follow_up_placement_id")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_follow_up_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index(
        op.f("ix_follow_up_placement_id_after_days"), "follow_up", ["placement_id", "after_days"]
    )


def _link() -> None:
    op.create_table(
        "link",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(length=20), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "audience in ('seeker', 'employer')", name=op.f("ck_link_audience_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
        sa.UniqueConstraint("code", name=op.f("uq_link_code")),
        sa.UniqueConstraint(
            "purpose",
            "subject_id",
            "step",
            "audience",
            name=op.f("uq_link_purpose_subject_id_step_audience"),
        ),
    )


def _if_role(role: str, statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{role}') "
        f"then execute '{statement}'; end if; end $$"
    )
