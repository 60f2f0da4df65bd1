"""Reading a record's history."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from records.history.model import HistoryLine
from records.ledger import session


@dataclass(frozen=True, slots=True)
class Step:
    """One step a record took, without who took it: safe for every audience of the record."""

    verb: str
    state: str
    role: str
    at: datetime
    reason: str | None


def steps_of(subject: str, subject_id: int) -> tuple[Step, ...]:
    """Return the steps of one record, oldest first."""
    lines = session.scalars(
        select(HistoryLine)
        .where(HistoryLine.subject == subject, HistoryLine.subject_id == subject_id)
        .order_by(HistoryLine.id)
    )
    return tuple(Step(x.verb, x.to_state, x.role, x.happened_at, x.reason) for x in lines)
