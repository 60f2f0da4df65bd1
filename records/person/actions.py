"""Writing down who somebody is."""

from records import trail
from records.ledger import Act, session
from records.person.details import Details, seal, seal_some
from records.person.model import Person
from records.person.particulars import Particulars
from records.vault import new_data_key


def write_down(
    act: Act,
    details: Details,
    *,
    centre_id: int,
    branch_id: int,
    counsellor_id: int | None,
    commune_code: str | None,
) -> Person:
    """Write down a person under a data key of their own."""
    key, _ = new_data_key(act.now)
    person = Person(
        centre_id=centre_id,
        branch_id=branch_id,
        counsellor_id=counsellor_id,
        commune_code=commune_code,
        data_key=key,
        registered_at=act.now,
    )
    session.add(person)
    session.flush()
    seal(person, details)
    return person


def fill_in(act: Act, person: Person, *, religion: str | None, particulars: Particulars) -> None:
    """Write down what form 01 asks besides who somebody is."""
    seal_some(person, {"religion": religion, "particulars": particulars})
    session.flush()
    trail.note(act, verb="fill-in", subject="person", subject_id=person.id)


def give_account(person: Person, account_id: int) -> None:
    """Bind a sign-in to the person."""
    person.account_id = account_id
    session.flush()
