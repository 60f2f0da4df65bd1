"""Writing an exclusion down, and removing it."""

from datetime import date
from typing import Any

from sqlalchemy import func, select

from records import trail
from records.exclusion.model import LEGAL, Exclusion
from records.exclusion.queries import cited
from records.ledger import Act, NotFound, Refusal, session
from records.vacancy.actions import touch
from records.vacancy.model import Vacancy

MOST = 8


class RuleDoesNotFit(Refusal):
    """No verified rule in force lets this be demanded for work of this trade."""

    key = "refused-rule-does-not-fit"


class TooMany(Refusal):
    """A vacancy that lists more can't be read any more."""

    key = "refused-too-many-exclusions"


def add(act: Act, vacancy: Vacancy, facts: dict[str, Any]) -> Exclusion:
    """Write down whom a vacancy can't take; a legal one only under a rule that fits its trade."""
    if not stands(facts, vacancy.trade, act.today):
        raise RuleDoesNotFit()
    made = Exclusion(vacancy_id=vacancy.id, written_at=act.now, **facts)
    if _count(vacancy.id) >= MOST:
        raise TooMany()
    session.add(made)
    session.flush()
    trail.note(act, verb="add", subject="exclusion", subject_id=made.id)
    touch(act, vacancy)
    return made


def stands(facts: dict[str, Any], trade: str | None, today: date) -> bool:
    """Tell whether an exclusion may be written down; a legal one needs a rule that fits the trade."""
    said = Exclusion(**facts)
    return said.kind != LEGAL or cited(said, trade, today) is not None


def remove(act: Act, vacancy: Vacancy, code: str) -> None:
    """Take an exclusion of this vacancy away."""
    query = select(Exclusion).where(Exclusion.code == code, Exclusion.vacancy_id == vacancy.id)
    found = session.scalars(query).one_or_none()  # the vacancy's row is locked
    if found is None:
        raise NotFound()
    trail.note(act, verb="remove", subject="exclusion", subject_id=found.id)
    session.delete(found)
    touch(act, vacancy)


def _count(vacancy_id: int) -> int:
    query = select(func.count()).where(Exclusion.vacancy_id == vacancy_id)
    return session.scalar(query) or 0
