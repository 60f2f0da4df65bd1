"""Lists that employers bring lie sealed beside those of the desk, for whoever brought them."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0019"
branch_labels = None
depends_on = None

ROLE, ACCOUNT = "(select wall.acting(1))", "(select wall.acting(2)::bigint)"
WEB = "loive_web"
ROLES = sa.text("select rolname from pg_roles")
BRINGERS = ("counsellor", "manager", "employer")


def upgrade() -> None:
    """Go up."""
    _let(BRINGERS)


def downgrade() -> None:
    """Go down."""
    _let(BRINGERS[:2])


def _let(bringers: tuple[str, ...]) -> None:
    if not set(op.get_bind().scalars(ROLES)) >= {WEB}:
        return
    own = " ".join(f"when '{role}' then account_id = {ACCOUNT}" for role in bringers)
    op.execute(
        f"alter policy acting on upload using (case {ROLE} when 'system' then true {own} end)"
    )
