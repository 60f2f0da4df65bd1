"""What the law makes a duty: requests about one's data, outsiders' requests, breaches, old records."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Select, case, select

from records.overview.duty import Kind
from records.overview.question import CENTRE, Shape, asks, day_after, once
from records.rights.keeping import PERSON, last_heard
from records.rights.model import Breach, OutsideRequest, RightsRequest
from records.rights.states import BREACH, OPEN, UNDECIDED
from records.rule.keeping import keeping
from records.seeker.model import Seeker

OUTSIDE_LATE = timedelta(days=10)
"""The centre's own measure: no law was found that sets one."""

_KEPT = timedelta(days=keeping(PERSON).days)
_WARNED = timedelta(days=keeping(PERSON).warn_days)


def _asked(shape: Shape) -> Select[Any]:
    it = RightsRequest
    owed = case((it.state == "received", it.acknowledge_by), else_=it.answer_by)
    return (
        asks(it.id, it.asked_at, code=it.code, seeker_id=Seeker.id, late_from=day_after(owed))
        .join(Seeker, Seeker.person_id == it.person_id)
        .where(it.centre_id == CENTRE, it.state.in_(OPEN))
    )


def _from_outside(shape: Shape) -> Select[Any]:
    it = OutsideRequest
    return asks(it.id, it.noted_at, code=it.code, office=it.office).where(
        it.centre_id == CENTRE, it.state.in_(UNDECIDED)
    )


def _idle(shape: Shape) -> Select[Any]:
    heard = last_heard(Seeker.id.in_(select(shape.own_people.c.id)))
    # Of one's own alone: put into one with the rest, it would be asked of everybody's history first.
    found = once(heard, "idle").subquery()
    return asks(found.c.id, found.c.heard, code=found.c.code, seeker_id=found.c.id)


def _breaches(shape: Shape) -> Select[Any]:
    it = Breach
    return asks(it.id, it.known_at, code=it.code, late_from=it.tell_by).where(
        it.centre_id == CENTRE, it.state == BREACH.start
    )


KINDS = (
    Kind("right-owed", _asked, firm=True),
    Kind("outside-open", _from_outside, late_after=OUTSIDE_LATE),
    Kind("idle", _idle, rests=_KEPT - _WARNED, late_after=_KEPT, quiet=True),
    Kind("breach-open", _breaches, manager=True, firm=True),
)
