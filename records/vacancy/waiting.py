"""What the centre's word on an employer does to their vacancies: those that wait go up, or all come down."""

from sqlalchemy import ColumnElement, and_, select

from records import outbox
from records.employer import actions as employers
from records.employer.model import Employer
from records.employer.queries import version as version_of
from records.employer.states import EMPLOYER
from records.ledger import Act, Refusal, locking, session
from records.vacancy import actions, holding
from records.vacancy.model import Vacancy
from records.vacancy.states import GOING, VACANCY


class ChangedSince(Refusal):
    """Who this employer is was changed after the page was opened that was called with."""

    key = "refused-employer-changed-since"


def verify(act: Act, employer: Employer, *, version: int | None) -> int:
    """Write that the centre checked who this employer is, as ``version`` of their facts read.

    What waits for it is shown, or held for a look; one whose last day is over stays a draft. Return how
    many drafts waited and do so no longer.
    """
    if version != version_of(employer.id):
        raise ChangedSince()
    rows = [row for row in _locked(employer, waits()) if not actions.is_over(act, row)]
    employers.verify(act, employer)
    for row in rows:
        holding.offer(act, row)
    outbox.tell(
        act, "employer-verified", subject=f"employer:{employer.id}", employer_id=employer.id
    )
    return len(rows)


def turn_away(act: Act, employer: Employer, *, reason: str) -> None:
    """Write that the centre does not take this employer; what the centre posted for them is closed.

    Drafts stay: the centre may look at them again.
    """
    employers.turn_away(act, employer, reason=reason)
    for row in _locked(employer, Vacancy.state.in_(GOING), Vacancy.state != VACANCY.start):
        actions.close(act, row)


def waiting_drafts(employer_id: int) -> frozenset[str]:
    """Return the codes of an employer's drafts that go up by themselves once the centre has checked."""
    query = select(Vacancy.code).where(Employer.id == employer_id, waits())
    return frozenset(session.scalars(query))


def waits() -> ColumnElement[bool]:
    """Ask for a draft that goes up with the verifying of its employer; of one turned away none does."""
    return and_(
        Vacancy.employer_id == Employer.id,
        Employer.state == EMPLOYER.start,
        Vacancy.waits_since.is_not(None),
    )


def _locked(employer: Employer, *which: ColumnElement[bool]) -> list[Vacancy]:
    query = select(Vacancy).join(Employer, Employer.id == Vacancy.employer_id)
    mine = query.where(Employer.id == employer.id, *which).order_by(Vacancy.id)
    return list(session.scalars(locking(mine)))
