"""An employer joins, is verified, gets members."""

from typing import Any

from records.employer.model import Employer, Member
from records.employer.states import EMPLOYER
from records.ledger import Act, session


def join(act: Act, *, centre_id: int, facts: dict[str, Any]) -> Employer:
    """Write down a new employer, not yet verified."""
    employer = Employer(centre_id=centre_id, state=EMPLOYER.start, joined_at=act.now, **facts)
    session.add(employer)
    session.flush()
    EMPLOYER.begin(employer, act)
    return employer


def verify(act: Act, employer: Employer) -> None:
    """Write that the centre has checked who this employer is."""
    EMPLOYER.move(employer, "verify", act)


def add_member(employer_id: int, account_id: int) -> None:
    """Let an account act for an employer."""
    session.add(Member(employer_id=employer_id, account_id=account_id))
    session.flush()
