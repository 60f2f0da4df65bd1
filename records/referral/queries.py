"""Referrals as the person and their centre read them, and what came of them in numbers."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, cast, func, select

from records.consent.model import Consent
from records.consent.states import CONSENT
from records.course.model import CourseStart
from records.course.queries import CourseCard, StartFacts, cards_of, next_start, start_of
from records.history.model import HistoryLine
from records.ledger import NotFound, locking, session, the_one
from records.ledger.act import HERE
from records.person.words import SealedWords
from records.referral.model import Referral
from records.referral.states import ALIVE, KINDS, REFERRAL
from records.seeker.model import Seeker

REVOKED = "revoked"


@dataclass(frozen=True, slots=True, repr=False)
class ReferralFacts:
    """One referral; ``state`` is ``revoked`` once its consent is withdrawn, ``closed`` when it is over."""

    id: int
    code: str
    kind: str
    state: str
    closed: bool
    seeker_id: int
    course: CourseCard | None
    start: StartFacts | None
    due_on: date | None
    amount: int | None
    begun_at: datetime
    moved_at: datetime
    taken_up_on: date | None
    ended_on: date | None
    place: SealedWords

    @property
    def where(self) -> str:
        """Where to; for a course who gives it. Reading what was sealed is noted."""
        return self.course.provider if self.course else self.place.read()

    def begins(self, today: date) -> StartFacts | None:
        """Return the start that was chosen, or else the course's next one."""
        ahead = self.course.ahead(today) if self.course else ()
        return self.start or (ahead[0] if ahead else None)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a kind: people sent on, begun (enrolled, borrowed, gone), ended well, đồng lent."""

    offered: int = 0
    taken_up: int = 0
    done: int = 0
    lent: int = 0


def of_seeker(seeker_id: int) -> tuple[ReferralFacts, ...]:
    """Return a person's referrals, newest first."""
    return _read(_all().where(Referral.seeker_id == seeker_id).order_by(Referral.id.desc()))


def alive_of_centre(centre_id: int) -> tuple[ReferralFacts, ...]:
    """Return what goes on at a centre, what moved longest ago first."""
    alive = _all().where(Referral.centre_id == centre_id, Referral.state.in_(ALIVE))
    return _read(alive.order_by(Referral.moved_at, Referral.id))


def one_for_centre(code: str, *, centre_id: int) -> ReferralFacts:
    """Return one referral of this centre."""
    return _one(_all().where(Referral.code == code, Referral.centre_id == centre_id))


def one_for_seeker(code: str, *, seeker_id: int) -> ReferralFacts:
    """Return one of a person's own referrals."""
    return _one(_all().where(Referral.code == code, Referral.seeker_id == seeker_id))


def row_for_centre(code: str, *, centre_id: int) -> Referral:
    """Return the row of one referral of this centre, locked."""
    return _row(select(Referral).where(Referral.code == code, Referral.centre_id == centre_id))


def row_for_seeker(code: str, *, seeker_id: int) -> Referral:
    """Return the row of one of a person's own referrals, locked."""
    return _row(select(Referral).where(Referral.code == code, Referral.seeker_id == seeker_id))


def outcomes(centre_id: int, *, first: date, last: date) -> dict[str, Came]:
    """Count by kind what a centre's referrals came to from ``first`` to ``last``, each on its own day."""
    begins, ends = _midnight(first), _midnight(last + timedelta(days=1))
    taken = Referral.taken_up_on.between(first, last)
    query = (
        select(
            Referral.kind,
            func.count().filter(Referral.begun_at >= begins, Referral.begun_at < ends),
            func.count().filter(taken),
            func.count().filter(Referral.ended_on.between(first, last), Referral.state == "done"),
            func.coalesce(func.sum(Referral.amount).filter(taken), 0),
        )
        .where(Referral.centre_id == centre_id)
        .group_by(Referral.kind)
    )
    found = {
        kind: Came(*(int(n or 0) for n in numbers)) for kind, *numbers in session.execute(query)
    }
    return {kind: found.get(kind, Came()) for kind in KINDS}


def place_of(code: str) -> str:
    """Return what the sealed place is bound to."""
    return f"referral|{code}|where"


def course_begins() -> ColumnElement[Any]:
    """When a course begins for whoever agreed to it, in a question: the start they chose, or the first since.

    Since they agreed, also for who is enrolled: what began before that was never theirs.
    """
    line = select(func.max(HistoryLine.happened_at)).where(
        HistoryLine.subject == REFERRAL.subject,
        HistoryLine.subject_id == Referral.id,
        HistoryLine.verb == "accept",
    )
    since = line.scalar_subquery()
    chosen = select(CourseStart.starts_on).where(CourseStart.id == Referral.start_id)
    first = next_start(Referral.course_id, cast(func.timezone(HERE.key, since), Date))
    return func.coalesce(chosen.scalar_subquery(), first)


def going_to_course() -> ColumnElement[bool]:
    """Tell, as a condition, whether somebody is on the way to a course, and agrees to it still."""
    holds = select(Consent.id).where(
        Consent.id == Referral.consent_id, Consent.state == CONSENT.start
    )
    return and_(Referral.state.in_(("accepted", "enrolled")), holds.exists())


Rows = Select[Referral, int, datetime | None, str | None]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, HERE)


def _all() -> Rows:
    return (
        select(Referral, Seeker.person_id, Consent.withdrawn_at, CourseStart.code)
        .join(Seeker, Seeker.id == Referral.seeker_id)
        .outerjoin(Consent, Consent.id == Referral.consent_id)
        .outerjoin(CourseStart, CourseStart.id == Referral.start_id)
    )


def _row(query: Select[Referral]) -> Referral:
    return the_one(locking(query))


def _one(query: Rows) -> ReferralFacts:
    found = _read(query)
    if not found:
        raise NotFound()
    return found[0]


def _read(query: Rows) -> tuple[ReferralFacts, ...]:
    found = session.execute(query).all()
    courses = cards_of([row.course_id for row, *_ in found if row.course_id])
    return tuple(
        _facts(row, person_id, withdrawn_at, courses.get(row.course_id or 0), start)
        for row, person_id, withdrawn_at, start in found
    )


def _facts(
    row: Referral,
    person_id: int,
    withdrawn_at: datetime | None,
    course: CourseCard | None,
    start: str | None,
) -> ReferralFacts:
    closed = row.state not in ALIVE
    return ReferralFacts(
        id=row.id,
        code=row.code,
        kind=row.kind,
        state=row.state if closed or withdrawn_at is None else REVOKED,
        closed=closed,
        seeker_id=row.seeker_id,
        course=course,
        start=start_of(course, start) if course and start else None,
        due_on=row.due_on,
        amount=row.amount,
        begun_at=row.begun_at,
        moved_at=row.moved_at,
        taken_up_on=row.taken_up_on,
        ended_on=row.ended_on,
        place=SealedWords(person_id, place_of(row.code), row.where_sealed, name="referrals"),
    )
