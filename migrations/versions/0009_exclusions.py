"""Held vacancies, exclusions with their class, and the day's answers to "how many would this reach"."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STATES = ("draft", "open", "held", "paused", "filled", "closed")


def upgrade() -> None:
    """Go up."""
    op.add_column("vacancy", sa.Column("held_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("vacancy", sa.Column("asks_by", sa.String(length=30), nullable=True))
    _know_states(*STATES, unposted=("draft", "held", "closed"))
    op.create_check_constraint(
        op.f("ck_vacancy_held_since"), "vacancy", "(state = 'held') = (held_at is not null)"
    )
    _exclusion()
    _reach()
    _if_role("loive_web", "grant select, insert, delete on exclusion to loive_web")
    _if_role("loive_web", "grant select, insert, delete on reach_day, reach_answer to loive_web")
    _if_role("loive_worker", "grant select on exclusion to loive_worker")


def downgrade() -> None:
    """Go down; what was held becomes a draft again, for nobody but its holder."""
    op.drop_table("reach_answer")
    op.drop_table("reach_day")
    op.drop_table("exclusion")
    op.drop_constraint(op.f("ck_vacancy_held_since"), "vacancy")
    op.execute("update vacancy set state = 'draft' where state = 'held'")
    _know_states("draft", "open", "paused", "filled", "closed", unposted=("draft", "closed"))
    op.drop_column("vacancy", "asks_by")
    op.drop_column("vacancy", "held_at")


def _know_states(*states: str, unposted: tuple[str, ...]) -> None:
    op.drop_constraint(op.f("ck_vacancy_state_known"), "vacancy")
    op.drop_constraint(op.f("ck_vacancy_posted_when_open"), "vacancy")
    op.create_check_constraint(
        op.f("ck_vacancy_state_known"), "vacancy", f"state in ({_listed(states)})"
    )
    op.create_check_constraint(
        op.f("ck_vacancy_posted_when_open"),
        "vacancy",
        f"state in ({_listed(unposted)}) or posted_at is not null",
    )


def _listed(states: tuple[str, ...]) -> str:
    return ", ".join(f"'{state}'" for state in states)


def _exclusion() -> None:
    op.create_table(
        "exclusion",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("vacancy_id", sa.BigInteger(), nullable=False),
        sa.Column("whom", sa.String(length=20), nullable=False),
        sa.Column("whom_words", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("rule_id", sa.String(length=30), nullable=True),
        sa.Column("duty", sa.String(length=20), nullable=True),
        sa.Column("duty_words", sa.String(length=200), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind in ('case', 'duty', 'legal')", name=op.f("ck_exclusion_kind_known")
        ),
        sa.CheckConstraint(
            "whom in ('age', 'schooling', 'health', 'paper', 'other')",
            name=op.f("ck_exclusion_whom_known"),
        ),
        sa.CheckConstraint(
            "(kind = 'legal') = (rule_id is not null)", name=op.f("ck_exclusion_law_is_cited")
        ),
        sa.CheckConstraint(
            "(kind = 'duty') = (duty is not null)", name=op.f("ck_exclusion_duty_is_named")
        ),
        sa.CheckConstraint(
            "(whom = 'other') = (whom_words <> '')", name=op.f("ck_exclusion_others_are_named")
        ),
        sa.CheckConstraint(
            "coalesce(duty = 'other', false) = (duty_words <> '')",
            name=op.f("ck_exclusion_other_duty_is_named"),
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_exclusion_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exclusion")),
        sa.UniqueConstraint("code", name=op.f("uq_exclusion_code")),
    )
    op.create_index(op.f("ix_exclusion_vacancy_id"), "exclusion", ["vacancy_id"])


def _reach() -> None:
    op.create_table(
        "reach_day",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("people", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_reach_day_centre_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reach_day")),
        sa.UniqueConstraint("centre_id", "day", name=op.f("uq_reach_day_centre_id_day")),
    )
    op.create_table(
        "reach_answer",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("employer_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("question", sa.LargeBinary(length=32), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.CheckConstraint("about % 5 = 0", name=op.f("ck_reach_answer_rounded")),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_reach_answer_employer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reach_answer")),
        sa.UniqueConstraint(
            "employer_id", "day", "question", name=op.f("uq_reach_answer_employer_id_day_question")
        ),
    )


def _if_role(role: str, statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{role}') "
        f"then execute '{statement}'; end if; end $$"
    )
