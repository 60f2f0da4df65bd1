"""What a grant shows, on a given day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from records.employer.queries import cards
from records.grant.model import Grant
from records.ledger import locking, session, the_one


@dataclass(frozen=True, slots=True)
class GrantFacts:
    """A grant as the person who gave it reads it."""

    code: str
    employer: str
    vacancy_id: int
    parts: tuple[str, ...]
    given_at: datetime
    until: date
    withdrawn_at: datetime | None

    def holds(self, today: date) -> bool:
        """Tell whether the employer still sees anything."""
        return self.withdrawn_at is None and today <= self.until


def parts_in_force(grant_id: int | None, today: date) -> frozenset[str]:
    """Return which parts an employer may see today; none after withdrawal or the last day."""
    row = session.get(Grant, grant_id) if grant_id is not None else None
    if row is None or row.withdrawn_at is not None or today > row.until:
        return frozenset()
    return frozenset(row.parts)


def until_of(grant_id: int | None) -> date | None:
    """Return the last day of a grant, if there is one."""
    return session.scalar(select(Grant.until).where(Grant.id == grant_id))


def codes_of(grant_ids: Collection[int | None]) -> frozenset[str]:
    """Return the codes of some grants."""
    return frozenset(session.scalars(select(Grant.code).where(Grant.id.in_(grant_ids))))


def of_seeker(seeker_id: int) -> tuple[GrantFacts, ...]:
    """Return all grants of a person, newest first."""
    query = select(Grant).where(Grant.seeker_id == seeker_id).order_by(Grant.id.desc())
    rows = list(session.scalars(query))
    names = cards({row.employer_id for row in rows})
    return tuple(
        GrantFacts(
            code=row.code,
            employer=names[row.employer_id].name,
            vacancy_id=row.vacancy_id,
            parts=tuple(row.parts),
            given_at=row.given_at,
            until=row.until,
            withdrawn_at=row.withdrawn_at,
        )
        for row in rows
    )


def row(grant_id: int) -> Grant:
    """Return the row of a grant, locked, for verbs downstream."""
    return session.scalars(locking(select(Grant).where(Grant.id == grant_id))).one()


def own_row(code: str, *, seeker_id: int) -> Grant:
    """Return one of a person's own grants."""
    query = select(Grant).where(Grant.code == code, Grant.seeker_id == seeker_id)
    return the_one(locking(query))
