"""Wishes to be called back, and how people wish to be told; each row seen by its person and their centre.

What was said and where one is told are sealed. A worker who carries a letter opens that address, and for it
the keys of those people whose channel is open, and no others.
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
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
TOLD = """exists (select from channel c join seeker s on s.id = c.seeker_id
  join person p on p.id = s.person_id
  where p.data_key_id = data_key.id and c.state = 'open' and c.address_sealed is not null)"""
WEB_MAY = {"call_back": "select, insert, update", "channel": "select, insert, update, delete"}
NEWLY_READ = {
    "person": "data_key_id",
    "data_key": "id, wrapped, made_at, destroyed_at",
    "appointment": "id, centre_id, state, version, at, reminded_at",
}
WORKER_READS = {
    "call_back": "seeker_id, moved_at",
    "channel": "code, seeker_id, state, way, address_sealed",
    **NEWLY_READ,
}


def upgrade() -> None:
    """Go up."""
    _call_back()
    _channel()
    _rehearsal()
    op.create_check_constraint(
        op.f("ck_decision_reason_known"),
        "decision",
        "reason in ('far', 'pay', 'shift', 'work', 'been-there')",
    )
    if not {WEB, WORKER} <= _roles():
        return
    for table, reads in WORKER_READS.items():
        op.execute(f"grant select ({reads}) on {table} to {WORKER}")
    for table, may in WEB_MAY.items():
        op.execute(f"grant {may} on {table} to {WEB}")
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        op.execute(f"create policy acting on {table} to {WEB} using ({WHOSE})")
        op.execute(f"create policy working on {table} to {WORKER} using ({ROLE} = 'system')")
        op.execute(f"create policy owning on {table} to current_user using (true)")
    op.execute(f"grant select, insert on rehearsal to {WEB}, {WORKER}")
    op.execute(f"alter policy working on data_key using ({ROLE} = 'system' and {TOLD})")


def downgrade() -> None:
    """Go down."""
    if {WEB, WORKER} <= _roles():
        op.execute(f"alter policy working on data_key using ({ROLE} = 'system')")
        for table, reads in NEWLY_READ.items():
            op.execute(f"revoke select ({reads}) on {table} from {WORKER}")
    op.drop_constraint(op.f("ck_decision_reason_known"), "decision")
    for table in ("rehearsal", "channel", "call_back"):
        op.drop_table(table)


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


def _channel() -> None:
    op.create_table(
        "channel",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=False),
        sa.Column("seeker_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("way", sa.String(length=10), nullable=False),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        _check("state_known", "state in ('open', 'paused')", "channel"),
        _check("way_known", "way in ('none', 'sms', 'zalo', 'email', 'letter')", "channel"),
        _check("how_known", "how in ('screen', 'counter')", "channel"),
        _check(
            "addressed",
            "(address_sealed is not null) = (way in ('sms', 'zalo', 'email'))",
            "channel",
        ),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_channel_centre_id")),
        sa.ForeignKeyConstraint(["seeker_id"], ["seeker.id"], name=op.f("fk_channel_seeker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel")),
        sa.UniqueConstraint("code", name=op.f("uq_channel_code")),
        sa.UniqueConstraint("seeker_id", name=op.f("uq_channel_seeker_id")),
    )


def _rehearsal() -> None:
    op.create_table(
        "rehearsal",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("delivery_id", sa.BigInteger(), nullable=False),
        sa.Column("way", sa.String(length=10), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"], name=op.f("fk_rehearsal_delivery_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rehearsal")),
        sa.UniqueConstraint("delivery_id", name=op.f("uq_rehearsal_delivery_id")),
    )


def _check(name: str, says: str, table: str = "call_back") -> sa.CheckConstraint:
    return sa.CheckConstraint(says, name=op.f(f"ck_{table}_{name}"))


def _roles() -> set[str]:
    return set(op.get_bind().scalars(sa.text("select rolname from pg_roles")))
