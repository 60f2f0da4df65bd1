"""Open doors: begun with a fresh token, seen in use, ended one by one or all at once."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, update

from records import trail
from records.account.model import Account, SignIn
from records.account.owed import Owed
from records.ledger import Act, Actor, NotFound, Role, session


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody came in: with what kind of browser, on a borrowed phone, by a code of the desk."""

    browser: str = ""
    borrowed: bool = False
    by_desk_code: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in that has just begun; the token is told once and kept nowhere."""

    id: int
    token: str = field(repr=False)


def begin(account_id: int, now: datetime, manner: Manner, *, owed: Owed | None = None) -> Begun:
    """Open a door for an account, half if something is still owed."""
    token = secrets.token_urlsafe(32)
    row = SignIn(
        account_id=account_id,
        token_sha256=token_digest(token),
        began_at=now,
        seen_at=now,
        owed=owed,
        browser=manner.browser,
        borrowed=manner.borrowed,
        by_desk_code=manner.by_desk_code,
    )
    session.add(row)
    session.flush()
    return Begun(row.id, token)


def seen(sign_in_id: int, now: datetime) -> None:
    """Write that the sign-in is in use."""
    session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=now))


def sign_out(token: str, now: datetime) -> bool:
    """End the sign-in of this token, twice is no fault; tell whether it was on a borrowed phone."""
    ended = (
        update(SignIn)
        .where(SignIn.token_sha256 == token_digest(token), SignIn.ended_at.is_(None))
        .values(ended_at=now)
        .returning(SignIn.account_id, SignIn.owed, SignIn.borrowed)
    )
    for account_id, owed, borrowed in session.execute(ended).all():
        if owed is None:
            note(session.get_one(Account, account_id), "sign-out", now)
        return bool(borrowed)
    return False


def step_up(half_id: int, account: Account, now: datetime, manner: Manner) -> str:
    """Open the door wholly: the half one ends, and its token with it. Return the new token."""
    end(SignIn.id == half_id, now=now)
    note(account, "sign-in", now)
    return begin(account.id, now, manner).token


def end_one(act: Act, code: str) -> None:
    """End one of one's own sign-ins by its code; refuse any other."""
    mine = (SignIn.account_id == act.by.account_id, SignIn.code == code)
    if not end(*mine, now=act.now):
        raise NotFound()
    note(session.get_one(Account, act.by.account_id), "end-sign-in", act.now)


def end_others(act: Act, this_id: int) -> None:
    """End all of one's own sign-ins but this one."""
    end(SignIn.account_id == act.by.account_id, SignIn.id != this_id, now=act.now)
    note(session.get_one(Account, act.by.account_id), "end-other-sign-ins", act.now)


def end_all(account_id: int, now: datetime) -> None:
    """End every open sign-in of an account."""
    end(SignIn.account_id == account_id, now=now)


def end(*which: ColumnElement[bool], now: datetime) -> int:
    """End the open sign-ins that are meant; return how many."""
    meant = update(SignIn).where(*which, SignIn.ended_at.is_(None))
    return len(session.scalars(meant.values(ended_at=now).returning(SignIn.id)).all())


def token_digest(token: str) -> bytes:
    """Return what the database keeps of a token."""
    return sha256(token.encode()).digest()


def note(account: Account, verb: str, now: datetime) -> None:
    """Write the act as the one who keeps watch; at the door, where nobody is known yet, as its holder's."""
    holder = Actor(Role(account.role), account.id, account.centre_id)
    trail.note(trail.who(Act(holder, now)), verb=verb, subject="account", subject_id=account.id)
