"""Searches that people keep; what the clock needs to tell of a course and to ask how it goes.

Of consents a worker reads no more than a blind index of how to ask, and whether they hold; ``sealed`` stays
shut to it. What was rehearsed becomes its centre's, and may be deleted by the clock.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0027"
down_revision = "0026"
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
NEWLY_READ = {
    "consent": "id, asking_index, state",
    "referral": "id, centre_id, course_id, consent_id, state",
}
# What consent rows may become, as 0010 has it: never edited, and this is no exception.
CONSENT_WALL = """
create or replace function keep_consent() returns trigger language plpgsql as $$
begin
  if new.slot is distinct from old.slot and old.state = 'withdrawn' and exists (
    select from person join data_key on data_key.id = person.data_key_id
    where person.id = old.person_id and data_key.destroyed_at is not null)
    and (new.id, new.code, new.person_id, new.sealed, new.how, new.given_on, new.given_at, new.state)
     is not distinct from
     (old.id, old.code, old.person_id, old.sealed, old.how, old.given_on, old.given_at, old.state)
  then return new;
  end if;
  if (new.id, new.code, new.person_id, new.slot, new.sealed, new.how, new.given_on, new.given_at{new})
     is distinct from
     (old.id, old.code, old.person_id, old.slot, old.sealed, old.how, old.given_on, old.given_at{old})
     or new.taken_by is distinct from old.taken_by
  then raise exception 'a consent is never edited';
  end if;
  if old.state = 'withdrawn' then raise exception 'a withdrawn consent stays withdrawn';
  end if;
  return new;
end $$
"""


def upgrade() -> None:
    """Go up."""
    # Trial texts only.
    op.execute("delete from rehearsal")
    op.add_column("rehearsal", sa.Column("centre_id", sa.BigInteger(), nullable=False))
    op.create_index(op.f("ix_rehearsal_centre_id"), "rehearsal", ["centre_id"])
    op.add_column("consent", sa.Column("asking_index", sa.LargeBinary(32), nullable=True))
    op.execute(CONSENT_WALL.format(new=", new.asking_index", old=", old.asking_index"))
    _alert()
    if not {WEB, WORKER} <= _roles():
        return
    op.execute(f"grant select, insert, update, delete on alert to {WEB}")
    op.execute(f"grant select, update (asked_at) on alert to {WORKER}")
    op.execute("alter table alert enable row level security")
    op.execute("alter table alert force row level security")
    op.execute(f"create policy acting on alert to {WEB} using ({WHOSE})")
    op.execute(f"create policy working on alert to {WORKER} using ({ROLE} = 'system')")
    op.execute("create policy owning on alert to current_user using (true)")
    op.execute(f"grant delete on rehearsal to {WORKER}")
    op.execute(f"grant update (asking_index) on consent to {WEB}")
    for table, columns in NEWLY_READ.items():
        op.execute(f"grant select ({columns}) on {table} to {WORKER}")


def downgrade() -> None:
    """Go down."""
    if {WEB, WORKER} <= _roles():
        for table, columns in NEWLY_READ.items():
            op.execute(f"revoke select ({columns}) on {table} from {WORKER}")
        op.execute(f"revoke delete on rehearsal from {WORKER}")
    op.drop_table("alert")
    op.execute(CONSENT_WALL.format(new="", old=""))
    op.drop_column("consent", "asking_index")
    op.drop_index(op.f("ix_rehearsal_centre_id"), "rehearsal")
    op.drop_column("rehearsal", "centre_id")


def _alert() -> None:
    op.create_table(
        "alert",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=False),
        sa.Column("seeker_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("chosen", JSONB(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_alert_centre_id")),
        sa.ForeignKeyConstraint(["seeker_id"], ["seeker.id"], name=op.f("fk_alert_seeker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
        sa.UniqueConstraint("code", name=op.f("uq_alert_code")),
    )
    op.create_index(op.f("ix_alert_seeker_id"), "alert", ["seeker_id"])


def _roles() -> set[str]:
    return set(op.get_bind().scalars(sa.text("select rolname from pg_roles")))
