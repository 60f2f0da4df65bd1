"""An employer is entered or joins, is verified, gets members; what the centre arranges with them."""

from typing import Any

from sqlalchemy import select

from matcher.text import fold
from records.employer import owner
from records.employer.model import ENTERPRISE, Employer, Member
from records.employer.states import EMPLOYER, GONE, PROVED
from records.ledger import Act, Refusal, Role, locking, session, the_one


class TaxCodeKnown(Refusal):
    """The centre knows whose tax code this is, and it is another employer's."""

    key = "refused-tax-code-known"


def join(act: Act, *, centre_id: int, facts: dict[str, Any]) -> Employer:
    """Write down a new employer, not yet verified."""
    _demand_nobody_elses(act, facts.get("tax_code"))
    employer = Employer(centre_id=centre_id, state=EMPLOYER.start, joined_at=act.now)
    number = _fill_in(employer, facts)
    session.add(employer)
    session.flush()
    if number:
        owner.keep(employer.id, number, act.now)
    EMPLOYER.begin(employer, act)
    return employer


def change(act: Act, employer: Employer, facts: dict[str, Any]) -> None:
    """Change who an employer is and how to reach them; what ``facts`` do not name stays as it is."""
    if facts.get("tax_code", employer.tax_code) != employer.tax_code:
        _demand_nobody_elses(act, facts["tax_code"])
    number = _fill_in(employer, facts)
    if "owner_number" in facts or employer.tax_code or employer.kind == ENTERPRISE:
        owner.keep(employer.id, number, act.now)
    EMPLOYER.stay(employer, "edit", act)


def arrange(
    act: Act, employer: Employer, *, welcomes_everyone: bool, monthly_cap: int | None
) -> None:
    """Write what was arranged with them: whom they welcome, and how many people a month at most."""
    employer.welcomes_everyone, employer.monthly_cap = welcomes_everyone, monthly_cap
    EMPLOYER.stay(employer, "arrange", act)


def verify(act: Act, employer: Employer) -> None:
    """Write that the centre has checked who this employer is; nobody else proved the same code."""
    _demand_nobody_elses(act, employer.tax_code)
    EMPLOYER.move(employer, "verify", act)


def turn_away(act: Act, employer: Employer, *, reason: str) -> None:
    """Write that the centre does not take this employer, for one of ``TURNED_AWAY_FOR``."""
    EMPLOYER.move(employer, "turn-away", act, reason)


def look_again(act: Act, employer: Employer) -> None:
    """Put a turned-away employer back among those to verify."""
    EMPLOYER.move(employer, "look-again", act)


def pause(act: Act, employer: Employer, *, reason: str) -> None:
    """Introduce nobody to them for a while."""
    EMPLOYER.move(employer, "pause", act, reason)


def resume(act: Act, employer: Employer) -> None:
    """Introduce people to them again."""
    EMPLOYER.move(employer, "resume", act)


def add_member(employer_id: int, account_id: int, *, owns: bool = True) -> None:
    """Let an account act for an employer; who ``owns`` may add others."""
    session.add(Member(employer_id=employer_id, account_id=account_id, owns=owns))
    session.flush()


def row(code: str, *, centre_id: int) -> Employer:
    """Return the row of one employer of this centre, locked."""
    here = (Employer.centre_id == centre_id, Employer.state != GONE)
    query = select(Employer).where(Employer.code == code, *here)
    return the_one(locking(query))


def locked(employer_id: int) -> Employer:
    """Return an employer's row, locked, for verbs downstream that count what they were sent."""
    return session.scalars(locking(select(Employer).where(Employer.id == employer_id))).one()


def _demand_nobody_elses(act: Act, tax_code: str | None) -> None:
    """Whose a code is counts once it was verified; only the centre is told of it."""
    proved = select(Employer.id).where(Employer.tax_code == tax_code, Employer.state.in_(PROVED))
    told = act.by.role not in (Role.STRANGER, Role.EMPLOYER)
    if tax_code and told and session.scalar(proved.limit(1)):
        raise TaxCodeKnown()


def _fill_in(employer: Employer, facts: dict[str, Any]) -> str | None:
    """Write facts into the row, and return the one that is none of its: an owner's number, if said."""
    for name, value in facts.items():
        if name != "owner_number":
            setattr(employer, name, value)
    employer.search_text = f" {fold(f'{employer.name} {employer.tax_code or str()}')} "
    return facts.get("owner_number")
