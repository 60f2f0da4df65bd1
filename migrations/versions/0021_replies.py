"""What an employer says to an introduction short of a step; the clock closes; work that ended is an end."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

WORKER = "loive_worker"
KNOWN = "reply in ('times', 'question', 'told', 'noted')"
TIMED = "(reply is null) = (reply_at is null)"
STATES = (
    *("proposed", "introduced", "interview", "started", "declined", "withdrawn", "lapsed"),
    "ended",
)
CLOCK = (
    ("update (state, moved_at, reply, reply_at, reply_times, reply_words)", "introduction"),
    ("insert", "history_line"),
    ("select, update (withdrawn_at)", '"grant"'),
)
"""What the clock needs to write that an introduction lapsed."""


def upgrade() -> None:
    """Go up."""
    for column in (
        sa.Column("reply", sa.String(length=20), nullable=True),
        sa.Column("reply_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reply_times", JSONB(), nullable=False, server_default="[]"),
        sa.Column("reply_words", sa.Text(), nullable=False, server_default=""),
    ):
        op.add_column("introduction", column)
    for name in ("reply_times", "reply_words"):
        op.alter_column("introduction", name, server_default=None)
    op.create_check_constraint(op.f("ck_introduction_reply_known"), "introduction", KNOWN)
    op.create_check_constraint(op.f("ck_introduction_reply_has_time"), "introduction", TIMED)
    _states(STATES)
    op.execute(
        "update introduction set state = 'ended' where state = 'started' and id in "
        "(select introduction_id from placement where state = 'ended')"
    )
    for rights, table in CLOCK:
        _if_worker(f"grant {rights} on {table} to {WORKER}")


def downgrade() -> None:
    """Go down."""
    for rights, table in CLOCK:
        _if_worker(f"revoke {rights} on {table} from {WORKER}")
    op.execute("update introduction set state = 'started' where state = 'ended'")
    _states(STATES[:-1])
    for name in ("reply_has_time", "reply_known"):
        op.drop_constraint(op.f(f"ck_introduction_{name}"), "introduction")
    for name in ("reply_words", "reply_times", "reply_at", "reply"):
        op.drop_column("introduction", name)


def _states(states: tuple[str, ...]) -> None:
    name, listed = op.f("ck_introduction_state_known"), ", ".join(f"'{x}'" for x in states)
    op.drop_constraint(name, "introduction")
    op.create_check_constraint(name, "introduction", f"state in ({listed})")


def _if_worker(statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{WORKER}') "
        f"then execute '{statement}'; end if; end $$"
    )
