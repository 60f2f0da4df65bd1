"""Drafts whose employer already asked for them to be shown, and the verifying they wait for."""

from sqlalchemy import ColumnElement, and_, select

from records import outbox
from records.employer import actions as employers
from records.employer.model import Employer
from records.employer.queries import version as version_of
from records.ledger import Act, Refusal, locking, session
from records.vacancy import actions, holding
from records.vacancy.model import Vacancy


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
    employers.verify(act, employer)
    query = select(Vacancy).where(_waits(employer.id)).order_by(Vacancy.id)
    rows = [row for row in session.scalars(locking(query)) if not actions.is_over(act, row)]
    for row in rows:
        holding.offer(act, row)
    outbox.tell(
        act, "employer-verified", subject=f"employer:{employer.id}", employer_id=employer.id
    )
    return len(rows)


def waiting_drafts(employer_id: int) -> frozenset[str]:
    """Return the codes of an employer's drafts that go up by themselves once the centre has checked."""
    return frozenset(session.scalars(select(Vacancy.code).where(_waits(employer_id))))


def _waits(employer_id: int) -> ColumnElement[bool]:
    return and_(Vacancy.employer_id == employer_id, Vacancy.waits_since.is_not(None))
