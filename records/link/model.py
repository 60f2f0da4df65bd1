"""Links."""

from datetime import datetime

from sqlalchemy import BigInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Code, Id, Model, in_states

AUDIENCES = ("seeker", "employer")


class Link(Model):
    """One link. ``subject_id`` is a record of the purpose's room; ``step`` tells several questions apart."""

    __tablename__ = "link"
    __table_args__ = (
        in_states(AUDIENCES, "audience"),
        UniqueConstraint("purpose", "subject_id", "step", "audience"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    purpose: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[int] = mapped_column(BigInteger)
    step: Mapped[int]
    audience: Mapped[str] = mapped_column(String(20))
    made_at: Mapped[datetime]
    until: Mapped[datetime]
