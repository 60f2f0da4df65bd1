"""Questions about people, each answered for one audience."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from records.ledger import NotFound, any_of, session
from records.person.details import Findable, Opened, namesake_of
from records.person.model import Person
from records.vault import DataKey, Safe, blind_indexes, safe_of


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
    if not person_ids:
        return {}
    rows = session.scalars(select(Person).where(Person.id == any_of(person_ids)))
    return {row.id: _facts(row) for row in rows}


def contact_card(person_id: int) -> ContactCard | None:
    """Return name and telephone; only the room that checked a grant may call this.

    ``None`` if the second wall shows nobody: the grant was taken back since it was checked.
    """
    row = session.get(Person, person_id, populate_existing=True)
    return ContactCard(Opened(row)) if row is not None else None


def keeper(person_id: int) -> Keeper:
    """Return who at the centre answers for a person, without opening anything."""
    query = select(Person.code, Person.centre_id, Person.branch_id, Person.counsellor_id)
    return Keeper(*session.execute(query.where(Person.id == person_id)).one())


def safe_of_person(person_id: int) -> Safe | None:
    """Open a person's own key for rooms downstream that seal for them; ``None`` once erased."""
    return safe_of(session.get_one(Person, person_id).data_key)


def safe_for_letter(person_id: int) -> Safe | None:
    """Open the same key for who carries a letter to the person: of their row it reads the key alone."""
    query = select(DataKey).join(Person, Person.data_key_id == DataKey.id)
    row = session.scalars(query.where(Person.id == person_id)).one_or_none()
    return safe_of(row) if row else None


def already_known(*, centre_id: int, phone: str | None, citizen_id: str | None) -> int | None:
    """Return a person of this centre with the same citizen id, or else the same telephone."""
    same = []
    if citizen_id:
        same.append(Person.citizen_id_index.in_(blind_indexes("citizen_id", citizen_id)))
    if phone and not citizen_id:
        same.append(Person.phone_index.in_(blind_indexes("phone", phone)))
    if not same:
        return None
    query = select(Person.id).where(Person.centre_id == centre_id, or_(*same))
    return session.scalar(query.order_by(Person.id).limit(1))


def namesake(who: Findable, *, centre_id: int) -> int | None:
    """Return a person of this centre with the same name and birth date: a reason to ask, never proof."""
    said = namesake_of(who)
    if said is None:
        return None
    same = Person.namesake_index.in_(blind_indexes("namesake", said))
    query = select(Person.id).where(Person.centre_id == centre_id, same)
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
