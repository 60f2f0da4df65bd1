"""Starts to be confirmed, people and employers who have not answered, interviews nobody told the end of."""

from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import Select

from records.introduction.model import Introduction
from records.overview.duty import Desk, Kind, asks
from records.placement.model import Placement

STARTS = ("reported", "disputed")


def _starts(state: str, desk: Desk) -> Select[Any]:
    it = Placement
    return asks(
        it.id, it.reported_at, code=it.code, seeker_id=it.seeker_id, vacancy_id=it.vacancy_id
    ).where(it.centre_id == desk.centre_id, it.state == state)


def _unmoved(state: str, desk: Desk) -> Select[Any]:
    it = Introduction
    since = it.interview_at if state == "interview" else it.moved_at
    return asks(it.id, since, code=it.code, seeker_id=it.seeker_id, vacancy_id=it.vacancy_id).where(
        it.centre_id == desk.centre_id, it.state == state
    )


def _days(number: int) -> timedelta:
    return timedelta(days=number)


KINDS = (
    Kind("start-reported", partial(_starts, "reported"), late_after=_days(2)),
    Kind("start-disputed", partial(_starts, "disputed"), late_after=_days(5)),
    Kind("interview-over", partial(_unmoved, "interview"), late_after=_days(1)),
    Kind("grant-awaited", partial(_unmoved, "proposed"), rests=_days(3), late_after=_days(7)),
    Kind("answer-awaited", partial(_unmoved, "introduced"), rests=_days(5), late_after=_days(10)),
)
