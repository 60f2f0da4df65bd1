"""The walls: frozen facts and letters, history that only grows, and what each role may do."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# What web and worker may never change, whatever the program tries.
INSERT_ONLY = ("history_line", "delivery_attempt", "frozen_ledger")
# Rows that are replaced as a whole, or that only count.
DELETABLE = ("vacancy_spot", "slow_down", "form_key")
WORKER_WRITES = ("delivery", "event", "notice", "delivery_attempt", "form_key")


def upgrade() -> None:
    """Go up."""
    op.execute(
        """
        create function keep_event_facts() returns trigger language plpgsql as $$
        begin
          if new.facts is distinct from old.facts or new.sha256 is distinct from old.sha256
             or new.topic <> old.topic or new.subject <> old.subject or new.version <> old.version
          then raise exception 'the facts of an event are frozen';
          end if;
          return new;
        end $$
        """
    )
    op.execute(
        """
        create function keep_letter() returns trigger language plpgsql as $$
        begin
          if old.letter is not null and (new.letter is distinct from old.letter
             or new.letter_sha256 is distinct from old.letter_sha256)
          then raise exception 'a letter is frozen before its first send';
          end if;
          if new.tries < old.tries then raise exception 'the count of tries never goes back';
          end if;
          return new;
        end $$
        """
    )
    op.execute(
        "create trigger event_facts before update on event for each row execute function keep_event_facts()"
    )
    op.execute(
        "create trigger delivery_letter before update on delivery for each row execute function keep_letter()"
    )
    for role, statements in (("loive_web", _web()), ("loive_worker", _worker())):
        for statement in statements:
            _if_role(role, statement)


def downgrade() -> None:
    """Go down."""
    for role in ("loive_web", "loive_worker"):
        _if_role(role, f"revoke all on all tables in schema public from {role}")
    op.execute("drop trigger delivery_letter on delivery")
    op.execute("drop trigger event_facts on event")
    op.execute("drop function keep_letter()")
    op.execute("drop function keep_event_facts()")


def _web() -> list[str]:
    return [
        "grant select, insert, update on all tables in schema public to loive_web",
        f"revoke update on {', '.join(INSERT_ONLY)} from loive_web",
        f"grant delete on {', '.join(DELETABLE)} to loive_web",
        "revoke insert, update on province, commune from loive_web",
    ]


def _worker() -> list[str]:
    return [
        "grant select on all tables in schema public to loive_worker",
        f"grant insert, update on {', '.join(WORKER_WRITES)} to loive_worker",
        "revoke update on delivery_attempt from loive_worker",
    ]


def _if_role(role: str, statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{role}') "
        f"then execute '{statement}'; end if; end $$"
    )
