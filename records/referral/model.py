"""Referrals; where to, other than a course, is sealed."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Code, Id, Model, in_states
from records.referral.states import KINDS, STATES


class Referral(Model):
    """One person sent on. ``amount`` is what was lent, in whole đồng; ``due_on`` the day papers are due."""

    __tablename__ = "referral"
    __table_args__ = (
        in_states(STATES),
        in_states(KINDS, "kind"),
        CheckConstraint("(kind = 'course') = (course_id is not null)", name="course_is_known"),
        CheckConstraint(
            "(state = 'borrowed') = (amount is not null) and amount > 0", name="lent_something"
        ),
        CheckConstraint(
            "kind not in ('course','credit') or consent_id is not null "
            "or state in ('offered','dropped','revoked')",
            name="no_step_without_consent",
        ),
        Index("ix_referral_centre_id_state", "centre_id", "state"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"))
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"), index=True)
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id"))
    start_id: Mapped[int | None] = mapped_column(ForeignKey("course_start.id", ondelete="SET NULL"))
    """Which of the course's starts; if none was chosen, or it was taken away, the next one."""
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consent.id"))
    state: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(15))
    where_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    due_on: Mapped[date | None]
    amount: Mapped[int | None] = mapped_column(BigInteger)
    begun_at: Mapped[datetime]
    moved_at: Mapped[datetime]
    taken_up_on: Mapped[date | None]
    ended_on: Mapped[date | None]
