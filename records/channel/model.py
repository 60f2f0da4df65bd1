"""How each person wishes to be told; the number or e-mail address is sealed."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from records.channel.states import STATES, WAYS
from records.ledger import Code, Id, Model, in_states

HOW = ("screen", "counter")


class Channel(Model):
    """One person's channel; ``how`` is where it was chosen."""

    __tablename__ = "channel"
    __table_args__ = (
        in_states(STATES),
        in_states(WAYS, "way"),
        in_states(HOW, "how"),
        CheckConstraint(
            "(address_sealed is not null) = (way in ('sms', 'zalo', 'email'))",
            name="addressed",
        ),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"))
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"), unique=True)
    state: Mapped[str] = mapped_column(String(20))
    way: Mapped[str] = mapped_column(String(10))
    address_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    how: Mapped[str] = mapped_column(String(10))
    chosen_at: Mapped[datetime]
