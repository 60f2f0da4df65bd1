"""Emptying what was sealed with keys that are no more, and the indexes by which it could be found."""

from collections.abc import Collection

from sqlalchemy import LargeBinary, update

from records.ledger import session
from records.person.model import Person


def forget(key_ids: Collection[int]) -> int:
    """Empty the sealed columns and blind indexes of the people with these data keys; return how many."""
    sealed = [c.name for c in Person.__table__.columns if isinstance(c.type, LargeBinary)]
    query = update(Person).where(Person.data_key_id.in_(key_ids))
    return len(session.scalars(query.values(dict.fromkeys(sealed)).returning(Person.id)).all())
