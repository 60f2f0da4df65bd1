"""The second wall: who may see which row of the tables that hold sealed facts, and which of their columns.

An external server may have one user only, who makes the tables and serves the pages; there the second
wall cannot stand, and is not built (docs/decisions/0010-the-second-wall.md).
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

WEB, WORKER = "loive_web", "loive_worker"
ROLE, CENTRE = "(select wall.acting(1))", "(select wall.acting(3)::bigint)"
EMPLOYER, PERSON = "(select wall.acting(4)::bigint)", "(select wall.acting(5)::bigint)"
DAY = "(select wall.acting(6)::date)"

# What is told stands in two settings of the transaction; without a true proof it counts for nothing.
ACTING = """
create function wall.acting(part int) returns text language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare told text := current_setting('wall.acting', true);
begin
  if coalesce(told, '') = '' or not exists (
    select from wall.key
    where encode(sha256(outer_pad || sha256(inner_pad || convert_to(told, 'UTF8'))), 'hex')
      = current_setting('wall.proof', true)
  ) then return null;
  end if;
  return nullif(split_part(told, '|', part), '');
end $$
"""
# A data key just made belongs to nobody yet, and opens nothing.
LOOSE = """
create function wall.loose(key_id bigint) returns boolean language sql stable security definer
set search_path = public, pg_temp as $$
  select not exists (select from person where data_key_id = key_id)
     and not exists (select from programme where data_key_id = key_id)
     and not exists (select from second_factor where data_key_id = key_id)
$$
"""
OF_CENTRE_AND_PERSON = f"""
      when 'counsellor' then centre_id = {CENTRE}
      when 'manager' then centre_id = {CENTRE}
      when 'seeker' then person_id = {PERSON}
"""
WHOSE = {
    "grant": f"""
      when 'counsellor' then exists (select from seeker s where s.id = seeker_id and s.centre_id = {CENTRE})
      when 'manager' then exists (select from seeker s where s.id = seeker_id and s.centre_id = {CENTRE})
      when 'seeker' then exists (select from seeker s where s.id = seeker_id and s.person_id = {PERSON})
      when 'employer' then employer_id = {EMPLOYER}
    """,
    "person": f"""
      when 'counsellor' then centre_id = {CENTRE}
      when 'manager' then centre_id = {CENTRE}
      when 'seeker' then id = {PERSON}
      when 'employer' then exists (
        select from seeker s join "grant" g on g.seeker_id = s.id
        where s.person_id = person.id and g.employer_id = {EMPLOYER}
          and g.withdrawn_at is null and g.until >= {DAY})
    """,
    "programme": f"""
      when 'counsellor' then coalesce(
        (select s.centre_id = {CENTRE} from seeker s where s.programme_id = programme.id), true)
      when 'manager' then coalesce(
        (select s.centre_id = {CENTRE} from seeker s where s.programme_id = programme.id), true)
      when 'seeker' then exists (
        select from seeker s where s.programme_id = programme.id and s.person_id = {PERSON})
    """,
    "consent": """
      when 'counsellor' then exists (select from person p where p.id = person_id)
      when 'manager' then exists (select from person p where p.id = person_id)
      when 'seeker' then exists (select from person p where p.id = person_id)
    """,
    "rights_request": OF_CENTRE_AND_PERSON,
    "outside_request": OF_CENTRE_AND_PERSON,
    "data_key": f"""
      when 'auditor' then false
      when 'stranger' then false
      else {ROLE} is not null and (
        exists (select from person p where p.data_key_id = data_key.id)
        or exists (select from programme p where p.data_key_id = data_key.id)
        or ({ROLE} in ('counsellor', 'manager') and wall.loose(data_key.id)))
    """,
}
# What may be changed at all; everything else of these tables is written once.
WEB_UPDATES = {
    "person": "code, merged_into_id, centre_id, branch_id, counsellor_id, account_id, commune_code, "
    "name_sealed, phone_sealed, phone_index, citizen_id_sealed, citizen_id_index, birth_date_sealed, "
    "address_sealed",
    "programme": "sealed",
    "data_key": "master, wrapped, destroyed_at",
    "grant": "seeker_id, withdrawn_at",
}
# Letters name nobody: a worker finds the counsellor who answers, and nothing that is sealed.
WORKER_READS = {
    "person": "id, code, centre_id, branch_id, counsellor_id",
    "seeker": "id, code, person_id, centre_id, state",
    "account": "id, role, login, centre_id, branch_id, staff_name, email, closed_at",
    "data_key": "master",
    "programme": None,
    "consent": None,
    "grant": None,
    "sign_in": "id, seen_at",
    "slow_down": "key, wait_until",
}


def upgrade() -> None:
    """Go up."""
    op.execute("create schema wall")
    op.execute(
        "create table wall.key (one boolean primary key default true check (one), "
        "inner_pad bytea not null, outer_pad bytea not null)"
    )
    op.execute(ACTING)
    op.execute(LOOSE)
    if not {WEB, WORKER} <= _roles():
        return
    op.execute(f"grant usage on schema wall to {WEB}, {WORKER}")
    for table, whose in WHOSE.items():
        _wall(table, f"case {ROLE} when 'system' then true {whose} end")
    for table, columns in WEB_UPDATES.items():
        op.execute(f'revoke update on "{table}" from {WEB}')
        op.execute(f'grant update ({columns}) on "{table}" to {WEB}')
    op.execute(f"revoke insert, update on alembic_version from {WEB}")
    for table, columns in WORKER_READS.items():
        op.execute(f'revoke select on "{table}" from {WORKER}')
        if columns:
            op.execute(f'grant select ({columns}) on "{table}" to {WORKER}')


def downgrade() -> None:
    """Go down."""
    if {WEB, WORKER} <= _roles():
        for table in WHOSE:
            op.execute(f'drop policy acting on "{table}"')
            op.execute(f'drop policy working on "{table}"')
            op.execute(f'drop policy owning on "{table}"')
            op.execute(f'alter table "{table}" no force row level security')
            op.execute(f'alter table "{table}" disable row level security')
        for table, columns in WEB_UPDATES.items():
            op.execute(f'revoke update ({columns}) on "{table}" from {WEB}')
            op.execute(f'grant update on "{table}" to {WEB}')
        op.execute(f"grant insert, update on alembic_version to {WEB}")
        for table, columns in WORKER_READS.items():
            if columns:
                op.execute(f'revoke select ({columns}) on "{table}" from {WORKER}')
            if table != "consent":
                op.execute(f'grant select on "{table}" to {WORKER}')
    op.execute("drop schema wall cascade")


def _wall(table: str, whose: str) -> None:
    op.execute(f'alter table "{table}" enable row level security')
    op.execute(f'alter table "{table}" force row level security')
    op.execute(f'create policy acting on "{table}" to {WEB} using ({whose})')
    op.execute(f"create policy working on \"{table}\" to {WORKER} using ({ROLE} = 'system')")
    op.execute(f'create policy owning on "{table}" to current_user using (true)')


def _roles() -> set[str]:
    return set(op.get_bind().scalars(sa.text("select rolname from pg_roles")))
