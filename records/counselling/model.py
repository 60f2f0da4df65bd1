"""Counselling: which talk, with whom, on which day; its note is sealed."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from records.counselling.states import KINDS, STATES
from records.ledger import Code, Id, Model, in_states


class Counselling(Model):
    """One talk of one kind; who came for two things had two talks."""

    __tablename__ = "counselling"
    __table_args__ = (
        in_states(STATES),
        in_states(KINDS, "kind"),
        Index("ix_counselling_centre_id_held_on", "centre_id", "held_on"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"))
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"), index=True)
    counsellor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    state: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(10))
    held_on: Mapped[date]
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    noted_at: Mapped[datetime]
