"""Talks, appointments, what people have at hand, and where they were sent on.

Notes and places are sealed; the second wall shows each row to its person and to their centre.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0012"
branch_labels = None
depends_on = None

WEB, WORKER = "loive_web", "loive_worker"
ROLE, CENTRE = "(select wall.acting(1))", "(select wall.acting(3)::bigint)"
PERSON = "(select wall.acting(5)::bigint)"
WHOSE = f"""case {ROLE}
  when 'system' then true
  when 'counsellor' then centre_id = {CENTRE}
  when 'manager' then centre_id = {CENTRE}
  when 'seeker' then exists (select from seeker s where s.id = seeker_id and s.person_id = {PERSON})
end"""
# Sealed tables, and what of them the worker reads: when somebody was last heard of.
SEALED = {
    "counselling": "seeker_id, noted_at",
    "appointment": "seeker_id, made_at",
    "referral": "seeker_id, moved_at",
}
TABLES = (*SEALED, "readiness_item")


def upgrade() -> None:
    """Go up."""
    _counselling()
    _appointment()
    _readiness()
    _referral()
    if not {WEB, WORKER} <= _roles():
        return
    for table in TABLES:
        op.execute(f"grant select, insert, update on {table} to {WEB}")
    for table, heard in SEALED.items():
        op.execute(f"grant select ({heard}) on {table} to {WORKER}")
        op.execute(f"create policy working on {table} to {WORKER} using ({ROLE} = 'system')")
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        op.execute(f"create policy acting on {table} to {WEB} using ({WHOSE})")
        op.execute(f"create policy owning on {table} to current_user using (true)")


def downgrade() -> None:
    """Go down."""
    for table in TABLES:
        op.drop_table(table)


def _counselling() -> None:
    op.create_table(
        "counselling",
        *_begins(),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("counsellor_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        _check("counselling", "state_known", "state in ('noted', 'struck')"),
        _check("counselling", "kind_known", "kind in ('work', 'policy', 'training')"),
        *_keys("counselling", counsellor_id="account"),
        sa.UniqueConstraint("code", name=op.f("uq_counselling_code")),
    )
    op.create_index("ix_counselling_centre_id_held_on", "counselling", ["centre_id", "held_on"])
    op.create_index(op.f("ix_counselling_seeker_id"), "counselling", ["seeker_id"])


def _appointment() -> None:
    op.create_table(
        "appointment",
        *_begins(),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("counsellor_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("meets", sa.String(length=10), nullable=False),
        sa.Column("about", sa.String(length=10), nullable=False),
        sa.Column("place_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        _check(
            "appointment",
            "state_known",
            "state in ('planned', 'kept', 'missed', 'called-off')",
        ),
        _check("appointment", "meets_known", "meets in ('centre', 'phone', 'elsewhere')"),
        _check("appointment", "about_known", "about in ('advice', 'papers', 'training', 'work')"),
        _check("appointment", "version_positive", "version >= 1"),
        _check(
            "appointment",
            "elsewhere_is_somewhere",
            "meets <> 'elsewhere' or place_sealed is not null or state <> 'planned'",
        ),
        *_keys("appointment", counsellor_id="account"),
        sa.UniqueConstraint("code", name=op.f("uq_appointment_code")),
    )
    op.create_index(
        "ix_appointment_planned",
        "appointment",
        ["centre_id", "at"],
        postgresql_where=sa.text("state = 'planned'"),
    )
    op.create_index(op.f("ix_appointment_seeker_id"), "appointment", ["seeker_id"])


def _readiness() -> None:
    op.create_table(
        "readiness_item",
        *_begins(),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("sees_to_it", sa.String(length=10), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        _check(
            "readiness_item",
            "state_known",
            "state in ('has', 'missing', 'in-progress', 'not-needed')",
        ),
        _check(
            "readiness_item",
            "kind_known",
            "kind in ('citizen-card', 'phone', 'bank-account', 'health-certificate', "
            "'driving-licence', 'residence')",
        ),
        _check("readiness_item", "sees_to_it_known", "sees_to_it in ('person', 'centre')"),
        _check(
            "readiness_item",
            "a_day_for_what_is_open",
            "due_on is null or state in ('missing','in-progress')",
        ),
        *_keys("readiness_item"),
        sa.UniqueConstraint("seeker_id", "kind", name=op.f("uq_readiness_item_seeker_id_kind")),
    )
    op.create_index(op.f("ix_readiness_item_centre_id"), "readiness_item", ["centre_id"])


def _referral() -> None:
    op.create_table(
        "referral",
        *_begins(),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=True),
        sa.Column("consent_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=15), nullable=False),
        sa.Column("where_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_up_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        _check(
            "referral",
            "state_known",
            "state in ('offered', 'accepted', 'enrolled', 'borrowed', 'done', 'dropped', 'revoked')",
        ),
        _check("referral", "kind_known", "kind in ('course', 'credit', 'abroad', 'organisation')"),
        _check("referral", "course_is_known", "(kind = 'course') = (course_id is not null)"),
        _check(
            "referral",
            "lent_something",
            "(state = 'borrowed') = (amount is not null) and amount > 0",
        ),
        _check(
            "referral",
            "no_step_without_consent",
            "kind not in ('course','credit') or consent_id is not null "
            "or state in ('offered','dropped','revoked')",
        ),
        *_keys("referral", course_id="course", consent_id="consent"),
        sa.UniqueConstraint("code", name=op.f("uq_referral_code")),
    )
    op.create_index("ix_referral_centre_id_state", "referral", ["centre_id", "state"])
    op.create_index(op.f("ix_referral_seeker_id"), "referral", ["seeker_id"])


def _begins() -> tuple[sa.Column, ...]:
    return (
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=False),
        sa.Column("seeker_id", sa.BigInteger(), nullable=False),
    )


def _keys(table: str, **points: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *(
            sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))
            for column, target in {
                "centre_id": "centre",
                "seeker_id": "seeker",
                **points,
            }.items()
        ),
    )


def _check(table: str, name: str, says: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(says, name=op.f(f"ck_{table}_{name}"))


def _roles() -> set[str]:
    return set(op.get_bind().scalars(sa.text("select rolname from pg_roles")))
