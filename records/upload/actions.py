"""Keeping an uploaded list until it is done with."""

from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import delete, select

from records.ledger import Act, locking, session, the_one
from records.rule.keeping import keeping
from records.upload.brought import Brought
from records.upload.model import Upload
from records.vault import Safe, safe_by

CODE_BYTES = 24
KIND = "upload"


def keep(act: Act, brought: Brought) -> str:
    """Seal a list, and return the code its page is found and opened with; one brought before is deleted."""
    session.execute(delete(Upload).where(Upload.account_id == act.by.account_id))
    code = token_urlsafe(CODE_BYTES)
    row = Upload(
        code_sha256=_digest(code),
        account_id=act.by.account_id,
        sealed=_sealed(code, brought),
        uploaded_at=act.now,
    )
    session.add(row)
    session.flush()
    return code


def change(act: Act, code: str, brought: Brought) -> None:
    """Seal another content under the same code."""
    row(act, code).sealed = _sealed(code, brought)
    session.flush()


def throw_away(act: Act, code: str) -> None:
    """Delete a list that is done with."""
    session.delete(row(act, code))
    session.flush()


def row(act: Act, code: str) -> Upload:
    """Return the row of a list its bearer brought, locked; nobody else's, and no old one, is there."""
    mine = select(Upload).where(
        Upload.code_sha256 == _digest(code),
        Upload.account_id == act.by.account_id,
        Upload.uploaded_at > act.now - keeping(KIND).lasts,
    )
    return the_one(locking(mine))


def safe(code: str) -> Safe:
    """Return the safe a code opens."""
    return safe_by(KIND, code)


def place(code: str) -> str:
    """Return what the sealed list is bound to."""
    return f"{KIND}|{_digest(code).hex()}|sealed"


def _sealed(code: str, brought: Brought) -> bytes:
    return safe(code).seal(place(code), brought.pack()) or b""


def _digest(code: str) -> bytes:
    return sha256(code.encode()).digest()
