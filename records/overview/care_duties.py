"""What the centre is to do for people and has not done yet: calls, appointments, papers, referrals.

Who chose a way to be told is reminded by the machine (room ``reminder``); everybody else is called.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import Interval, Select, and_, func, literal, or_

from records.appointment.model import Appointment
from records.call_back.model import CallBack
from records.call_back.queries import WISHED
from records.call_back.safe_time import MARK
from records.consent.model import Consent
from records.course.model import Course
from records.overview.duty import Kind
from records.overview.question import CENTRE, NOW, Shape, asks, day_after, midnight
from records.readiness.model import ReadinessItem
from records.readiness.states import OPEN
from records.referral.model import Referral
from records.referral.queries import course_begins
from records.referral.states import ALIVE
from records.reminder.telling import was_told
from records.rule.support import next_list_day
from records.rule.working_days import after
from records.seeker.model import Seeker
from records.seeker.states import UNSEEN

# The centre's own measures.
HOURS_BEFORE = timedelta(hours=3)
"""Who was not reminded so long before an appointment is called late."""
NEAR = 7
"""So many days before a course begins or papers are due somebody is called."""
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def _to_call(shape: Shape) -> Select[Any]:
    """Call back within the safe time; once one is over, it is late."""
    it = CallBack
    safe = it.safe_days + MARK + it.safe_hours
    return _of(it, it.wished_at, shape, late_from=it.late_from, safe=safe).where(WISHED)


def _to_remind(shape: Shape) -> Select[Any]:
    """Remind on the last working day before, or on the day itself."""
    it, first_not_asked = Appointment, midnight(after(shape.today, 1) + DAY)
    return (
        _of(it, midnight(shape.today), shape, late_from=it.at - literal(HOURS_BEFORE, Interval))
        .where(
            it.state == "planned",
            it.reminded_at.is_(None),
            it.at > NOW,
            it.at < first_not_asked,
        )
        .where(~was_told())
    )


def _passed(shape: Shape) -> Select[Any]:
    it = Appointment
    return _of(it, it.at, shape).where(it.state == "planned", it.at <= NOW)


def _overdue(shape: Shape) -> Select[Any]:
    """Ask about all that one person still lacks at once."""
    it = ReadinessItem
    since = day_after(func.min(it.due_on))
    return (
        asks(func.min(it.id), since, code=Seeker.code, seeker_id=Seeker.id, n=func.count())
        .join(Seeker, Seeker.id == it.seeker_id)
        .where(it.centre_id == CENTRE, it.state.in_(OPEN), it.due_on < shape.today)
        .where(Seeker.state.not_in(UNSEEN))
        .group_by(Seeker.id, Seeker.code)
    )


def _offered(shape: Shape) -> Select[Any]:
    return _of(Referral, Referral.moved_at, shape).where(Referral.state == "offered")


def _withdrawn(shape: Shape) -> Select[Any]:
    """Tell those who were told, once a consent has ended."""
    return (
        _of(Referral, Consent.withdrawn_at, shape)
        .join(Consent, Consent.id == Referral.consent_id)
        .where(Referral.state.in_(ALIVE), Consent.withdrawn_at.is_not(None))
    )


def _starting(shape: Shape) -> Select[Any]:
    begins = course_begins()
    known = _agreed(day_after(begins - NEAR - 1), shape, late_from=day_after(begins - 1))
    return known.where(begins.is_not(None))


def _over(shape: Shape) -> Select[Any]:
    """Ask who has gone through a course, on the day after its last week."""
    ends = Referral.taken_up_on + Course.weeks * 7
    found = _of(Referral, day_after(ends), shape).where(Referral.state == "enrolled")
    return found.join(Course, Course.id == Referral.course_id).where(ends.is_not(None))


def _papers(shape: Shape) -> Select[Any]:
    """Remind of the day papers are due; where none is known, of the communes' list."""
    due = func.coalesce(Referral.due_on, literal(next_list_day(shape.today)))
    known = _agreed(day_after(due - NEAR - 1), shape, late_from=day_after(due - 1))
    return known.where(Referral.kind == "credit")


def _accepted(shape: Shape) -> Select[Any]:
    """Ask how the rest goes on: what no day reminds of."""
    dayless = and_(Referral.kind == "course", course_begins().is_(None))
    return _agreed(Referral.moved_at, shape).where(
        or_(dayless, Referral.kind.in_(("abroad", "organisation")))
    )


def _agreed(since: Any, shape: Shape, *, late_from: Any = None) -> Select[Any]:
    """Begin with what people accepted and still agree to."""
    return (
        _of(Referral, since, shape, late_from=late_from)
        .outerjoin(Consent, Consent.id == Referral.consent_id)
        .where(Referral.state == "accepted", Consent.withdrawn_at.is_(None))
    )


def _of(it: Any, since: Any, shape: Shape, **more: Any) -> Select[Any]:
    """Begin a question about one centre's records; who rests or was erased is let be."""
    return (
        asks(it.id, since, code=it.code, seeker_id=it.seeker_id, **more)
        .join(Seeker, Seeker.id == it.seeker_id)
        .where(it.centre_id == CENTRE, Seeker.state.not_in(UNSEEN))
    )


KINDS = (
    Kind("call-back", _to_call),
    Kind("appointment-passed", _passed, late_after=DAY),
    Kind("appointment-remind", _to_remind),
    Kind("referral-revoked", _withdrawn, late_after=DAY),
    Kind("course-starting", _starting),
    Kind("credit-paper", _papers),
    Kind("readiness-overdue", _overdue, late_after=WEEK),
    Kind("course-over", _over, rests=WEEK, late_after=4 * WEEK),
    Kind("referral-offered", _offered, rests=WEEK, late_after=2 * WEEK),
    Kind("referral-accepted", _accepted, rests=4 * WEEK, late_after=8 * WEEK),
)
