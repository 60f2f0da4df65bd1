"""Data keys, kept apart from what they open."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Id, Model


class DataKey(Model):
    """One person's key, wrapped; ``wrapped`` is emptied when the person is erased."""

    __tablename__ = "data_key"

    id: Mapped[Id]
    master: Mapped[str] = mapped_column(String(32))
    wrapped: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]
    destroyed_at: Mapped[datetime | None]
