"""Breaches: what got out or was lost, whom it concerns in numbers, and who was told within 72 hours.

Luật 91/2025/QH15: the authority (A05, Bộ Công an), and the people where harm may come of it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from records.ledger import Act, Refusal, locking, session, the_one
from records.rights.model import Breach
from records.rights.states import BREACH
from records.rule.deadlines import last_moment


class KnownLater(Refusal):
    """Nothing is known of before it is written down."""

    key = "refused-breach-to-come"


@dataclass(frozen=True, slots=True)
class BreachFacts:
    """One breach, for the manager."""

    code: str
    state: str
    what: str
    concerned: int
    measures: str
    known_at: datetime
    tell_by: datetime
    told_at: datetime | None
    told_whom: str
    people_told: str


def note(act: Act, facts: dict[str, Any], *, centre_id: int) -> Breach:
    """Write down a breach; the clock runs from when it was known."""
    if facts["known_at"] > act.now:
        raise KnownLater()
    breach = Breach(
        **facts,
        centre_id=centre_id,
        state=BREACH.start,
        tell_by=last_moment(facts["known_at"]),
        noted_by=act.by.account_id,
        noted_at=act.now,
    )
    session.add(breach)
    session.flush()
    BREACH.begin(breach, act)
    return breach


def tell(act: Act, breach: Breach, *, told_whom: str, people_told: str) -> None:
    """Write down who was told."""
    BREACH.move(breach, "tell", act)
    breach.told_at, breach.told_whom, breach.people_told = act.now, told_whom, people_told


def close(act: Act, breach: Breach, *, reason: str) -> None:
    """End it: what was learnt, or why nobody had to be told."""
    BREACH.move(breach, "close", act, reason)


def for_centre(centre_id: int) -> tuple[BreachFacts, ...]:
    """Return a centre's register, the open ones first, then the newest."""
    query = select(Breach).where(Breach.centre_id == centre_id).order_by(Breach.id.desc())
    rows = map(_facts, session.scalars(query))
    return tuple(sorted(rows, key=lambda row: row.state != BREACH.start))


def one(code: str, *, centre_id: int) -> BreachFacts:
    """Return one breach of this centre."""
    return _facts(row(code, centre_id=centre_id))


def row(code: str, *, centre_id: int) -> Breach:
    """Return the row of one breach of this centre, locked."""
    query = select(Breach).where(Breach.code == code, Breach.centre_id == centre_id)
    return the_one(locking(query))


def _facts(row: Breach) -> BreachFacts:
    return BreachFacts(**{name: getattr(row, name) for name in BreachFacts.__slots__})
