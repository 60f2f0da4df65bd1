"""What a letter says of something near: whose it is, when, and whether it still comes; nothing sealed."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from records.appointment.model import Appointment
from records.appointment.states import APPOINTMENT
from records.ledger import session
from records.ledger.act import HERE
from records.referral.model import Referral
from records.referral.queries import course_begins, going_to_course


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that comes near: a moment, or a day in Vietnam; ``holds`` until it is called off."""

    seeker_id: int
    when: datetime | date | None
    holds: bool

    def comes(self, now: datetime) -> bool:
        """Tell whether it is still to come: a moment not yet, a day not over."""
        if self.when is None or not self.holds:
            return False
        at = isinstance(self.when, datetime)
        return self.when > now if at else self.when >= now.astimezone(HERE).date()


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
