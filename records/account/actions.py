"""Accounts opened, changed and closed, and the first step of signing in."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import select
from werkzeug.security import check_password_hash, generate_password_hash

from records import trail
from records.account import devices, one_time, second_factor, slow_down
from records.account.model import Account
from records.account.owed import Owed
from records.account.sign_ins import Manner, begin, end_all, note
from records.account.slow_down import Lane
from records.ledger import STAFF, Act, Refusal, Role, session

METHOD = "scrypt:32768:8:1"


class OwnSecondFactor(Refusal):
    """Somebody else has to do it."""

    key = "refused-own-second-factor"


@dataclass(frozen=True, slots=True)
class Answer:
    """How a try ended: a token and what is still owed for it, or the key of what to say.

    Returned and not raised, because the counted failure has to be kept.
    """

    token: str | None = field(default=None, repr=False)
    owed: Owed | None = None
    key: str | None = None
    minutes: int = 0
    codes: tuple[str, ...] = field(default=(), repr=False)
    device: str | None = field(default=None, repr=False)


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


def sign_in(
    *,
    login: str,
    secret: str,
    address: str,
    now: datetime,
    browser: str = "",
    borrowed: bool = False,
    device: str = "",
) -> Answer:
    """Try a name and a secret; an unknown name costs the same time as a wrong secret."""
    lane = Lane("sign-in", tidy(login), address)
    wait = slow_down.still_to_wait(lane, now)
    if wait:
        return Answer(key="refused-too-soon", minutes=in_minutes(wait))
    named = select(Account).where(Account.login == tidy(login), Account.closed_at.is_(None))
    account = session.scalars(named).one_or_none()
    right = check_password_hash(account.secret_hash if account else _nobody(), secret)
    told = one_time.take_issued(account.id if account else 0, "".join(secret.split()), now)
    if account is None or not (right or told):
        slow_down.count(lane, now)
        return Answer(key="refused-sign-in")
    slow_down.forgive(lane, now)
    return _come_in(account, Manner(browser, borrowed, told and not right), device, now)


def change_secret(account_id: int, secret: str, now: datetime) -> None:
    """Set a new secret, end every open sign-in of the account and remember no browser of it."""
    account = session.get_one(Account, account_id)
    account.secret_hash = hashed(secret)
    note(account, "change-secret", now)
    devices.forget(account_id)
    end_all(account_id, now)


def is_secret(account_id: int, secret: str) -> bool:
    """Tell whether this is the account's secret."""
    return check_password_hash(session.get_one(Account, account_id).secret_hash, secret)


def reset_second_factor(act: Act, account_id: int) -> None:
    """Forget a colleague's lost second factor: their sign-ins end, and the next one sets up another.

    Never one's own: who holds somebody's open browser must not get rid of the second proof.
    """
    if act.by.account_id == account_id:
        raise OwnSecondFactor()
    second_factor.remove(account_id, act.now)
    end_all(account_id, act.now)
    trail.note(act, verb="reset-second-factor", subject="account", subject_id=account_id)


def close_account(account_id: int, now: datetime) -> None:
    """Close an account for good, with every open sign-in of it."""
    account = session.get_one(Account, account_id)
    account.closed_at = now
    note(account, "close-account", now)
    devices.forget(account_id)
    end_all(account_id, now)


def hashed(secret: str) -> str:
    """Return the scrypt hash of a secret."""
    return generate_password_hash(secret, method=METHOD)


def in_minutes(wait: timedelta) -> int:
    """Return a wait in whole minutes, as it is told."""
    return -(-wait // timedelta(minutes=1))


def _come_in(account: Account, manner: Manner, device: str, now: datetime) -> Answer:
    """Open the door, half if a second proof is owed; a letter is on its way then."""
    owed = _owed(account, device, now)
    begun = begin(account.id, now, manner, owed=owed)
    if owed is None:
        note(account, "sign-in", now)
    if owed == Owed.MAIL:
        try:
            one_time.send(account, begun.id, now)
        except one_time.TooManyLetters as refused:
            return Answer(key=refused.key)
    return Answer(token=begun.token, owed=owed)


def _owed(account: Account, device: str, now: datetime) -> Owed | None:
    if account.role in STAFF:
        return Owed.TOTP if second_factor.is_set_up(account.id) else Owed.ENROL
    if account.role == Role.EMPLOYER and not devices.is_known(account.id, device, now):
        return Owed.MAIL
    return None


@cache
def _nobody() -> str:
    return hashed(secrets.token_urlsafe(16))
