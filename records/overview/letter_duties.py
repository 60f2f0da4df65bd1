"""What lies unread, what could not be sent, and which vacancies are held: one line each, with its count."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Select, func, literal, or_

from records.outbox.model import Notice
from records.overview.duty import Desk, Kind, asks
from records.overview.stuck import of_centre as stuck_of
from records.vacancy import held

A_DAY = timedelta(days=1)
ALL_OF_THEM = 0
"""A line that stands for many has no record of its own."""


def _unread(desk: Desk) -> Select[Any]:
    query = asks(ALL_OF_THEM, func.min(Notice.arrived_at), n=func.count(Notice.id)).where(
        Notice.centre_id == desk.centre_id, Notice.acked_at.is_(None)
    )
    if desk.counsellor_id is not None:
        mine = Notice.counsellor_id == desk.counsellor_id
        query = query.where(or_(mine, Notice.counsellor_id.is_(None)))
    return query.having(func.count(Notice.id) > 0)


def _stuck(desk: Desk) -> Select[Any]:
    found = stuck_of(desk.centre_id)
    since = found[0].happened_at if found else desk.now
    return asks(ALL_OF_THEM, since, n=len(found)).where(literal(bool(found)))


def _held(desk: Desk) -> Select[Any]:
    n, since = held.count(desk.centre_id)
    return asks(ALL_OF_THEM, since or desk.now, n=n).where(literal(n > 0))


KINDS = (
    Kind("notices", _unread, late_after=A_DAY),
    Kind("stuck", _stuck),
    Kind("vacancy-held", _held, late_after=A_DAY),
)
