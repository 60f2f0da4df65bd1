"""Questions about employers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_, select

from matcher.text import fold
from records.account.model import Account
from records.employer import owner
from records.employer.model import Employer, Member
from records.employer.states import EMPLOYER, GONE, NOT_TAKEN, PROVED
from records.history import steps_of
from records.ledger import session, the_one


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
class MemberFacts:
    """Somebody who acts for an employer, as those who act with them see it."""

    code: str
    account_id: int
    login: str
    owns: bool


PAGE = 30


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the centre's staff alone know of an employer."""

    welcomes_everyone: bool
    monthly_cap: int | None


@dataclass(frozen=True, slots=True)
class EmployerFacts:
    """What the employer and the centre's staff know."""

    card: EmployerCard
    centre_id: int
    state: str
    kind: str
    tax_code: str | None
    address: str
    contact_name: str
    contact_phone: str
    contact_email: str
    particulars: Mapping[str, Any]

    @property
    def boxes(self) -> dict[str, str | None]:
        """What is known as the boxes of its form."""
        return {
            "name": self.card.name,
            "kind": self.kind,
            "tax_code": self.tax_code,
            "commune_code": f"commune:{self.card.commune_code}",
            "address": self.address,
            "about": self.card.about,
            "contact_name": self.contact_name,
            "contact_phone": self.contact_phone,
            "contact_email": self.contact_email,
        }


def employer_of(account_id: int) -> int | None:
    """Return the id of the employer an account acts for."""
    return session.scalar(select(Member.employer_id).where(Member.account_id == account_id))


def owns(account_id: int) -> bool:
    """Tell whether an account owns the employer it acts for."""
    return bool(session.scalar(select(Member.owns).where(Member.account_id == account_id)))


def is_proved(employer_id: int) -> bool:
    """Tell whether the centre has checked who this employer is."""
    with session.no_autoflush:  # what is being changed elsewhere has no say in it
        return session.get_one(Employer, employer_id).state in PROVED


def is_taken(employer_id: int) -> bool:
    """Tell whether the centre has not said no to this employer."""
    with session.no_autoflush:
        return session.get_one(Employer, employer_id).state not in NOT_TAKEN


def taken(employer_id: int) -> Select[int]:
    """Ask for the id of an employer, unless the centre has said no to it."""
    return select(Employer.id).where(Employer.id == employer_id, Employer.state.not_in(NOT_TAKEN))


def version(employer_id: int) -> int:
    """Return how often was changed who this employer is: what a page showed may be out of date."""
    return sum(step.verb == "edit" for step in steps_of(EMPLOYER.subject, employer_id))


def card(employer_id: int) -> EmployerCard:
    """Return the public card of one employer."""
    return _card(session.get_one(Employer, employer_id))


def cards(employer_ids: set[int]) -> dict[int, EmployerCard]:
    """Return the public cards of several employers by id."""
    if not employer_ids:
        return {}
    rows = session.scalars(select(Employer).where(Employer.id.in_(employer_ids)))
    return {row.id: _card(row) for row in rows}


def facts(employer_id: int) -> EmployerFacts:
    """Return everything the employer itself and the staff know."""
    return _facts(session.get_one(Employer, employer_id))


def by_code(code: str, *, centre_id: int) -> EmployerFacts:
    """Return one employer of this centre by its code."""
    here = (Employer.centre_id == centre_id, Employer.state != GONE)
    row = the_one(select(Employer).where(Employer.code == code, *here))
    return _facts(row)


def arrangements(employer_ids: Collection[int]) -> dict[int, Arrangement]:
    """Return what was arranged with several employers, by id; for the staff."""
    rows = session.scalars(select(Employer).where(Employer.id.in_(employer_ids)))
    return {row.id: Arrangement(row.welcomes_everyone, row.monthly_cap) for row in rows}


def members(employer_id: int) -> tuple[str, ...]:
    """Return the sign-in names of those who act for an employer."""
    query = select(Account.login).join(Member, Member.account_id == Account.id)
    still = query.where(Member.employer_id == employer_id, Account.closed_at.is_(None))
    return tuple(session.scalars(still.order_by(Account.login)))


def team(employer_id: int) -> tuple[MemberFacts, ...]:
    """Return who acts for an employer, who owns it first."""
    query = select(Member, Account.login).join(Account, Account.id == Member.account_id)
    still = query.where(Member.employer_id == employer_id, Account.closed_at.is_(None))
    rows = session.execute(still.order_by(Member.owns.desc(), Account.login))
    return tuple(MemberFacts(it.code, it.account_id, login, it.owns) for it, login in rows)


def browse(
    centre_id: int, *, words: str = "", state: str = "", before: int | None = None
) -> tuple[EmployerFacts, ...]:
    """Return a page of a centre's employers, newest first; ``words`` match in any spelling of marks."""
    query = select(Employer).where(Employer.centre_id == centre_id)
    for word in fold(words).split():
        query = query.where(Employer.search_text.contains(f" {word}", autoescape=True))
    query = query.where(Employer.state == state if state else Employer.state != GONE)
    if before is not None:
        query = query.where(Employer.id < before)
    return tuple(map(_facts, session.scalars(query.order_by(Employer.id.desc()).limit(PAGE))))


def to_verify(centre_id: int) -> tuple[tuple[EmployerFacts, datetime], ...]:
    """Return who waits to be verified, and since when, the longest first."""
    query = select(Employer).where(
        Employer.centre_id == centre_id, Employer.state == EMPLOYER.start
    )
    rows = session.scalars(query.order_by(Employer.joined_at, Employer.id))
    return tuple((_facts(row), row.joined_at) for row in rows)


def same_code(facts: EmployerFacts) -> tuple[EmployerFacts, ...]:
    """Return the other employers of a centre with this tax code or owner's number, the verified first."""
    by_code = Employer.tax_code == (facts.tax_code or "")
    by_number = Employer.id.in_(owner.same_number(facts.card.id))
    query = select(Employer).where(
        or_(by_code, by_number), Employer.centre_id == facts.centre_id, Employer.id != facts.card.id
    )
    proved_first = query.order_by(Employer.state.not_in(PROVED), Employer.id.desc())
    return tuple(map(_facts, session.scalars(proved_first.limit(PAGE))))


def all_of(centre_id: int) -> tuple[EmployerCard, ...]:
    """Return the employers of a centre by name."""
    here = select(Employer).where(Employer.centre_id == centre_id, Employer.state != GONE)
    rows = session.scalars(here)
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
        kind=row.kind,
        tax_code=row.tax_code,
        address=row.address,
        contact_name=row.contact_name,
        contact_phone=row.contact_phone,
        contact_email=row.contact_email,
        particulars=row.particulars,
    )
