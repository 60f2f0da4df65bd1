"""Destroyed keys, listed outside the database too: whoever was erased stays erased after a restore.

The database notes each destruction in its own transaction; the clock copies it into a file that only
grows. One line per key: its number, when it was made, when it was destroyed. No name, no code.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select, update

from records.ledger import growing, session
from records.vault.model import DataKey, DestroyedKey

AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Destroyed:
    """One key, and when it was destroyed."""

    key_id: int
    made_at: datetime
    destroyed_at: datetime


def publish(now: datetime, path: Path) -> int:
    """Copy what is not in the file yet; return how much. Killed half-way it writes a line twice, or again."""
    unpublished = select(DestroyedKey).where(DestroyedKey.published_at.is_(None))
    rows = session.scalars(unpublished.limit(AT_ONCE).with_for_update(skip_locked=True)).all()
    if rows:
        growing.append(path, *(_line(row) for row in rows))
        for row in rows:
            row.published_at = now
    session.commit()
    return len(rows)


def every(path: Path) -> list[Destroyed]:
    """Return the keys in the file, each once."""
    found = (_read(line) for line in growing.lines(path))
    return list(dict.fromkeys(key for key in found if key))


def destroy_again(keys: Iterable[Destroyed]) -> list[int]:
    """Destroy in this database what was destroyed before; return the numbers of the keys it still had."""
    again: list[int] = []
    for key in keys:
        still = (
            DataKey.id == key.key_id,
            DataKey.made_at == key.made_at,
            DataKey.wrapped.is_not(None),
        )
        gone = update(DataKey).where(*still).values(wrapped=None, destroyed_at=key.destroyed_at)
        again += session.scalars(gone.returning(DataKey.id)).all()
    return again


def _line(row: DestroyedKey) -> str:
    return f"{row.key_id} {row.made_at.isoformat()} {row.destroyed_at.isoformat()}"


def _read(line: bytes) -> Destroyed | None:
    try:
        number, made, destroyed = line.decode().split(" ")
        return Destroyed(
            int(number), datetime.fromisoformat(made), datetime.fromisoformat(destroyed)
        )
    except ValueError:
        return None
