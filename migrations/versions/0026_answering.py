"""How employers answer ranks their vacancies; silent ones are asked; members choose letters and hours."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

WORKER = "loive_worker"
COUNTED = ("answers_of_ten", "others_of_ten")
CHECKS = {
    "answers_beside_others": "(answers_of_ten is null) = (others_of_ten is null)",
    "answers_of_ten_possible": (
        "answers_of_ten between 0 and 10 and others_of_ten between 0 and 10"
    ),
}
CLOCK = (
    (f"update ({', '.join(COUNTED)})", "vacancy"),
    ("update (state)", "vacancy"),
    ("update (until)", "link"),
)
"""What the clock writes newly: it also pauses what nobody answers for, and asks again by the same link."""


def upgrade() -> None:
    """Go up."""
    for name in COUNTED:
        op.add_column("vacancy", sa.Column(name, sa.Integer(), nullable=True))
    for name, says in CHECKS.items():
        op.create_check_constraint(op.f(f"ck_vacancy_{name}"), "vacancy", says)
    off = sa.Column("letters_off", JSONB(), nullable=False, server_default="[]")
    op.add_column("employer_member", off)
    op.alter_column("employer_member", "letters_off", server_default=None)
    op.add_column("employer_member", sa.Column("quiet", sa.String(length=10), nullable=True))
    for rights, table in CLOCK:
        _if_worker(f"grant {rights} on {table} to {WORKER}")


def downgrade() -> None:
    """Go down."""
    for rights, table in CLOCK:
        _if_worker(f"revoke {rights} on {table} from {WORKER}")
    for name in ("quiet", "letters_off"):
        op.drop_column("employer_member", name)
    for name in CHECKS:
        op.drop_constraint(op.f(f"ck_vacancy_{name}"), "vacancy")
    for name in COUNTED:
        op.drop_column("vacancy", name)


def _if_worker(statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{WORKER}') "
        f"then execute '{statement}'; end if; end $$"
    )
