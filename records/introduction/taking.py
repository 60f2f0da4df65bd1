"""Whether an employer takes introductions now: none if paused or turned away, else up to their cap a month.

A month is a calendar month in Vietnam. Every introduction begun in it counts, however it went on: the
employer was told of each.
"""

from collections.abc import Collection
from datetime import date, datetime, time

from sqlalchemy import func, select

from records.employer.actions import locked
from records.employer.model import Employer
from records.employer.states import NOT_TAKEN
from records.introduction.model import Introduction
from records.introduction.unheard import unheard
from records.ledger import Act, Refusal, session
from records.ledger.act import HERE

PAUSED, AWAY, FULL = "paused", "turned-away", "cap"
NOBODY = (PAUSED, AWAY)
"""They take nobody, however many came before; a person is told the same of both."""


class EmployerPaused(Refusal):
    """To this employer nobody is introduced for now."""

    key = "refused-employer-paused"


class CapReached(Refusal):
    """As many people as this employer wants in a month were introduced to them."""

    key = "refused-employer-cap"


def demand_taking(act: Act, employer_id: int) -> None:
    """Refuse an employer who takes nobody now; whoever then takes a turn has locked their row before."""
    why = not_taking({employer_id}, today=act.today).get(employer_id)
    if why in NOBODY:
        raise EmployerPaused()
    if why == FULL:
        raise CapReached()


def demand_not_paused(act: Act, employer_id: int) -> None:
    """Refuse an employer who takes nobody at all; who was begun with before counts in its month already."""
    locked(employer_id)
    if not_taking({employer_id}, today=act.today).get(employer_id) in NOBODY:
        raise EmployerPaused()


def not_taking(employer_ids: Collection[int], *, today: date) -> dict[int, str]:
    """Return which of these employers take nobody now, and why: ``paused``, ``turned-away`` or ``cap``."""
    query = select(Employer.id, Employer.state, Employer.monthly_cap)
    rows = session.execute(query.where(Employer.id.in_(employer_ids))).all()
    begun = begun_this_month({key for key, _, cap in rows if cap is not None}, today=today)
    nobody = {key: PAUSED for key, state, _ in rows if state == PAUSED}
    nobody |= {key: AWAY for key, state, _ in rows if state in NOT_TAKEN}
    full = {key: FULL for key, _, cap in rows if cap is not None and begun.get(key, 0) >= cap}
    return full | nobody


def turns_left(employer_ids: Collection[int], *, today: date) -> dict[int, int]:
    """Return how many more people each of these employers takes this month, of those who set a number."""
    query = select(Employer.id, Employer.monthly_cap).where(
        Employer.id.in_(employer_ids), Employer.monthly_cap.is_not(None)
    )
    caps = dict(session.execute(query).all())
    begun = begun_this_month(set(caps), today=today)
    return {key: max(cap - begun.get(key, 0), 0) for key, cap in caps.items() if cap is not None}


def begun_this_month(employer_ids: Collection[int], *, today: date) -> dict[int, int]:
    """Return how many introductions to each of these employers were begun this month."""
    first = datetime.combine(today.replace(day=1), time(), HERE)
    query = select(Introduction.employer_id, func.count()).where(
        Introduction.employer_id.in_(employer_ids), Introduction.begun_at >= first, ~unheard()
    )
    return dict(session.execute(query.group_by(Introduction.employer_id)).all())
