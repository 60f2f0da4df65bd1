"""Telling the outbox what comes near; called by the clock."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, String, cast, exists, literal, or_, select

from records import outbox, trail
from records.appointment.model import Appointment
from records.appointment.states import APPOINTMENT
from records.channel.model import Channel
from records.channel.states import CHANNEL, NONE
from records.ledger import Act, Actor, Role, session
from records.ledger.act import HERE
from records.outbox.actions import NOT_WISHED
from records.outbox.model import Delivery, Event
from records.rule.quiet import quiet
from records.seeker.model import Seeker
from records.seeker.states import SEEKER

TOPIC = "appointment-near"


def remind(now: datetime) -> int:
    """Have people told of what they agreed to for tomorrow; return of how many. Never in the quiet hours."""
    if quiet().over(now) != now:
        return 0
    tomorrow = now.astimezone(HERE).date() + timedelta(days=1)
    query = (
        select(Appointment.id, Appointment.centre_id, Appointment.version)
        .join(Channel, Channel.seeker_id == Appointment.seeker_id)
        .join(Seeker, Seeker.id == Appointment.seeker_id)
        .where(Channel.state == CHANNEL.start, Channel.way != NONE, Seeker.state == SEEKER.start)
        .where(Appointment.state == APPOINTMENT.start, Appointment.reminded_at.is_(None))
        .where(Appointment.at > now, Appointment.at < _end_of(tomorrow), ~exists().where(*_said()))
        .order_by(Appointment.id)
    )
    with trail.unwatched("whom to remind is shown to nobody"):
        found = session.execute(query).all()
    for row in found:
        _tell(row.id, row.centre_id, row.version, now)
    return len(found)


def was_told() -> ColumnElement[bool]:
    """Tell, as a condition of a query, whether an appointment is told as it now stands, and not in vain."""
    carried = exists().where(
        Delivery.event_id == Event.id, Delivery.settled_reason.is_distinct_from(NOT_WISHED)
    )
    return exists().where(*_said(), or_(Event.opened_at.is_(None), carried))


def _said() -> tuple[ColumnElement[bool], ...]:
    return (
        Event.topic == TOPIC,
        Event.subject == literal("appointment:") + cast(Appointment.id, String),
        Event.version == Appointment.version,
    )


def _tell(appointment_id: int, centre_id: int, version: int, now: datetime) -> None:
    outbox.tell(
        Act(Actor(Role.SYSTEM, centre_id=centre_id), now),
        "appointment-near",
        subject=f"appointment:{appointment_id}",
        version=version,
        appointment_id=appointment_id,
    )


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, HERE)
