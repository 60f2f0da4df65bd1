"""Trials, and what both sides reported of them."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Date,
    ForeignKey,
    Select,
    String,
    Text,
    UniqueConstraint,
    cast,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, aliased, column_property, mapped_column, relationship

from records.history import HistoryLine
from records.introduction.model import Introduction
from records.introduction.states import INTRODUCTION
from records.ledger import Id, Model, in_states, jsonb
from records.ledger.act import HERE
from records.trial.states import SIDES, STATES, TRIAL

TRYING = "trial"
"""The state of an introduction while a trial is offered, under way, or over without a decision."""


class Trial(Model):
    """One trial of one introduction; ``shown_at``: the person chose its reference for later grants.

    What became of it upstream is read from the history, where it stays whatever comes later: ``left_on``, the
    day of the first step away from it (a no, a step back, a start here or elsewhere); ``ended_on``, its last
    day by that; ``reopened``, whether the introduction has a fresh card since, which knows nothing of it.
    """

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
    shown_at: Mapped[datetime | None]

    introduction: Mapped[Introduction] = relationship(lazy="joined", innerjoin=True)

    if TYPE_CHECKING:
        left_on: Mapped[date | None]
        ended_on: Mapped[date]
        reopened: Mapped[bool]


class TrialReport(Model):
    """How the tasks went, as one side says: a word of ``WENT`` for each task, in their order.

    ``title``, ``holder``: what the work and the employer were called then, for a paper keeps its words.
    """

    __tablename__ = "trial_report"
    __table_args__ = (in_states(SIDES, "side"), UniqueConstraint("trial_id", "side"))

    id: Mapped[Id]
    trial_id: Mapped[int] = mapped_column(ForeignKey("trial.id"))
    side: Mapped[str] = mapped_column(String(20))
    went: Mapped[list[str]] = mapped_column(jsonb)
    words: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text)
    holder: Mapped[str] = mapped_column(Text)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    reported_at: Mapped[datetime]


_offer, _step, _any = aliased(HistoryLine), aliased(HistoryLine), aliased(Introduction)


def _since_offered(what: Any, *which: ColumnElement[bool]) -> Select[Any]:
    """What the history says of the introductions of a trial's person since it was offered."""
    offered = select(func.min(_offer.id)).where(
        _offer.subject == TRIAL.subject, _offer.subject_id == Trial.id
    )
    theirs = select(_any.id).where(_any.seeker_id == Trial.seeker_id).correlate_except(_any)
    steps = select(what).where(
        _step.subject == INTRODUCTION.subject,
        _step.subject_id.in_(theirs),
        _step.id > offered.correlate_except(_offer).scalar_subquery(),
        *which,
    )
    return steps.correlate_except(_step)


_here = _step.subject_id == Trial.introduction_id
_away = (_step.from_state == TRYING) & (_step.to_state != TRYING)
_left_on = cast(
    _since_offered(
        func.timezone(str(HERE), func.min(_step.happened_at)),
        or_(_here & _away, _step.verb == "start"),
    ).scalar_subquery(),
    Date,
)
Trial.left_on = column_property(_left_on)
Trial.ended_on = column_property(func.least(Trial.last_day, _left_on))
Trial.reopened = column_property(_since_offered(_step.id, _here, _step.verb == "reopen").exists())
