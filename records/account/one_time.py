"""Codes for one use: sent by letter to an employer, or told at the desk to who forgot their PIN.

A code is worked out from a random nonce and a key of the vault whenever it is needed, so it stands neither
in its row nor in the event that has the letter written.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select, update

from records import trail
from records.account.model import Account, OneTimeCode
from records.ledger import Act, Actor, Refusal, Role, session
from records.outbox.actions import tell
from records.vault import blind_index

LASTS = {"mail": timedelta(minutes=10), "desk": timedelta(minutes=15)}
DIGITS = {"mail": 6, "desk": 8}
MOST_TRIES = 5
MOST_LETTERS, WITHIN = 10, timedelta(hours=1)


class TooManyLetters(Refusal):
    """Nobody's letter box is filled by us."""

    key = "refused-letters"
    status = 429


@dataclass(frozen=True, slots=True)
class Told:
    """A code as it is told, and until when it works."""

    code: str = field(repr=False)
    until: datetime


def send(account: Account, sign_in_id: int, now: datetime) -> None:
    """Have a code for this half sign-in sent by letter; refuse one letter too many."""
    recent = select(func.count()).select_from(OneTimeCode)
    mine = (OneTimeCode.account_id == account.id, OneTimeCode.made_at > now - WITHIN)
    if (session.scalar(recent.where(*mine)) or 0) >= MOST_LETTERS:
        raise TooManyLetters()
    row = _made("mail", account.id, now, sign_in_id)
    act = Act(Actor(Role(account.role), account.id, account.centre_id), now)
    subject = f"one-time-code-{row.id}"
    tell(act, "sign-in-code", subject=subject, account_id=account.id, one_time_code_id=row.id)


def issue(act: Act, account_id: int) -> None:
    """Make a code for who stands at the desk or rings it; an older one stops working."""
    older = update(OneTimeCode).where(OneTimeCode.account_id == account_id, *_open("desk", act.now))
    session.execute(older.values(used_at=act.now))
    _made("desk", account_id, act.now)
    trail.note(act, verb="issue-code", subject="account", subject_id=account_id)


def issued(account_id: int, now: datetime) -> Told | None:
    """Return the code of the desk that works now, for the staff to tell."""
    row = _newest(OneTimeCode.account_id == account_id, *_open("desk", now))
    return told(row) if row else None


def told(row: OneTimeCode) -> Told:
    """Return a code as it is told."""
    digest = blind_index("one-time-code", f"{row.kind}|{row.id}|{row.nonce.hex()}")
    digits = DIGITS[row.kind]
    number = int.from_bytes(digest[:8]) % 10**digits
    return Told(f"{number:0{digits}}", row.made_at + LASTS[row.kind])


def is_claimed(account_id: int) -> bool:
    """Tell whether somebody proved an account by a code."""
    used = (OneTimeCode.account_id == account_id, OneTimeCode.used_at.is_not(None))
    query = select(OneTimeCode.id).where(*used)
    return session.scalar(query.limit(1)) is not None


def in_letter(one_time_code_id: int) -> Told:
    """Return the code a letter is written about."""
    return told(session.get_one(OneTimeCode, one_time_code_id))


def sent(account_id: int, now: datetime) -> str | None:
    """Return the newest code that was sent and works. For the sample province's console only."""
    row = _newest(OneTimeCode.account_id == account_id, *_open("mail", now))
    return told(row).code if row else None


def take_sent(sign_in_id: int, said: str, now: datetime) -> bool:
    """Take the newest code sent for a half sign-in: once, and after five wrong tries not at all."""
    row = _newest(OneTimeCode.sign_in_id == sign_in_id, *_open("mail", now))
    if row is None or not _counted(row):
        return False
    return hmac.compare_digest(told(row).code.encode(), said.encode()) and _used(row, now)


def take_issued(account_id: int, said: str, now: datetime) -> bool:
    """Take the code of the desk, once. Wrong tries don't use it up: a stranger could make them."""
    row = _newest(OneTimeCode.account_id == account_id, *_open("desk", now))
    if row is None:
        return False
    return hmac.compare_digest(told(row).code.encode(), said.encode()) and _used(row, now)


def _made(kind: str, account_id: int, now: datetime, sign_in_id: int | None = None) -> OneTimeCode:
    row = OneTimeCode(
        kind=kind,
        account_id=account_id,
        sign_in_id=sign_in_id,
        nonce=secrets.token_bytes(16),
        made_at=now,
    )
    session.add(row)
    session.flush()
    return row


def _open(kind: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        OneTimeCode.kind == kind,
        OneTimeCode.used_at.is_(None),
        OneTimeCode.made_at > now - LASTS[kind],
    )


def _newest(*which: ColumnElement[bool]) -> OneTimeCode | None:
    query = select(OneTimeCode).where(*which).order_by(OneTimeCode.id.desc())
    return session.scalars(query.limit(1)).one_or_none()


def _counted(row: OneTimeCode) -> bool:
    """Count a try in the database: of many at once, five are taken."""
    count = update(OneTimeCode).where(OneTimeCode.id == row.id, OneTimeCode.tries < MOST_TRIES)
    more = count.values(tries=OneTimeCode.tries + 1).returning(OneTimeCode.id)
    return session.scalar(more) is not None


def _used(row: OneTimeCode, now: datetime) -> bool:
    use = update(OneTimeCode).where(OneTimeCode.id == row.id, OneTimeCode.used_at.is_(None))
    return session.scalar(use.values(used_at=now).returning(OneTimeCode.id)) is not None
