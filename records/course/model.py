"""Courses."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from records.course.states import STATES
from records.ledger import Code, Id, Model, in_states, jsonb


class Course(Model):
    """One course with its next start."""

    __tablename__ = "course"
    __table_args__ = (
        in_states(STATES),
        UniqueConstraint("source", "source_ref"),
        CheckConstraint("fee is null or fee >= 0", name="fee_not_negative"),
        CheckConstraint("weeks is null or weeks > 0", name="weeks_positive"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(String(60))
    source_ref: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(200))
    provider: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(Text, default="")
    trade: Mapped[str | None] = mapped_column(String(12))
    gives: Mapped[list[str]] = mapped_column(jsonb, default=list)
    needs: Mapped[list[dict[str, str]]] = mapped_column(jsonb, default=list)
    commune_code: Mapped[str] = mapped_column(ForeignKey("commune.code"))
    starts_on: Mapped[date | None]
    weeks: Mapped[int | None]
    fee: Mapped[int | None] = mapped_column(BigInteger)
    seats: Mapped[int | None]
    written_at: Mapped[datetime]
    changed_no: Mapped[int] = mapped_column(BigInteger, index=True)
