"""Nobody forgotten: who looks for work and was left alone too long, and whose window closes soon."""

from datetime import timedelta
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, case, func, select

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
from records.overview.duty import Desk, Kind, asks, midnight
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


def _unspoken(desk: Desk) -> Select[Any]:
    return _waits(_left_alone(desk, "unspoken"))


def _unintroduced(desk: Desk) -> Select[Any]:
    """Who was never put forward; whom nobody spoke with either is asked about as that."""
    alone = _left_alone(desk, "unintroduced")
    introduced = select(Introduction.id).where(Introduction.seeker_id == alone.c.id)
    return _waits(alone).where(alone.c.since > desk.now - UNSPOKEN, ~introduced.exists())


def _waits(alone: CTE) -> Select[Any]:
    it = alone.c
    return asks(it.id, it.since, code=it.code, seeker_id=it.id)


def _left_alone(desk: Desk, name: str) -> CTE:
    """Ask since when nobody of the desk did anything for those who look and are not at work.

    Of one's own people and nobody's: a colleague's wait for the colleague.
    """
    it = desk.own_people.c
    at_work = select(Placement.id).where(Placement.seeker_id == it.id, Placement.state.in_(AT_WORK))
    spoken = func.greatest(it.registered_at, *_last_lines(it.id)).label("since")
    query = select(it.id, it.code, spoken)
    return query.where(it.state == SEEKER.start, ~at_work.exists()).cte(name)


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


def _kept_for(desk: Desk) -> Select[Any]:
    """Ask for whom a colleague found work: their own counsellor alone puts them forward."""
    kept = standing(desk.today).subquery()
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
        .where(Seeker.centre_id == desk.centre_id, Person.counsellor_id != kept.c.kept_by)
        .group_by(Seeker.id, Seeker.code)
    )


def _windows(desk: Desk) -> Select[Any]:
    """Ask whose window closes: only of the reader's own people, for nobody else may know."""
    ends = seekers.windows_of(
        desk.reader_id, centre_id=desk.centre_id, begin=desk.today, end=desk.today + WINDOW_OPENS
    )
    opens = {key: midnight(day - WINDOW_OPENS) for key, day in ends.items()}
    since = case(opens, value=Seeker.id) if opens else desk.now
    query = asks(Seeker.id, since, code=Seeker.code, seeker_id=Seeker.id)
    return query.where(Seeker.id.in_(opens))


KINDS = (
    Kind("kept-for", _kept_for, late_after=timedelta(days=3)),
    Kind("unspoken", _unspoken, rests=UNSPOKEN, late_after=timedelta(days=45), quiet=True),
    Kind(
        "unintroduced", _unintroduced, rests=UNINTRODUCED, late_after=timedelta(days=30), quiet=True
    ),
    Kind("window-closes", _windows, late_after=WINDOW_LATE, firm=True),
)
