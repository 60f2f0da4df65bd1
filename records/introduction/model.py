"""Introductions."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, select, text
from sqlalchemy.orm import Mapped, column_property, mapped_column

from records.introduction.states import ALIVE, STATES
from records.ledger import Code, Id, Model, in_states, jsonb

ELSEWHERE = "elsewhere"
"""How an open introduction stands whose person started through another; never written."""
THEIR_TURN = ("noted", "asked")
"""The centre's own words to an employer: it spoke with them, or asked them for other times."""
REPLIES = ("times", "question", "told", *THEIR_TURN)
"""What was said short of a step: the employer's times, question or "told already"; or the centre's word."""
_ALIVE_SQL = "state in (" + ", ".join(f"'{state}'" for state in ALIVE) + ")"


class Introduction(Model):
    """One seeker put in touch with one vacancy's employer. ``code`` is fresh for each card."""

    __tablename__ = "introduction"
    __table_args__ = (
        in_states(STATES),
        in_states(REPLIES, "reply"),
        CheckConstraint("(reply is null) = (reply_at is null)", name="reply_has_time"),
        CheckConstraint(
            "state not in ('introduced','interview','trial','started') or grant_id is not null",
            name="no_name_without_grant",
        ),
        CheckConstraint(
            "state <> 'interview' or interview_at is not null", name="interview_has_time"
        ),
        Index(
            "uq_introduction_alive",
            "seeker_id",
            "vacancy_id",
            unique=True,
            postgresql_where=text(_ALIVE_SQL),
        ),
        Index("ix_introduction_reply", "reply", postgresql_where=text("reply is not null")),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    seeker_id: Mapped[int] = mapped_column(ForeignKey("seeker.id"), index=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True)
    ledger_id: Mapped[int] = mapped_column(ForeignKey("frozen_ledger.id"))
    grant_id: Mapped[int | None] = mapped_column(ForeignKey("grant.id"))
    state: Mapped[str] = mapped_column(String(20))
    asked_by: Mapped[str] = mapped_column(String(20))
    interview_at: Mapped[datetime | None]
    interview_where: Mapped[str] = mapped_column(String(300), default="")
    decline_reason: Mapped[str | None] = mapped_column(Text)
    why: Mapped[str | None] = mapped_column(Text)
    """Why it was begun though the ranking puts others first; the staff's words."""
    reply: Mapped[str | None] = mapped_column(String(20))
    """What was said last since the last step; ``reply_times`` as ISO 8601, ``reply_words`` where or what."""
    reply_at: Mapped[datetime | None]
    reply_times: Mapped[list[str]] = mapped_column(jsonb, default=list)
    reply_words: Mapped[str] = mapped_column(Text, default="")
    begun_at: Mapped[datetime]
    moved_at: Mapped[datetime]

    if TYPE_CHECKING:
        at_work: Mapped[bool]

    @property
    def stands(self) -> str:
        """How it stands today: closed, kindly, while the person works elsewhere; open again after that."""
        return ELSEWHERE if self.at_work and self.state in ALIVE else self.state

    @property
    def stands_outwardly(self) -> str:
        """How its employer reads it: who works elsewhere stepped back, why is not their business."""
        return "withdrawn" if self.stands == ELSEWHERE else self.stands


_any = Introduction.__table__.alias("any")
Introduction.at_work = column_property(
    select(_any.c.id)
    .where(_any.c.seeker_id == Introduction.seeker_id, _any.c.state == "started")
    .correlate_except(_any)
    .exists()
)
