"""The facts of form 01, sealed; who has a namesake; and lists brought to the desk, for an hour."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

WEB, WORKER = "loive_web", "loive_worker"
SEALED = ("sex_sealed", "ethnicity_sealed", "religion_sealed", "particulars_sealed")
NAMESAKE = "namesake_index"
CHANGED = ", ".join((*SEALED, NAMESAKE))
ROLE, ACCOUNT = "(select wall.acting(1))", "(select wall.acting(2)::bigint)"
# Whoever brought it, while they are of the staff; the machine itself only counts and deletes.
BROUGHT = f"""case {ROLE}
  when 'system' then true
  when 'counsellor' then account_id = {ACCOUNT}
  when 'manager' then account_id = {ACCOUNT}
end"""


def upgrade() -> None:
    """Go up."""
    for column in (*SEALED, NAMESAKE):
        op.add_column("person", sa.Column(column, sa.LargeBinary(), nullable=True))
    op.create_index(op.f("ix_person_namesake_index"), "person", [NAMESAKE])
    op.create_table(
        "upload",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("code_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_upload_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
        sa.UniqueConstraint("code_sha256", name=op.f("uq_upload_code_sha256")),
    )
    op.create_index(op.f("ix_upload_account_id"), "upload", ["account_id"])
    if not {WEB, WORKER} <= _roles():
        return
    op.execute(f"grant update ({CHANGED}) on person to {WEB}")
    op.execute(f"revoke all on upload from {WEB}, {WORKER}")
    op.execute(f"grant select, insert, update, delete on upload to {WEB}")
    op.execute(f"grant select (id, uploaded_at), delete on upload to {WORKER}")
    op.execute("alter table upload enable row level security")
    op.execute("alter table upload force row level security")
    op.execute(f"create policy acting on upload to {WEB} using ({BROUGHT})")
    op.execute(f"create policy working on upload to {WORKER} using ({ROLE} = 'system')")
    op.execute("create policy owning on upload to current_user using (true)")


def downgrade() -> None:
    """Go down."""
    op.drop_table("upload")
    if {WEB, WORKER} <= _roles():
        op.execute(f"revoke update ({CHANGED}) on person from {WEB}")
    op.drop_index(op.f("ix_person_namesake_index"), "person")
    for column in (NAMESAKE, *reversed(SEALED)):
        op.drop_column("person", column)


def _roles() -> set[str]:
    return set(op.get_bind().scalars(sa.text("select rolname from pg_roles")))
