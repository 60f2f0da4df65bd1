"""Making an appointment, moving it, and writing down what became of it."""

from datetime import datetime

from records.appointment.model import Appointment
from records.appointment.queries import place_of
from records.appointment.states import APPOINTMENT
from records.ledger import Act, Refusal, new_code, session
from records.ledger.act import HERE
from records.person.words import seal_words
from records.seeker.model import Seeker
from records.seeker.queries import person_behind


class TimePast(Refusal):
    """Nobody can agree to come at a time that is over."""

    key = "refused-appointment-past"


class NotYet(Refusal):
    """Whether somebody came is known on the day itself."""

    key = "refused-appointment-not-yet"


def make(
    act: Act, seeker: Seeker, *, at: datetime, meets: str, about: str, place: str = ""
) -> Appointment:
    """Write down what was agreed, with who acts as the counsellor."""
    _demand_to_come(act, at)
    code = new_code()
    appointment = Appointment(
        code=code,
        centre_id=seeker.centre_id,
        seeker_id=seeker.id,
        counsellor_id=act.by.account_id,
        state=APPOINTMENT.start,
        at=at,
        meets=meets,
        about=about,
        place_sealed=seal_words(seeker.person_id, place_of(code), place),
        made_at=act.now,
    )
    session.add(appointment)
    session.flush()
    APPOINTMENT.begin(appointment, act)
    return appointment


def move(
    act: Act,
    appointment: Appointment,
    *,
    at: datetime,
    meets: str,
    about: str,
    place: str = "",
) -> None:
    """Agree on something else; the person is reminded anew."""
    _demand_to_come(act, at)
    APPOINTMENT.move(appointment, "move", act)
    appointment.at, appointment.meets, appointment.about = at, meets, about
    person_id = person_behind(appointment.seeker_id)
    appointment.place_sealed = seal_words(person_id, place_of(appointment.code), place)
    appointment.version += 1
    appointment.reminded_at = None


def remind(act: Act, appointment: Appointment) -> None:
    """Write down that the person was reminded."""
    APPOINTMENT.move(appointment, "remind", act)
    appointment.reminded_at = act.now


def keep(act: Act, appointment: Appointment) -> None:
    """Write down that the person came, or answered the call."""
    _demand_its_day(act, appointment)
    APPOINTMENT.move(appointment, "keep", act)


def miss(act: Act, appointment: Appointment) -> None:
    """Write down that the person did not come; why is nobody's to store."""
    _demand_its_day(act, appointment)
    APPOINTMENT.move(appointment, "miss", act)


def call_off(act: Act, appointment: Appointment) -> None:
    """Write down that it will not take place."""
    APPOINTMENT.move(appointment, "call-off", act)


def _demand_to_come(act: Act, at: datetime) -> None:
    if at <= act.now:
        raise TimePast()


def _demand_its_day(act: Act, appointment: Appointment) -> None:
    if appointment.at.astimezone(HERE).date() > act.today:
        raise NotYet()
