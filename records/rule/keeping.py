"""How long each class of data is kept: rows of ``data/retention.csv``.

What ends by the clock is deleted when its days are over, unless its rule is from memory (``M``): then
a person is only warned. What ends by a person is never deleted by the clock.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from records.rule import table
from records.rule.table import FROM_MEMORY


@dataclass(frozen=True, slots=True)
class Keeping:
    """One row: the class, how long, how many days before its end a person is warned, who ends it."""

    id: str
    kept: str
    days: int
    hours: int
    warn_days: int
    ends_by: str
    source: str
    certainty: str

    @property
    def lasts(self) -> timedelta:
        """Return how long it is kept."""
        return timedelta(days=self.days, hours=self.hours)

    @property
    def by_clock(self) -> bool:
        """Tell whether the clock deletes it."""
        return self.ends_by == "clock" and self.certainty != FROM_MEMORY


@cache
def rows() -> tuple[Keeping, ...]:
    """Return all rows."""
    return table.rows("retention", Keeping)


def keeping(kept: str) -> Keeping:
    """Return the rule of one class."""
    return next(row for row in rows() if row.kept == kept)
