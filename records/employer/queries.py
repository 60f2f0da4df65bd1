"""Questions about employers."""

from dataclasses import dataclass

from sqlalchemy import select

from records.employer.model import Employer, Member
from records.ledger import NotFound, session


@dataclass(frozen=True, slots=True)
class EmployerCard:
    """What everybody may know of an employer."""

    id: int
    code: str
    name: str
    about: str
    commune_code: str
    verified: bool


@dataclass(frozen=True, slots=True)
class EmployerFacts:
    """What the employer and the centre's staff know."""

    card: EmployerCard
    centre_id: int
    state: str
    tax_code: str | None
    address: str
    contact_name: str
    contact_phone: str
    contact_email: str


def employer_of(account_id: int) -> int | None:
    """Return the id of the employer an account acts for."""
    return session.scalar(select(Member.employer_id).where(Member.account_id == account_id))


def card(employer_id: int) -> EmployerCard:
    """Return the public card of one employer."""
    return _card(session.get_one(Employer, employer_id))


def cards(employer_ids: set[int]) -> dict[int, EmployerCard]:
    """Return the public cards of several employers by id."""
    rows = session.scalars(select(Employer).where(Employer.id.in_(employer_ids)))
    return {row.id: _card(row) for row in rows}


def facts(employer_id: int) -> EmployerFacts:
    """Return everything the employer itself and the staff know."""
    return _facts(session.get_one(Employer, employer_id))


def by_code(code: str, *, centre_id: int) -> EmployerFacts:
    """Return one employer of this centre by its code."""
    query = select(Employer).where(Employer.code == code, Employer.centre_id == centre_id)
    row = session.scalars(query).one_or_none()
    if row is None:
        raise NotFound()
    return _facts(row)


def all_of(centre_id: int) -> tuple[EmployerCard, ...]:
    """Return the employers of a centre by name."""
    rows = session.scalars(select(Employer).where(Employer.centre_id == centre_id))
    return tuple(sorted((_card(row) for row in rows), key=lambda card: card.name))


def _card(row: Employer) -> EmployerCard:
    return EmployerCard(
        row.id, row.code, row.name, row.about, row.commune_code, row.state == "verified"
    )


def _facts(row: Employer) -> EmployerFacts:
    return EmployerFacts(
        card=_card(row),
        centre_id=row.centre_id,
        state=row.state,
        tax_code=row.tax_code,
        address=row.address,
        contact_name=row.contact_name,
        contact_phone=row.contact_phone,
        contact_email=row.contact_email,
    )
