"""Decisions on matches, and frozen ledgers."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Id, Model, in_states, jsonb

CHOICES = ("saved", "not-for-me")


class Decision(Model):
    """What a seeker decided about one vacancy or course."""

    __tablename__ = "decision"
    __table_args__ = (
        in_states(CHOICES, "choice"),
        CheckConstraint("(vacancy_id is null) <> (course_id is null)", name="about_one_thing"),
        UniqueConstraint("seeker_id", "vacancy_id"),
        UniqueConstraint("seeker_id", "course_id"),
    )

    id: Mapped[Id]
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"), index=True)
    vacancy_id: Mapped[int | None] = mapped_column(ForeignKey("vacancy.id"))
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id"))
    choice: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(String(40))
    decided_at: Mapped[datetime]


class FrozenLedger(Model):
    """The reasons of one match as they stood when the person was introduced."""

    __tablename__ = "frozen_ledger"

    id: Mapped[Id]
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"), index=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    score: Mapped[int]
    lines: Mapped[list[dict[str, Any]]] = mapped_column(jsonb)
    frozen_at: Mapped[datetime]
