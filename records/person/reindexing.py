"""Making the blind indexes of people anew: under another index key, or where one is of a newer kind.

Look-ups ask under both keys meanwhile. A walk writes only what differs, so that walking again after it was
cut off costs little.
"""

from sqlalchemy import select

from records.ledger import locking, session
from records.person.details import Opened, indexes
from records.person.model import Person

BATCH = 500


def reindex_some(after: int, limit: int = BATCH) -> tuple[int, int, int]:
    """Look at so many people behind an id; return the last id (0: the end), how many, how many changed."""
    query = select(Person).where(Person.id > after).order_by(Person.id).limit(limit)
    rows = list(session.scalars(locking(query)))
    written = sum(map(_reindex, rows))
    session.flush()
    last = rows[-1].id if len(rows) == limit else 0
    session.expire_all()
    return last, len(rows), written


def _reindex(person: Person) -> bool:
    wanted = indexes(Opened(person))
    stale = {name: index for name, index in wanted.items() if getattr(person, name) != index}
    for name, index in stale.items():
        setattr(person, name, index)
    return bool(stale)
