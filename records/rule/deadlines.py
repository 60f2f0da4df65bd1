"""By when the centre owes what, once a person asks or data got out (Luật 91/2025/QH15, NĐ 356/2025).

Rows of ``data/rights.csv``. Sources differ on whether 10, 15 and 20 are working days; calendar days are
the stricter reading.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from records.rule import table, working_days

ANY = "any"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One row: for what is asked, which step is owed within how many units."""

    id: str
    asks_for: str
    step: str
    amount: int
    unit: str
    source: str
    certainty: str
    effective_from: date | None


@cache
def rows() -> tuple[Deadline, ...]:
    """Return all rows."""
    return table.rows("rights", Deadline)


def deadline(asks_for: str, step: str) -> Deadline:
    """Return the row for what is asked, or the one for anything asked."""
    found = {row.asks_for: row for row in rows() if row.step == step}
    return found.get(asks_for) or found[ANY]


def last_day(asks_for: str, step: str, asked_on: date) -> date:
    """Return the last day on which a step is in time."""
    row = deadline(asks_for, step)
    if row.unit == "working-days":
        return working_days.after(asked_on, row.amount)
    return asked_on + timedelta(days=row.amount)


def last_moment(known_at: datetime) -> datetime:
    """Return until when the authority must be told of a breach known since ``known_at``."""
    return known_at + timedelta(hours=deadline("breach", "tell").amount)
