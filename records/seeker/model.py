"""The seeker's table: wishes in plain, nothing that says who or why."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Code, Id, Model, in_states, jsonb
from records.seeker.states import STATES


class Seeker(Model):
    """One person as somebody who looks for work or training."""

    __tablename__ = "seeker"
    __table_args__ = (
        in_states(STATES),
        CheckConstraint("reach_km between 0 and 500", name="reach_sensible"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), unique=True)
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    state: Mapped[str] = mapped_column(String(20), index=True)
    trades: Mapped[list[str]] = mapped_column(jsonb, default=list)
    held: Mapped[dict[str, int]] = mapped_column(jsonb, default=dict)
    years: Mapped[dict[str, int]] = mapped_column(jsonb, default=dict)
    commune_code: Mapped[str | None] = mapped_column(ForeignKey("commune.code"))
    reach_km: Mapped[int] = mapped_column(default=15)
    moves_to: Mapped[list[str]] = mapped_column(jsonb, default=list)
    pay_floor: Mapped[int | None] = mapped_column(BigInteger)
    free_from: Mapped[date | None]
    wishes: Mapped[dict[str, Any]] = mapped_column(jsonb, default=dict)
    own_words: Mapped[str] = mapped_column(Text, default="")
    changed_no: Mapped[int] = mapped_column(BigInteger, index=True)
