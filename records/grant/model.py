"""Grants."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Code, Id, Model, jsonb

PARTS = ("contact", "profile", "words", "reference")
LONGEST_DAYS = 90


class Grant(Model):
    """One person's leave for one employer and one vacancy."""

    __tablename__ = "grant"
    __table_args__ = (
        CheckConstraint(f"until <= given_on + {LONGEST_DAYS}", name="at_most_90_days"),
        CheckConstraint("jsonb_array_length(parts) > 0", name="grants_something"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"), index=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True)
    parts: Mapped[list[str]] = mapped_column(jsonb)
    text_version: Mapped[str] = mapped_column(String(20))
    how: Mapped[str] = mapped_column(String(20))
    given_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    given_at: Mapped[datetime]
    given_on: Mapped[date]
    until: Mapped[date]
    withdrawn_at: Mapped[datetime | None]
