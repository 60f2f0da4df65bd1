"""Telling the outbox what comes near; called by the clock."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, String, cast, exists, literal, or_, select

from records import outbox, trail
from records.appointment.model import Appointment
from records.appointment.states import APPOINTMENT
from records.channel.model import Channel
from records.channel.states import CHANNEL, NONE
from records.ledger import Act, session
from records.ledger.act import HERE
from records.outbox.actions import NOT_WISHED
from records.outbox.model import Delivery, Event
from records.referral.model import Referral
from records.referral.queries import course_begins, going_to_course
from records.rule.quiet import quiet
from records.seeker.model import Seeker
from records.seeker.states import SEEKER

Near = Select[int, int, int]
Found = Sequence[Row[int, int, int]]
"""What comes near: its id, its centre, and the version of it that is told once."""


def remind(now: datetime) -> int:
    """Have people told of what is tomorrow; return of how much. Never in the quiet hours."""
    if quiet().over(now) != now:
        return 0
    with trail.unwatched("whom to remind is shown to nobody"):
        meetings = session.execute(_appointments(now)).all()
        courses = session.execute(_courses(now)).all()
    for each, by in _by_clock(meetings, now):
        outbox.tell(
            by,
            "appointment-near",
            subject=f"appointment:{each.id}",
            version=each.version,
            appointment_id=each.id,
        )
    for each, by in _by_clock(courses, now):
        outbox.tell(
            by,
            "course-near",
            subject=f"referral:{each.id}",
            version=each.version,
            referral_id=each.id,
        )
    return len(meetings) + len(courses)


def was_told() -> ColumnElement[bool]:
    """Tell, as a condition of a query, whether an appointment is told as it now stands, and not in vain."""
    carried = exists().where(
        Delivery.event_id == Event.id, Delivery.settled_reason.is_distinct_from(NOT_WISHED)
    )
    return exists().where(*_MEETING_TOLD, or_(Event.opened_at.is_(None), carried))


def _appointments(now: datetime) -> Near:
    """Agreed on for later today or tomorrow; a moved one is another version."""
    it, days_end = Appointment, _midnight(now, days=2)
    return _to_people(select(it.id, it.centre_id, it.version), it.seeker_id).where(
        it.state == APPOINTMENT.start,
        it.reminded_at.is_(None),
        it.at > now,
        it.at < days_end,
        ~exists().where(*_MEETING_TOLD),
    )


def _courses(now: datetime) -> Near:
    """A course that begins tomorrow; each start is another version."""
    it, tomorrow = Referral, _midnight(now, days=1).date()
    version = literal(tomorrow.toordinal())
    return _to_people(select(it.id, it.centre_id, version.label("version")), it.seeker_id).where(
        going_to_course(),
        course_begins() == tomorrow,
        ~exists().where(*said("course-near", "referral:", it.id, version)),
    )


def _to_people(near: Near, seeker_id: Any) -> Near:
    """Of those alone who chose a way to be told, and have not paused."""
    told = near.join(Channel, Channel.seeker_id == seeker_id)
    return (
        told.join(Seeker, Seeker.id == seeker_id)
        .where(Channel.state == CHANNEL.start, Channel.way != NONE, Seeker.state == SEEKER.start)
        .order_by("id")
    )


def said(topic: str, kind: str, id_: Any, version: Any) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions on an event that it told this of one version of a record."""
    subject = literal(kind) + cast(id_, String)
    return Event.topic == topic, Event.subject == subject, Event.version == version


_MEETING_TOLD = said("appointment-near", "appointment:", Appointment.id, Appointment.version)


def _by_clock(found: Found, now: datetime) -> Iterator[tuple[Row[int, int, int], Act]]:
    for each in found:
        yield each, Act.of_the_clock(now, centre_id=each.centre_id)


def _midnight(now: datetime, *, days: int) -> datetime:
    """Return the midnight with which the day in so many days begins here."""
    begins = now.astimezone(HERE).replace(hour=0, minute=0, second=0, microsecond=0)
    return begins + timedelta(days=days)
