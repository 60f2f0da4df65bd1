"""What people ask about their own data, what outsiders ask, breaches; and what erasing may do at the walls.

Lines of history and frozen reasons still never change, except that erasing a person empties what they say
of that person. A destroyed key stays destroyed.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

OLD_STATES = "state in ('looking', 'paused', 'left')"
NEW_STATES = "state in ('looking', 'paused', 'left', 'resting', 'erased')"
TABLES = ("rights_request", "outside_request", "breach")

# What consent rows may become: 0004's wall, with a way for who was erased.
CONSENT_WALL = """
create or replace function keep_consent() returns trigger language plpgsql as $$
begin
  {erased}
  if (new.id, new.code, new.person_id, new.slot, new.sealed, new.how, new.given_on, new.given_at)
     is distinct from
     (old.id, old.code, old.person_id, old.slot, old.sealed, old.how, old.given_on, old.given_at)
     or new.taken_by is distinct from old.taken_by
  then raise exception 'a consent is never edited';
  end if;
  if old.state = 'withdrawn' then raise exception 'a withdrawn consent stays withdrawn';
  end if;
  return new;
end $$
"""
ERASED = """if new.slot is distinct from old.slot and old.state = 'withdrawn' and exists (
    select from person join data_key on data_key.id = person.data_key_id
    where person.id = old.person_id and data_key.destroyed_at is not null)
    and (new.id, new.code, new.person_id, new.sealed, new.how, new.given_on, new.given_at, new.state)
     is not distinct from
     (old.id, old.code, old.person_id, old.sealed, old.how, old.given_on, old.given_at, old.state)
  then return new;
  end if;"""


def upgrade() -> None:
    """Go up."""
    _requests()
    _outside()
    _breaches()
    op.add_column("person", sa.Column("merged_into_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_person_merged_into_id"), "person", "person", ["merged_into_id"], ["id"]
    )
    op.drop_constraint(op.f("ck_seeker_state_known"), "seeker")
    op.create_check_constraint(op.f("ck_seeker_state_known"), "seeker", NEW_STATES)
    _walls()
    for table in TABLES:
        _if_role("loive_web", f"grant select, insert, update on {table} to loive_web")
    _if_role("loive_web", "grant update (slot) on consent to loive_web")
    _if_role("loive_web", "grant update (reason) on history_line to loive_web")
    _if_role("loive_web", "grant update (lines, seeker_id) on frozen_ledger to loive_web")
    _if_role("loive_web", "grant delete on decision, one_time_code to loive_web")
    # What the clock deletes when its days are over (records/rule/data/retention.csv).
    _if_role("loive_worker", "grant delete on form_key, slow_down, sign_in to loive_worker")


def downgrade() -> None:
    """Go down."""
    for table in ("history_line", "frozen_ledger", "data_key"):
        op.execute(f"drop trigger {table}_erased on {table}")
        op.execute(f"drop function erase_{table}()")
    op.execute(CONSENT_WALL.format(erased=""))
    _if_role("loive_web", "revoke update (slot) on consent from loive_web")
    _if_role("loive_web", "revoke update (reason) on history_line from loive_web")
    _if_role("loive_web", "revoke update (lines, seeker_id) on frozen_ledger from loive_web")
    _if_role("loive_web", "revoke delete on decision, one_time_code from loive_web")
    _if_role("loive_worker", "revoke delete on form_key, slow_down, sign_in from loive_worker")
    op.execute("update seeker set state = 'left' where state in ('resting', 'erased')")
    op.drop_constraint(op.f("ck_seeker_state_known"), "seeker")
    op.create_check_constraint(op.f("ck_seeker_state_known"), "seeker", OLD_STATES)
    op.drop_constraint(op.f("fk_person_merged_into_id"), "person")
    op.drop_column("person", "merged_into_id")
    for table in TABLES:
        op.drop_table(table)


def _walls() -> None:
    op.execute(CONSENT_WALL.format(erased=ERASED))
    _wall(
        "history_line",
        "new.reason is not null or (to_jsonb(new) - 'reason') <> (to_jsonb(old) - 'reason')",
        "a line of history only ever loses its reason",
    )
    _wall(
        "frozen_ledger",
        "(new.lines is distinct from old.lines and new.lines <> '[]') "
        "or (to_jsonb(new) - 'lines' - 'seeker_id') <> (to_jsonb(old) - 'lines' - 'seeker_id')",
        "frozen reasons are only ever emptied",
    )
    _wall(
        "data_key",
        "old.destroyed_at is not null and (new.wrapped is not null or new.destroyed_at is null)",
        "a destroyed key stays destroyed",
    )


def _wall(table: str, broken: str, says: str) -> None:
    op.execute(
        f"""
        create function erase_{table}() returns trigger language plpgsql as $$
        begin
          if {broken} then raise exception '{says}';
          end if;
          return new;
        end $$
        """
    )
    op.execute(
        f"create trigger {table}_erased before update on {table} "
        f"for each row execute function erase_{table}()"
    )


def _requests() -> None:
    op.create_table(
        "rights_request",
        *_begins(),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("asks_for", sa.String(length=10), nullable=False),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("taken_by", sa.BigInteger(), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acknowledge_by", sa.Date(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_by", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        _check(
            "rights_request",
            "state_known",
            "state in ('received', 'acknowledged', 'proposed', 'answered', 'refused', 'taken-back')",
        ),
        _check(
            "rights_request",
            "asks_for_known",
            "asks_for in ('access', 'correct', 'rest', 'object', 'erase')",
        ),
        _check("rights_request", "how_known", "how in ('screen', 'counter')"),
        _check(
            "rights_request",
            "end_has_time",
            "(state in ('answered','refused','taken-back')) = (ended_at is not null)",
        ),
        _check(
            "rights_request",
            "proposed_by_somebody",
            "state <> 'proposed' or first_by is not null",
        ),
        *_keys("rights_request", person_id="person", taken_by="account", first_by="account"),
    )
    op.create_index(op.f("ix_rights_request_centre_id"), "rights_request", ["centre_id"])
    op.create_index(op.f("ix_rights_request_person_id"), "rights_request", ["person_id"])


def _outside() -> None:
    op.create_table(
        "outside_request",
        *_begins(),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("asker", sa.String(length=10), nullable=False),
        sa.Column("office", sa.String(length=200), nullable=False),
        sa.Column("document_no", sa.String(length=60), nullable=False),
        sa.Column("document_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("hidden_by", sa.String(length=300), nullable=True),
        sa.Column("noted_by", sa.BigInteger(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_by", sa.BigInteger(), nullable=True),
        sa.Column("second_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        _check(
            "outside_request",
            "state_known",
            "state in ('noted', 'agreed-once', 'released', 'refused')",
        ),
        _check(
            "outside_request", "asker_known", "asker in ('police', 'commune', 'court', 'other')"
        ),
        _check("outside_request", "two_people", "first_by <> second_by"),
        _check(
            "outside_request",
            "released_by_two",
            "state <> 'released' or (first_by is not null and second_by is not null)",
        ),
        *_keys(
            "outside_request",
            person_id="person",
            noted_by="account",
            first_by="account",
            second_by="account",
        ),
    )
    op.create_index(op.f("ix_outside_request_centre_id"), "outside_request", ["centre_id"])
    op.create_index(op.f("ix_outside_request_person_id"), "outside_request", ["person_id"])


def _breaches() -> None:
    op.create_table(
        "breach",
        *_begins(),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("concerned", sa.Integer(), nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("known_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tell_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by", sa.BigInteger(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_whom", sa.String(length=300), nullable=False),
        sa.Column("people_told", sa.String(length=300), nullable=False),
        _check("breach", "state_known", "state in ('open', 'told', 'closed')"),
        _check("breach", "concerned_counted", "concerned >= 0"),
        _check("breach", "told_has_time", "state <> 'told' or told_at is not null"),
        *_keys("breach", noted_by="account"),
    )
    op.create_index(op.f("ix_breach_centre_id"), "breach", ["centre_id"])


def _begins() -> tuple[sa.Column, ...]:
    return (
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=False),
    )


def _keys(table: str, **points: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("code", name=op.f(f"uq_{table}_code")),
        *(
            sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))
            for column, target in {"centre_id": "centre", **points}.items()
        ),
    )


def _check(table: str, name: str, says: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(says, name=op.f(f"ck_{table}_{name}"))


def _if_role(role: str, statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{role}') "
        f"then execute '{statement}'; end if; end $$"
    )
