"""Browsers that are remembered for thirty days at their holder's wish: there the letter is left out."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from records.account.model import KnownDevice
from records.account.sign_ins import token_digest
from records.ledger import session

REMEMBERED = timedelta(days=30)


def remember(account_id: int, now: datetime) -> str:
    """Remember a browser; return what it has to show."""
    token = secrets.token_urlsafe(32)
    digest = token_digest(token)
    session.add(KnownDevice(token_sha256=digest, account_id=account_id, until=now + REMEMBERED))
    return token


def is_known(account_id: int, token: str, now: datetime) -> bool:
    """Tell whether a browser is remembered for this account."""
    mine = (KnownDevice.token_sha256 == token_digest(token), KnownDevice.account_id == account_id)
    until = session.scalar(select(KnownDevice.until).where(*mine))
    return until is not None and until > now


def forget(account_id: int) -> None:
    """Remember no browser of this account any longer."""
    session.execute(delete(KnownDevice).where(KnownDevice.account_id == account_id))
