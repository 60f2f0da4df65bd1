"""Who is behind a token, and who the staff are."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select

from records.account.actions import token_digest
from records.account.model import Account, SignIn
from records.ledger import Role, session

IDLE = {
    Role.SEEKER: timedelta(minutes=30),
    Role.EMPLOYER: timedelta(minutes=30),
    Role.COUNSELLOR: timedelta(minutes=15),
    Role.MANAGER: timedelta(minutes=15),
    Role.AUDITOR: timedelta(minutes=15),
}
LONGEST = timedelta(hours=12)
# Writing "seen" at every request would make every look a write.
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Known:
    """The account behind a valid token."""

    sign_in_id: int
    account_id: int
    role: Role
    centre_id: int | None
    staff_name: str | None
    stale: bool


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """One member of the staff, as colleagues see them."""

    account_id: int
    name: str
    role: Role
    branch_id: int | None
    email: str | None


def behind(token: str, now: datetime) -> Known | None:
    """Return who holds this token; ``None`` if it is unknown, ended, idle or too old."""
    query = select(SignIn, Account).join(Account).where(SignIn.token_sha256 == token_digest(token))
    found = session.execute(query).one_or_none()
    if found is None:
        return None
    door, account = found
    role = Role(account.role)
    over = door.ended_at or account.closed_at
    if over or now - door.seen_at > IDLE[role] or now - door.began_at > LONGEST:
        return None
    return Known(
        sign_in_id=door.id,
        account_id=account.id,
        role=role,
        centre_id=account.centre_id,
        staff_name=account.staff_name,
        stale=now - door.seen_at > SEEN_EVERY,
    )


def staff(account_id: int) -> StaffFacts:
    """Return one member of the staff."""
    return _facts(session.execute(select(*_OF_STAFF).where(Account.id == account_id)).one())


def counsellors(centre_id: int) -> tuple[StaffFacts, ...]:
    """Return the counsellors of a centre."""
    query = select(*_OF_STAFF).where(
        Account.centre_id == centre_id,
        Account.role == Role.COUNSELLOR,
        Account.closed_at.is_(None),
    )
    return tuple(_facts(x) for x in session.execute(query.order_by(Account.id)))


# Not the secret's hash: the worker, who writes letters to the staff, may not read it.
_OF_STAFF = (
    Account.id, Account.staff_name, Account.login, Account.role, Account.branch_id, Account.email,
)  # fmt: skip


def _facts(row: Row[*tuple[Any, ...]]) -> StaffFacts:
    return StaffFacts(row.id, row.staff_name or row.login, Role(row.role), row.branch_id, row.email)
