"""The second wall: PostgreSQL is told, within each transaction, for whom it is read.

The policies of the tables that hold sealed facts (migration 0011) show rows by what is told here. It comes
with a proof made with a key that no program can read in the database, so that a setting slipped into a
query opens nothing. Whoever is watched is told: a page's actor, the machine under ``unwatched``, else
nobody.
"""

import hmac
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, event

from records.ledger import Act
from records.trail.watch import kept
from records.vault import keyring

BLOCK = 64
NOBODY, SYSTEM = "", "system|||||"
OF_SAVEPOINTS = ("SAVEPOINT", "ROLLBACK TO", "RELEASE")
TOLD = "told for whom it is read"
TELL = "select set_config('wall.acting', %s, true), set_config('wall.proof', %s, true)"


def stand_before(engine: Engine) -> None:
    """Tell on every connection of this engine, whenever it changed, before the next statement."""
    event.listen(engine, "begin", _told_nothing)
    event.listen(engine, "before_cursor_execute", _tell)
    event.listen(engine, "rollback_savepoint", _unsure)


def acting() -> str:
    """Return for whom is read now, as the policies understand it."""
    watch = kept()
    if watch is None:
        return NOBODY
    return SYSTEM if watch.act is None else said(watch.act)


def said(act: Act) -> str:
    """Return an act as text: role, account, centre, employer, person, and the day in Vietnam."""
    by = act.by
    parts = (by.role, by.account_id, by.centre_id, by.employer_id, by.person_id, act.today)
    return "|".join("" if part is None else str(part) for part in parts)


def proof(words: str) -> str:
    """Return the HMAC-SHA-256 of what is told (RFC 2104), which the database makes again."""
    return hmac.digest(keyring().wall, words.encode(), "sha256").hex()


def pads(key: bytes) -> tuple[bytes, bytes]:
    """Return the inner and outer block of an HMAC key: with them PostgreSQL needs nothing but sha256."""
    padded = (key if len(key) <= BLOCK else sha256(key).digest()).ljust(BLOCK, b"\0")
    return bytes(x ^ 0x36 for x in padded), bytes(x ^ 0x5C for x in padded)


def _told_nothing(connection: Connection) -> None:
    connection.info[TOLD] = NOBODY


def _unsure(connection: Connection, *_: Any) -> None:
    connection.info.pop(TOLD, None)


def _tell(connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
    words = acting()
    # A savepoint is also gone back to when nothing else can be said any more.
    if connection.info.get(TOLD) == words or statement.startswith(OF_SAVEPOINTS):
        return
    connection.info[TOLD] = words
    connection.exec_driver_sql(TELL, (words, proof(words) if words else ""))
