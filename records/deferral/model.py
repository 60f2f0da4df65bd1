"""Deferrals."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Code, Id, Model

LONGEST = 200


class Deferral(Model):
    """One duty that rests. ``seeker_id`` is whom it is about, if anybody: with them the row is erased."""

    __tablename__ = "deferral"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="has_reason"),
        Index(None, "subject_id", "kind"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"))
    kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int] = mapped_column(BigInteger)
    seeker_id: Mapped[int | None] = mapped_column(ForeignKey("seeker.id"), index=True)
    reason: Mapped[str] = mapped_column(String(LONGEST))
    until: Mapped[date]
    decided_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime]
