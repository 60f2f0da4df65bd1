"""Appointments as the person and their centre read them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select

from records.appointment.model import Appointment
from records.appointment.states import APPOINTMENT
from records.ledger import NotFound, locking, session, the_one
from records.person.words import SealedWords
from records.seeker.model import Seeker

PAST_SHOWN = 10


@dataclass(frozen=True, slots=True, repr=False)
class AppointmentFacts:
    """One appointment; ``counsellor_id`` is an account, ``seeker_id`` whose it is."""

    code: str
    state: str
    version: int
    at: datetime
    meets: str
    about: str
    seeker_id: int
    counsellor_id: int | None
    made_at: datetime
    reminded_at: datetime | None
    where: SealedWords

    @property
    def place(self) -> str:
        """Where one meets, or which number is called; reading it is noted."""
        return self.where.read()


def planned_of(seeker_id: int) -> tuple[AppointmentFacts, ...]:
    """Return what a person has agreed to, the next first."""
    query = _all().where(Appointment.seeker_id == seeker_id, _PLANNED)
    return _read(query.order_by(Appointment.at, Appointment.id))


def over_of(seeker_id: int) -> tuple[AppointmentFacts, ...]:
    """Return the last appointments of a person that are over, newest first."""
    query = _all().where(Appointment.seeker_id == seeker_id, ~_PLANNED)
    return _read(query.order_by(Appointment.at.desc(), Appointment.id.desc()).limit(PAST_SHOWN))


def all_of(seeker_id: int) -> tuple[AppointmentFacts, ...]:
    """Return everything a person ever agreed to, the first first."""
    return _read(_all().where(Appointment.seeker_id == seeker_id).order_by(Appointment.id))


def planned_at(centre_id: int, *, before: datetime) -> tuple[AppointmentFacts, ...]:
    """Return a centre's planned appointments at any time before a moment, the earliest first."""
    query = _all().where(Appointment.centre_id == centre_id, _PLANNED, Appointment.at < before)
    return _read(query.order_by(Appointment.at, Appointment.id))


def one_for_centre(code: str, *, centre_id: int) -> AppointmentFacts:
    """Return one appointment of this centre."""
    return _one(_all().where(Appointment.code == code, Appointment.centre_id == centre_id))


def one_for_seeker(code: str, *, seeker_id: int) -> AppointmentFacts:
    """Return one of a person's own appointments."""
    return _one(_all().where(Appointment.code == code, Appointment.seeker_id == seeker_id))


def row_for_centre(code: str, *, centre_id: int) -> Appointment:
    """Return the row of one appointment of this centre, locked."""
    query = select(Appointment).where(Appointment.code == code, Appointment.centre_id == centre_id)
    return the_one(locking(query))


def place_of(code: str) -> str:
    """Return what the sealed place is bound to."""
    return f"appointment|{code}|place"


_PLANNED = Appointment.state == APPOINTMENT.start


def _all() -> Select[Appointment, int]:
    return select(Appointment, Seeker.person_id).join(Seeker, Seeker.id == Appointment.seeker_id)


def _one(query: Select[Appointment, int]) -> AppointmentFacts:
    found = _read(query)
    if not found:
        raise NotFound()
    return found[0]


def _read(query: Select[Appointment, int]) -> tuple[AppointmentFacts, ...]:
    return tuple(_facts(row, person_id) for row, person_id in session.execute(query))


def _facts(row: Appointment, person_id: int) -> AppointmentFacts:
    return AppointmentFacts(
        code=row.code,
        state=row.state,
        version=row.version,
        at=row.at,
        meets=row.meets,
        about=row.about,
        seeker_id=row.seeker_id,
        counsellor_id=row.counsellor_id,
        made_at=row.made_at,
        reminded_at=row.reminded_at,
        where=SealedWords(person_id, place_of(row.code), row.place_sealed, name="appointments"),
    )
