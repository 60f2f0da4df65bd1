"""Wishes to be called back; the other number and the words are sealed as one."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from records.call_back.safe_time import PARTS
from records.call_back.states import STATES
from records.ledger import Code, Id, Model, in_states


class CallBack(Model):
    """One wish. ``late_from`` is the end of the first safe time since it was made, changed or tried."""

    __tablename__ = "call_back"
    __table_args__ = (
        in_states(STATES),
        in_states(tuple(PARTS), "safe_hours"),
        CheckConstraint("tries >= 0", name="tries_counted"),
        Index(
            "uq_call_back_wished",
            "seeker_id",
            unique=True,
            postgresql_where=text("state = 'wished'"),
        ),
        Index(
            "ix_call_back_wished",
            "centre_id",
            "late_from",
            postgresql_where=text("state = 'wished'"),
        ),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"))
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    safe_days: Mapped[str] = mapped_column(String(7))
    safe_hours: Mapped[str] = mapped_column(String(10))
    said_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    tries: Mapped[int] = mapped_column(default=0)
    wished_at: Mapped[datetime]
    tried_at: Mapped[datetime | None]
    moved_at: Mapped[datetime]
    late_from: Mapped[datetime]
