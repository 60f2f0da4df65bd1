"""The hours in which nobody is called or written to: rows of ``data/quiet.csv``.

The night is everybody's; whoever wishes for longer ones chooses a row that holds the night.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache

from records.ledger.act import HERE
from records.rule import table

NIGHT = "night"


@dataclass(frozen=True, slots=True)
class Quiet:
    """One row: from when in the evening until when in the morning, in Vietnam."""

    hours: str
    begins: time
    ends: time
    source: str
    certainty: str

    def over(self, now: datetime) -> datetime:
        """Return the first moment from now on at which it is not quiet."""
        here = now.astimezone(HERE)
        if self.ends <= here.time() < self.begins:
            return now
        day = here.date() + timedelta(days=here.time() >= self.begins)
        return datetime.combine(day, self.ends, HERE)


def quiet(hours: str = NIGHT) -> Quiet:
    """Return the rule of some hours."""
    return _rows()[hours]


def hours() -> tuple[str, ...]:
    """Name the rows, the shortest first."""
    return tuple(_rows())


@cache
def _rows() -> dict[str, Quiet]:
    return {row.hours: row for row in table.rows("quiet", Quiet)}
