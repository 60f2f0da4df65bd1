"""Writing down what somebody has at hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from records.ledger import Act, locking, session
from records.readiness.model import ReadinessItem
from records.readiness.states import OPEN, READINESS
from records.seeker.model import Seeker


@dataclass(frozen=True, slots=True)
class Said:
    """Where an item stands, who sees to it (``person`` or ``centre``), by which day."""

    state: str
    who: str = "person"
    by: date | None = None


def write(act: Act, seeker: Seeker, items: Mapping[str, Said]) -> None:
    """Write down several items at once; what stayed the same leaves no line."""
    query = select(ReadinessItem).where(ReadinessItem.seeker_id == seeker.id)
    known = {row.kind: row for row in session.scalars(locking(query))}
    for kind, said in items.items():
        row = known.get(kind) or _begin(act, seeker, kind, said.who)
        _change(act, row, said)


def _begin(act: Act, seeker: Seeker, kind: str, who: str) -> ReadinessItem:
    row = ReadinessItem(
        centre_id=seeker.centre_id,
        seeker_id=seeker.id,
        kind=kind,
        state=READINESS.start,
        sees_to_it=who,
    )
    session.add(row)
    session.flush()
    READINESS.begin(row, act)
    return row


def _change(act: Act, row: ReadinessItem, said: Said) -> None:
    if said.state != row.state:
        READINESS.move(row, said.state, act)
    row.sees_to_it = said.who
    row.due_on = said.by if said.state in OPEN else None
