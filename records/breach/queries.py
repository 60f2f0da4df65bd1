"""Breaches as the manager of their centre reads them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select

from records.breach.model import Breach
from records.breach.states import BREACH, OVER
from records.history import steps_of
from records.ledger import NotFound, locking, session
from records.ledger.act import HERE
from records.rule.breaches import Clock, to_tell_authority

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class BreachFacts:
    """One breach with its clock; nobody is named in it."""

    code: str
    state: str
    happened_at: datetime
    known_at: datetime
    people: int
    kinds: tuple[str, ...]
    what: str
    measures: str
    told_at: datetime | None
    told_how: str
    people_told_at: datetime | None
    reason: str | None
    clock: Clock

    @property
    def due_at(self) -> datetime:
        """When the authority must have been told."""
        return self.known_at + self.clock.lasts

    @property
    def runs(self) -> bool:
        """Tell whether the clock still runs."""
        return self.state == BREACH.start

    @property
    def told_late(self) -> bool:
        """Tell whether the authority was told after its time."""
        return self.told_at is not None and self.told_at > self.due_at

    def hours_left(self, now: datetime) -> int:
        """Return the whole hours left to tell the authority; negative once it is late."""
        return (self.due_at - now) // HOUR


def of_centre(centre_id: int) -> tuple[BreachFacts, ...]:
    """Return a centre's breaches, newest first: there are few, and each is kept."""
    return _facts_of(select(Breach).where(Breach.centre_id == centre_id))


def open_ones(centre_id: int) -> tuple[BreachFacts, ...]:
    """Return the breaches a manager still has something to do about."""
    query = select(Breach).where(Breach.centre_id == centre_id, Breach.state.not_in(OVER))
    return _facts_of(query)


def by_code(code: str, *, centre_id: int) -> BreachFacts:
    """Return one breach of this centre."""
    found = _facts_of(select(Breach).where(Breach.code == code, Breach.centre_id == centre_id))
    if not found:
        raise NotFound()
    return found[0]


def row(code: str, *, centre_id: int) -> Breach:
    """Return the row of a breach of this centre, locked."""
    query = select(Breach).where(Breach.code == code, Breach.centre_id == centre_id)
    found = session.scalars(locking(query)).one_or_none()
    if found is None:
        raise NotFound()
    return found


def _facts_of(query: Select[Breach]) -> tuple[BreachFacts, ...]:
    return tuple(_facts(x) for x in session.scalars(query.order_by(Breach.id.desc())))


def _facts(row: Breach) -> BreachFacts:
    steps = steps_of(BREACH.subject, row.id)
    return BreachFacts(
        code=row.code,
        state=row.state,
        happened_at=row.happened_at,
        known_at=row.known_at,
        people=row.people,
        kinds=tuple(row.kinds),
        what=row.what,
        measures=row.measures,
        told_at=row.told_at,
        told_how=row.told_how,
        people_told_at=row.people_told_at,
        reason=steps[-1].reason if steps else None,
        clock=to_tell_authority(row.known_at.astimezone(HERE).date()),
    )
