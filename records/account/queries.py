"""Who is behind a token, which sign-ins an account has, and who the staff are."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from records.account.model import Account, SecondFactor, SignIn
from records.account.owed import Owed
from records.account.sign_ins import token_digest
from records.ledger import STAFF, NotFound, Role, session

IDLE = {
    Role.SEEKER: timedelta(minutes=30),
    Role.EMPLOYER: timedelta(minutes=30),
    Role.COUNSELLOR: timedelta(minutes=15),
    Role.MANAGER: timedelta(minutes=15),
    Role.AUDITOR: timedelta(minutes=15),
}
BORROWED_IDLE = timedelta(minutes=5)
LONGEST = timedelta(hours=12)
LONGEST_HALF = timedelta(minutes=10)
# Writing "seen" at every request would make every look a write.
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Known:
    """The account behind a valid token."""

    sign_in_id: int
    account_id: int
    role: Role
    centre_id: int | None
    login: str
    staff_name: str | None
    stale: bool
    owed: Owed | None
    borrowed: bool
    by_desk_code: bool
    browser: str


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """One open sign-in, as its holder sees it."""

    code: str
    began_at: datetime
    seen_at: datetime
    browser: str
    borrowed: bool
    this: bool


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """One member of the staff, as colleagues see them."""

    account_id: int
    name: str
    role: Role
    branch_id: int | None
    email: str | None
    login: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """One member of the staff, as the manager sees them."""

    facts: StaffFacts
    second_factor_since: datetime | None


def behind(token: str, now: datetime) -> Known | None:
    """Return who holds this token; ``None`` if it is unknown, ended, idle or too old."""
    query = select(SignIn, Account).join(Account).where(SignIn.token_sha256 == token_digest(token))
    found = session.execute(query).one_or_none()
    if found is None:
        return None
    door, account = found
    if door.ended_at or account.closed_at or _over(door, Role(account.role), now):
        return None
    return Known(
        sign_in_id=door.id,
        account_id=account.id,
        role=Role(account.role),
        centre_id=account.centre_id,
        login=account.login,
        staff_name=account.staff_name,
        stale=now - door.seen_at > SEEN_EVERY,
        owed=Owed(door.owed) if door.owed else None,
        borrowed=door.borrowed,
        by_desk_code=door.by_desk_code,
        browser=door.browser,
    )


def last_time(account_id: int, sign_in_id: int) -> datetime | None:
    """Return when somebody was last here before this sign-in; nothing at their first, or long after."""
    before = SignIn.account_id == account_id, SignIn.id < sign_in_id, SignIn.owed.is_(None)
    return session.scalar(select(func.max(SignIn.seen_at)).where(*before))


def open_doors(known: Known, now: datetime) -> tuple[OpenDoor, ...]:
    """Return the sign-ins of an account that are open now, the one last used first."""
    query = select(SignIn).where(
        SignIn.account_id == known.account_id, SignIn.ended_at.is_(None), SignIn.owed.is_(None)
    )
    rows = session.scalars(query.order_by(SignIn.seen_at.desc(), SignIn.id.desc()))
    return tuple(
        OpenDoor(
            row.code,
            row.began_at,
            row.seen_at,
            row.browser,
            row.borrowed,
            row.id == known.sign_in_id,
        )
        for row in rows
        if not _over(row, known.role, now)
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


def staff_names(centre_id: int) -> dict[int, str]:
    """Return the names of a centre's staff by account, of who has left too."""
    query = select(Account.id, Account.staff_name)
    found = session.execute(query.where(Account.centre_id == centre_id, Account.role.in_(STAFF)))
    return {id_: name or "" for id_, name in found}


def colleagues(centre_id: int) -> tuple[Colleague, ...]:
    """Return the whole staff of a centre, and since when each has a second factor."""
    query = (
        select(Account, SecondFactor.since)
        .outerjoin(SecondFactor, SecondFactor.account_id == Account.id)
        .where(Account.centre_id == centre_id, Account.role.in_(STAFF), Account.closed_at.is_(None))
    )
    found = session.execute(query.order_by(Account.id)).all()
    return tuple(Colleague(_facts(account), since) for account, since in found)


def colleague(login: str, *, centre_id: int) -> Colleague:
    """Return one member of the staff of this centre by sign-in name."""
    for each in colleagues(centre_id):
        if each.facts.login == login:
            return each
    raise NotFound()


def account_named(login: str) -> int | None:
    """Return the id of the open account of a sign-in name."""
    query = select(Account.id).where(Account.login == login, Account.closed_at.is_(None))
    return session.scalar(query)


def letter_address(account_id: int) -> str:
    """Return where letters about an account go; employers sign in with their address."""
    query = select(Account.email, Account.login).where(Account.id == account_id)
    email, login = session.execute(query).one()
    return email or login


def _over(door: SignIn, role: Role, now: datetime) -> bool:
    """Tell whether a sign-in was left alone for too long, or lasted long enough."""
    if door.owed:
        return now - door.began_at > LONGEST_HALF
    idle = BORROWED_IDLE if door.borrowed else IDLE[role]
    return now - door.seen_at > idle or now - door.began_at > LONGEST


# Not the secret's hash: the worker, who writes letters to the staff, may not read it.
_OF_STAFF = (
    Account.id, Account.staff_name, Account.login, Account.role, Account.branch_id, Account.email,
)  # fmt: skip


def _facts(row: Any) -> StaffFacts:
    return StaffFacts(
        account_id=row.id,
        name=row.staff_name or row.login,
        role=Role(row.role),
        branch_id=row.branch_id,
        email=row.email,
        login=row.login,
    )
