"""The hours in which nobody is called or written to: the row of ``data/quiet.csv``."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache

from records.ledger.act import HERE
from records.rule import table


@dataclass(frozen=True, slots=True)
class Quiet:
    """One row: from when in the evening until when in the morning, in Vietnam."""

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


@cache
def quiet() -> Quiet:
    """Return the rule."""
    (row,) = table.rows("quiet", Quiet)
    return row
