"""The table of transitions that happened."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Id, Model


class HistoryLine(Model):
    """One transition: which record, from which state to which, by whom, when, and why."""

    __tablename__ = "history_line"
    __table_args__ = (Index(None, "subject", "subject_id"),)

    id: Mapped[Id]
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int] = mapped_column(BigInteger)
    verb: Mapped[str] = mapped_column(String(40))
    from_state: Mapped[str] = mapped_column(String(20))
    to_state: Mapped[str] = mapped_column(String(20))
    role: Mapped[str] = mapped_column(String(20))
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    happened_at: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(Text)
