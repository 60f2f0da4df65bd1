"""Sealing and opening: AES-256-GCM, bound to table, row and column (NIST SP 800-38D).

A sealed value reads ``version | nonce | ciphertext``. The same text sealed twice differs, so a table
dump tells nothing; look-ups go through ``blind_index``.
"""

import hmac
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import update

from records.ledger import session
from records.vault.keyring import KEY_BYTES, keyring
from records.vault.model import DataKey

VERSION = b"\x01"
NONCE_BYTES = 12


def _seal(key: bytes, text: bytes, bound_to: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, text, bound_to.encode())


def _open(key: bytes, sealed: bytes, bound_to: str) -> bytes:
    version, nonce, rest = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if version != VERSION:
        raise ValueError("a sealed value of an unknown version")
    return AESGCM(key).decrypt(nonce, rest, bound_to.encode())


@dataclass(frozen=True, slots=True, repr=False)
class Safe:
    """One person's open data key. Lives for one request, is never stored or logged."""

    key: bytes

    def seal(self, place: str, text: str | None) -> bytes | None:
        """Seal ``text`` for ``place`` (``table|row|column``); nothing stays nothing."""
        return None if text is None else _seal(self.key, text.encode(), place)

    def open(self, place: str, sealed: bytes | None) -> str | None:
        """Open what was sealed for the same place; raise ``InvalidTag`` if it was moved or altered."""
        return None if sealed is None else _open(self.key, sealed, place).decode()

    def blind(self, kind: str, value: str) -> bytes:
        """Return a look-up value among one person's own rows; no key of the house ever changes it."""
        return _blind(self.key, kind, value)


def new_data_key(now: datetime) -> tuple[DataKey, Safe]:
    """Make and store a person's data key, wrapped by the current master key."""
    row = DataKey(master=keyring().current, made_at=now)
    session.add(row)
    session.flush()
    # Asked again now that this transaction writes: a master key is retired only after it has ended.
    ring = keyring()
    key = os.urandom(KEY_BYTES)
    row.master, row.wrapped = ring.current, wrap(row.id, key, ring.masters[ring.current])
    return row, Safe(key)


def safe_of(row: DataKey) -> Safe | None:
    """Open a person's data key; ``None`` if it was destroyed (the person was erased)."""
    ring = keyring(row.master)
    if row.wrapped is not None and row.master not in ring.masters:
        # Re-wrapped, and the old master key retired, since this row was read.
        session.refresh(row)
        ring = keyring(row.master)
    if row.wrapped is None:
        return None
    return Safe(unwrap(row.id, row.wrapped, ring.masters[row.master]))


def safe_by(kind: str, code: str) -> Safe:
    """Return a safe whose key is a long random code that is kept nowhere: whoever bears it opens it."""
    return Safe(hmac.digest(code.encode(), f"safe|{kind}".encode(), sha256))


def wrap(key_id: int, key: bytes, master: bytes) -> bytes:
    """Wrap a data key for its row."""
    return _seal(master, key, f"data_key|{key_id}|wrapped")


def unwrap(key_id: int, wrapped: bytes, master: bytes) -> bytes:
    """Unwrap the data key of a row; raise ``InvalidTag`` under another master key."""
    return _open(master, wrapped, f"data_key|{key_id}|wrapped")


def destroy(key_ids: Iterable[int], now: datetime) -> None:
    """Destroy data keys for good: nothing sealed with them opens ever again."""
    lost = update(DataKey).where(DataKey.id.in_(key_ids), DataKey.destroyed_at.is_(None))
    session.execute(lost.values(wrapped=None, destroyed_at=now))


def blind_index(kind: str, value: str) -> bytes:
    """Return the look-up value of a normalised phone or citizen id: equal in, equal out, one way."""
    return _blind(keyring().index, kind, value)


def blind_indexes(kind: str, value: str) -> list[bytes]:
    """Return every look-up value a row may have: while indexes are made anew, the older one too."""
    return [_blind(key, kind, value) for key in keyring().indexes]


def _blind(key: bytes, kind: str, value: str) -> bytes:
    return hmac.digest(key, f"{kind}|{value}".encode(), sha256)
