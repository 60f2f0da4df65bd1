"""Questions about people, each answered for one audience."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from records.ledger import NotFound, session
from records.person.details import Opened
from records.person.model import Person
from records.vault import Safe, blind_index, safe_of


@dataclass(frozen=True, slots=True, repr=False)
class PersonFacts:
    """What the person and the staff of their centre know."""

    id: int
    code: str
    centre_id: int
    branch_id: int
    counsellor_id: int | None
    commune_code: str | None
    details: Opened


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who at the centre answers for a person: no personal value in it, fit for letters and logs."""

    code: str
    centre_id: int
    branch_id: int
    counsellor_id: int | None


class ContactCard:
    """What an employer sees of a person who granted their name and contact: nothing else."""

    __slots__ = ("_details",)

    def __init__(self, details: Opened) -> None:
        """Keep the sealed facts; each is opened when a page reads it."""
        self._details = details

    @property
    def name(self) -> str:
        """The full name."""
        return self._details.name

    @property
    def phone(self) -> str | None:
        """The telephone number, E.164."""
        return self._details.phone


def person_of(account_id: int) -> int | None:
    """Return the id of the person an account belongs to."""
    return session.scalar(select(Person.id).where(Person.account_id == account_id))


def facts(person_id: int) -> PersonFacts:
    """Return one person opened."""
    return _facts(session.get_one(Person, person_id))


def many(person_ids: set[int]) -> dict[int, PersonFacts]:
    """Return several people opened, by id."""
    rows = session.scalars(select(Person).where(Person.id.in_(person_ids)))
    return {row.id: _facts(row) for row in rows}


def contact_card(person_id: int) -> ContactCard:
    """Return name and telephone; only the room that checked a grant may call this."""
    return ContactCard(facts(person_id).details)


def keeper(person_id: int) -> Keeper:
    """Return who at the centre answers for a person, without opening anything."""
    row = session.get_one(Person, person_id)
    return Keeper(row.code, row.centre_id, row.branch_id, row.counsellor_id)


def safe_of_person(person_id: int) -> Safe | None:
    """Open a person's own key for rooms downstream that seal for them; ``None`` once erased."""
    return safe_of(session.get_one(Person, person_id).data_key)


def already_known(*, centre_id: int, phone: str | None, citizen_id: str | None) -> int | None:
    """Return a person of this centre with the same citizen id, or else the same telephone."""
    same = []
    if citizen_id:
        same.append(Person.citizen_id_index == blind_index("citizen_id", citizen_id))
    if phone and not citizen_id:
        same.append(Person.phone_index == blind_index("phone", phone))
    if not same:
        return None
    query = select(Person.id).where(Person.centre_id == centre_id, or_(*same))
    return session.scalar(query.order_by(Person.id).limit(1))


def row(person_id: int, *, centre_id: int) -> Person:
    """Return the row of a person of this centre, for verbs downstream."""
    found = session.get(Person, person_id)
    if found is None or found.centre_id != centre_id:
        raise NotFound()
    return found


def _facts(row: Person) -> PersonFacts:
    return PersonFacts(
        id=row.id,
        code=row.code,
        centre_id=row.centre_id,
        branch_id=row.branch_id,
        counsellor_id=row.counsellor_id,
        commune_code=row.commune_code,
        details=Opened(row),
    )
