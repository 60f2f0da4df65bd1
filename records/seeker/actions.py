"""Registering a seeker, and changing what they look for."""

from typing import Any

from sqlalchemy import select

from records import trail
from records.account.actions import close_account, open_account
from records.consent.purposes import REGISTRATION
from records.consent.queries import ConsentNeeded, heed
from records.history.changes import changed
from records.ledger import Act, Refusal, Role, locking, new_code, session, the_one
from records.person import actions as people
from records.person.details import Details
from records.person.queries import already_known, namesake
from records.person.queries import row as person_row
from records.programme import actions as programmes
from records.programme.envelope import Envelope
from records.seeker.model import Seeker
from records.seeker.states import SEEKER

KIND = "seeker"
NOBODY = Envelope()
TESTERS = ("centre", "employer")
PROVED = 4
"""The level of a skill that a test has shown."""


class AlreadyRegistered(Refusal):
    """The centre has a person with the same citizen id or telephone."""

    key = "refused-person-known"


class Namesake(Refusal):
    """The centre has a person with the same name and birth date, who may be somebody else."""

    key = "refused-person-namesake"


class NothingTested(Refusal):
    """A trade test is of a skill the person says they have, or of their trade, and was held somewhere."""

    key = "refused-nothing-tested"


def register(
    act: Act,
    details: Details,
    wishes: dict[str, Any],
    *,
    centre_id: int,
    branch_id: int,
    counsellor_id: int | None,
    envelope: Envelope = NOBODY,
    someone_else: bool = False,
) -> Seeker:
    """Write down who somebody is and what they look for.

    Telephones are shared and names alike: ``someone_else`` says that this was asked. A citizen id is not.
    """
    _demand_no_window(envelope)
    # Taking the number first lets registrations pass one by one: of two for one person, the second is seen.
    number = changed(KIND)
    _demand_unknown(details, centre_id=centre_id, someone_else=someone_else)
    person = people.write_down(
        act,
        details,
        centre_id=centre_id,
        branch_id=branch_id,
        counsellor_id=counsellor_id,
        commune_code=wishes.get("commune_code"),
    )
    seeker = Seeker(
        person_id=person.id,
        programme_id=programmes.open_for_anyone(act, envelope),
        centre_id=centre_id,
        state=SEEKER.start,
        changed_no=number,
        **wishes,
    )
    session.add(seeker)
    session.flush()
    SEEKER.begin(seeker, act)
    return seeker


def give_access(act: Act, seeker: Seeker, *, pin: str, code: str | None = None) -> str:
    """Open the seeker's sign-in and return the access code for their slip; an older one is closed."""
    person = person_row(seeker.person_id, centre_id=seeker.centre_id)
    if person.account_id is not None:
        close_account(person.account_id, act.now)
    code = code or new_code()
    account_id = open_account(
        role=Role.SEEKER, login=code, secret=pin, now=act.now, centre_id=seeker.centre_id
    )
    people.give_account(person, account_id)
    trail.note(act, verb="give-access", subject="account", subject_id=account_id)
    return code


def change_wishes(act: Act, seeker: Seeker, wishes: dict[str, Any]) -> None:
    """Change what the seeker looks for."""
    for name, value in wishes.items():
        setattr(seeker, name, value)
    seeker.changed_no = changed(KIND)
    SEEKER.stay(seeker, "change-wishes", act)


def prove(act: Act, seeker: Seeker, concept: str, *, tester: str) -> None:
    """Write down that a skill was shown in a test at the centre or at an employer's.

    A test is proof enough: where the trade was learned is never asked.
    """
    if tester not in TESTERS:
        raise NothingTested()
    seeker.held = {**seeker.held, concept: PROVED}
    seeker.changed_no = changed(KIND)
    SEEKER.stay(seeker, f"prove-at-{tester}", act)


def pause(act: Act, seeker: Seeker) -> None:
    """Stop suggesting anything for a while."""
    _move(act, seeker, "pause")


def resume(act: Act, seeker: Seeker) -> None:
    """Look for work again; who took back P1 agrees anew first."""
    heed(seeker.person_id, REGISTRATION)
    _move(act, seeker, "resume")


def leave(act: Act, seeker: Seeker) -> None:
    """End the search at the person's wish."""
    _move(act, seeker, "leave")


def row(code: str, *, centre_id: int) -> Seeker:
    """Return the row of a seeker of this centre, locked."""
    query = select(Seeker).where(Seeker.code == code, Seeker.centre_id == centre_id)
    return the_one(locking(query))


def own_row(person_id: int) -> Seeker:
    """Return the row of the signed-in person, locked."""
    query = select(Seeker).where(Seeker.person_id == person_id)
    return the_one(locking(query))


def _demand_unknown(details: Details, *, centre_id: int, someone_else: bool) -> None:
    phone = None if someone_else else details.phone
    if already_known(centre_id=centre_id, phone=phone, citizen_id=details.citizen_id):
        raise AlreadyRegistered()
    if not someone_else and namesake(details, centre_id=centre_id):
        raise Namesake()


def _demand_no_window(envelope: Envelope) -> None:
    """Registering needs no consent; the credit window does, and is written after it (``consenting``)."""
    if envelope.credit_until is not None:
        raise ConsentNeeded()


def _move(act: Act, seeker: Seeker, verb: str) -> None:
    SEEKER.move(seeker, verb, act)
    seeker.changed_no = changed(KIND)
