"""What a manager is told of backups."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from records.backup.model import Backup
from records.ledger import session

LATE = timedelta(hours=26)
"""A night, and two hours for a machine that was off."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The last proved backup; ``taken_at`` is None before the first. ``late`` asks for an alarm."""

    taken_at: datetime | None
    late: bool


def standing(now: datetime) -> Standing:
    """Return how it stands with backups."""
    last = select(Backup.taken_at).order_by(Backup.taken_at.desc()).limit(1)
    taken_at = session.scalar(last)
    return Standing(taken_at, late=taken_at is None or now - taken_at > LATE)
