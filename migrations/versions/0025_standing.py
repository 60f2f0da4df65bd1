"""Who an employer is: an owner's sealed number, a turning away, drafts that wait; addresses that were freed.

The number is seen by the staff of the employer's centre and by the employer; a key that opens one is
nobody's else. A code that was proved is one of a verified employer, not of one turned away.
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

WEB, WORKER = "loive_web", "loive_worker"
ROLE, CENTRE = "(select wall.acting(1))", "(select wall.acting(3)::bigint)"
EMPLOYER = "(select wall.acting(4)::bigint)"
STATES = "state in ({})"
BEFORE, NOW = (
    "'unverified', 'verified', 'paused'",
    "'unverified', 'verified', 'turned-away', 'gone', 'paused'",
)
PROVED = "state in ('verified', 'paused')"
PROVED_BEFORE = "state <> 'unverified'"
AT_CENTRE = f"exists (select from employer e where e.id = employer_id and e.centre_id = {CENTRE})"
WHOSE = f"""case {ROLE}
  when 'system' then true
  when 'counsellor' then {AT_CENTRE}
  when 'manager' then {AT_CENTRE}
  when 'employer' then employer_id = {EMPLOYER}
end"""
LOOSE = """
create or replace function wall.loose(key_id bigint) returns boolean language sql stable security definer
set search_path = public, pg_temp as $$
  select not exists (select from person where data_key_id = key_id)
     and not exists (select from programme where data_key_id = key_id)
     and not exists (select from second_factor where data_key_id = key_id){}
$$
"""
OF_OWNER = "\n     and not exists (select from employer_owner where data_key_id = key_id)"
# A closed account whose name somebody has again can't keep it before addresses were freed.
RENAMED = """update account set login = substr(md5(random()::text || id), 1, 16)
  where closed_at is not null and login in (select login from account group by login having count(*) > 1)"""
KEYS = """case {role}
  when 'system' then true
  when 'auditor' then false
  when 'stranger' then false
  else {role} is not null and (
    exists (select from person p where p.data_key_id = data_key.id)
    or exists (select from programme p where p.data_key_id = data_key.id)
    {of_owner}or ({role} in ('counsellor', 'manager') and wall.loose(data_key.id)))
end"""
SEEN = "or exists (select from employer_owner o where o.data_key_id = data_key.id)\n    "


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "employer_owner",
        sa.Column("employer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("data_key_id", sa.BigInteger(), nullable=False),
        sa.Column("number_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("number_index", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_employer_owner_employer_id")
        ),
        sa.ForeignKeyConstraint(
            ["data_key_id"], ["data_key.id"], name=op.f("fk_employer_owner_data_key_id")
        ),
        sa.PrimaryKeyConstraint("employer_id", name=op.f("pk_employer_owner")),
        sa.UniqueConstraint("data_key_id", name=op.f("uq_employer_owner_data_key_id")),
    )
    op.create_index(op.f("ix_employer_owner_number_index"), "employer_owner", ["number_index"])
    _employer_is(NOW, PROVED)
    op.add_column("vacancy", sa.Column("waits_since", sa.DateTime(timezone=True), nullable=True))
    op.create_check_constraint(
        op.f("ck_vacancy_waits_as_draft"), "vacancy", "waits_since is null or state = 'draft'"
    )
    op.drop_constraint(op.f("uq_account_login"), "account")
    still = {"postgresql_where": sa.text("closed_at is null")}
    op.create_index("uq_account_login", "account", ["login"], unique=True, **still)
    op.execute(LOOSE.format(OF_OWNER))
    if not {WEB, WORKER} <= _roles():
        return
    op.execute(f"grant select, insert, update, delete on employer_owner to {WEB}")
    op.execute("alter table employer_owner enable row level security")
    op.execute("alter table employer_owner force row level security")
    op.execute(f"create policy acting on employer_owner to {WEB} using ({WHOSE})")
    op.execute("create policy owning on employer_owner to current_user using (true)")
    _keys_seen(SEEN)


def downgrade() -> None:
    """Go down; whoever was turned away, or is gone, is unverified again."""
    if {WEB, WORKER} <= _roles():
        _keys_seen("")
    op.execute(LOOSE.format(""))
    op.drop_index("uq_account_login", "account")
    op.execute(RENAMED)
    op.create_unique_constraint(op.f("uq_account_login"), "account", ["login"])
    op.drop_constraint(op.f("ck_vacancy_waits_as_draft"), "vacancy")
    op.drop_column("vacancy", "waits_since")
    op.execute("update employer set state = 'unverified' where state in ('turned-away', 'gone')")
    _employer_is(BEFORE, PROVED_BEFORE)
    op.drop_table("employer_owner")


def _employer_is(states: str, proved: str) -> None:
    op.drop_constraint(op.f("ck_employer_state_known"), "employer")
    op.create_check_constraint(op.f("ck_employer_state_known"), "employer", STATES.format(states))
    op.drop_index("uq_employer_tax_code", "employer")
    where = {"postgresql_where": sa.text(proved)}
    op.create_index("uq_employer_tax_code", "employer", ["tax_code"], unique=True, **where)


def _keys_seen(of_owner: str) -> None:
    op.execute(
        f"alter policy acting on data_key using ({KEYS.format(role=ROLE, of_owner=of_owner)})"
    )


def _roles() -> set[str]:
    return set(op.get_bind().scalars(sa.text("select rolname from pg_roles")))
