"""The number of a household's owner, or of somebody who employs as a person: sealed, never shown whole.

It stands in place of a tax code (twelve digits, ``records/intake/citizen_id.py``). The desk that verifies
compares its end with a paper, and sees who else says the same; it is used for nothing else. Its index is of
its own kind, so that it can't be held against the numbers of people who look for work.
"""

from datetime import datetime

from sqlalchemy import select

from records import trail
from records.employer.model import Owner
from records.ledger import locking, session
from records.vault import DataKey, blind_index, destroy, new_data_key, safe_of

INDEX = "owner-number"
SHOWN = 3
SEALING = "whoever says a number need not be known, and nobody is shown it"


def keep(employer_id: int, number: str | None, now: datetime) -> None:
    """Seal a number of twelve digits under a key of its own, in place of any before; none forgets it."""
    with trail.unwatched(SEALING):
        before = session.get(Owner, employer_id)
        if before is not None:
            destroy([before.data_key_id], now)
            session.delete(before)
            session.flush()
        if number is not None:
            session.add(_sealed(employer_id, number, now))
            session.flush()


def is_kept(employer_id: int) -> bool:
    """Tell whether there is a number; nothing is opened."""
    query = select(Owner.employer_id).where(Owner.employer_id == employer_id)
    return session.scalar(query) is not None


def ending(employer_id: int) -> str | None:
    """Return the last digits, for the desk to compare with a paper; ``None`` if there is no number."""
    row = session.get(Owner, employer_id)
    number = _opened(row) if row else None
    if number is None:
        return None
    trail.look("employer", employer_id, "owner_number")
    return number[-SHOWN:]


def same_number(employer_id: int) -> set[int]:
    """Return the ids of the other employers that say they have this number."""
    mine = select(Owner.number_index).where(Owner.employer_id == employer_id).scalar_subquery()
    query = select(Owner.employer_id).where(Owner.number_index == mine)
    return set(session.scalars(query)) - {employer_id}


def reindex() -> None:
    """Make every index anew under the index key there is now."""
    for row in session.scalars(locking(select(Owner))):
        number = _opened(row)
        if number is not None:
            row.number_index = blind_index(INDEX, number)
    session.flush()


def _sealed(employer_id: int, number: str, now: datetime) -> Owner:
    key, safe = new_data_key(now)
    session.flush()
    sealed = safe.seal(_place(employer_id), number)
    index = blind_index(INDEX, number)
    return Owner(
        employer_id=employer_id, data_key_id=key.id, number_sealed=sealed, number_index=index
    )


def _opened(row: Owner) -> str | None:
    """Return the number; none if its key was destroyed, as after a restore of what was forgotten since."""
    safe = safe_of(session.get_one(DataKey, row.data_key_id))
    return safe.open(_place(row.employer_id), row.number_sealed) if safe else None


def _place(employer_id: int) -> str:
    return f"employer_owner|{employer_id}|number"
