"""What the centre owes after a start: when to ask how it goes, and by when to enter it nationally.

Rows of ``data/after_start.csv`` (NĐ 352/2025 Đ.10.2, and the centre's own measures beside it).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from records.rule import table, working_days

FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Step:
    """One row: what is owed, after how many units, and who is asked."""

    id: str
    step: str
    amount: int
    unit: str
    asks: frozenset[str]
    source: str
    certainty: str

    def due_on(self, started_on: date) -> date:
        """Return the day it is owed: its own, or the next on which offices work."""
        return working_days.first_from(started_on + timedelta(days=self.amount))


@cache
def rows() -> tuple[Step, ...]:
    """Return all rows."""
    return table.rows("after_start", Step)


@cache
def follow_ups() -> tuple[Step, ...]:
    """Return the days after a start on which it is asked how it goes, the earliest first."""
    return tuple(sorted((x for x in rows() if x.step == FOLLOW_UP), key=lambda x: x.amount))


def next_day(started_on: date, today: date) -> date | None:
    """Return the next day on which it will be asked how it goes; none once the last has come."""
    coming = (row.due_on(started_on) for row in follow_ups())
    return next((day for day in coming if day > today), None)


def last_day_to_enter(noticed_on: date) -> date:
    """Return by when a start is entered on the national exchange (ESC-T1), from the day of its notice."""
    return working_days.after(noticed_on, _the("enter").amount)


def link_until(now: datetime) -> datetime:
    """Return until when a link that is made now works."""
    return now + timedelta(days=_the("link").amount)


def may_ask(here: datetime) -> bool:
    """Tell whether somebody may be asked at this moment of this place: in office hours of a working day."""
    hours = range(_the("ask-from").amount, _the("ask-until").amount)
    return here.hour in hours and working_days.is_working(here.date())


def _the(step: str) -> Step:
    return next(row for row in rows() if row.step == step)
