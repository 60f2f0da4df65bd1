"""One row for each backup that was proved."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Id, Model


class Backup(Model):
    """``taken_at`` is the moment whose state it holds; ``size`` is bytes, ``lines`` rows of all tables."""

    __tablename__ = "backup"

    id: Mapped[Id]
    taken_at: Mapped[datetime] = mapped_column(index=True)
    proved_at: Mapped[datetime]
    size: Mapped[int] = mapped_column(BigInteger)
    lines: Mapped[int] = mapped_column(BigInteger)
