"""Which records may be of one person, and which were joined already."""

from sqlalchemy import or_, select

from records.ledger import session
from records.person.model import Person
from records.rights.model import Merged
from records.seeker.model import Seeker


def same_as(person_id: int) -> tuple[str, ...]:
    """Return the codes of other seekers of the centre with the same citizen id or telephone."""
    me = session.get_one(Person, person_id)
    indexes = (
        (Person.citizen_id_index, me.citizen_id_index),
        (Person.phone_index, me.phone_index),
    )
    same = [column == value for column, value in indexes if value is not None]
    if not same:
        return ()
    query = select(Seeker.code).join(Person, Person.id == Seeker.person_id)
    others = query.where(Person.centre_id == me.centre_id, Person.id != person_id, or_(*same))
    return tuple(session.scalars(others.order_by(Seeker.id)))


def joined_to(person_id: int) -> int | None:
    """Return the person a record was joined to; nothing for a record of its own."""
    return session.scalar(select(Merged.kept_id).where(Merged.person_id == person_id))
