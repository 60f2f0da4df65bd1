"""Breaches."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from records.breach.states import STATES
from records.ledger import Code, Id, Model, in_states, jsonb

KINDS = ("who", "contact", "citizen-id", "wishes", "introductions", "envelope", "sign-ins", "other")
"""Kinds of facts: who somebody is, how they are reached, … ``envelope`` is what only the person and
their own counsellor read."""


class Breach(Model):
    """One breach of a centre. ``people`` is about how many; ``told_at`` when the authority was told."""

    __tablename__ = "breach"
    __table_args__ = (
        in_states(STATES),
        CheckConstraint("people >= 0", name="people_counted"),
        CheckConstraint("happened_at <= known_at", name="happens_before_known"),
        CheckConstraint(
            "state not in ('told', 'closed') or told_at is not null", name="told_has_time"
        ),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    happened_at: Mapped[datetime]
    known_at: Mapped[datetime]
    people: Mapped[int]
    kinds: Mapped[list[str]] = mapped_column(jsonb)
    what: Mapped[str] = mapped_column(Text)
    measures: Mapped[str] = mapped_column(Text, default="")
    told_at: Mapped[datetime | None]
    told_how: Mapped[str] = mapped_column(String(200), default="")
    people_told_at: Mapped[datetime | None]
    noted_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    noted_at: Mapped[datetime]
