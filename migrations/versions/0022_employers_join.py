"""Employers join by themselves: what kind they are, codes proved at verification, lists of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

WEB = "loive_web"
ROLES = sa.text("select rolname from pg_roles")
ROLE, ACCOUNT = "(select wall.acting(1))", "(select wall.acting(2)::bigint)"
BRINGERS = ("counsellor", "manager", "employer")
KINDS = "kind in ('enterprise','household','person')"
# Anybody may write down a firm's code; whose it is, the centre finds out when it verifies.
PROVED = sa.text("state <> 'unverified'")

UNPROVED_AGAIN = (
    "update employer set tax_code = null where state = 'unverified' and tax_code in"
    " (select tax_code from employer group by tax_code having count(*) > 1)"
)


def upgrade() -> None:
    """Go up."""
    op.add_column("employer", sa.Column("kind", sa.String(20), nullable=True))
    op.execute(
        "update employer set kind = case when length(tax_code) in (10, 14) then 'enterprise'"
        " else 'household' end"
    )
    op.alter_column("employer", "kind", nullable=False)
    op.create_check_constraint(op.f("ck_employer_kind_known"), "employer", KINDS)
    op.drop_constraint(op.f("uq_employer_tax_code"), "employer")
    op.create_index(
        "uq_employer_tax_code", "employer", ["tax_code"], unique=True, postgresql_where=PROVED
    )
    op.add_column("employer_member", sa.Column("code", sa.String(16), nullable=True))
    op.execute("update employer_member set code = substr(md5(random()::text || id), 1, 16)")
    op.alter_column("employer_member", "code", nullable=False)
    op.create_unique_constraint(op.f("uq_employer_member_code"), "employer_member", ["code"])
    op.add_column("employer_member", sa.Column("owns", sa.Boolean(), nullable=True))
    op.execute("update employer_member set owns = true")
    op.alter_column("employer_member", "owns", nullable=False)
    _let_bring(BRINGERS)


def downgrade() -> None:
    """Go down."""
    _let_bring(BRINGERS[:2])
    op.drop_column("employer_member", "owns")
    op.drop_column("employer_member", "code")
    op.drop_index("uq_employer_tax_code", "employer")
    op.execute(UNPROVED_AGAIN)
    op.create_unique_constraint(op.f("uq_employer_tax_code"), "employer", ["tax_code"])
    op.drop_constraint(op.f("ck_employer_kind_known"), "employer")
    op.drop_column("employer", "kind")


def _let_bring(bringers: tuple[str, ...]) -> None:
    """Let these roles bring lists; each opens its own."""
    if WEB not in op.get_bind().scalars(ROLES):
        return
    own = " ".join(f"when '{role}' then account_id = {ACCOUNT}" for role in bringers)
    op.execute(
        f"alter policy acting on upload using (case {ROLE} when 'system' then true {own} end)"
    )
