"""What a person agreed to: for the person and their centre, and for verbs that need it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from records import trail
from records.consent.model import Consent
from records.consent.purposes import FOLLOW_UP, HOURS, TEXT
from records.consent.said import Said
from records.consent.states import CONSENT
from records.ledger import Refusal, locking, session, the_one
from records.person.queries import safe_for_letter, safe_of_person
from records.vault import Safe


class ConsentNeeded(Refusal):
    """This needs a yes that was not given."""

    key = "refused-consent-needed"


class ConsentWithdrawn(Refusal):
    """The person took their yes to this back: the centre goes no further on its own."""

    key = "refused-consent-withdrawn"


@dataclass(frozen=True, slots=True, repr=False)
class ConsentFacts:
    """A consent as the person and their centre read it; ``taken_by`` is an account."""

    code: str
    said: Said
    how: str
    taken_by: int | None
    given_on: date
    given_at: datetime
    withdrawn_at: datetime | None

    def holds(self, today: date) -> bool:
        """Tell whether it is in force."""
        until = self.said.until
        return self.withdrawn_at is None and (until is None or today <= until)


def of_person(person_id: int) -> tuple[ConsentFacts, ...]:
    """Return all consents of a person, newest first; none once the person was erased."""
    found = _opened(person_id)
    if found:
        trail.look("person", person_id, "consents")
    return found


def in_force(
    person_id: int, purpose: str, *, today: date, employer_id: int | None = None
) -> ConsentFacts | None:
    """Return the consent to this purpose (towards this employer) that holds today."""
    found = (x for x in of_purpose(person_id, purpose, employer_id) if x.holds(today))
    return next(found, None)


def of_purpose(
    person_id: int, purpose: str, employer_id: int | None = None
) -> tuple[ConsentFacts, ...]:
    """Return a person's consents to one purpose (towards one employer), newest first."""
    return tuple(
        x
        for x in _opened(person_id)
        if (x.said.purpose, x.said.employer_id) == (purpose, employer_id)
    )


def demand(person_id: int, purpose: str, *, today: date) -> ConsentFacts:
    """Return the consent that holds, or refuse to go on. A house test lists every verb that calls this."""
    held = in_force(person_id, purpose, today=today)
    if held is None:
        raise ConsentNeeded()
    return held


def heed(person_id: int, purpose: str) -> None:
    """Refuse to go on after the person took this consent back; never having been asked is no refusal.

    For what the law lets the centre do without asking (registering and counselling are its duty) but
    not against the person's word. A house test lists every verb that calls this.
    """
    known = of_purpose(person_id, purpose)
    if known and known[0].withdrawn_at is not None:
        raise ConsentWithdrawn()


def hours_for_texts(person_id: int) -> str | None:
    """Return in which of ``HOURS`` a person agreed to be asked later (P6) by text; ``None``: they did not.

    By its blind index: for the clock, which opens no consent.
    """
    safe = safe_for_letter(person_id)
    if safe is None:
        return None
    hours = {asking(safe, person_id, FOLLOW_UP, TEXT, each): each for each in HOURS}
    given = select(Consent.asking_index).where(
        Consent.asking_index.in_(hours), Consent.state == CONSENT.start
    )
    return hours.get(session.scalar(given) or b"")


def slot(
    safe: Safe,
    person_id: int,
    purpose: str,
    employer_id: int | None = None,
    until: date | None = None,
) -> bytes:
    """Return the blind index of a consent: of two for the same only one can hold."""
    return safe.blind("consent", f"{person_id}|{purpose}|{employer_id or ''}|{until or ''}")


def asking(
    safe: Safe, person_id: int, purpose: str, channel: str | None, hours: str | None
) -> bytes:
    """Return the blind index of how somebody wishes to be asked; whatever the purpose, a consent has one."""
    return safe.blind("consent-asking", f"{person_id}|{purpose}|{channel or ''}|{hours or ''}")


def row(code: str, *, person_id: int) -> Consent:
    """Return the row of one of a person's own consents, locked."""
    query = select(Consent).where(Consent.code == code, Consent.person_id == person_id)
    return the_one(locking(query))


def place(code: str) -> str:
    """Return what the sealed value is bound to."""
    return f"consent|{code}|sealed"


def _opened(person_id: int) -> tuple[ConsentFacts, ...]:
    """Open them for a verb that asks; who reads them on a page is noted by ``of_person``."""
    query = select(Consent).where(Consent.person_id == person_id).order_by(Consent.id.desc())
    safe = safe_of_person(person_id)
    if safe is None:
        return ()
    return tuple(
        _facts(row, Said.unpack(safe.open(place(row.code), row.sealed) or ""))
        for row in session.scalars(query)
    )


def _facts(row: Consent, said: Said) -> ConsentFacts:
    return ConsentFacts(
        code=row.code,
        said=said,
        how=row.how,
        taken_by=row.taken_by,
        given_on=row.given_on,
        given_at=row.given_at,
        withdrawn_at=row.withdrawn_at,
    )
