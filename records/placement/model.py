"""Placements."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Code, Id, Model, in_states
from records.placement.states import STATES


class Placement(Model):
    """One start of work that came out of one introduction; ``version`` grows with each correction."""

    __tablename__ = "placement"
    __table_args__ = (
        in_states(STATES),
        CheckConstraint("version >= 1", name="version_positive"),
        CheckConstraint("(state = 'ended') = (ended_on is not null)", name="ended_has_day"),
        CheckConstraint("state <> 'ended' or end_reason is not null", name="ended_has_reason"),
        CheckConstraint("ended_on is null or ended_on >= started_on", name="ends_after_start"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    introduction_id: Mapped[int] = mapped_column(ForeignKey("introduction.id"), unique=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    version: Mapped[int] = mapped_column(default=1)
    started_on: Mapped[date]
    contract: Mapped[str | None] = mapped_column(String(20))
    pay_written: Mapped[str] = mapped_column(String(120), default="")
    reported_by: Mapped[str] = mapped_column(String(20))
    reported_at: Mapped[datetime]
    ended_on: Mapped[date | None]
    end_reason: Mapped[str | None] = mapped_column(Text)
    entered_on: Mapped[date | None]
    """When the result was entered on the national exchange (NĐ 352/2025 Đ.10.2)."""
