"""The authenticator of the staff (RFC 6238), and ten recovery codes for who lost it.

The secret offered at the first sign-in is worked out from that half sign-in's token and a key of the vault,
so it stands nowhere until it is confirmed; then it is kept sealed under a data key of the account's own.
"""

import hmac
from base64 import b32encode
from datetime import datetime

from pyotp import TOTP
from sqlalchemy import delete, func, select, update

from records import trail
from records.account.model import RecoveryCode, SecondFactor
from records.ledger import new_code, session
from records.vault import DataKey, blind_index, new_data_key, safe_of

SECRET_BYTES = 20  # RFC 4226, section 4: 160 bits are recommended
CODES = 10
DIGITS = 6
PROVING = "who somebody is must be proved before anybody is known; nobody is shown by it"


def offered(token: str) -> str:
    """Return the secret offered to the holder of a half sign-in: the same at every look, kept nowhere."""
    return b32encode(blind_index("second-factor", token)[:SECRET_BYTES]).decode()


def address(secret: str, *, login: str, issuer: str) -> str:
    """Return the ``otpauth:`` address that an authenticator reads from a QR code."""
    return TOTP(secret).provisioning_uri(name=login, issuer_name=issuer)


def step_of(secret: str, said: str, now: datetime) -> int | None:
    """Return the time step a code belongs to: this one, the one before or the one after; else ``None``."""
    totp = TOTP(secret)
    here = totp.timecode(now)
    steps = [step for step in (here - 1, here, here + 1) if _same(totp.generate_otp(step), said)]
    return steps[0] if steps else None


def set_up(account_id: int, secret: str, step: int, now: datetime) -> tuple[str, ...]:
    """Keep a confirmed secret, which replaces an older one; return ten recovery codes, told only now."""
    remove(account_id, now)
    with trail.unwatched(PROVING):
        key, safe = new_data_key(now)
        session.flush()
    session.add(
        SecondFactor(
            account_id=account_id,
            data_key_id=key.id,
            sealed=safe.seal(_place(account_id), secret),
            last_step=step,
            since=now,
        )
    )
    codes = tuple(new_code() for _ in range(CODES))
    session.add_all(
        RecoveryCode(digest=_digest(account_id, x), account_id=account_id) for x in codes
    )
    session.flush()
    return codes


def is_set_up(account_id: int) -> bool:
    """Tell whether the account has an authenticator."""
    return session.get(SecondFactor, account_id) is not None


def take(account_id: int, said: str, now: datetime) -> bool:
    """Take a code of the authenticator or a recovery code; none of them works twice."""
    if said.isdecimal() and len(said) == DIGITS:
        return _take_step(account_id, said, now)
    return _take_recovery(account_id, said, now)


def left(account_id: int) -> int:
    """Return how many recovery codes were not used yet."""
    unused = select(func.count()).select_from(RecoveryCode)
    mine = (RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None))
    return session.scalar(unused.where(*mine)) or 0


def remove(account_id: int, now: datetime) -> None:
    """Forget an authenticator with its recovery codes; its key is destroyed."""
    row = session.get(SecondFactor, account_id)
    if row is None:
        return
    with trail.unwatched(PROVING):
        key = session.get_one(DataKey, row.data_key_id)
        key.wrapped, key.destroyed_at = None, now
        session.flush()
    session.delete(row)
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    session.flush()


def code_now(account_id: int, now: datetime) -> str | None:
    """Return the next code that works. For the sample province's console only."""
    secret, row = _secret(account_id), session.get(SecondFactor, account_id)
    if secret is None or row is None:
        return None
    totp = TOTP(secret)
    return totp.generate_otp(max(totp.timecode(now), row.last_step + 1))


def _take_step(account_id: int, said: str, now: datetime) -> bool:
    secret = _secret(account_id)
    step = step_of(secret, said, now) if secret else None
    if step is None:
        return False
    # Compared and written in one: of two who send the same code at once, one is refused.
    later = update(SecondFactor).where(
        SecondFactor.account_id == account_id, SecondFactor.last_step < step
    )
    taken = later.values(last_step=step).returning(SecondFactor.account_id)
    return session.scalar(taken) is not None


def _take_recovery(account_id: int, said: str, now: datetime) -> bool:
    unused = update(RecoveryCode).where(
        RecoveryCode.digest == _digest(account_id, said), RecoveryCode.used_at.is_(None)
    )
    return session.scalar(unused.values(used_at=now).returning(RecoveryCode.account_id)) is not None


def _secret(account_id: int) -> str | None:
    row = session.get(SecondFactor, account_id)
    if row is None:
        return None
    with trail.unwatched(PROVING):
        safe = safe_of(session.get_one(DataKey, row.data_key_id))
    return safe.open(_place(account_id), row.sealed) if safe else None


def _digest(account_id: int, code: str) -> bytes:
    return blind_index("recovery-code", f"{account_id}|{code}")


def _place(account_id: int) -> str:
    return f"second_factor|{account_id}|sealed"


def _same(known: str, said: str) -> bool:
    return hmac.compare_digest(known.encode(), said.encode())
