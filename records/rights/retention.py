"""What falls due to be erased, by class, and the warning before.

Nothing is erased here. ``to_erase`` is the one place the erasing verb of this package takes its people from:
only classes whose row was checked are in it, so that a figure from memory can never erase anybody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute

from records.account.model import SignIn
from records.breach.model import Breach
from records.consent.model import Consent
from records.enquiry.model import Enquiry
from records.history.model import HistoryLine
from records.introduction.model import Introduction
from records.ledger import session
from records.ledger.act import HERE
from records.outbox.model import Delivery, Event
from records.person.model import Person
from records.placement.actions import TAKES_A_PLACE
from records.placement.model import Placement
from records.rule.retention import Keeping, rows
from records.seeker.model import Seeker
from records.trail.model import TrailLine
from records.vault import DataKey

WARNED = timedelta(days=30)
PAGE = 50


@dataclass(frozen=True, slots=True)
class FallsDue:
    """One class: how many records are over their time, how many will be within the warning."""

    keeping: Keeping
    over: int
    soon: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class PersonDue:
    """One person whose record is over its time or soon will be; no name in it."""

    person_id: int
    seeker_code: str
    what: str
    since: datetime


def falling_due(today: date, *, centre_id: int | None = None) -> tuple[FallsDue, ...]:
    """Return the counts of every class, of one centre or of all; letters and trail are everybody's."""
    return tuple(_counted(row, today, centre_id) for row in rows())


def people_due(today: date, *, centre_id: int) -> tuple[PersonDue, ...]:
    """Return the people of a centre to be asked about, the longest silent first, at most one page."""
    found: list[PersonDue] = []
    for row in rows():
        if row.what in PEOPLE:
            due = _since(row, centre_id).subquery()
            query = select(due).where(due.c.since < _moment(row.over_before(today + WARNED)))
            ordered = query.order_by(due.c.since).limit(PAGE)
            found += [
                PersonDue(x.person_id, x.seeker_code, row.what, x.since)
                for x in session.execute(ordered)
            ]
    return tuple(sorted(found, key=lambda x: x.since)[:PAGE])


def to_erase(today: date, *, keepings: tuple[Keeping, ...] | None = None) -> tuple[int, ...]:
    """Return the people whose time is over under a row that was checked: ids, for the erasing verb."""
    over: list[int] = []
    for row in rows() if keepings is None else keepings:
        if row.enforced and row.what in PEOPLE:
            due = _since(row, None).subquery()
            query = select(due.c.person_id).where(due.c.since < _moment(row.over_before(today)))
            over += session.scalars(query)
    return tuple(over)


def _counted(row: Keeping, today: date, centre_id: int | None) -> FallsDue:
    due = _since(row, centre_id).subquery()
    over = due.c.since < _moment(row.over_before(today))
    soon = due.c.since < _moment(row.over_before(today + WARNED))
    n = func.count()
    query = select(n.filter(over), n.filter(soon), func.min(due.c.since).filter(soon))
    gone, all_due, oldest = session.execute(query.select_from(due)).one()
    return FallsDue(row, gone, all_due - gone, oldest)


def _since(row: Keeping, centre_id: int | None) -> Select[Any]:
    query, centre = CLASSES[row.what]()
    if centre_id is None or centre is None:
        return query
    return query.where(centre == centre_id)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), HERE)


Class = tuple[Select[Any], InstrumentedAttribute[int] | None]


def _people(*, left: bool) -> Class:
    """People not erased yet, since the last thing that happened with them."""
    stepped = select(func.max(HistoryLine.happened_at)).where(
        HistoryLine.subject == "seeker", HistoryLine.subject_id == Seeker.id
    )
    introduced = select(func.max(Introduction.moved_at)).where(Introduction.seeker_id == Seeker.id)
    worked = select(func.max(HistoryLine.happened_at)).where(
        HistoryLine.subject == "placement",
        HistoryLine.subject_id == Placement.id,
        Placement.seeker_id == Seeker.id,
    )
    came = select(func.max(SignIn.seen_at)).where(SignIn.account_id == Person.account_id)
    parts = (x.scalar_subquery() for x in (stepped, introduced, worked, came))
    since = func.greatest(Person.registered_at, *parts, type_=Person.registered_at.type)
    in_work = exists().where(Placement.seeker_id == Seeker.id, Placement.state.in_(TAKES_A_PLACE))
    query = (
        select(
            since.label("since"),
            Person.id.label("person_id"),
            Seeker.code.label("seeker_code"),
        )
        .join(Seeker, Seeker.person_id == Person.id)
        .join(DataKey, DataKey.id == Person.data_key_id)
        .where(DataKey.wrapped.is_not(None), Seeker.state == "left" if left else ~in_work)
    )
    return (query if left else query.where(Seeker.state != "left")), Person.centre_id


def _letters() -> Class:
    written = exists().where(Delivery.event_id == Event.id, Delivery.letter.is_not(None))
    return select(Event.happened_at.label("since")).where(written), None


def _consents() -> Class:
    ended = select(Consent.withdrawn_at.label("since")).join(Person)
    return ended.where(Consent.withdrawn_at.is_not(None)), Person.centre_id


def _enquiries() -> Class:
    decided = select(Enquiry.decided_at.label("since")).join(DataKey)
    kept = decided.where(Enquiry.decided_at.is_not(None), DataKey.wrapped.is_not(None))
    return kept, Enquiry.centre_id


CLASSES: dict[str, Callable[[], Class]] = {
    "idle": lambda: _people(left=False),
    "left": lambda: _people(left=True),
    "letters": _letters,
    "consents": _consents,
    "enquiries": _enquiries,
    "breaches": lambda: (select(Breach.known_at.label("since")), Breach.centre_id),
    "trail": lambda: (select(TrailLine.at.label("since")), None),
}
PEOPLE = ("idle", "left")
