"""Trials, and what both sides reported of them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.introduction.model import Introduction
from records.ledger import Id, Model, in_states, jsonb
from records.trial.states import SIDES, STATES


class Trial(Model):
    """One trial of one introduction; ``shown``: the person chose its reference for their grants."""

    __tablename__ = "trial"
    __table_args__ = (
        in_states(STATES),
        CheckConstraint("last_day >= first_day", name="ends_after_start"),
    )

    id: Mapped[Id]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    introduction_id: Mapped[int] = mapped_column(ForeignKey("introduction.id"), index=True)
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    first_day: Mapped[date]
    last_day: Mapped[date]
    tasks: Mapped[list[str]] = mapped_column(jsonb)
    work_hours: Mapped[str] = mapped_column(String(120))
    pay_written: Mapped[str] = mapped_column(String(120))
    offered_by: Mapped[str] = mapped_column(String(20))
    offered_at: Mapped[datetime]
    own_words: Mapped[str] = mapped_column(Text, default="")
    shown: Mapped[bool] = mapped_column(default=False)

    introduction: Mapped[Introduction] = relationship(lazy="joined", innerjoin=True)


class TrialReport(Model):
    """How the tasks went, as one side says: a word of ``WENT`` for each task, in their order."""

    __tablename__ = "trial_report"
    __table_args__ = (in_states(SIDES, "side"), UniqueConstraint("trial_id", "side"))

    id: Mapped[Id]
    trial_id: Mapped[int] = mapped_column(ForeignKey("trial.id"))
    side: Mapped[str] = mapped_column(String(20))
    went: Mapped[list[str]] = mapped_column(jsonb)
    words: Mapped[str] = mapped_column(Text, default="")
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    reported_at: Mapped[datetime]
