"""Wishes to be called back; what was said is sealed, each row seen by its person and their centre."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0019"
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


def upgrade() -> None:
    """Go up."""
    _call_back()
    if not {WEB, WORKER} <= _roles():
        return
    op.execute(f"grant select, insert, update on call_back to {WEB}")
    op.execute(f"grant select (seeker_id, moved_at) on call_back to {WORKER}")
    op.execute("alter table call_back enable row level security")
    op.execute("alter table call_back force row level security")
    op.execute(f"create policy acting on call_back to {WEB} using ({WHOSE})")
    op.execute(f"create policy working on call_back to {WORKER} using ({ROLE} = 'system')")
    op.execute("create policy owning on call_back to current_user using (true)")


def downgrade() -> None:
    """Go down."""
    op.drop_table("call_back")


def _call_back() -> None:
    op.create_table(
        "call_back",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=False),
        sa.Column("seeker_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("safe_days", sa.String(length=7), nullable=False),
        sa.Column("safe_hours", sa.String(length=10), nullable=False),
        sa.Column("said_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("wished_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("late_from", sa.DateTime(timezone=True), nullable=False),
        _check("state_known", "state in ('wished', 'reached', 'taken-back', 'given-up')"),
        _check(
            "safe_hours_known",
            "safe_hours in ('any', 'morning', 'noon', 'afternoon', 'evening')",
        ),
        _check("tries_counted", "tries >= 0"),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_call_back_centre_id")),
        sa.ForeignKeyConstraint(["seeker_id"], ["seeker.id"], name=op.f("fk_call_back_seeker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_back")),
        sa.UniqueConstraint("code", name=op.f("uq_call_back_code")),
    )
    wished = {"postgresql_where": sa.text("state = 'wished'")}
    op.create_index("uq_call_back_wished", "call_back", ["seeker_id"], unique=True, **wished)
    op.create_index("ix_call_back_wished", "call_back", ["centre_id", "late_from"], **wished)
    op.create_index(op.f("ix_call_back_seeker_id"), "call_back", ["seeker_id"])


def _check(name: str, says: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(says, name=op.f(f"ck_call_back_{name}"))


def _roles() -> set[str]:
    return set(op.get_bind().scalars(sa.text("select rolname from pg_roles")))
