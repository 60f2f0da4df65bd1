"""Appointments; where one meets is sealed, since a place may tell too much."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from records.appointment.states import STATES
from records.ledger import Code, Id, Model, in_states

WAYS = ("centre", "phone", "elsewhere")
ABOUT = ("advice", "papers", "training", "work")


class Appointment(Model):
    """One appointment; ``version`` grows with each move, for the calendars that hold it."""

    __tablename__ = "appointment"
    __table_args__ = (
        in_states(STATES),
        in_states(WAYS, "meets"),
        in_states(ABOUT, "about"),
        CheckConstraint("version >= 1", name="version_positive"),
        CheckConstraint(
            "meets <> 'elsewhere' or place_sealed is not null or state <> 'planned'",
            name="elsewhere_is_somewhere",
        ),
        Index(
            "ix_appointment_planned",
            "centre_id",
            "at",
            postgresql_where=text("state = 'planned'"),
        ),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"))
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"), index=True)
    counsellor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    state: Mapped[str] = mapped_column(String(20))
    version: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime]
    meets: Mapped[str] = mapped_column(String(10))
    about: Mapped[str] = mapped_column(String(10))
    place_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
