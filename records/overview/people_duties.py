"""Nobody forgotten: who looks for work and was left alone too long, and whose window closes soon."""

from datetime import timedelta
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, func, select

from records.appointment.model import Appointment
from records.appointment.states import APPOINTMENT
from records.call_back.model import CallBack
from records.call_back.states import CALL_BACK
from records.counselling.model import Counselling
from records.counselling.states import COUNSELLING
from records.history.model import HistoryLine
from records.introduction.model import Introduction
from records.introduction.states import INTRODUCTION
from records.ledger import STAFF
from records.overview.duty import Desk, Kind
from records.overview.question import CENTRE, Shape, Values, asks, earlier, hand, handed, midnight
from records.overview.shortlist import standing
from records.person.model import Person
from records.placement.model import Placement
from records.referral.model import Referral
from records.referral.states import REFERRAL
from records.rights.handing_over import HAND_OVER
from records.rights.keeping import AT_WORK
from records.seeker import queries as seekers
from records.seeker.model import Seeker
from records.seeker.states import SEEKER

WINDOW_OPENS = timedelta(days=60)
WINDOW_LATE = timedelta(days=46)
UNINTRODUCED = timedelta(days=14)
UNSPOKEN = timedelta(days=30)
"""The centre's own measures: the law sets none of them."""

DONE_FOR_THEM: dict[str, Any] = {
    INTRODUCTION.subject: Introduction,
    COUNSELLING.subject: Counselling,
    APPOINTMENT.subject: Appointment,
    CALL_BACK.subject: CallBack,
    REFERRAL.subject: Referral,
}
"""What the desk does for somebody, beside their own record, by the subject of its history lines."""


def _unspoken(shape: Shape) -> Select[Any]:
    return _waits(shape.shared(_left_alone))


def _unintroduced(shape: Shape) -> Select[Any]:
    """Who was never put forward; whom nobody spoke with either is asked about as that."""
    alone = shape.shared(_left_alone)
    introduced = select(Introduction.id).where(Introduction.seeker_id == alone.c.id)
    return _waits(alone).where(alone.c.since > earlier(UNSPOKEN), ~introduced.exists())


def _waits(alone: CTE) -> Select[Any]:
    it = alone.c
    return asks(it.id, it.since, code=it.code, seeker_id=it.id)


def _left_alone(shape: Shape) -> CTE:
    """Ask since when nobody of the desk did anything for those who look and are not at work.

    Of one's own people and nobody's: a colleague's wait for the colleague.
    """
    it = shape.own_people.c
    at_work = select(Placement.id).where(Placement.seeker_id == it.id, Placement.state.in_(AT_WORK))
    spoken = func.greatest(it.registered_at, *_last_lines(it.id)).label("since")
    query = select(it.id, it.code, spoken)
    return query.where(it.state == SEEKER.start, ~at_work.exists()).cte("left_alone")


def _last_lines(seeker_id: ColumnElement[int]) -> tuple[Any, ...]:
    """When the desk last did something for a person: in their own record, or in what it did for them."""
    line = select(func.max(HistoryLine.happened_at)).where(
        HistoryLine.role.in_(STAFF), HistoryLine.verb != HAND_OVER
    )
    own = line.where(HistoryLine.subject == SEEKER.subject, HistoryLine.subject_id == seeker_id)
    theirs = [
        line.join(it, it.id == HistoryLine.subject_id).where(
            HistoryLine.subject == subject, it.seeker_id == seeker_id
        )
        for subject, it in DONE_FOR_THEM.items()
    ]
    return tuple(query.scalar_subquery() for query in (own, *theirs))


def _kept_for(shape: Shape) -> Select[Any]:
    """Ask for whom a colleague found work: their own counsellor alone puts them forward."""
    kept = standing(shape.today).subquery()
    line = asks(
        func.min(kept.c.id),
        func.min(kept.c.kept_at),
        code=Seeker.code,
        seeker_id=Seeker.id,
        n=func.count(),
    )
    return (
        line.select_from(kept)
        .join(Seeker, Seeker.id == kept.c.seeker_id)
        .join(Person, Person.id == Seeker.person_id)
        .where(Seeker.centre_id == CENTRE, Person.counsellor_id != kept.c.kept_by)
        .group_by(Seeker.id, Seeker.code)
    )


def _windows(_shape: Shape) -> Select[Any]:
    waits = handed("windows")
    line = asks(Seeker.id, waits.c.since, code=Seeker.code, seeker_id=Seeker.id)
    return line.join(waits, waits.c.id == Seeker.id)


def _closing(desk: Desk) -> Values:
    """Give whose window closes: only of the reader's own people, for nobody else may know."""
    ends = seekers.windows_of(
        desk.reader_id, centre_id=desk.centre_id, begin=desk.today, end=desk.today + WINDOW_OPENS
    )
    return hand("windows", {key: midnight(day - WINDOW_OPENS) for key, day in ends.items()})


KINDS = (
    Kind("kept-for", _kept_for, late_after=timedelta(days=3)),
    Kind("unspoken", _unspoken, rests=UNSPOKEN, late_after=timedelta(days=45), quiet=True),
    Kind(
        "unintroduced", _unintroduced, rests=UNINTRODUCED, late_after=timedelta(days=30), quiet=True
    ),
    Kind("window-closes", _windows, late_after=WINDOW_LATE, firm=True, given=_closing),
)
