"""Slowing down who guesses, and nobody else.

Two things are counted: wrong tries for a name from one address, and for that name from anywhere. Only the
first makes anybody wait. The second makes the waits steeper: a name that is guessed at from many addresses
leaves each of them one free try instead of five, then waits up to an hour. But each address waits for its
own mistakes alone: where nobody erred, a try is always taken. So an enemy elsewhere can lock nobody out,
and a thousand addresses gain a thousand tries at first and one an hour each from then on.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, select, update
from sqlalchemy.dialects.postgresql import insert

from records.account.model import SlowDown
from records.ledger import session
from records.vault import blind_index

FORGOTTEN_AFTER = timedelta(days=1)
MANY = 30
"""So many wrong tries for one name, the last of them within a day, are no longer one person's slips."""


@dataclass(frozen=True, slots=True)
class Curve:
    """How many tries are free, and how the waits after them grow: each twice the one before."""

    free: int
    first: timedelta
    longest: timedelta

    def wait(self, failures: int) -> timedelta:
        """Return how long to wait after so many wrong tries in a row."""
        if failures < self.free:
            return timedelta()
        doubled: int = 2 ** min(failures - self.free, 10)
        return min(self.longest, self.first * doubled)


USUAL = Curve(free=5, first=timedelta(seconds=15), longest=timedelta(minutes=15))
GUESSED_AT = Curve(free=1, first=timedelta(minutes=1), longest=timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Lane:
    """Tries of one kind for one name from one address."""

    kind: str
    name: str
    address: str

    @property
    def here(self) -> bytes:
        """The key of the count for this address."""
        return blind_index("slow-down", f"{self.kind}|{self.name}|{self.address}")

    @property
    def anywhere(self) -> bytes:
        """The key of the count for this name alone."""
        return blind_index("slow-down-anywhere", f"{self.kind}|{self.name}")


def still_to_wait(lane: Lane, now: datetime) -> timedelta:
    """Return how long this address has to wait before it may try again; nothing if it may."""
    until = session.scalar(select(SlowDown.wait_until).where(SlowDown.key == lane.here))
    return max(until - now, timedelta()) if until else timedelta()


def count(lane: Lane, now: datetime) -> None:
    """Count a wrong try, and say how long the next one from this address has to wait."""
    curve = GUESSED_AT if _counted(lane.anywhere, now) > MANY else USUAL
    wait = curve.wait(_counted(lane.here, now))
    session.execute(update(SlowDown).where(SlowDown.key == lane.here).values(wait_until=now + wait))


def forgive(lane: Lane, now: datetime) -> None:
    """Forget the wrong tries of an address that got it right; those of others still count."""
    forgiven = update(SlowDown).where(SlowDown.key == lane.here)
    session.execute(forgiven.values(failures=0, wait_until=now))


def _counted(key: bytes, now: datetime) -> int:
    """Count in the database: of many tries at once, each one counts."""
    first = insert(SlowDown).values(key=key, failures=1, wait_until=now)
    forgotten = SlowDown.wait_until < now - FORGOTTEN_AFTER
    counted = first.on_conflict_do_update(
        index_elements=["key"],
        set_={
            "failures": case((forgotten, 1), else_=SlowDown.failures + 1),
            "wait_until": now,
        },
    ).returning(SlowDown.failures)
    return session.execute(counted).scalar_one()
