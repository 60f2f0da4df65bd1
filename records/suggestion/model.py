"""Decisions on matches, the desk's shortlist, and frozen ledgers."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Id, Model, in_states, jsonb

CHOICES = ("saved", "not-for-me")
REASONS = ("far", "pay", "shift", "work", "been-there")
"""Why something is not for me; what each hides besides is said in ``alike``."""


class Decision(Model):
    """What a seeker decided about one vacancy or course."""

    __tablename__ = "decision"
    __table_args__ = (
        in_states(CHOICES, "choice"),
        in_states(REASONS, "reason"),
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


class Shortlisted(Model):
    """A match a counsellor keeps in view: a vacancy for a person, and the person for that vacancy."""

    __tablename__ = "shortlisted"
    __table_args__ = (UniqueConstraint("seeker_id", "vacancy_id"),)

    id: Mapped[Id]
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"))
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    kept_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    kept_at: Mapped[datetime]


class FrozenLedger(Model):
    """The reasons of one match as they stood when the person was introduced."""

    __tablename__ = "frozen_ledger"

    id: Mapped[Id]
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"), index=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    score: Mapped[int]
    lines: Mapped[list[dict[str, Any]]] = mapped_column(jsonb)
    frozen_at: Mapped[datetime]


class ReachDay(Model):
    """What a centre's looking people wish for, as it stood when a day was first asked about; no ids."""

    __tablename__ = "reach_day"
    __table_args__ = (UniqueConstraint("centre_id", "day"),)

    id: Mapped[Id]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"))
    day: Mapped[date]
    people: Mapped[list[dict[str, Any]]] = mapped_column(jsonb)


class ReachAnswer(Model):
    """What one employer was told on one day: asked again, the same question has the same answer."""

    __tablename__ = "reach_answer"
    __table_args__ = (
        UniqueConstraint("employer_id", "day", "question"),
        CheckConstraint("about % 5 = 0", name="rounded"),
    )

    id: Mapped[Id]
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    day: Mapped[date]
    question: Mapped[bytes] = mapped_column(LargeBinary(32))
    about: Mapped[int]
    """People, to the nearest 5; 0 means fewer than 5."""
