"""What the centre arranges with employers, complaints about vacancies, and several starts of one course."""

import sqlalchemy as sa
from alembic import op

from matcher.text import fold
from records.ledger.codes import new_code

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

WEB, WORKER = "loive_web", "loive_worker"
KINDS = ("fee", "papers", "untrue", "gone", "unsafe", "private")


def upgrade() -> None:
    """Go up; a course keeps its one start as the first of several."""
    _employer()
    _complaint()
    _course_start()
    _first_starts()
    op.drop_column("course", "starts_on")
    op.drop_column("course", "seats")
    op.add_column("course", sa.Column("entry", sa.Text(), nullable=False, server_default=""))
    op.alter_column("course", "entry", server_default=None)
    op.add_column("course", sa.Column("provider_phone", sa.String(length=20), nullable=True))
    op.add_column("course", sa.Column("search_text", sa.Text(), nullable=False, server_default=""))
    op.alter_column("course", "search_text", server_default=None)
    _found_by("course", "title", "provider")
    _grant(WEB, "select, insert, update on complaint")
    _grant(WEB, "select, insert, update, delete on course_start")
    _grant(WORKER, "select on course_start")


def downgrade() -> None:
    """Go down; of several starts the first one stays."""
    op.drop_column("course", "search_text")
    op.drop_column("course", "provider_phone")
    op.drop_column("course", "entry")
    op.add_column("course", sa.Column("seats", sa.Integer(), nullable=True))
    op.add_column("course", sa.Column("starts_on", sa.Date(), nullable=True))
    op.execute(
        "update course set starts_on = first.starts_on, seats = first.seats from"
        " (select distinct on (course_id) * from course_start order by course_id, starts_on, id) first"
        " where first.course_id = course.id"
    )
    op.drop_table("course_start")
    op.drop_table("complaint")
    op.drop_constraint(op.f("ck_employer_monthly_cap_positive"), "employer")
    for column in ("search_text", "monthly_cap", "welcomes_everyone"):
        op.drop_column("employer", column)


def _employer() -> None:
    op.add_column(
        "employer",
        sa.Column("welcomes_everyone", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.alter_column("employer", "welcomes_everyone", server_default=None)
    op.add_column("employer", sa.Column("monthly_cap", sa.Integer(), nullable=True))
    op.add_column(
        "employer", sa.Column("search_text", sa.Text(), nullable=False, server_default="")
    )
    op.alter_column("employer", "search_text", server_default=None)
    op.create_check_constraint(
        op.f("ck_employer_monthly_cap_positive"),
        "employer",
        "monthly_cap is null or monthly_cap >= 1",
    )
    _found_by("employer", "name", "tax_code")


def _found_by(table: str, *columns: str) -> None:
    """Write by which words each row is found; only the application folds Vietnamese."""
    rows = op.get_bind().execute(sa.text(f"select id, {', '.join(columns)} from {table}")).all()
    said = [
        {"id": key, "words": f" {fold(' '.join(word or '' for word in words))} "}
        for key, *words in rows
    ]
    if said:
        op.get_bind().execute(
            sa.text(f"update {table} set search_text = :words where id = :id"), said
        )


def _complaint() -> None:
    op.create_table(
        "complaint",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=False),
        sa.Column("vacancy_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        _check("complaint", "state_known", "state in ('open', 'settled')"),
        _check("complaint", "kind_known", f"kind in ({', '.join(map(repr, KINDS))})"),
        _check("complaint", "times_counted", "times >= 1"),
        *_keys("complaint", centre_id="centre", vacancy_id="vacancy"),
    )
    op.create_index(op.f("ix_complaint_vacancy_id"), "complaint", ["vacancy_id"])
    op.create_index(
        "uq_complaint_open",
        "complaint",
        ["centre_id", "vacancy_id", "kind"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )


def _course_start() -> None:
    op.create_table(
        "course_start",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=False),
        sa.Column("by_source", sa.Boolean(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("seats_left", sa.Integer(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        _check("course_start", "seats_positive", "seats is null or seats >= 1"),
        _check(
            "course_start", "seats_left_fit", "seats_left between 0 and coalesce(seats, seats_left)"
        ),
        _check("course_start", "seats_left_on_a_day", "(seats_left is null) = (told_on is null)"),
        *_keys("course_start", course_id="course"),
        sa.UniqueConstraint(
            "course_id", "starts_on", name=op.f("uq_course_start_course_id_starts_on")
        ),
    )


def _first_starts() -> None:
    said = "starts_on is not null or seats is not null"
    rows = op.get_bind().execute(sa.text(f"select id, starts_on, seats from course where {said}"))
    starts = [{"code": new_code(), **row} for row in rows.mappings()]
    if starts:
        op.get_bind().execute(
            sa.text(
                "insert into course_start (code, course_id, by_source, starts_on, seats)"
                " values (:code, :id, true, :starts_on, :seats)"
            ),
            starts,
        )


def _keys(table: str, **points: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("code", name=op.f(f"uq_{table}_code")),
        *(
            sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))
            for column, target in points.items()
        ),
    )


def _check(table: str, name: str, says: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(says, name=op.f(f"ck_{table}_{name}"))


def _grant(role: str, what: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{role}') "
        f"then grant {what} to {role}; end if; end $$"
    )
