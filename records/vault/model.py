"""Data keys, kept apart from what they open."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Id, Model


class DataKey(Model):
    """One person's key, wrapped; ``wrapped`` is emptied when the person is erased."""

    __tablename__ = "data_key"
    __table_args__ = (
        Index("ix_data_key_destroyed", "id", postgresql_where=text("wrapped is null")),
    )

    id: Mapped[Id]
    master: Mapped[str] = mapped_column(String(32))
    wrapped: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]
    destroyed_at: Mapped[datetime | None]


class DestroyedKey(Model):
    """That a key was destroyed, written by the database itself; ``made_at`` tells keys of one number apart.

    The list is copied out of the database, so that an older backup does not bring an erased person back.
    """

    __tablename__ = "destroyed_key"

    id: Mapped[Id]
    key_id: Mapped[int] = mapped_column(BigInteger)
    made_at: Mapped[datetime]
    destroyed_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
