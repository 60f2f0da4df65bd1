"""What people decided about single vacancies."""

from sqlalchemy import select

from records.ledger import session
from records.suggestion.model import Decision


def decisions_of(seeker_id: int) -> dict[int, str]:
    """Return what a seeker decided about vacancies: ``saved`` or ``not-for-me`` by vacancy id."""
    query = select(Decision).where(
        Decision.seeker_id == seeker_id, Decision.vacancy_id.is_not(None)
    )
    return {x.vacancy_id: x.choice for x in session.scalars(query) if x.vacancy_id is not None}


def refused_by(seeker_id: int) -> frozenset[int]:
    """Return the vacancies that a seeker put aside as not for them."""
    decided = decisions_of(seeker_id).items()
    return frozenset(key for key, choice in decided if choice == "not-for-me")
