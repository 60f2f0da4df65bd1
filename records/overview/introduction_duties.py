"""Starts to be confirmed, people and employers who have not answered, interviews nobody told the end of."""

from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import Select, cast

from records.introduction.answers import SINCE, owed_word
from records.introduction.model import Introduction
from records.ledger.base import UtcMoment
from records.overview.duty import Kind
from records.overview.question import CENTRE, NOW, Shape, asks, midnight
from records.placement.model import Placement
from records.rule.replying import CALL, the

STARTS = ("reported", "disputed")


def _starts(state: str, shape: Shape) -> Select[Any]:
    it = Placement
    return asks(
        it.id, it.reported_at, code=it.code, seeker_id=it.seeker_id, vacancy_id=it.vacancy_id
    ).where(it.centre_id == CENTRE, it.state == state)


def _unmoved(state: str, shape: Shape) -> Select[Any]:
    it = Introduction
    since = it.interview_at if state == "interview" else it.moved_at
    return asks(it.id, since, code=it.code, seeker_id=it.seeker_id, vacancy_id=it.vacancy_id).where(
        it.centre_id == CENTRE, it.state == state, ~it.at_work
    )


def _replied(says: str, shape: Shape) -> Select[Any]:
    it = Introduction
    line = asks(it.id, it.reply_at, code=it.code, seeker_id=it.seeker_id, vacancy_id=it.vacancy_id)
    asked = it.state == "introduced", it.reply == says, ~it.at_work
    return line.where(it.centre_id == CENTRE, *asked)


def _times(all_over: bool, shape: Shape) -> Select[Any]:
    """Ask who is to choose a time; or, with all of them over, which employer is to be asked anew."""
    last = cast(Introduction.reply_times[-1].astext, UtcMoment())
    return _replied("times", shape).where(last <= NOW if all_over else last > NOW)


def _unanswered(shape: Shape) -> Select[Any]:
    """Whoever was reminded in vain, or let the days go by since the centre spoke with them."""
    it, after = Introduction, midnight(the(CALL).reached(shape.today) + timedelta(days=1))
    line = asks(it.id, SINCE, code=it.code, seeker_id=it.seeker_id, vacancy_id=it.vacancy_id)
    return line.where(
        it.centre_id == CENTRE,
        it.state == "introduced",
        owed_word(NOW),
        after > SINCE,
    )


KINDS = (
    Kind("start-reported", partial(_starts, "reported"), late_after=timedelta(days=2)),
    Kind("start-disputed", partial(_starts, "disputed"), late_after=timedelta(days=5)),
    Kind("interview-over", partial(_unmoved, "interview"), late_after=timedelta(days=1)),
    Kind(
        "grant-awaited",
        partial(_unmoved, "proposed"),
        rests=timedelta(days=3),
        late_after=timedelta(days=7),
    ),
    Kind("reply-question", partial(_replied, "question"), late_after=timedelta(days=1)),
    Kind("reply-told", partial(_replied, "told"), late_after=timedelta(days=2)),
    Kind(
        "reply-times", partial(_times, False), rests=timedelta(days=1), late_after=timedelta(days=3)
    ),
    Kind("reply-times-over", partial(_times, True), late_after=timedelta(days=3)),
    Kind("answer-awaited", _unanswered, late_after=timedelta(days=21)),
)
