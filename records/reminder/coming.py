"""What a letter says of something near: whose it is, when, and whether it still comes; nothing sealed."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from records.appointment.model import Appointment
from records.appointment.states import APPOINTMENT
from records.ledger import session
from records.referral.model import Referral
from records.referral.queries import course_begins, going_to_course


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that comes near: a moment, or a day; ``holds`` until it is called off."""

    seeker_id: int
    when: datetime | date | None
    holds: bool


def appointment(appointment_id: int) -> Coming:
    """Return what is told of an appointment."""
    it = Appointment
    query = select(it.seeker_id, it.at, it.state == APPOINTMENT.start)
    return Coming(*session.execute(query.where(it.id == appointment_id)).one())


def course(referral_id: int) -> Coming:
    """Return what is told of a course that somebody is on the way to."""
    begins = course_begins()
    query = select(Referral.seeker_id, begins, going_to_course() & begins.is_not(None))
    return Coming(*session.execute(query.where(Referral.id == referral_id)).one())
