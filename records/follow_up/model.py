"""Answers."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Id, Model, in_states

SAYS = ("still", "ended", "unknown")
SIDES = ("seeker", "employer", "centre")


class FollowUp(Model):
    """What one side said, asked so many days after the start; 0: when the work ended, unasked."""

    __tablename__ = "follow_up"
    __table_args__ = (
        in_states(SAYS, "says"),
        in_states(SIDES, "side"),
        CheckConstraint("after_days >= 0", name="after_the_start"),
        Index(None, "placement_id", "after_days"),
    )

    id: Mapped[Id]
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    after_days: Mapped[int]
    side: Mapped[str] = mapped_column(String(20))
    says: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text, default="")
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    answered_at: Mapped[datetime]
