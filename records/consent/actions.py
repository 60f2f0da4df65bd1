"""Writing down a yes, and its end. Who may be asked for what is decided downstream (room ``seeker``)."""

from datetime import date

from records.consent.model import Consent
from records.consent.queries import asking, of_purpose, place, slot
from records.consent.said import Said
from records.consent.states import CONSENT
from records.ledger import Act, NotFound, Refusal, new_code, session
from records.ledger.act import HERE
from records.person.queries import safe_of_person


class GivenAlready(Refusal):
    """The person agreed to this already; it is ended first, and then given anew."""

    key = "refused-consent-given-already"


class DayToCome(Refusal):
    """A paper bears the day it was signed, and that day has come."""

    key = "refused-consent-day-to-come"


class WithdrawnSince(Refusal):
    """The paper is not newer than the person's own withdrawal, which counts."""

    key = "refused-consent-withdrawn-since"


def give(
    act: Act, person_id: int, said: Said, *, how: str, given_on: date | None = None
) -> Consent:
    """Write down that a person agreed; on paper ``given_on`` is the day the paper bears."""
    day = given_on or act.today
    safe = safe_of_person(person_id)
    if safe is None:
        raise NotFound()
    _demand_new(act, person_id, said, how, day)
    code = new_code()
    consent = Consent(
        code=code,
        person_id=person_id,
        state=CONSENT.start,
        slot=slot(safe, person_id, said.purpose, said.employer_id, said.until),
        asking_index=asking(safe, person_id, said.purpose, said.channel, said.hours),
        sealed=safe.seal(place(code), said.pack()),
        how=how,
        taken_by=act.by.account_id,
        given_on=day,
        given_at=act.now,
    )
    session.add(consent)
    session.flush()
    CONSENT.begin(consent, act)
    return consent


def withdraw(act: Act, consent: Consent) -> None:
    """Take a consent back; it holds from the next request on."""
    CONSENT.move(consent, "withdraw", act)
    consent.withdrawn_at = act.now


def _demand_new(act: Act, person_id: int, said: Said, how: str, day: date) -> None:
    if day > act.today:
        raise DayToCome()
    for known in of_purpose(person_id, said.purpose, said.employer_id):
        if known.holds(act.today):
            raise GivenAlready()
        ended = known.withdrawn_at
        if how == "paper" and ended and day <= ended.astimezone(HERE).date():
            raise WithdrawnSince()
