"""What is at hand: one row per person and item."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Id, Model, in_states
from records.readiness.states import KINDS, STATES, WHO


class ReadinessItem(Model):
    """One item of one person: where it stands, who sees to it, by which day."""

    __tablename__ = "readiness_item"
    __table_args__ = (
        in_states(STATES),
        in_states(KINDS, "kind"),
        in_states(WHO, "sees_to_it"),
        UniqueConstraint("seeker_id", "kind"),
        CheckConstraint(
            "due_on is null or state in ('missing','in-progress')", name="a_day_for_what_is_open"
        ),
    )

    id: Mapped[Id]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"))
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    sees_to_it: Mapped[str] = mapped_column(String(10))
    due_on: Mapped[date | None]
