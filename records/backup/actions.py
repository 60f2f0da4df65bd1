"""Writing down that a backup was proved."""

from datetime import datetime

from records.backup.model import Backup
from records.ledger import Act, session


def note_proved(act: Act, *, taken_at: datetime, size: int, lines: int) -> None:
    """Write that a backup of ``taken_at`` (``size`` bytes, ``lines`` rows) was found to be the same."""
    session.add(Backup(taken_at=taken_at, proved_at=act.now, size=size, lines=lines))
