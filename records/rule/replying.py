"""Until when an employer is to answer, when they are reminded or asked, and how long a trial may last.

Rows of ``data/reply.csv``, all the centre's own measures; days count from the introduction, or from the
centre's last word with the employer, that day not included; of a vacancy from the last word about it, and
from the letter that asks.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from records.ledger.act import HERE
from records.rule import table, working_days

DUE, REMIND, CALL, CLOSE, LINK = "due", "remind", "call", "close", "link"
SILENT, PAUSE, OPEN_LINK, TRIAL = "silent", "pause", "open-link", "trial"


@dataclass(frozen=True, slots=True)
class Step:
    """One row: what happens, after how many units."""

    id: str
    step: str
    amount: int
    unit: str
    source: str
    certainty: str

    def day(self, since: date) -> date:
        """Return the day it happens to who has waited since a day."""
        if self.unit == "working-days":
            return working_days.after(since, self.amount)
        return since + timedelta(days=self.amount)

    def reached(self, today: date) -> date:
        """Return the newest day such that it has happened by today to who has waited since then."""
        since = today - timedelta(days=self.amount)
        while self.day(since) > today:
            since -= timedelta(days=1)
        return since

    def begun_before(self, today: date) -> datetime:
        """Return the moment before which a wait began to which it has happened by today."""
        return datetime.combine(self.reached(today) + timedelta(days=1), time(), HERE)


@cache
def rows() -> tuple[Step, ...]:
    """Return all rows."""
    return table.rows("reply", Step)


def the(step: str) -> Step:
    """Return the row of a step there is one of."""
    return next(row for row in rows() if row.step == step)


@cache
def reminders() -> tuple[Step, ...]:
    """Return the steps at which an employer is reminded, the earliest first."""
    return tuple(sorted((x for x in rows() if x.step == REMIND), key=lambda x: x.amount))


def link_until(now: datetime, step: str = LINK) -> datetime:
    """Return until when a link that is made now works."""
    return now + timedelta(days=the(step).amount)
