"""Opening accounts, signing in and out."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256

from sqlalchemy import case, select, update
from sqlalchemy.dialects.postgresql import insert
from werkzeug.security import check_password_hash, generate_password_hash

from records import trail
from records.account.model import Account, SignIn, SlowDown
from records.ledger import Act, Actor, Role, session
from records.vault import blind_index

METHOD = "scrypt:32768:8:1"
FREE_TRIES = 5
LONGEST_WAIT = timedelta(minutes=15)
FIRST_WAIT = timedelta(seconds=15)
FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Answer:
    """How a try to sign in ended: a token, or the key of what to say.

    Returned and not raised, because the counted failure has to be kept.
    """

    token: str | None = field(default=None, repr=False)
    key: str | None = None
    minutes: int = 0


def open_account(
    *,
    role: Role,
    login: str,
    secret: str,
    now: datetime,
    centre_id: int | None = None,
    branch_id: int | None = None,
    staff_name: str | None = None,
    email: str | None = None,
) -> int:
    """Open an account and return its id."""
    account = Account(
        role=role,
        login=tidy(login),
        secret_hash=hashed(secret),
        centre_id=centre_id,
        branch_id=branch_id,
        staff_name=staff_name,
        email=email,
        opened_at=now,
    )
    session.add(account)
    session.flush()
    return account.id


def tidy(login: str) -> str:
    """Return a sign-in name as it is kept: people type spaces, dashes and capitals into codes."""
    name = "".join(login.split()).casefold()
    # A dash in an e-mail address is a letter like any other: without it, it is somebody else's.
    return name if "@" in name else name.replace("-", "")


def sign_in(*, login: str, secret: str, address: str, now: datetime) -> Answer:
    """Try a name and a secret; an unknown name costs the same time as a wrong secret."""
    key = blind_index("slow-down", f"{tidy(login)}|{address}")
    wait = _still_to_wait(key, now)
    if wait:
        return Answer(key="refused-too-soon", minutes=-(-wait // timedelta(minutes=1)))
    account = session.scalars(select(Account).where(Account.login == tidy(login))).one_or_none()
    known = account is not None and account.closed_at is None
    right = check_password_hash(account.secret_hash if account and known else _nobody(), secret)
    if account is None or not (known and right):
        _count_failure(key, now)
        return Answer(key="refused-sign-in")
    session.execute(update(SlowDown).where(SlowDown.key == key).values(failures=0))
    _note(account, "sign-in", now)
    return Answer(token=_begin(account.id, now))


def seen(sign_in_id: int, now: datetime) -> None:
    """Write that the sign-in is in use."""
    session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=now))


def sign_out(token: str, now: datetime) -> None:
    """End the sign-in of this token; ending it twice is no fault."""
    ended = (
        update(SignIn)
        .where(SignIn.token_sha256 == token_digest(token), SignIn.ended_at.is_(None))
        .values(ended_at=now)
        .returning(SignIn.account_id)
    )
    for account_id in session.scalars(ended).all():
        _note(session.get_one(Account, account_id), "sign-out", now)


def change_secret(account_id: int, secret: str, now: datetime) -> None:
    """Set a new secret and end every open sign-in of the account."""
    account = session.get_one(Account, account_id)
    account.secret_hash = hashed(secret)
    _note(account, "change-secret", now)
    _end_all(account_id, now)


def close_account(account_id: int, now: datetime) -> None:
    """Close an account for good, with every open sign-in of it."""
    account = session.get_one(Account, account_id)
    account.closed_at = now
    _note(account, "close-account", now)
    _end_all(account_id, now)


def token_digest(token: str) -> bytes:
    """Return what the database keeps of a token."""
    return sha256(token.encode()).digest()


def hashed(secret: str) -> str:
    """Return the scrypt hash of a secret."""
    return generate_password_hash(secret, method=METHOD)


def _note(account: Account, verb: str, now: datetime) -> None:
    """Write the act as the one who keeps watch; at the door, where nobody is known yet, as its holder's."""
    holder = Actor(Role(account.role), account.id, account.centre_id)
    trail.note(trail.who(Act(holder, now)), verb=verb, subject="account", subject_id=account.id)


def _begin(account_id: int, now: datetime) -> str:
    token = secrets.token_urlsafe(32)
    session.add(
        SignIn(account_id=account_id, token_sha256=token_digest(token), began_at=now, seen_at=now)
    )
    return token


def _end_all(account_id: int, now: datetime) -> None:
    session.execute(
        update(SignIn)
        .where(SignIn.account_id == account_id, SignIn.ended_at.is_(None))
        .values(ended_at=now)
    )


@cache
def _nobody() -> str:
    return hashed(secrets.token_urlsafe(16))


def _still_to_wait(key: bytes, now: datetime) -> timedelta | None:
    slow = session.get(SlowDown, key, populate_existing=True)
    if slow is None or slow.failures < FREE_TRIES or slow.wait_until <= now:
        return None
    return slow.wait_until - now


def _count_failure(key: bytes, now: datetime) -> None:
    """Count in the database: of many tries at once, each one counts."""
    first = insert(SlowDown).values(key=key, failures=1, wait_until=now)
    forgotten = SlowDown.wait_until < now - FORGOTTEN_AFTER
    count = first.on_conflict_do_update(
        index_elements=["key"],
        set_={"failures": case((forgotten, 1), else_=SlowDown.failures + 1)},
    ).returning(SlowDown.failures)
    failures = session.execute(count).scalar_one()
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(max(failures - FREE_TRIES, 0), 10))
    session.execute(update(SlowDown).where(SlowDown.key == key).values(wait_until=now + wait))
