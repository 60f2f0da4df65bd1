"""What lies unread, what could not be sent, and which vacancies are held: one line each, with its count."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Select, func, or_

from records.outbox.model import Notice
from records.overview.duty import Desk, Kind
from records.overview.question import (
    ALL_OF_THEM,
    CENTRE,
    COUNSELLOR,
    Shape,
    Values,
    asks,
    hand_many,
    many,
)
from records.overview.stuck import of_centre as stuck_of
from records.vacancy import held

A_DAY = timedelta(days=1)


def _unread(shape: Shape) -> Select[Any]:
    query = asks(ALL_OF_THEM, func.min(Notice.arrived_at), n=func.count(Notice.id)).where(
        Notice.centre_id == CENTRE, Notice.acked_at.is_(None)
    )
    if not shape.whole:
        mine = Notice.counsellor_id == COUNSELLOR
        query = query.where(or_(mine, Notice.counsellor_id.is_(None)))
    return query.having(func.count(Notice.id) > 0)


def _stuck(desk: Desk) -> Values:
    found = stuck_of(desk.centre_id)
    return hand_many("stuck", len(found), found[0].happened_at if found else None)


def _held(desk: Desk) -> Values:
    return hand_many("held", *held.count(desk.centre_id))


KINDS = (
    Kind("notices", _unread, late_after=A_DAY),
    Kind("stuck", lambda _: many("stuck"), given=_stuck),
    Kind("vacancy-held", lambda _: many("held"), late_after=A_DAY, given=_held),
)
