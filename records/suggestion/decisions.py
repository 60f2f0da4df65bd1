"""What people decided about single vacancies, and what a no hides besides."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, or_, select

from records.ledger import session
from records.seeker.model import Seeker
from records.suggestion.alike import alike
from records.suggestion.model import REASONS, Decision
from records.vacancy.model import Vacancy
from records.vacancy.queries import VacancyCard, cards_of, still_open

NOT_FOR_ME = "not-for-me"
__all__ = ["NOT_FOR_ME", "REASONS", "PutAside", "decisions_of", "put_aside", "refused_by"]


@dataclass(frozen=True, slots=True)
class PutAside:
    """One open vacancy somebody said no to, the reason if they gave one, and how many more that hides."""

    card: VacancyCard
    reason: str | None
    more: int


def decisions_of(seeker_id: int) -> dict[int, str]:
    """Return what a seeker decided about vacancies: ``saved`` or ``not-for-me`` by vacancy id."""
    query = select(Decision).where(
        Decision.seeker_id == seeker_id, Decision.vacancy_id.is_not(None)
    )
    return {x.vacancy_id: x.choice for x in session.scalars(query) if x.vacancy_id is not None}


def refused_by(seeker_id: int, *, today: date) -> frozenset[int]:
    """Return the vacancies a seeker put aside and the open ones their reasons hide, never what they saved."""
    decided = decisions_of(seeker_id)
    hides = [found for _, _, found in _noes(seeker_id) if found is not None]
    hidden = session.scalars(_others(or_(*hides), today)) if hides else ()
    saved = {key for key, choice in decided.items() if choice != NOT_FOR_ME}
    return frozenset(decided.keys() | set(hidden)) - saved


def put_aside(seeker_id: int, *, today: date) -> tuple[PutAside, ...]:
    """Return what a seeker said no to and is still open, the last said first."""
    noes = _noes(seeker_id)
    cards = cards_of([vacancy.id for vacancy, _, _ in noes])
    found = [
        PutAside(cards[vacancy.id], reason, _count(seeker_id, hides, today))
        for vacancy, reason, hides in noes
    ]
    return tuple(each for each in found if each.card.is_open(today))


def _noes(seeker_id: int) -> list[tuple[Vacancy, str | None, ColumnElement[bool] | None]]:
    """Each no with its vacancy, its reason, and the condition of what it hides besides."""
    home = select(Seeker.commune_code).where(Seeker.id == seeker_id).scalar_subquery()
    query = select(Vacancy, Decision.reason, home).join(Decision, Decision.vacancy_id == Vacancy.id)
    mine = Decision.seeker_id == seeker_id, Decision.choice == NOT_FOR_ME
    rows = session.execute(query.where(*mine).order_by(Decision.decided_at.desc()))
    return [(row[0], row[1], alike(row[0], row[1], row[2])) for row in rows]


def _others(hides: ColumnElement[bool], today: date) -> Select[int]:
    return select(Vacancy.id).where(still_open(today), hides)


def _count(seeker_id: int, hides: ColumnElement[bool] | None, today: date) -> int:
    """Count what a reason hides that nothing was decided about."""
    if hides is None:
        return 0
    decided = select(Decision.id).where(
        Decision.seeker_id == seeker_id, Decision.vacancy_id == Vacancy.id
    )
    others = _others(hides, today).where(~decided.exists()).subquery()
    return session.scalar(select(func.count()).select_from(others)) or 0
