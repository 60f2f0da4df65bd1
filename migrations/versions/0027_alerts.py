"""Searches that people keep; what the clock needs to tell of a course and to ask how it goes.

Of consents a worker reads no more than the blind index and whether they hold. What was rehearsed becomes
its centre's, and may be deleted by the clock; a call that is over keeps no number.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0023"
branch_labels = None
depends_on = None

WEB, WORKER = "loive_web", "loive_worker"
NEWLY_READ = {
    "consent": "id, slot, state",
    "referral": "id, centre_id, course_id, consent_id, state, begun_at",
}


def upgrade() -> None:
    """Go up."""
    # Trial texts only, and of a number nobody is called by any more nothing need be kept.
    op.execute("delete from rehearsal")
    op.add_column("rehearsal", sa.Column("centre_id", sa.BigInteger(), nullable=False))
    op.create_index(op.f("ix_rehearsal_centre_id"), "rehearsal", ["centre_id"])
    op.execute("update call_back set said_sealed = null where state <> 'wished'")
    if not {WEB, WORKER} <= _roles():
        return
    op.execute(f"grant delete on rehearsal to {WORKER}")
    for table, columns in NEWLY_READ.items():
        op.execute(f"grant select ({columns}) on {table} to {WORKER}")


def downgrade() -> None:
    """Go down."""
    if {WEB, WORKER} <= _roles():
        for table, columns in NEWLY_READ.items():
            op.execute(f"revoke select ({columns}) on {table} from {WORKER}")
        op.execute(f"revoke delete on rehearsal from {WORKER}")
    op.drop_index(op.f("ix_rehearsal_centre_id"), "rehearsal")
    op.drop_column("rehearsal", "centre_id")


def _roles() -> set[str]:
    return set(op.get_bind().scalars(sa.text("select rolname from pg_roles")))
