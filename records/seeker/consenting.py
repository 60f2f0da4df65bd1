"""A seeker's consents: who may be asked for what, and what ends with a yes.

Here because it touches the consent, the envelope (who is asked about P3 and P4, the credit window of P4)
and the search (P1).
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from records import trail
from records.consent import actions as consents
from records.consent import queries
from records.consent.model import Consent
from records.consent.purposes import (
    CREDIT,
    EVERYBODY,
    LONGEST_DAYS,
    PER_EMPLOYER,
    PURPOSES,
    REGISTRATION,
)
from records.consent.queries import ConsentFacts
from records.consent.said import ConsentText, Said
from records.ledger import Act, NotFound, Role, session
from records.lifecycle.machine import NotAllowed
from records.programme.actions import rewrite
from records.programme.envelope import Envelope
from records.programme.queries import envelope
from records.seeker.actions import leave
from records.seeker.model import Seeker
from records.seeker.queries import envelope_for, own_envelope
from records.seeker.states import SEEKER

Asked = tuple[str, ...]


def asked_of(known: Envelope | None) -> Asked:
    """Return the purposes to be asked about, as far as the reader may open the envelope."""
    return PURPOSES if known is not None and known.member else EVERYBODY


def asked_of_self(person_id: int) -> Asked:
    """Return the purposes the signed-in person is asked about."""
    return asked_of(own_envelope(person_id))


def asked_by(seeker_id: int, *, counsellor_id: int | None) -> Asked:
    """Return the purposes a member of the staff may ask about and read."""
    return asked_of(envelope_for(seeker_id, counsellor_id=counsellor_id))


def of_seeker(person_id: int, asked: Asked) -> tuple[ConsentFacts, ...]:
    """Return the consents to these purposes, newest first; the others do not exist for the reader."""
    return tuple(x for x in queries.of_person(person_id) if x.said.purpose in asked)


def latest(known: tuple[ConsentFacts, ...], purpose: str) -> ConsentFacts | None:
    """Return the last word on a purpose among consents, newest first; nothing if it was never given."""
    return next((x for x in known if x.said.purpose == purpose), None)


def agree(
    act: Act,
    seeker: Seeker,
    shown: ConsentText,
    *,
    asked: Asked,
    how: str,
    given_on: date | None = None,
    **more: Any,
) -> Consent:
    """Write down a yes to one purpose; ``more`` is what follow-up adds (channel, hours, answers)."""
    if shown.purpose not in asked or shown.purpose in PER_EMPLOYER:
        raise NotFound()
    said = Said(shown.purpose, shown.version, shown.language, shown.digest, **more)
    return consents.give(act, seeker.person_id, said, how=how, given_on=given_on)


def agree_that_known(
    act: Act, seeker: Seeker, shown: ConsentText, *, employer_id: int, until: date
) -> Consent:
    """Write down P3 towards one employer; only the room ``introduction`` calls this, for the person."""
    if not own_envelope(seeker.person_id).member or shown.purpose not in PER_EMPLOYER:
        raise NotFound()
    if act.by.role != Role.SEEKER:
        raise NotAllowed()
    said = Said(
        shown.purpose,
        shown.version,
        shown.language,
        shown.digest,
        employer_id=employer_id,
        until=min(until, act.today + timedelta(days=LONGEST_DAYS)),
    )
    return consents.give(act, seeker.person_id, said, how="screen")


def withdraw(act: Act, seeker: Seeker, code: str, *, asked: Asked) -> str:
    """End a consent and what is kept or done only by it; return its purpose."""
    known = next((x for x in of_seeker(seeker.person_id, asked) if x.code == code), None)
    if known is None:
        raise NotFound()
    consents.withdraw(act, queries.row(code, person_id=seeker.person_id))
    session.flush()
    if known.said.purpose == CREDIT:
        _write_window(seeker, None)
    if known.said.purpose == REGISTRATION and SEEKER.can(seeker.state, "leave", act.by.role):
        leave(act, seeker)
    return known.said.purpose


def keep_credit_until(act: Act, seeker: Seeker, day: date) -> None:
    """Keep the last day of the credit window, with P4 only (QĐ 22/2023/QĐ-TTg, Đ.3.2.a)."""
    queries.demand(seeker.person_id, CREDIT, today=act.today)
    _write_window(seeker, day)


def _write_window(seeker: Seeker, day: date | None) -> None:
    with trail.unwatched("the envelope is sealed again with another window; nobody reads it"):
        held = envelope(seeker.programme_id)
    rewrite(seeker.programme_id, replace(held, credit_until=day))
