"""Nobody forgotten: who looks for work and was left alone too long, and whose window closes soon."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from records.history.model import HistoryLine
from records.introduction.model import Introduction
from records.introduction.states import INTRODUCTION
from records.ledger import STAFF
from records.overview.duty import Desk, Kind, asks, midnight
from records.person.model import Person
from records.placement.model import Placement
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


def _unspoken(desk: Desk) -> Select[Any]:
    return _left_alone(desk).where(_spoken() <= desk.now - UNSPOKEN)


def _unintroduced(desk: Desk) -> Select[Any]:
    """Who was never put forward; whom nobody spoke with either is asked about as that."""
    introduced = select(Introduction.id).where(Introduction.seeker_id == Seeker.id)
    return _left_alone(desk).where(_spoken() > desk.now - UNSPOKEN, ~introduced.exists())


def _left_alone(desk: Desk) -> Select[Any]:
    """Ask since when nobody of the desk has done anything for those who look and are not at work."""
    at_work = select(Placement.id).where(
        Placement.seeker_id == Seeker.id, Placement.state.in_(AT_WORK)
    )
    query = asks(Seeker.id, _spoken(), code=Seeker.code, seeker_id=Seeker.id)
    return query.join(Person, Person.id == Seeker.person_id).where(
        Seeker.id.in_(desk.people()), Seeker.state == SEEKER.start, ~at_work.exists()
    )


def _spoken() -> ColumnElement[Any]:
    """When the desk last did something for a person; a talk noted elsewhere is to be counted here."""
    line = select(func.max(HistoryLine.happened_at)).where(
        HistoryLine.role.in_(STAFF), HistoryLine.verb != HAND_OVER
    )
    own = line.where(HistoryLine.subject == SEEKER.subject, HistoryLine.subject_id == Seeker.id)
    theirs = line.join(Introduction, Introduction.id == HistoryLine.subject_id).where(
        HistoryLine.subject == INTRODUCTION.subject, Introduction.seeker_id == Seeker.id
    )
    asked = (query.correlate(Seeker).scalar_subquery() for query in (own, theirs))
    return func.greatest(Person.registered_at, *asked)


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
    Kind("unspoken", _unspoken, late_after=timedelta(days=45)),
    Kind("unintroduced", _unintroduced, rests=UNINTRODUCED, late_after=timedelta(days=30)),
    Kind("window-closes", _windows, late_after=WINDOW_LATE),
)
