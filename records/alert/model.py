"""Searches that people keep."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Code, Id, Model, jsonb


class Alert(Model):
    """One search as its address says it; ``place`` is what ``at`` is called.

    Of what opened before ``asked_at`` nobody is told any more.
    """

    __tablename__ = "alert"

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"))
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"), index=True)
    words: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(200))
    at: Mapped[str] = mapped_column(Text)
    chosen: Mapped[dict[str, str]] = mapped_column(jsonb, default=dict)
    kept_at: Mapped[datetime]
    asked_at: Mapped[datetime]
    paused_at: Mapped[datetime | None]
