"""Trials, and what both sides report of them; an introduction may be on trial."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

WEB, WORKER = "loive_web", "loive_worker"
KNOWN = (
    *("proposed", "introduced", "interview", "trial", "started", "declined", "withdrawn", "lapsed"),
    "ended",
)
NAMED = ("introduced", "interview", "trial", "started")
MEETING = "interview_at, interview_where"
"""What the clock empties when it calls off a trial."""
ALIVE = ("interview", "introduced", "proposed", "trial")


def upgrade() -> None:
    """Go up."""
    _introduction(KNOWN, NAMED, ALIVE)
    _trial()
    _report()
    for role, rights in (
        (WEB, "select, insert, update on trial"),
        (WEB, "select, insert, update (went, words, title, holder) on trial_report"),
        (WORKER, "select, update (state) on trial"),
        (WORKER, f"update ({MEETING}) on introduction"),
        (WORKER, "select on trial_report"),
    ):
        _if_role(role, f"grant {rights} to {role}")


def downgrade() -> None:
    """Go down; who was on trial was introduced."""
    _if_role(WORKER, f"revoke update ({MEETING}) on introduction from {WORKER}")
    op.drop_table("trial_report")
    op.drop_table("trial")
    op.execute("delete from link where purpose = 'trial'")
    op.execute("update introduction set state = 'introduced' where state = 'trial'")
    before = [tuple(x for x in states if x != "trial") for states in (KNOWN, NAMED, ALIVE)]
    _introduction(*before)


def _introduction(known: tuple[str, ...], named: tuple[str, ...], alive: tuple[str, ...]) -> None:
    op.drop_index("uq_introduction_alive", "introduction")
    for name, says in (
        ("state_known", f"state in ({_listed(known)})"),
        ("no_name_without_grant", f"state not in ({_listed(named)}) or grant_id is not null"),
    ):
        op.drop_constraint(op.f(f"ck_introduction_{name}"), "introduction")
        op.create_check_constraint(op.f(f"ck_introduction_{name}"), "introduction", says)
    op.create_index(
        "uq_introduction_alive",
        "introduction",
        ["seeker_id", "vacancy_id"],
        unique=True,
        postgresql_where=sa.text(f"state in ({_listed(alive)})"),
    )


def _trial() -> None:
    op.create_table(
        "trial",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=False),
        sa.Column("introduction_id", sa.BigInteger(), nullable=False),
        sa.Column("seeker_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("tasks", JSONB(), nullable=False),
        sa.Column("work_hours", sa.String(length=120), nullable=False),
        sa.Column("pay_written", sa.String(length=120), nullable=False),
        sa.Column("offered_by", sa.String(length=20), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("own_words", sa.Text(), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state in ('offered', 'agreed', 'called-off', 'ended')",
            name=op.f("ck_trial_state_known"),
        ),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_trial_ends_after_start")),
        *(
            sa.ForeignKeyConstraint([f"{of}_id"], [f"{of}.id"], name=op.f(f"fk_trial_{of}_id"))
            for of in ("centre", "introduction", "seeker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trial")),
    )
    for of in ("centre", "introduction", "seeker"):
        op.create_index(op.f(f"ix_trial_{of}_id"), "trial", [f"{of}_id"])


def _report() -> None:
    op.create_table(
        "trial_report",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("trial_id", sa.BigInteger(), nullable=False),
        sa.Column("side", sa.String(length=20), nullable=False),
        sa.Column("went", JSONB(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "side in ('employer', 'seeker')", name=op.f("ck_trial_report_side_known")
        ),
        sa.ForeignKeyConstraint(["trial_id"], ["trial.id"], name=op.f("fk_trial_report_trial_id")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_trial_report_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trial_report")),
        sa.UniqueConstraint("trial_id", "side", name=op.f("uq_trial_report_trial_id_side")),
    )


def _listed(states: tuple[str, ...]) -> str:
    return ", ".join(f"'{state}'" for state in states)


def _if_role(role: str, statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{role}') "
        f"then execute '{statement}'; end if; end $$"
    )
