"""What people have at hand, as they and their centre read it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from records.ledger import session
from records.readiness.model import ReadinessItem
from records.readiness.states import KINDS, OPEN


@dataclass(frozen=True, slots=True)
class Item:
    """One item; ``who`` sees to it (``person`` or ``centre``), ``by`` the last day agreed on."""

    kind: str
    state: str
    who: str
    by: date | None
    seeker_id: int

    @property
    def is_open(self) -> bool:
        """Tell whether it still keeps somebody from beginning."""
        return self.state in OPEN


def of_seeker(seeker_id: int) -> tuple[Item, ...]:
    """Return what is known of a person, in the order of the form."""
    query = select(ReadinessItem).where(ReadinessItem.seeker_id == seeker_id)
    found = map(_item, session.scalars(query))
    return tuple(sorted(found, key=lambda item: KINDS.index(item.kind)))


def overdue(centre_id: int, *, today: date) -> tuple[Item, ...]:
    """Return a centre's open items past their day, the oldest day first."""
    query = select(ReadinessItem).where(
        ReadinessItem.centre_id == centre_id,
        ReadinessItem.state.in_(OPEN),
        ReadinessItem.due_on < today,
    )
    rows = session.scalars(query.order_by(ReadinessItem.due_on, ReadinessItem.id))
    return tuple(map(_item, rows))


def _item(row: ReadinessItem) -> Item:
    return Item(row.kind, row.state, row.sees_to_it, row.due_on, row.seeker_id)
